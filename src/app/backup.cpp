// app/backup.cpp: snapshot, digests, dump; and check, clear, restore, compare.
#include "app/backup.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <filesystem>
#include "app/sql.hpp"
#include "app/terminal.hpp"
#include "app/version.hpp"
#include "auth/private_file.hpp"
#include "base/text.hpp"
#include "pg/dump_tools.hpp"
#include "pg/migrate.hpp"

namespace orderline::app {
namespace {

std::unexpected<Error> refuse(std::string sentence) { return fail(Code::conflict, "conflict", std::move(sentence)); }

std::string secret_file(const Config& config) { return config.data_dir + "/secret"; }
std::string token_key_file(const Config& config) { return config.data_dir + "/token_key.pem"; }

Result<pg::Rows> run(pg::Session& session, const pg::Statement& statement, const pg::Params& params = {}) {
    return session.query(std::string{statement.text}, params);
}

/// Row-level security holds for the owner of the tables, too: he would save, and compare, nothing.
Result<void> check_sees_all(pg::Session& session) {
    TRY(rows, run(session, sql::backup_may));
    if (rows.boolean(0, 0)) return {};
    return refuse(fmt::format("The user {} does not see every row. As superuser: ALTER ROLE \"{}\" BYPASSRLS; or use a superuser.", rows.text(0, 1), rows.text(0, 1)));
}

/// Within the transaction of sql::backup_begin.
Result<std::vector<TableDigest>> digest_tables(pg::Session& session, const char* what) {
    TRY(tables, run(session, sql::backup_tables));
    Progress progress{what};
    std::vector<TableDigest> digests;
    for (int i = 0; i < tables.size(); ++i) {
        progress.show(static_cast<std::uint64_t>(i), static_cast<std::uint64_t>(tables.size()));
        TRY(found, run(session, sql::backup_digest, pg::Params::of(tables.integer(i, 1))));
        digests.push_back({std::string{tables.text(i, 0)}, found.integer(0, 0), std::string{found.text(0, 1)}});
    }
    return digests;
}

/// What was chosen in this installation and is not a secret, of this machine, or the default.
std::string settings_toml(const Config& config) {
    std::string toml;
    for (std::size_t i = 0; i < settings().size(); ++i) {
        const auto& setting = settings()[i];
        const bool of_this_machine = setting.name.ends_with("_dir");
        if (setting.secret || of_this_machine || config.origins[i].source == "default") continue;
        std::string value;
        for (const char c : setting.show(config)) {
            if (c == '"' || c == '\\') value += '\\';
            value += c;
        }
        toml += fmt::format("{} = \"{}\"\n", setting.name, value);
    }
    return toml;
}

Result<std::string> secret_of(const Config& config) {
    if (!config.secret.empty()) return config.secret;
    TRY(text, auth::read_if_there(secret_file(config)));
    if (!text) return fail(Code::not_found, "not_found", "There is no secret in " + config.data_dir + ": no server has run on it yet.");
    return std::string{trim(*text)};
}

BackupReport report_of(const BackupContents& contents) {
    BackupReport report;
    report.tables = contents.tables.size();
    for (const auto& one : contents.tables) report.rows += one.rows;
    return report;
}

Result<void> check_secrets(const Config& config, const BackupContents& contents) {
    const auto other = [](const std::string& where) {
        return refuse(where + " is not that of the backup. Take it away first if it is not needed: what was signed with it becomes invalid.");
    };
    if (!config.secret.empty()) {
        if (config.secret != contents.secret) return other("The secret of the configuration");
    } else {
        TRY(secret, auth::read_if_there(secret_file(config)));
        if (secret && trim(*secret) != contents.secret) return other("The secret in " + secret_file(config));
    }
    TRY(token_key, auth::read_if_there(token_key_file(config)));
    if (token_key && contents.token_key && *token_key != *contents.token_key) return other("The key in " + token_key_file(config));
    return {};
}

Result<void> install_secrets(const Config& config, const BackupContents& contents) {
    if (config.secret.empty()) {
        TRY_VOID(auth::read_or_create(secret_file(config), [&] { return contents.secret + "\n"; }));
    }
    if (contents.token_key) {
        TRY_VOID(auth::read_or_create(token_key_file(config), [&] { return *contents.token_key; }));
    }
    return check_secrets(config, contents);  // also that nobody else was first
}

/// Brings an empty database to a schema of ours that nobody uses, which makes the roles too.
Result<void> check_target(pg::Session& session, const std::vector<pg::Migration>& migrations, const BackupContents& contents) {
    TRY_VOID(check_sees_all(session));
    TRY(foreign, run(session, sql::backup_foreign));
    if (const auto tables = foreign.maybe_text(0, 0)) {
        return refuse("The database is not empty: it has " + *tables + ". Restore into a new one: createdb NAME.");
    }
    if (std::ranges::find(migrations, contents.migration, &pg::Migration::name) == migrations.end()) {
        return refuse(fmt::format("The backup is of a newer program: it needs the migration {}. Restore it with that program.", contents.migration));
    }
    TRY_VOID(pg::migrate_up(session, migrations));
    TRY(count, run(session, sql::tenant_count));
    if (const auto tenants = count.integer(0, 0); tenants > 0) {
        return refuse(fmt::format("The database is in use: it has {} tenants. Restore into a new one.", tenants));
    }
    return {};
}

Result<void> compare(pg::Session& session, const BackupContents& contents) {
    TRY_VOID(session.execute(std::string{sql::backup_begin.text}));
    TRY(found, digest_tables(session, "Comparing"));
    TRY_VOID(session.execute("COMMIT"));
    if (found == contents.tables) return {};
    std::string wrong;
    for (const auto& one : contents.tables) {
        if (std::ranges::find(found, one) == found.end()) wrong += " " + one.name;
    }
    return fail(Code::internal, "internal", "What was restored is not what was saved. Do not use this database. Different:" +
                (wrong.empty() ? std::string{" there are further tables"} : wrong) + ".");
}

/// Reads the whole file once: it is all there, and nobody changed it.
Result<std::uint64_t> check_file(BackupReader reader, std::uint64_t size) {
    Progress progress{"Checking"};
    std::uint64_t bytes = 0;
    for (;;) {
        TRY(piece, reader.next());
        if (!piece) return bytes;
        bytes += piece->size();
        progress.show(bytes, size);
    }
}

}  // namespace

Result<BackupReport> make_backup(const Database& database, const Config& config, const std::string& file, const auth::StreamKey& key) {
    BackupContents contents;
    contents.created_at = now();
    contents.program = ORDERLINE_VERSION;
    contents.settings = settings_toml(config);
    TRY(secret, secret_of(config));
    contents.secret = std::move(secret);
    TRY(token_key, auth::read_if_there(token_key_file(config)));
    contents.token_key = std::move(token_key);
    TRY(session, database.ready_session(config));
    TRY_VOID(check_sees_all(session));
    TRY_VOID(session.execute(std::string{sql::backup_begin.text}));
    TRY(snapshot, run(session, sql::backup_snapshot));
    contents.migration = snapshot.text(0, 1);
    TRY(tables, digest_tables(session, "Counting"));
    contents.tables = std::move(tables);
    TRY(writer, BackupWriter::create(file, key, contents));
    TRY_VOID(pg::dump(database.admin_conninfo(), std::string{snapshot.text(0, 0)}, [&](std::string_view bytes) { return writer.write(bytes); }));
    TRY_VOID(writer.finish());
    auto report = report_of(contents);
    report.bytes = writer.bytes_written();
    return report;
}

Result<BackupReport> restore_backup(const Config& config, const std::string& file, const auth::StreamKey& key) {
    std::error_code ignored;
    const auto size = std::filesystem::file_size(file, ignored);
    TRY(first, BackupReader::open(file, key));
    const auto contents = first.contents();
    TRY(bytes, check_file(std::move(first), size));
    TRY_VOID(check_secrets(config, contents));
    TRY(migrations, pg::read_migrations(config.migrations_dir));
    TRY(database, Database::open(config, Database::Use::tool));
    if (database.is_private() && !database.embedded()) {
        return refuse("A server runs on " + config.data_dir + ". Stop it, or name another --data-dir.");
    }
    TRY(session, database.admin_session());
    TRY_VOID(check_target(session, migrations, contents));

    TRY(reader, BackupReader::open(file, key));
    TRY_VOID(session.execute(std::string{sql::backup_clear.text}));
    std::optional<Progress> progress{std::in_place, "Restoring"};
    std::uint64_t done = 0;
    const auto next = [&]() -> Result<std::optional<std::string>> {
        TRY(piece, reader.next());
        done += piece ? piece->size() : 0;
        if (!piece) progress.emplace("Making indexes and checking foreign keys");
        progress->show(piece ? done : 0, bytes);
        return piece;
    };
    TRY_VOID(pg::restore(database.admin_conninfo(), next));
    TRY_VOID(compare(session, contents));
    TRY_VOID(pg::migrate_up(session, migrations));  // of an older program
    TRY_VOID(install_secrets(config, contents));
    auto report = report_of(contents);
    report.bytes = bytes;
    if (!contents.settings.empty()) {
        report.settings_file = config.data_dir + "/orderline.restored.toml";
        TRY_VOID(auth::read_or_create(report.settings_file, [&] { return contents.settings; }));
    }
    return report;
}

}  // namespace orderline::app
