// app/command_migrate.cpp: `orderline migrate up|status|check`.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>
#include "app/command.hpp"
#include "app/database.hpp"
#include "app/table.hpp"
#include "pg/migrate.hpp"

namespace orderline::app {
namespace {

std::string_view to_text(pg::MigrationState state) {
    switch (state) {
        case pg::MigrationState::applied: return "applied";
        case pg::MigrationState::pending: return "pending";
        case pg::MigrationState::edited: return "edited";
        case pg::MigrationState::missing: return "missing";
    }
    return "";
}

Result<Exit> up(const Config& config, bool) {
    // Opening a private database migrates it already; on one that is current this finds nothing to do.
    TRY(database, Database::open(config, Database::Use::tool));
    TRY(session, database.admin_session());
    TRY(migrations, pg::read_migrations(config.migrations_dir));
    TRY(done, pg::migrate_up(session, migrations,
                             [](const pg::Migration& one) { fmt::print("applied {}\n", one.name); }));
    if (done == 0) fmt::print("Nothing to do: all {} migrations are applied.\n", migrations.size());
    return Exit::ok;
}

Result<Exit> status(const Config& config, bool json) {
    TRY(database, Database::open(config, Database::Use::tool));
    TRY(session, database.admin_session());
    TRY(migrations, pg::read_migrations(config.migrations_dir));
    TRY(found, pg::migration_status(session, migrations));
    Table table{{"migration", "state", "applied_at"}};
    for (const auto& one : found) {
        table.add({one.name, std::string{to_text(one.state)},
                   one.applied_at ? std::optional{orderline::to_text(*one.applied_at)} : std::nullopt});
    }
    print(table, json);
    return Exit::ok;
}

Result<Exit> check(const Config& config, bool) {
    TRY(database, Database::open(config, Database::Use::tool));
    TRY(session, database.admin_session());
    TRY(migrations, pg::read_migrations(config.migrations_dir));
    TRY(found, pg::migration_status(session, migrations));
    bool current = true;
    for (const auto& one : found) {
        if (one.state == pg::MigrationState::applied) continue;
        current = false;
        switch (one.state) {
            case pg::MigrationState::pending: fmt::print("{} is not applied. Run: orderline migrate up\n", one.name); break;
            case pg::MigrationState::edited:
                fmt::print("{} was edited after it was applied. Put the file back as it was; changes go into a new one.\n", one.name);
                break;
            default: fmt::print("{} is applied, but its file is gone. Put it back.\n", one.name);
        }
    }
    if (current) fmt::print("The schema is current: {} migrations.\n", found.size());
    return current ? Exit::ok : Exit::failed;
}

void add(CLI::App& parent, Chosen& chosen, const char* name, const char* help, Result<Exit> (*run)(const Config&, bool),
         bool with_json) {
    auto* command = parent.add_subcommand(name, help);
    auto json = std::make_shared<bool>(false);
    if (with_json) command->add_flag("--json", *json, "print JSON");
    command->callback([&chosen, json, run] {
        chosen = [json, run](const Config& config) {
            const auto done = run(config, *json);
            return done ? *done : complain(done.error());
        };
    });
}

}  // namespace

void add_migrate(CLI::App& app, Chosen& chosen) {
    auto* migrate = app.add_subcommand("migrate", "Bring a database to the newest schema");
    migrate->require_subcommand(1);
    migrate->footer("Examples:\n  orderline migrate up --database-url postgresql://owner@db.example/orderline\n"
                    "  orderline migrate check    exit status 1 if something is pending, edited or missing\n\n"
                    "The database must exist (createdb orderline). Its user must own it and may create roles. The private\n"
                    "PostgreSQL (no database_url) is migrated by itself whenever it is started.");
    add(*migrate, chosen, "up", "Apply what is pending, each in one transaction", up, false);
    add(*migrate, chosen, "status", "List all migrations and when they were applied", status, true);
    add(*migrate, chosen, "check", "Say whether the schema is current", check, false);
}

}  // namespace orderline::app
