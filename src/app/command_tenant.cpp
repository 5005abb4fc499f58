// app/command_tenant.cpp: `orderline tenant create|list|allowlist|origins`.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>
#include "app/command_tenant.hpp"
#include "app/database.hpp"
#include "app/sql.hpp"
#include "app/table.hpp"
#include "app/tenants.hpp"

namespace orderline::app {
namespace {

struct Create {
    NewTenant tenant;
    bool json = false;
};

Result<Exit> create(pg::Session& session, const Create& options) {
    TRY(work, Work::begin(session, std::nullopt));
    TRY(id, create_tenant(work, options.tenant));
    TRY_VOID(work.commit());
    if (options.json) print_json_object({{"id", to_text(id)}, {"name", options.tenant.name}});
    else fmt::print("Created tenant '{}' with id {}.\nNext: orderline user create --tenant {} --email YOU@EXAMPLE --role owner\n",
                    printable(options.tenant.name), to_text(id), to_text(id));
    return Exit::ok;
}

Result<Exit> list(pg::Session& session, bool json) {
    TRY(rows, session.query(std::string{sql::tenant_list.text}));
    Table table{{"id", "name", "domain", "currency", "locale", "time_zone", "active", "created_at"}};
    for (int i = 0; i < rows.size(); ++i) {
        table.add({to_text(rows.uuid(i, 0)), std::string{rows.text(i, 1)}, rows.maybe_text(i, 2),
                   std::string{rows.text(i, 3)}, std::string{rows.text(i, 4)}, std::string{rows.text(i, 5)},
                   rows.boolean(i, 6) ? "yes" : "no", to_text(rows.instant(i, 7))});
    }
    print(table, json);
    return Exit::ok;
}

}  // namespace

void add_tenant(CLI::App& app, Chosen& chosen) {
    auto* tenant = app.add_subcommand("tenant", "Businesses that share this installation, each walled off from the others");
    tenant->require_subcommand(1);

    auto options = std::make_shared<Create>();
    auto* make = tenant->add_subcommand("create", "Create a tenant");
    make->add_option("name", options->tenant.name, "the business's name, as customers see it")->required();
    make->add_option("--currency", options->tenant.currency, "ISO 4217, as in EUR")->capture_default_str();
    make->add_option("--locale", options->tenant.locale, "language tag, as in de-AT")->capture_default_str();
    make->add_option("--time-zone", options->tenant.time_zone, "IANA name, as in Europe/Vienna")->capture_default_str();
    make->add_option("--domain", options->tenant.domain, "its internet domain; a second name for it here");
    make->add_option("--tax", options->tenant.taxes, "NAME=PERCENT, or NAME=PERCENT:CLASS for products of that tax class")
        ->take_all();
    make->add_flag("--json", options->json, "print JSON");
    make->footer("Example:\n  orderline tenant create 'Donau Feinkost' --currency EUR --locale de-AT --time-zone Europe/Vienna \\\n"
                 "      --tax 'USt 10 %=10:food' --tax 'USt 20 %=20:standard'");
    make->callback([&chosen, options] {
        chosen = [options](const Config& config) {
            return with_database(config, [&](Database&, pg::Session& session) { return create(session, *options); });
        };
    });

    auto json = std::make_shared<bool>(false);
    auto* all = tenant->add_subcommand("list", "List all tenants");
    all->add_flag("--json", *json, "print JSON");
    all->callback([&chosen, json] {
        chosen = [json](const Config& config) {
            return with_database(config, [&](Database&, pg::Session& session) { return list(session, *json); });
        };
    });
    add_tenant_allowlist(*tenant, chosen);
    add_tenant_origins(*tenant, chosen);
}

}  // namespace orderline::app
