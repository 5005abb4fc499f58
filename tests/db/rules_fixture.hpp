// tests/db/rules_fixture.hpp: two tenants in a migrated database, and sessions of all who write to it, for the tests of its rules.
#pragma once
#include <gmock/gmock.h>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include "pg/error.hpp"
#include "pg/migrate.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::db {

/// The rules hold whoever owns the tables: a superuser, or a plain role that is under row-level security itself.
enum class Owner { superuser, plain_role };

enum class Role { server, rest, owner, superuser };

/// Who runs a statement: the role, and the settings of its transaction.
struct Who {
    Role role = Role::server;
    std::optional<std::string> tenant;  // a letter, or "" for an empty setting
    std::string actor;                  // may hold {user} and the like
};

inline const Who staff{Role::server, "a", "user:{user}"};
inline const Who other_staff{Role::server, "b", "user:{user}"};
inline const Who psql{Role::superuser, std::nullopt, ""};  // somebody at the command line, who bypasses row-level security

/// The rows that each tenant has from the start. {user} in a statement of tenant a is the quoted id of a's user, {b.user} that of
/// b's. Each id begins with its tenant's letter.
inline std::string filled(std::string text, char tenant, bool quoted = true) {
    static const std::map<std::string, int> names{{"tenant", 1}, {"user", 2},  {"agent", 3}, {"customer", 4}, {"product", 5},
                                                  {"call", 6},   {"draft", 7}, {"order", 8}, {"category", 9}, {"key", 0}, {"role", 10}};
    const auto replace = [&](const std::string& mark, char of, int number) {
        auto id = std::string(8, of) + "-0000-4000-8000-00000000000" + "0123456789a"[number];
        if (quoted) id = "'" + id + "'";
        for (std::size_t at; (at = text.find(mark)) != std::string::npos;) text.replace(at, mark.size(), id);
    };
    for (const auto& [name, number] : names) {
        replace("{b." + name + "}", 'b', number);
        replace("{" + name + "}", tenant, number);
    }
    return text;
}

/// A database that a role without any privilege but CREATEROLE owns and has migrated; copied for each test.
class PlainOwner {
public:
    static constexpr const char* template_name = "plain_template";
    static std::string conninfo(const std::string& admin, const std::string& database) {
        return admin + " user=plain_owner dbname=" + database;
    }
    static void make_template(pg::Session& admin, const std::string& admin_conninfo) {
        need(admin.execute("CREATE ROLE plain_owner LOGIN CREATEROLE"));
        need(admin.execute(std::string{"CREATE DATABASE "} + template_name + " TEMPLATE template0 OWNER plain_owner"));
        migrate(conninfo(admin_conninfo, template_name));
    }
    static void migrate(const std::string& conninfo) {
        auto session = need(pg::Session::open(conninfo));
        need(pg::migrate_up(session, need(pg::read_migrations(ORDERLINE_SOURCE_DIR "/db/migrations"))));
    }
    template <class T>
    static T need(Result<T> result) {
        if (!result) throw std::runtime_error(result.error().message + " " + result.error().detail);
        if constexpr (!std::is_void_v<T>) return *std::move(result);
    }
};

