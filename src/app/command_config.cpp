// app/command_config.cpp: `orderline config check`: each setting, its value and its source.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>
#include "app/command.hpp"
#include "app/table.hpp"

namespace orderline::app {
namespace {

Exit check(const Config& config, bool json) {
    Table table{{"setting", "value", "source"}};
    for (std::size_t i = 0; i < settings().size(); ++i) {
        auto value = shown_value(settings()[i], config);
        table.add({std::string{settings()[i].name},
                   value.empty() ? std::nullopt : std::optional<std::string>{std::move(value)}, config.origins[i].source});
    }
    print(table, json);
    return Exit::ok;
}

}  // namespace

void add_config(CLI::App& app, Chosen& chosen) {
    auto* config = app.add_subcommand("config", "Show the configuration");
    config->require_subcommand(1);
    auto json = std::make_shared<bool>(false);
    auto* command = config->add_subcommand("check", "Print each setting, its value and where it came from");
    command->add_flag("--json", *json, "print JSON");
    command->footer("Example:\n  ORDERLINE_PORT=9000 orderline config check --config /etc/orderline.toml\n\n"
                    "Secrets are shown as (set), a database URL without its password.");
    command->callback([&chosen, json] { chosen = [json](const Config& found) { return check(found, *json); }; });
}

}  // namespace orderline::app
