// app/command_tenant_allowlist.cpp: `orderline tenant allowlist`: the addresses that a tenant's users and keys may come from.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include "actions/allowlist.hpp"
#include "app/as_server.hpp"
#include "app/command_tenant.hpp"
#include "app/table.hpp"
#include "app/tenants.hpp"
#include "base/text.hpp"

namespace orderline::app {
namespace {

constexpr std::chrono::seconds time_max{30};

struct Options {
    std::string tenant, note;
    std::vector<std::string> networks;
    bool json = false;
};

/// Changes the list, or only looks at it.
using Change = Result<void> (*)(actions::Allowlist&, const Options&);

Result<actions::Allowlist> read(const Database& database, TenantId tenant) {
    return run_as_server<actions::Allowlist>(database, time_max, [&](pg::Pool& pool, Deadline by) {
        return actions::read_allowlist(pool, operator_of(tenant), by);
    });
}

Result<Exit> list(Database& database, pg::Session& session, const Options& options) {
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(found, read(database, tenant.id));
    Table table{{"network", "note"}};
    for (const auto& one : found) {
        table.add({to_text(one.network), one.description.empty() ? std::nullopt : std::optional{one.description}});
    }
    print(table, options.json);
    return Exit::ok;
}

Result<Exit> change(Database& database, pg::Session& session, const Options& options, Change apply) {
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(wanted, read(database, tenant.id));
    TRY_VOID(apply(wanted, options));
    TRY(now, run_as_server<actions::Allowlist>(database, time_max, [&](pg::Pool& pool, Deadline by) {
            return actions::replace_allowlist(pool, operator_of(tenant.id), wanted, std::nullopt, by);
        }));
    if (now.empty()) fmt::print("The list is empty: users and keys may come from everywhere.\n");
    else fmt::print("Networks that users and keys may come from, and from nowhere else: {}.\n", now.size());
    return Exit::ok;
}

auto find(actions::Allowlist& list, const IpNetwork& network) {
    return std::ranges::find(list, network, &actions::AllowedNetwork::network);
}

Result<void> add(actions::Allowlist& list, const Options& options) {
    if (!is_storable_text(options.note)) return fail(Code::bad_request, "usage", "A note is UTF-8.");
    for (const auto& word : options.networks) {
        TRY(network, parse_ip_network(word));
        if (const auto known = find(list, network); known == list.end()) list.push_back({network, options.note});
        else if (!options.note.empty()) known->description = options.note;
    }
    return {};
}

Result<void> remove(actions::Allowlist& list, const Options& options) {
    for (const auto& word : options.networks) {
        TRY(network, parse_ip_network(word));
        const auto known = find(list, network);
        if (known == list.end()) return fail(Code::not_found, "not_found", to_text(network) + " is not in the list.");
        list.erase(known);
    }
    return {};
}

Result<void> clear(actions::Allowlist& list, const Options&) {
    list.clear();
    return {};
}

}  // namespace

void add_tenant_allowlist(CLI::App& tenant, Chosen& chosen) {
    auto* allowlist = tenant.add_subcommand("allowlist", "The addresses that a tenant's users and keys may come from");
    allowlist->require_subcommand(1);
    allowlist->footer("Examples:\n  orderline tenant allowlist add --tenant donau 203.0.113.0/24 2001:db8:7::/48 --note office\n"
                      "  orderline tenant allowlist clear --tenant donau\n\n"
                      "An empty list lets everybody in. Customers' links are not bound to it. Servers heed a change at once.");
    auto options = std::make_shared<Options>();
    const auto command = [&](const char* name, const char* help, Change apply) {
        auto* one = allowlist->add_subcommand(name, help);
        one->add_option("--tenant", options->tenant, "id, domain or name of the tenant")->required();
        one->callback([&chosen, options, apply] {
            chosen = [options, apply](const Config& config) {
                return with_database(config, [&](Database& database, pg::Session& session) {
                    return apply ? change(database, session, *options, apply) : list(database, session, *options);
                });
            };
        });
        return one;
    };
    command("list", "Show the list", nullptr)->add_flag("--json", options->json, "print JSON");
    auto* more = command("add", "Let networks in; the first one keeps everybody else out", add);
    more->add_option("network", options->networks, "203.0.113.9, 203.0.113.0/24, 2001:db8::/32")->required();
    more->add_option("--note", options->note, "what they are");
    command("remove", "Keep networks out", remove)->add_option("network", options->networks, "as the list shows them")->required();
    command("clear", "Let everybody in: the way back for who locked himself out", clear);
}

}  // namespace orderline::app