class RulesTest : public TestDatabase, public testing::WithParamInterface<Owner> {
protected:
    RulesTest() {
        if (GetParam() == Owner::plain_role) copy_plain_database();
        for (const char tenant : {'a', 'b'}) {
            const std::string letter{tenant};
            does("INSERT INTO tenants (id, name) VALUES ({tenant}, 'T')", {Role::owner, letter, ""});
            does(R"(
                INSERT INTO users (id, tenant_id, email) VALUES ({user}, {tenant}, 'anna@example.org');
                INSERT INTO agents (id, tenant_id, user_id, name) VALUES ({agent}, {tenant}, {user}, 'Anna');
                INSERT INTO customers (id, tenant_id, first_name, last_name) VALUES ({customer}, {tenant}, 'Jörg', 'Groß');
                INSERT INTO product_categories (id, tenant_id, name) VALUES ({category}, {tenant}, 'Cheese');
                INSERT INTO products (id, tenant_id, name, sku) VALUES ({product}, {tenant}, 'Käse', 'K-1');
                INSERT INTO call_logs (id, tenant_id, customer_id) VALUES ({call}, {tenant}, {customer});
                INSERT INTO proposed_orders (id, tenant_id, customer_id, call_id)
                    VALUES ({draft}, {tenant}, {customer}, {call});
                UPDATE call_logs SET draft_id = {draft};
                INSERT INTO orders (id, tenant_id, status) VALUES ({order}, {tenant}, 'pending');
                INSERT INTO api_keys (id, tenant_id, key, name) VALUES ({key}, {tenant}, 'hash', 'Shop');
                INSERT INTO tenant_roles (id, tenant_id, name) VALUES ({role}, {tenant}, 'clerk'))",
                 {Role::server, letter, "job:seed"});
        }
    }

    ~RulesTest() override {
        sessions_.clear();
        if (!plain_database_.empty()) sql("DROP DATABASE " + plain_database_ + " WITH (FORCE)");
    }

    pg::Session& session(Role role) {
        auto& session = sessions_[role];
        if (!session) session = std::make_unique<pg::Session>(PlainOwner::need(pg::Session::open(conninfo(role))));
        return *session;
    }

    std::string server_of_the_test() const { return conninfo(Role::server); }
    std::string owner_conninfo() const { return conninfo(Role::owner); }

    /// The statement in a transaction with the settings of `who`, rolled back if it fails. With `answer`, its rows as text.
    Result<void> run_as(const Who& who, const std::string& text, std::string* answer = nullptr) {
        auto& on = session(who.role);
        const char letter = who.tenant && !who.tenant->empty() ? who.tenant->front() : 'a';
        auto done = begin(on, who, letter);
        if (done && answer) done = read(on, filled(text, letter), *answer);
        else if (done) done = on.execute(filled(text, letter));
        if (done) done = on.execute("COMMIT");
        if (!done) PlainOwner::need(on.execute("ROLLBACK"));
        return done;
    }

    void does(const std::string& text, const Who& who = staff) {
        const auto done = run_as(who, text);
        if (!done) ADD_FAILURE() << text << ": " << done.error().detail;
    }

    /// A statement of ours with its parameters, in a transaction with the settings of `who`.
    pg::Rows asked(const std::string& text, const pg::Params& params, const Who& who = staff) {
        auto& on = session(who.role);
        PlainOwner::need(begin(on, who, who.tenant.value_or("a").front()));
        auto rows = on.query(text, params);
        PlainOwner::need(on.execute(rows ? "COMMIT" : "ROLLBACK"));
        return PlainOwner::need(std::move(rows));
    }

    /// What a query or a RETURNING answers: "1|x; 2|null".
    std::string says(const std::string& text, const Who& who = staff) {
        std::string answer;
        const auto done = run_as(who, text, &answer);
        return done ? answer : "failed: " + done.error().detail;
    }

    /// `rule` is a constraint's name (those of our triggers too) or an SQLSTATE.
    void refuses(const std::string& text, std::string_view rule, const Who& who = staff) {
        const auto done = run_as(who, text);
        if (done) ADD_FAILURE() << "not refused: " << text;
        else if (pg::constraint_of(done.error()) != rule && pg::sqlstate_of(done.error()) != rule) {
            ADD_FAILURE() << text << ": expected " << rule << ", got " << done.error().detail;
        }
    }

    static constexpr std::string_view not_permitted = "42501";  // row-level security, or no such right

private:
    std::string conninfo(Role role) const {
        if (role == Role::owner && !plain_database_.empty()) return PlainOwner::conninfo(admin_conninfo(), plain_database_);
        const auto& own = role == Role::server ? server_conninfo() : role == Role::rest ? rest_conninfo() : admin_conninfo();
        return plain_database_.empty() ? own : own + " dbname=" + plain_database_;
    }

    void copy_plain_database() {
        static int count = 0;
        if (count == 0) PlainOwner::make_template(admin(), admin_conninfo());
        plain_database_ = "plain_" + std::to_string(++count);
        sql("CREATE DATABASE " + plain_database_ + " OWNER plain_owner TEMPLATE " + PlainOwner::template_name);
    }

    static Result<void> begin(pg::Session& on, const Who& who, char letter) {
        TRY_VOID(on.execute("BEGIN"));
        const auto set = [&](const char* name, const std::string& value) -> Result<void> {
            auto rows = on.query("SELECT set_config($1, $2, true)", pg::Params::of(name, value));
            if (!rows) return std::unexpected(rows.error());
            return {};
        };
        if (who.tenant) TRY_VOID(set("app.tenant_id", who.tenant->empty() ? "" : filled("{tenant}", letter, false)));
        if (!who.actor.empty()) TRY_VOID(set("app.actor", filled(who.actor, letter, false)));
        return {};
    }

    static Result<void> read(pg::Session& on, const std::string& text, std::string& answer) {
        TRY(rows, on.query("WITH answer AS (" + text + R"()
            SELECT (SELECT string_agg(coalesce(f.value, 'null'), '|' ORDER BY f.ordinality)
                    FROM json_each_text(row_to_json(answer)) WITH ORDINALITY AS f)
            FROM answer)"));
        for (int i = 0; i < rows.size(); ++i) answer += (i == 0 ? "" : "; ") + rows.maybe_text(i, 0).value_or("");
        return {};
    }

    std::string plain_database_;
    std::map<Role, std::unique_ptr<pg::Session>> sessions_;
};

inline std::string owner_name(const testing::TestParamInfo<Owner>& owner) {
    return owner.param == Owner::superuser ? "OwnedBySuperuser" : "OwnedByPlainRole";
}

}  // namespace orderline::db

/// Each test of the suite for each kind of owner.
#define ORDERLINE_FOR_EACH_OWNER(suite) \
    INSTANTIATE_TEST_SUITE_P(Database, suite, testing::Values(Owner::superuser, Owner::plain_role), owner_name)
