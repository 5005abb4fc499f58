// app/command_key.cpp: `orderline key create|list|rotate|revoke`.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>
#include "actions/api_keys.hpp"
#include "app/as_server.hpp"
#include "app/command.hpp"
#include "app/database.hpp"
#include "app/keys.hpp"
#include "app/sql.hpp"
#include "app/table.hpp"
#include "app/tenants.hpp"

namespace orderline::app {
namespace {

struct Options {
    std::string tenant, kind = "api", expires, which;
    NewKey key;
    int overlap_hours = 24;
    bool json = false;
};

void show(const Options& options, Uuid id, const std::string& name, const std::string& text, std::string_view what) {
    if (options.json) print_json_object({{"id", to_text(id)}, {"name", name}, {"key", text}});
    else fmt::print("{} key '{}' with id {}.\nKey (shown once): {}\n", what, printable(name), to_text(id), text);
}

Result<Exit> create(Database&, pg::Session& session, const Options& options) {
    TRY(tenant, find_tenant(session, options.tenant));
    auto wanted = options.key;
    wanted.kind = *auth::parse_key_kind(options.kind);  // the command line takes no other
    if (!options.expires.empty()) {
        TRY(expires, parse_expiry(options.expires, now()));
        wanted.expires_at = expires;
    }
    TRY(work, Work::begin(session, tenant.id));
    TRY(key, create_key(work, tenant.id, wanted));
    TRY_VOID(work.commit());
    show(options, key.id, wanted.name, key.text, "Created");
    return Exit::ok;
}

Result<Exit> list(Database&, pg::Session& session, const Options& options) {
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(work, Work::begin(session, tenant.id));
    TRY(rows, work.run(sql::key_list, pg::Params::of(tenant.id)));
    Table table{{"id", "name", "kind", "permissions", "expires_at", "active", "created_at", "last_used_at"}};
    for (int i = 0; i < rows.size(); ++i) {
        const auto time_at = [&](int column) {
            const auto at = rows.maybe_instant(i, column);
            return at ? std::optional{to_text(*at)} : std::nullopt;
        };
        table.add({to_text(rows.uuid(i, 0)), std::string{rows.text(i, 1)}, std::string{rows.text(i, 6)}, std::string{rows.text(i, 2)},
                   time_at(3), rows.boolean(i, 4) ? "yes" : "no", time_at(5), time_at(7)});
    }
    print(table, options.json);
    return Exit::ok;
}

Result<Exit> rotate(Database& database, pg::Session& session, const Options& options) {
    TRY(tenant, find_tenant(session, options.tenant));
    const auto id = parse_uuid(options.which);
    if (!id) return fail(Code::bad_request, "usage", "The key is named by its id, a UUID: orderline key list shows it.");
    TRY(replaced, run_as_server<actions::ReplacedKey>(database, std::chrono::seconds{30}, [&](pg::Pool& pool, Deadline by) {
            return actions::rotate_key(pool, operator_of(tenant.id), *id, std::chrono::hours{options.overlap_hours}, by);
        }));
    show(options, replaced.made.key.id, replaced.made.key.name, replaced.made.text, "Made a successor of");
    if (!options.json) fmt::print("The key {} works until {}.\n", to_text(*id), to_text(replaced.old_ends_at));
    return Exit::ok;
}

Result<Exit> revoke(Database&, pg::Session& session, const Options& options) {
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(work, Work::begin(session, tenant.id));
    TRY(revoked, work.run(sql::key_revoke, pg::Params::of(tenant.id, options.which)));
    if (revoked.empty()) {
        return fail(Code::not_found, "not_found",
                    fmt::format("There is no active key '{}', or several have that name: give the id.", printable(options.which)));
    }
    TRY_VOID(work.commit());
    fmt::print("Revoked key {}. Servers refuse it within seconds.\n", to_text(revoked.uuid(0, 0)));
    return Exit::ok;
}

using Action = Result<Exit> (*)(Database&, pg::Session&, const Options&);

CLI::App* add(CLI::App& parent, Chosen& chosen, const std::shared_ptr<Options>& options, const char* name, const char* help,
              Action action) {
    auto* command = parent.add_subcommand(name, help);
    command->add_option("--tenant", options->tenant, "id, domain or name of the tenant")->required();
    command->callback([&chosen, options, action] {
        chosen = [options, action](const Config& config) {
            return with_database(config, [&](Database& database, pg::Session& session) { return action(database, session, *options); });
        };
    });
    return command;
}

}  // namespace

void add_key(CLI::App& app, Chosen& chosen) {
    auto* key = app.add_subcommand("key", "API keys: how programs sign in");
    key->require_subcommand(1);
    key->footer("Examples:\n  orderline key create --tenant donau --name erp --expires 365d\n"
                "  orderline key create --tenant donau --name reader --permission customers.read --permission orders.read\n"
                "  orderline key create --tenant donau --name shop --kind publishable\n"
                "  orderline key rotate --tenant donau ID --overlap-hours 48\n"
                "  orderline key revoke --tenant donau erp\n\n"
                "Only a key's SHA-256 is stored: whoever loses it makes a new one.");
    auto options = std::make_shared<Options>();
    auto* make = add(*key, chosen, options, "create", "Create a key and show it once", create);
    make->add_option("--name", options->key.name, "what it is for")->required();
    make->add_option("--kind", options->kind,
                     "api (default): acts with its permissions; publishable: for pages, the user who signs in counts; "
                     "secret: everything in its tenant through /rest/v1")
        ->check(CLI::IsMember({"api", "publishable", "secret"}));
    make->add_option("--permission", options->key.permissions, "may be given several times; default: those of the role integration")
        ->take_all();
    make->add_option("--expires", options->expires, "90d, 12h or a date; default: never");
    make->add_flag("--json", options->json, "print JSON");
    auto* all = add(*key, chosen, options, "list", "List a tenant's keys", list);
    all->add_flag("--json", options->json, "print JSON");
    auto* next = add(*key, chosen, options, "rotate", "Make a key's successor and show it once; the old one works on for a while", rotate);
    next->add_option("key", options->which, "its id")->required();
    next->add_option("--overlap-hours", options->overlap_hours, "how long the old one works on; default: 24")
        ->check(CLI::Range(0, static_cast<int>(actions::key_overlap_max.count())));
    next->add_flag("--json", options->json, "print JSON");
    auto* end = add(*key, chosen, options, "revoke", "Make a key useless", revoke);
    end->add_option("key", options->which, "its id, or its name")->required();
}

}  // namespace orderline::app
