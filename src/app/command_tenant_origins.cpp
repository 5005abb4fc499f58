// app/command_tenant_origins.cpp: `orderline tenant origins`: the pages that a tenant answers (CORS).
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>
#include "app/command_tenant.hpp"
#include "app/database.hpp"
#include "app/sql.hpp"
#include "app/table.hpp"
#include "app/tenants.hpp"
#include "auth/entrance.hpp"
#include "base/json.hpp"

namespace orderline::app {
namespace {

struct Options {
    std::string tenant;
    std::vector<std::string> origins;
    bool json = false, any = false;
};

Result<Exit> list(pg::Session& session, const Options& options) {
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(work, Work::begin(session, tenant.id));
    TRY(rows, work.run(sql::tenant_origins_get, pg::Params::of(tenant.id)));
    TRY(entrance, auth::read_entrance("[]", rows.null(0, 0) ? "null" : rows.text(0, 0)));
    Table table{{"origin"}};
    for (const auto& one : entrance.origins.value_or(std::vector<std::string>{"*"})) table.add({one});
    print(table, options.json);
    return Exit::ok;
}

/// As JSON, null for all. Errors: bad_request.
Result<std::optional<std::string>> read_origins(const Options& options) {
    if (options.origins.empty() != options.any) return fail(Code::bad_request, "usage", "Give origins, or --any.");
    if (options.any) return std::optional<std::string>{};
    if (options.origins.size() > auth::Entrance::origins_max) {
        return fail(Code::bad_request, "usage", fmt::format("There may be at most {} origins.", auth::Entrance::origins_max));
    }
    JsonWriter list;
    list.open('[');
    for (const auto& word : options.origins) {
        if (!auth::is_origin(word)) {
            return fail(Code::bad_request, "usage",
                        fmt::format("'{}' is no origin. Write it as browsers do: https://shop.example, http://localhost:5173.", printable(word)));
        }
        list.text(word);
    }
    return std::optional{list.close(']').take()};
}

Result<Exit> set(pg::Session& session, const Options& options) {
    TRY(origins, read_origins(options));
    TRY(tenant, find_tenant(session, options.tenant));
    TRY(work, Work::begin(session, tenant.id));
    TRY_VOID(work.run(sql::tenant_origins_put, pg::Params::of(tenant.id, origins)));
    TRY_VOID(work.commit());
    if (options.any) fmt::print("Pages of all origins are answered.\n");
    else fmt::print("Pages of {} are answered, and of no other origin.\n", fmt::join(options.origins, ", "));
    return Exit::ok;
}

}  // namespace

void add_tenant_origins(CLI::App& tenant, Chosen& chosen) {
    auto* origins = tenant.add_subcommand("origins", "The origins whose pages may ask /rest/v1 and /auth/v1 (CORS)");
    origins->require_subcommand(1);
    origins->footer("Examples:\n  orderline tenant origins set --tenant donau https://shop.donau.example http://localhost:5173\n"
                    "  orderline tenant origins set --tenant donau --any");
    auto options = std::make_shared<Options>();
    const auto command = [&](const char* name, const char* help, Result<Exit> (*run)(pg::Session&, const Options&)) {
        auto* one = origins->add_subcommand(name, help);
        one->add_option("--tenant", options->tenant, "id, domain or name of the tenant")->required();
        one->callback([&chosen, options, run] {
            chosen = [options, run](const Config& config) {
                return with_database(config, [&](Database&, pg::Session& session) { return run(session, *options); });
            };
        });
        return one;
    };
    command("list", "Show them; * stands for all", list)->add_flag("--json", options->json, "print JSON");
    auto* name_all = command("set", "Name all of them", set);
    name_all->add_option("origin", options->origins, "https://shop.example");
    name_all->add_flag("--any", options->any, "all origins, as from the start");
}

}  // namespace orderline::app
