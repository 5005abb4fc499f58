// tests/db/statements_pgtest.cpp: every SQL file of ours is right for the migrated database and for the role that runs it.
#include <gmock/gmock.h>
#include <algorithm>
#include <cctype>
#include <filesystem>
#include "tests/db/csv.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::db {
namespace {

using testing::HasSubstr;

struct SqlFile {
    std::string path, text;  // path from src/
    std::string begins() const {  // its first word, in capitals
        std::size_t at = 0;
        while (text.compare(at, 2, "--") == 0) at = text.find('\n', at) + 1;
        auto word = text.substr(at, text.find_first_of(" (\n", at) - at);
        std::ranges::transform(word, word.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        return word;
    }
    bool is_for_the_command_line() const { return path.starts_with("app/"); }
    /// Begins a transaction itself, or takes away what others stand on.
    bool needs_a_session_of_its_own() const { return begins() == "BEGIN" || text.find("DROP SCHEMA") != std::string::npos; }
};

std::vector<SqlFile> sql_files() {
    namespace fs = std::filesystem;
    const fs::path root = ORDERLINE_SOURCE_DIR "/src";
    std::vector<SqlFile> files;
    for (const auto& entry : fs::recursive_directory_iterator{root}) {
        if (entry.path().extension() != ".sql" || entry.path().parent_path().filename() != "sql") continue;
        files.push_back({fs::relative(entry.path(), root).string(), read_file(entry.path().string())});
    }
    // Temporary tables are made first, then their indexes, and dropped last.
    const auto rank = [](const SqlFile& file) {
        const auto word = file.begins();
        if (word == "CREATE") return file.text.find("CREATE INDEX") == std::string::npos ? 0 : 1;
        return word == "DROP" ? 3 : 2;
    };
    std::ranges::sort(files, [&](const auto& a, const auto& b) { return std::pair{rank(a), a.path} < std::pair{rank(b), b.path}; });
    return files;
}

class StatementsTest : public TestDatabase {
protected:
    StatementsTest() {
        // One transaction each, because the temporary tables of the import end with theirs.
        need(owner_.execute("BEGIN; SET LOCAL plan_cache_mode = force_generic_plan"));
        need(server_.execute("BEGIN; SET LOCAL plan_cache_mode = force_generic_plan"));
    }

    template <class T>
    static T need(Result<T> result) {
        if (!result) throw std::runtime_error(result.error().detail);
        if constexpr (!std::is_void_v<T>) return *std::move(result);
    }

    /// Empty, or what is wrong with it. A plan is asked for too: only then Postgres looks at who may do this.
    std::string wrong_with(const SqlFile& file) {
        auto& on = file.is_for_the_command_line() ? owner_ : server_;
        need(on.execute("SAVEPOINT before"));
        auto done = try_out(on, file);
        if (done) need(on.execute("RELEASE SAVEPOINT before; DEALLOCATE ALL"));
        else need(on.execute("ROLLBACK TO SAVEPOINT before; DEALLOCATE ALL"));
        return done ? "" : done.error().detail;
    }

    static Result<void> try_out(pg::Session& on, const SqlFile& file) {
        const auto word = file.begins();
        if (word == "COPY") {
            auto copied = on.copy_in(file.text, [](std::string&) -> Result<bool> { return false; });
            if (!copied) return std::unexpected(copied.error());
            return {};
        }
        // What has no plan is done.
        if (word != "SELECT" && word != "WITH" && word != "INSERT" && word != "UPDATE" && word != "DELETE") {
            return on.execute(file.text);
        }
        TRY_VOID(on.execute("PREPARE tried AS " + file.text));
        TRY(parameters, on.query("SELECT cardinality(parameter_types) FROM pg_prepared_statements WHERE name = 'tried'"));
        std::string nulls;
        for (auto i = parameters.integer(0, 0); i > 0; --i) nulls += nulls.empty() ? "(NULL" : ", NULL";
        return on.execute("EXPLAIN EXECUTE tried" + (nulls.empty() ? "" : nulls + ")"));
    }

    pg::Session owner_ = need(pg::Session::open(admin_conninfo()));
    pg::Session server_ = need(pg::Session::open(server_conninfo()));
};

TEST_F(StatementsTest, EachIsRightForTheDatabaseAndItsRole) {
    const auto files = sql_files();
    EXPECT_GT(files.size(), 80u);
    for (const auto& file : files) {
        if (file.needs_a_session_of_its_own()) continue;
        EXPECT_EQ(wrong_with(file), "") << "src/" << file.path;
    }
    need(owner_.execute("ROLLBACK"));
    need(server_.execute("ROLLBACK"));  // whoever drops waits for all locks
    for (const auto& file : files) {
        if (!file.needs_a_session_of_its_own()) continue;
        auto alone = need(pg::Session::open(admin_conninfo()));
        need(alone.execute("SET lock_timeout = '10s'"));
        const auto done = alone.execute((file.begins() == "BEGIN" ? "" : "BEGIN; ") + file.text);  // and is rolled back with its session
        EXPECT_TRUE(done) << "src/" << file.path << ": " << done.error().detail;
    }
}

TEST_F(StatementsTest, AWrongOneIsNoticed) {
    const std::vector<std::pair<std::string, std::string>> wrong{
        {"SELECT colour FROM customers WHERE tenant_id = $1", "column \"colour\" does not exist"},
        {"-- a comment\nSELECT id FROM customers WHERE tenant_id = $1 AND $2 IS NULL", "could not determine data type of parameter $2"},
        {"DELETE FROM audit_logs WHERE tenant_id = $1", "permission denied for table audit_logs"},
        {"WITH gone AS (UPDATE tenants SET name = $1 RETURNING id) SELECT id FROM gone", "permission denied for table tenants"},
        {"SELEC 1", "syntax error"},
    };
    for (const auto& [text, says] : wrong) EXPECT_THAT(wrong_with({"actions/sql/x.sql", text}), HasSubstr(says));
}

}  // namespace
}  // namespace orderline::db
