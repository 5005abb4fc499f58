// pg/load_dump.cpp: which statements of a dump are run, and what is done when one fails.
#include "pg/load_dump.hpp"
#include <algorithm>
#include <optional>
#include "pg/dump_script.hpp"
#include "pg/error.hpp"

namespace orderline::pg {
namespace {

constexpr std::string_view loader_role = "orderline_loader";
constexpr std::size_t shown_bytes_max = 60;
constexpr int roles_of_a_statement_max = 100;
constexpr std::size_t statements_at_once = 50;

using Words = std::vector<std::string>;

/// What is passed over without a word: it makes rows, belongs to the server and not to one schema, or says as whom to run.
constexpr std::string_view passed_over[] = {
    "begin", "start transaction", "commit", "end", "rollback", "abort", "savepoint", "release",
    "insert", "refresh materialized view",
    "create database", "alter database", "drop database", "comment on database",
    "create tablespace", "alter tablespace", "drop tablespace",
    "create role", "alter role", "drop role", "create user", "alter user", "drop user", "create group", "alter group", "drop group",
    "set role", "reset role", "set session authorization", "reset session authorization",
    "comment on extension",
};

/// ALTER … OWNER TO somebody; not: RENAME COLUMN owner TO somebody.
bool changes_owner(const Words& words) {
    if (words.size() < 3 || words[0] != "alter" || std::ranges::find(words, "rename") != words.end()) return false;
    return words[words.size() - 3] == "owner" && words[words.size() - 2] == "to";
}

bool is_passed_over(const DumpStatement& statement) {
    if (statement.kind != DumpStatement::Kind::sql) return true;
    const auto words = leading_words(statement.text, 64);
    std::string begins;
    for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), 3); ++i) begins += words[i] + " ";
    if (begins.ends_with("user mapping ")) return false;  // it is about a foreign server
    const auto fits = [&](std::string_view one) { return begins.starts_with(one) && begins[one.size()] == ' '; };
    return std::ranges::any_of(passed_over, fits) || changes_owner(words);
}

/// The name in: role "x" does not exist.
std::optional<std::string> missing_role(const Error& error) {
    constexpr std::string_view before = "role \"", after = "\" does not exist";
    const auto text = server_text_of(error);
    if (sqlstate_of(error) != "42704" || !text.starts_with(before) || !text.ends_with(after)) return std::nullopt;
    return std::string{text.substr(before.size(), text.size() - before.size() - after.size())};
}

std::string quoted(std::string_view name) {
    std::string text = "\"";
    for (const char c : name) text.append(c == '"' ? 2 : 1, c);
    return text + "\"";
}

std::string first_words(std::string_view statement) {
    std::string text;
    for (const char c : statement.substr(0, shown_bytes_max)) {
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r') text += c;
        else if (!text.ends_with(' ')) text += ' ';
    }
    if (statement.size() <= shown_bytes_max) return text;
    while (!text.empty() && (text.back() & 0x80) != 0) text.pop_back();  // not half a character
    return text + "…";
}

/// The schema "public" is there from the start; many a dump makes it all the same.
bool makes_public_again(const DumpStatement& statement, std::string_view reason) {
    return reason == "schema \"public\" already exists" && leading_words(statement.text, 64) == Words{"create", "schema", "public"};
}

class Loader {
public:
    Loader(Session& admin, LoadedDump& loaded) : admin_{admin}, loaded_{loaded} {}

    Result<void> add(const DumpStatement& statement) {
        waiting_.push_back(statement);
        return waiting_.size() < statements_at_once ? Result<void>{} : run_waiting();
    }

    /// All at once in one transaction, which is several times faster; if any of them fails, one by one.
    Result<void> run_waiting() {
        std::string all;
        for (const auto& one : waiting_) all.append(one.text).append("\n;\n");
        if (waiting_.size() > 1 && loaded_.session.execute(all)) {
            loaded_.statements += static_cast<int>(waiting_.size());
        } else {
            for (const auto& one : waiting_) TRY_VOID(run_alone(one));
        }
        waiting_.clear();
        return {};
    }

private:
    Result<void> run_alone(const DumpStatement& statement) {
        TRY(reason, refusal_of(std::string{statement.text}));
        if (!reason) ++loaded_.statements;
        else if (!makes_public_again(statement, *reason)) {
            loaded_.skipped.push_back({statement.line, first_words(statement.text), *reason});
        }
        return {};
    }

    /// Runs it; why PostgreSQL refused, if it did. An error means that the server is gone.
    Result<std::optional<std::string>> refusal_of(const std::string& sql) {
        for (int made = 0;; ++made) {
            auto done = loaded_.session.execute(sql);
            if (done) return std::nullopt;
            if (sqlstate_of(done.error()).empty()) return std::unexpected(std::move(done).error());
            const auto role = missing_role(done.error());
            if (!role || made == roles_of_a_statement_max) return std::string{server_text_of(done.error())};
            // NOLOGIN and nothing else. The loader may then act for it: ALTER DEFAULT PRIVILEGES FOR ROLE, GRANT role.
            if (auto created = admin_.execute("CREATE ROLE " + quoted(*role)); !created) return std::string{server_text_of(created.error())};
            TRY_VOID(admin_.execute("GRANT " + quoted(*role) + " TO " + std::string{loader_role} + " WITH ADMIN OPTION"));
        }
    }

    Session& admin_;
    LoadedDump& loaded_;
    std::vector<DumpStatement> waiting_;
};

}  // namespace

Result<LoadedDump> load_dump(const Throwaway& server, std::string_view script,
                             const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
    TRY(statements, split_dump(script));
    // Not in the dump's own database: whoever owns that may say what a session in it begins with.
    TRY(admin, Session::open(server.admin_conninfo() + " dbname=postgres"));
    const std::string role{loader_role};
    TRY_VOID(admin.execute("CREATE ROLE " + role + " LOGIN"));
    TRY_VOID(admin.execute("ALTER DATABASE orderline OWNER TO " + role));
    TRY(session, Session::open(server.admin_conninfo() + " user=" + role));
    LoadedDump loaded{std::move(session), 0, {}};
    Loader loader{admin, loaded};
    for (const auto& statement : statements) {
        if (progress) progress(static_cast<std::uint64_t>(statement.text.data() - script.data()), script.size());
        if (!is_passed_over(statement)) TRY_VOID(loader.add(statement));
    }
    TRY_VOID(loader.run_waiting());
    // What the dump has set (search_path, client_encoding) is not for those who read after it.
    TRY(fresh, Session::open(server.admin_conninfo() + " user=" + role));
    loaded.session = std::move(fresh);
    return loaded;
}

}  // namespace orderline::pg
