// pg/migrate.cpp: the table public.schema_migrations against the files of a folder.
#include "pg/migrate.hpp"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include "base/sha256.hpp"
#include "pg/error.hpp"

namespace orderline::pg {
namespace {

namespace fs = std::filesystem;

// Any number that no other program takes as an advisory lock in the same database: "orderlin" in ASCII.
constexpr std::int64_t lock_key = 0x6f726465726c696e;

constexpr const char* create_table = R"sql(
CREATE TABLE IF NOT EXISTS public.schema_migrations (
    number integer NOT NULL CONSTRAINT schema_migrations_pkey PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
))sql";

struct Applied {
    std::string name, checksum;
    Instant at;
};
using History = std::map<int, Applied>;

Result<History> read_history(Session& session) {
    History history;
    TRY(there, session.query("SELECT to_regclass('public.schema_migrations') IS NOT NULL"));
    if (!there.boolean(0, 0)) return history;
    TRY(rows, session.query("SELECT number, name, checksum, applied_at FROM public.schema_migrations"));
    for (int row = 0; row < rows.size(); ++row) {
        history[static_cast<int>(rows.integer(row, 0))] = {std::string{rows.text(row, 1)}, std::string{rows.text(row, 2)},
                                                           rows.instant(row, 3)};
    }
    return history;
}

std::vector<MigrationStatus> compare(const History& history, const std::vector<Migration>& migrations) {
    std::map<int, MigrationStatus> all;
    for (const auto& [number, applied] : history) all[number] = {applied.name, MigrationState::missing, applied.at};
    for (const auto& migration : migrations) {
        auto& status = all[migration.number];
        status.name = migration.name;
        const auto applied = history.find(migration.number);
        if (applied == history.end()) status.state = MigrationState::pending;
        else if (applied->second.checksum != migration.checksum || applied->second.name != migration.name) status.state = MigrationState::edited;
        else status.state = MigrationState::applied;
    }
    std::vector<MigrationStatus> list;
    for (auto& [number, status] : all) list.push_back(std::move(status));
    return list;
}

Result<void> apply(Session& session, const Migration& migration) {
    TRY_VOID(session.execute("BEGIN"));
    TRY_VOID(session.run_script(migration.text, migration.name + ".sql"));
    if (!session.in_transaction()) {
        return fail(Code::conflict, "conflict",
                    migration.name + ".sql ends the transaction that it runs in: take COMMIT and ROLLBACK out of it.");
    }
    TRY(rows, session.query("INSERT INTO public.schema_migrations (number, name, checksum) VALUES ($1, $2, $3)",
                            Params::of(migration.number, migration.name, migration.checksum)));
    return session.execute("COMMIT");
}

Result<int> apply_pending(Session& session, const std::vector<Migration>& migrations,
                          const std::function<void(const Migration&)>& report) {
    TRY_VOID(session.execute(create_table));
    TRY(history, read_history(session));
    for (const auto& status : compare(history, migrations)) {
        if (status.state == MigrationState::edited) {
            return fail(Code::conflict, "conflict", "The migration " + status.name +
                        " was edited after it had been applied. Take the edit back and write a new migration.");
        }
        if (status.state == MigrationState::missing) {
            return fail(Code::conflict, "conflict", "The migration " + status.name +
                        " was applied, but its file is not there. Is this an older version of the program?");
        }
    }
    int count = 0;
    for (const auto& migration : migrations) {
        if (history.contains(migration.number)) continue;
        if (auto applied = apply(session, migration); !applied) {
            if (session.in_transaction()) TRY_VOID(session.execute("ROLLBACK"));
            return std::unexpected(std::move(applied).error().during("migration " + migration.name));
        }
        ++count;
        if (report) report(migration);
    }
    return count;
}

}  // namespace

Result<std::vector<Migration>> read_migrations(const std::string& folder) {
    static const std::regex pattern{R"((\d{4})_[a-z0-9_]+\.sql)"};
    std::error_code problem;
    std::vector<Migration> migrations;
    for (const auto& entry : fs::directory_iterator{folder, problem}) {
        const auto name = entry.path().filename().string();
        if (entry.path().extension() != ".sql") continue;
        std::smatch parts;
        if (!std::regex_match(name, parts, pattern)) {
            return fail(Code::bad_request, "bad_request", name + " is no name of a migration: 0001_lower_case_words.sql is.");
        }
        std::string text(entry.is_regular_file() ? static_cast<std::size_t>(entry.file_size()) : 0, '\0');
        std::ifstream file{entry.path(), std::ios::binary};
        file.read(text.data(), static_cast<std::streamsize>(text.size()));
        if (!file || !entry.is_regular_file()) return fail(Code::unavailable, "unavailable", "Cannot read " + entry.path().string() + ".");
        auto checksum = sha256_hex(text);
        migrations.push_back({std::stoi(parts[1]), entry.path().stem().string(), std::move(text), std::move(checksum)});
    }
    if (problem) {
        return fail(Code::bad_request, "bad_request", "Cannot read the migrations in " + folder + ": " + problem.message() + ".");
    }
    std::ranges::sort(migrations, {}, &Migration::number);
    for (std::size_t i = 0; i < migrations.size(); ++i) {
        if (migrations[i].number == static_cast<int>(i) + 1) continue;
        const bool twice = i > 0 && migrations[i].number == migrations[i - 1].number;
        return fail(Code::bad_request, "bad_request", twice
                        ? "Two migrations have one number: " + migrations[i - 1].name + " and " + migrations[i].name + "."
                        : "A migration is missing before " + migrations[i].name + ": numbers go up by one from 0001.");
    }
    return migrations;
}

Result<std::vector<MigrationStatus>> migration_status(Session& session, const std::vector<Migration>& migrations) {
    TRY(history, read_history(session));
    return compare(history, migrations);
}

Result<int> migrate_up(Session& session, const std::vector<Migration>& migrations,
                       const std::function<void(const Migration&)>& report) {
    TRY_VOID(session.execute("SET lock_timeout = '60s'"));
    auto locked = session.query("SELECT pg_advisory_lock($1)", Params::of(lock_key));
    TRY_VOID(session.execute("RESET lock_timeout"));
    if (!locked) {
        if (sqlstate_of(locked.error()) == "55P03") {
            locked.error().message = "Another migration of this database is running. Try again when it is done.";
        }
        return std::unexpected(std::move(locked).error());
    }
    auto count = apply_pending(session, migrations, report);
    // If the connection is gone, so is the lock.
    auto unlocked = session.query("SELECT pg_advisory_unlock($1)", Params::of(lock_key));
    if (count && !unlocked) return std::unexpected(std::move(unlocked).error());
    return count;
}

}  // namespace orderline::pg
