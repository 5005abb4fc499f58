// app/cli.cpp: reads the command line and the configuration, then runs one command.
#include "app/cli.hpp"
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>
#include "app/command.hpp"
#include "app/version.hpp"

namespace orderline::app {
namespace {

constexpr AddCommand commands[] = {
    add_demo, add_serve, add_migrate, add_doctor, add_config, add_tenant, add_user, add_role, add_key, add_customer, add_audit,
    add_backup, add_import, add_schema, add_codegen,
};

constexpr const char* description =
    "Orderline: take reorders by phone on one live draft that agent and customer share.";

constexpr const char* examples =
    "Examples:\n"
    "  orderline demo                                         everything, with demo data, in one go\n"
    "  orderline tenant create 'Donau Feinkost' --currency EUR --locale de-AT --time-zone Europe/Vienna\n"
    "  orderline user create --tenant 'Donau Feinkost' --email anna@donau.example --role owner\n"
    "  orderline import products products.csv --tenant 'Donau Feinkost' --dry-run\n"
    "  orderline serve --port 8080\n"
    "\n"
    "Settings come from flags, then ORDERLINE_* variables, then a TOML file (--config, ORDERLINE_CONFIG or\n"
    "./orderline.toml), then defaults. `orderline config check` shows each one and where it came from.\n\n";

void add_setting_flags(CLI::App& app, ConfigSources& sources) {
    app.add_option("--config", sources.config_flag, "a TOML file with settings")->type_name("FILE")->group("Settings");
    for (const auto& setting : settings()) {
        const std::string name{setting.name};
        app.add_option_function<std::string>(
               std::string{setting.flag}, [&sources, name](const std::string& text) { sources.flags[name] = text; },
               fmt::format("{} [{}]", setting.help, setting.environment))
            ->type_name("")
            ->group("Settings");
    }
}

/// CLI11 speaks of "--help"; the program's own words for what it says.
int usage_error(const CLI::App& app, const CLI::ParseError& error) {
    fmt::print(stderr, "orderline: {}\n", error.what());
    const CLI::App* at = &app;
    while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
    std::string name = at->get_name();
    for (const auto* up = at->get_parent(); up; up = up->get_parent()) name = up->get_name() + " " + name;
    fmt::print(stderr, "Try: {} --help\n", name);
    return static_cast<int>(Exit::usage);
}

}  // namespace

int run_command_line(int count, const char* const* arguments) {
    auto sources = process_sources();
    Chosen chosen;
    CLI::App app{description, "orderline"};
    app.set_version_flag("--version", "orderline " ORDERLINE_VERSION);
    app.get_formatter()->column_width(34);
    app.footer(std::string{examples} + exit_code_help);
    app.require_subcommand(1);
    app.fallthrough();  // settings may stand behind the command, too
    add_setting_flags(app, sources);
    for (const auto add : commands) add(app, chosen);
    try {
        app.parse(count, arguments);
    } catch (const CLI::Success& done) {
        return app.exit(done, std::cout, std::cerr);
    } catch (const CLI::ParseError& error) {
        return usage_error(app, error);
    }
    const auto config = load_config(sources);
    if (!config) return static_cast<int>(complain(config.error()));
    log::configure(config->log_level, config->log_format);
    return static_cast<int>(chosen(*config));
}

}  // namespace orderline::app
