// app/schema_source.cpp: a snapshot, a dump, a database or the migrations, as a model.
#include "app/schema_source.hpp"
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include "app/schema_pick.hpp"
#include "app/table.hpp"
#include "app/terminal.hpp"
#include "base/text.hpp"
#include "pg/dump_script.hpp"
#include "pg/introspect.hpp"
#include "pg/load_dump.hpp"
#include "pg/migrate.hpp"
#include "pg/throwaway.hpp"
#include "schema/snapshot.hpp"

namespace orderline::app {
namespace {

constexpr std::uintmax_t file_bytes_max = std::uintmax_t{1} << 30;
constexpr std::size_t skipped_shown_max = 100;

std::string chosen(const Config& config, const SchemaSource& source, const std::string& fallback) {
    if (!source.text.empty()) return source.text;
    const auto url = std::ranges::find(config.origins, "database_url", &Config::Origin::setting);
    const bool on_command_line = url != config.origins.end() && url->source == "--database-url";
    return on_command_line ? config.database_url : fallback;
}

bool names_database(const std::string& text) {
    if (text.starts_with("postgresql://") || text.starts_with("postgres://")) return true;
    std::error_code ignored;
    return text.find('=') != std::string::npos && !std::filesystem::exists(text, ignored);
}

Result<std::string> read_file(const std::string& path) {
    std::error_code problem;
    const auto status = std::filesystem::status(path, problem);
    if (!std::filesystem::exists(status)) {
        // A slip in an address: what stands before the "@" may be a password.
        if (path.find('@') != std::string::npos) {
            return fail(Code::bad_request, "no_source", "SOURCE is neither a file that is there nor a connection text (postgresql://user@host/name).");
        }
        return fail(Code::bad_request, "no_source", fmt::format("There is no file {}.{}", path,
                    path == default_snapshot ? " Make it with `orderline schema pull`, or name another SOURCE." : ""));
    }
    if (std::filesystem::is_directory(status)) return fail(Code::bad_request, "usage", path + " is a folder, not a file.");
    std::ifstream file{path, std::ios::binary};
    if (!file) return fail(Code::bad_request, "no_source", fmt::format("Cannot read {}: {}.", path, std::strerror(errno)));
    if (std::filesystem::is_regular_file(status) && std::filesystem::file_size(path, problem) > file_bytes_max) {
        return fail(Code::too_large, "too_large", path + " is larger than 1 GiB. A dump without rows is enough: pg_dump --schema-only.");
    }
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

Error about(Error error, const std::string& path) {
    error.message = path + ": " + error.message;
    return error;
}

void tell_skipped(const std::string& path, const std::vector<pg::SkippedStatement>& skipped) {
    for (std::size_t i = 0; i < std::min(skipped.size(), skipped_shown_max); ++i) {
        fmt::print(stderr, "{}:{}: skipped: {}\n    {}\n", path, skipped[i].line, printable(skipped[i].begins), printable(skipped[i].reason));
    }
    if (skipped.size() > skipped_shown_max) fmt::print(stderr, "… and {} more\n", skipped.size() - skipped_shown_max);
}

Result<schema::Model> from_dump(const std::string& path, const std::string& script, const SchemaSource& source) {
    // Split before anything is started: most files that are no dump are told at once.
    auto statements = pg::split_dump(script);
    if (!statements) return std::unexpected(about(std::move(statements).error(), path));
    if (statements->empty()) return fail(Code::bad_request, "empty_source", path + " is empty.");
    TRY(server, pg::Throwaway::start());
    Progress bar{"Loading " + path};
    auto loaded = pg::load_dump(server, script, [&](std::uint64_t done, std::uint64_t total) { bar.show(done, total); });
    if (!loaded) return std::unexpected(about(std::move(loaded).error(), path));
    tell_skipped(path, loaded->skipped);
    if (source.strict && !loaded->skipped.empty()) {
        return fail(Code::unsupported, "dump_incomplete",
                    fmt::format("{} of the statements in {} could not run (--strict).", loaded->skipped.size(), path));
    }
    if (loaded->statements == 0) return fail(Code::bad_request, "empty_source", path + " makes nothing: no statement in it could run.");
    return pg::introspect(loaded->session, source.schemas);
}

Result<schema::Model> from_migrations(const Config& config, const SchemaSource& source) {
    TRY(migrations, pg::read_migrations(config.migrations_dir));
    if (migrations.empty()) return fail(Code::bad_request, "empty_source", "There are no migrations in " + config.migrations_dir + ".");
    TRY(server, pg::Throwaway::start());
    TRY(session, pg::Session::open(server.admin_conninfo()));
    Progress bar{"Running the migrations"};
    std::uint64_t done = 0;
    TRY_VOID(pg::migrate_up(session, migrations, [&](const pg::Migration&) { bar.show(++done, migrations.size()); }));
    return pg::introspect(session, source.schemas);
}

Result<schema::Model> from_database(const std::string& url, const SchemaSource& source) {
    TRY(session, pg::Session::open(url));
    return pg::introspect(session, source.schemas);
}

/// The table in which `migrate_up` keeps its books is no part of anybody's schema.
void forget_own_books(schema::Model& model) {
    const auto is_ours = [](const schema::Relation& relation) {
        return relation.name == schema::Name{"public", "schema_migrations"} && relation.columns.size() == 4 && relation.column("checksum");
    };
    std::erase_if(model.relations, is_ours);
}

Result<schema::Model> read_all(const Config& config, const SchemaSource& source, const std::string& from) {
    if (from == "migrations") return from_migrations(config, source);
    if (names_database(from)) return from_database(from, source);
    TRY(text, read_file(from));
    if (!trim(text).starts_with('{')) return from_dump(from, text, source);
    auto model = schema::read_snapshot(text);
    if (!model) return std::unexpected(about(std::move(model).error(), from));
    return pick_schemas(*std::move(model), source.schemas);
}

}  // namespace

void add_source(CLI::App& command, SchemaSource& source, const std::string& fallback) {
    command.add_option("source", source.text, fmt::format("where to read the schema; see below [{}]", fallback))->type_name("SOURCE");
    add_source_options(command, source);
}

void add_source_options(CLI::App& command, SchemaSource& source) {
    command.add_option("--schema", source.schemas, "only these schemas: a,b")->delimiter(',')->allow_extra_args(false)->type_name("NAMES");
    command.add_flag("--strict", source.strict, "fail if a statement of a dump cannot run, instead of going on without it");
}

Result<schema::Model> read_schema(const Config& config, const SchemaSource& source, const std::string& fallback) {
    TRY(model, read_all(config, source, chosen(config, source, fallback)));
    forget_own_books(model);
    return model;
}

}  // namespace orderline::app
