// app/command_serve.cpp: `orderline serve`: the server until it is stopped.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>
#include "app/command.hpp"
#include "app/rest_only.hpp"
#include "app/serve.hpp"

namespace orderline::app {
namespace {

/// A flag that would do nothing is a mistake; a variable or a file may serve several programs.
Result<void> check_flags(const Config& config) {
    for (const auto& [setting, source] : config.origins) {
        if (!setting.starts_with("rest.") || !source.starts_with("--")) continue;
        return fail(Code::bad_request, "invalid_config", fmt::format("{} is for: orderline serve --rest-only", source));
    }
    return {};
}

Exit serve_tenants(const Config& config) {
    if (const auto right = check_flags(config); !right) return complain(right.error());
    return serve(config, {});
}

}  // namespace

void add_serve(CLI::App& app, Chosen& chosen) {
    auto* serve_command = app.add_subcommand("serve", "Answer requests until stopped by Ctrl-C or SIGTERM");
    const auto rest_only = std::make_shared<bool>(false);
    serve_command->add_flag("--rest-only", *rest_only, "only /rest/v1, over any database, without tenants (docs/rest-only.md)");
    serve_command->footer(
        "Without a database URL it runs a PostgreSQL of its own in the data directory and keeps its schema up to date.\n"
        "With one, that database must be migrated (orderline migrate up) and fit (orderline doctor).\n"
        "GET /api/v1/health and /api/v1/ready tell whether it is alive, and whether it can work.\n"
        "\n"
        "With --rest-only it puts Supabase's and PostgREST's API in front of any database, and nothing into it:\n"
        "  orderline serve --rest-only --database-url postgresql://rest@localhost/shop --schemas public \\\n"
        "      --anon-role visitor --jwt-secret @jwt.secret\n"
        "The role of a token (its claim `role`), or the anonymous one, says what a request may do. A changed schema is\n"
        "noticed by itself.\n");
    serve_command->callback([&chosen, rest_only] {
        chosen = *rest_only ? Chosen{serve_rest_only} : Chosen{serve_tenants};
    });
}

}  // namespace orderline::app
