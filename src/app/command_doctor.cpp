// app/command_doctor.cpp: `orderline doctor`: what it found, as lines for people or as JSON.
#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include "app/command.hpp"
#include "app/database.hpp"
#include "app/doctor.hpp"
#include "app/table.hpp"

namespace orderline::app {
namespace {

std::string_view to_text(Health health) {
    return health == Health::ok ? "ok" : health == Health::warn ? "warn" : "fail";
}

void show(const std::string& database, const std::vector<Finding>& findings) {
    static constexpr std::string_view colours[] = {"\033[32m", "\033[33m", "\033[31m"};
    const bool coloured = isatty(STDOUT_FILENO) == 1;
    fmt::print("Looking at {}\n", database);
    for (const auto& one : findings) {
        const auto word = fmt::format("{:<4}", to_text(one.health));
        fmt::print("{}  {:<26}  {}\n",
                   coloured ? fmt::format("{}{}\033[0m", colours[static_cast<int>(one.health)], word) : word, one.what,
                   printable(one.said));
        if (!one.mend.empty()) fmt::print("      {}\n", one.mend);
    }
}

Result<Exit> examine_database(const Config& config, bool json) {
    TRY(database, Database::open(config, Database::Use::tool));
    TRY(session, database.admin_session());
    TRY(facts, ask(session, config));
    const auto findings = examine(facts, config);
    if (json) {
        Table table{{"check", "health", "said", "mend"}};
        for (const auto& one : findings) {
            table.add({one.what, std::string{to_text(one.health)}, one.said,
                       one.mend.empty() ? std::nullopt : std::optional{one.mend}});
        }
        print(table, true);
    } else {
        show(database.name(), findings);
    }
    return std::ranges::any_of(findings, [](const Finding& one) { return one.health == Health::fail; }) ? Exit::failed
                                                                                                        : Exit::ok;
}

}  // namespace

void add_doctor(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("doctor", "Check what a database lacks, and say how to mend it");
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "print JSON");
    command->footer("Example:\n  orderline doctor --database-url postgresql://owner@db.example/orderline\n\n"
                    "Each line says ok, warn or fail; exit status 1 if there is a fail.");
    command->callback([&chosen, json] {
        chosen = [json](const Config& config) {
            const auto done = examine_database(config, *json);
            return done ? *done : complain(done.error());
        };
    });
}

}  // namespace orderline::app
