// app/database.cpp: starts or finds the database.
#include "app/database.hpp"
#include <filesystem>
#include "pg/embedded_files.hpp"
#include "pg/migrate.hpp"

namespace orderline::app {
namespace {

constexpr const char* server_role = "orderline_server";
constexpr const char* rest_role = "orderline_rest";

Result<void> bring_up_to_date(const std::string& conninfo, const std::string& folder) {
    TRY(session, pg::Session::open(conninfo));
    TRY(migrations, pg::read_migrations(folder));
    TRY(done, pg::migrate_up(session, migrations, [](const pg::Migration& one) {
            log::debug("migrated", {{"migration", one.name}});
        }));
    if (done > 0) log::info("the schema is up to date", {{"migrations applied", std::to_string(done)}});
    return {};
}

/// The private server of a running `orderline serve`, if there is one to talk to.
std::string socket_conninfo(const std::string& root, std::string_view user) {
    std::string host = pg::socket_folder(std::filesystem::absolute(root).lexically_normal().string()), quoted;
    for (const char c : host) {
        if (c == '\'' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return "host='" + quoted + "' port=5432 dbname=orderline user=" + std::string{user};
}

}  // namespace

std::string with_option(const std::string& conninfo, const std::string& name, const std::string& setting) {
    const bool is_uri = conninfo.starts_with("postgresql://") || conninfo.starts_with("postgres://");
    if (is_uri) {
        const auto option = "-c%20" + name + "%3D" + setting;
        for (const auto* before : {"?options=", "&options="}) {
            if (const auto at = conninfo.find(before); at != std::string::npos) {
                return std::string{conninfo}.insert(at + 9, option + "%20");
            }
        }
        return conninfo + (conninfo.find('?') == std::string::npos ? "?" : "&") + "options=" + option;
    }
    const auto option = "-c " + name + "=" + setting;
    const auto at = conninfo.find("options=");
    if (at == std::string::npos) return conninfo + " options='" + option + "'";
    const auto value = at + 8;
    if (value < conninfo.size() && conninfo[value] == '\'') return std::string{conninfo}.insert(value + 1, option + " ");
    const auto end = std::min(conninfo.find(' ', value), conninfo.size());
    return conninfo.substr(0, value) + "'" + option + " " + conninfo.substr(value, end - value) + "'" + conninfo.substr(end);
}

std::string with_role(const std::string& conninfo, const std::string& role) { return with_option(conninfo, "role", role); }

Result<Database> Database::open(const Config& config, Use use) {
    Database database;
    if (!config.database_url.empty()) {
        database.admin_ = config.database_url;
        database.server_ = with_role(config.database_url, server_role);
        database.rest_ = with_role(config.database_url, rest_role);
        database.name_ = without_password(config.database_url);
        return database;
    }
    const auto root = config.data_dir + "/postgres";
    database.is_private_ = true;
    database.name_ = "the private PostgreSQL in " + root;
    pg::EmbeddedOptions options;
    options.data_dir = root;
    auto started = pg::Embedded::start(std::move(options));
    if (started) {
        database.embedded_.emplace(*std::move(started));
        database.admin_ = database.embedded_->admin_conninfo();
        database.server_ = database.embedded_->server_conninfo();
        database.rest_ = database.embedded_->rest_conninfo();
    } else if (use == Use::tool && started.error().code == Code::conflict) {
        database.admin_ = socket_conninfo(root, "orderline");
        database.server_ = socket_conninfo(root, server_role);
        database.rest_ = socket_conninfo(root, rest_role);
        return database;  // whoever runs it keeps its schema
    } else {
        return std::unexpected(std::move(started).error());
    }
    TRY_VOID(bring_up_to_date(database.admin_, config.migrations_dir));
    return database;
}

Result<pg::Session> Database::ready_session(const Config& config) const {
    TRY(session, admin_session());
    TRY(migrations, pg::read_migrations(config.migrations_dir));
    TRY(found, pg::migration_status(session, migrations));
    for (const auto& one : found) {
        if (one.state == pg::MigrationState::applied) continue;
        return fail(Code::conflict, "schema_outdated",
                    one.state == pg::MigrationState::pending
                        ? "The schema of this database is older than this program. Run: orderline migrate up"
                        : "The schema of this database is not the one of this program. See: orderline migrate status");
    }
    return session;
}

Exit with_database(const Config& config, const std::function<Result<Exit>(Database&, pg::Session&)>& work) {
    auto database = Database::open(config, Database::Use::tool);
    if (!database) return complain(database.error());
    auto session = database->ready_session(config);
    if (!session) return complain(session.error());
    const auto done = work(*database, *session);
    return done ? *done : complain(done.error());
}

}  // namespace orderline::app
