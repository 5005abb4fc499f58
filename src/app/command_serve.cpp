// app/command_serve.cpp: `orderline serve`: the server until it is stopped.
#include <CLI/CLI.hpp>
#include "app/command.hpp"
#include "app/serve.hpp"

namespace orderline::app {

void add_serve(CLI::App& app, Chosen& chosen) {
    auto* serve_command = app.add_subcommand("serve", "Answer requests until stopped by Ctrl-C or SIGTERM");
    serve_command->footer(
        "Without a database URL it runs a PostgreSQL of its own in the data directory and keeps its schema up to date.\n"
        "With one, that database must be migrated (orderline migrate up) and fit (orderline doctor).\n"
        "GET /api/v1/health and /api/v1/ready tell whether it is alive, and whether it can work.\n");
    serve_command->callback([&chosen] { chosen = [](const Config& config) { return serve(config, {}); }; });
}

}  // namespace orderline::app
