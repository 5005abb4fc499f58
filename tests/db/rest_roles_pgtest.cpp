// tests/db/rest_roles_pgtest.cpp: what the roles of /rest/v1 may do: every table, every action, every kind of caller.
#include <algorithm>
#include <ranges>
#include "domain/access.hpp"
#include "pg/error.hpp"
#include "tests/db/contract_rows.hpp"
#include "tests/db/csv.hpp"
#include "tests/db/rest_rights.hpp"

namespace orderline::db {
namespace {

using testing::HasSubstr;

constexpr std::string_view role_names[]{"none", "anon", "authenticated", "service_role"};

std::string all_permissions_but(const std::vector<std::string>& left_out) {
    std::string list = ",";
    for (int i = 0; i < static_cast<int>(Permission::count_); ++i) {
        const std::string name{to_text(static_cast<Permission>(i))};
        if (std::ranges::find(left_out, name) == left_out.end()) list += name + ",";
    }
    return list;
}

const LeastRow* least_row(const std::string& table) {
    const auto found = std::ranges::find(least_rows(), table, &LeastRow::table);
    return found == least_rows().end() ? nullptr : &*found;
}

/// A statement for that action on rows of tenant a, as /rest/v1 writes it: naming the tenant.
std::string statement(const RestRights& table, char action) {
    const auto* row = least_row(table.table);
    const std::string condition = table.global ? " WHERE true" : " WHERE tenant_id = {tenant}";
    if (action == 's') return "SELECT '1' FROM " + table.table + condition;
    if (action == 'd') return "DELETE FROM " + table.table + condition + " RETURNING '1'";
    if (action == 'i') {
        if (!row) return "INSERT INTO " + table.table + " DEFAULT VALUES RETURNING '1'";
        return (table.global ? row->insert() : row->insert_into_tenant()) + " RETURNING '1'";
    }
    std::string column = table.table == "memberships" ? "joined_tenant_id" : "tenant_id", value = "{tenant}";
    if (row) {  // its first column behind the tenant's, if it has another one
        const auto after = [&](const std::string& list) {
            const auto start = row->names_tenant() && list.find(", ") != std::string::npos ? list.find(", ") + 2 : 0;
            return list.substr(start, list.find(", ", start) - start);
        };
        column = after(row->columns), value = after(row->values);
    }
    return "UPDATE " + table.table + " SET " + column + " = " + value + condition + " RETURNING '1'";
}

class RestRoles : public RulesTest {
protected:
    RestRoles() {
        for (const char* letter : {"a", "b"}) {
            for (const auto& row : least_rows()) {
                if (row.by == Role::server) does(row.insert(), {Role::server, letter, ""});
            }
        }
        does("INSERT INTO industries (name) VALUES ('Bakeries')", psql);
    }

    void begin(const RestCaller& who, const std::string& permissions) {
        auto& on = session(Role::rest);
        PlainOwner::need(on.execute("BEGIN"));
        const auto letter = who.tenant.value_or("a").front();
        const auto set = [&](const char* name, const std::string& value) {
            PlainOwner::need(on.query("SELECT set_config($1, $2, true)", pg::Params::of(name, value)));
        };
        if (who.tenant) set("app.tenant_id", filled("{tenant}", letter, false));
        set("app.actor", filled(who.is_user ? "user:{user}" : "key:{agent}", letter, false));
        set("app.permissions", permissions);
        set("role", std::string{role_names[static_cast<int>(who.role)]});
    }

    /// One statement as that caller; the transaction is rolled back.
    Result<std::vector<std::string>> attempt(const RestCaller& who, const std::string& permissions, const std::string& text) {
        begin(who, permissions);
        auto& on = session(Role::rest);
        auto rows = on.query(filled(text, 'a'));
        PlainOwner::need(on.execute("ROLLBACK"));
        if (!rows) return std::unexpected(rows.error());
        std::vector<std::string> lines;
        for (int i = 0; i < rows->size(); ++i) lines.push_back(rows->columns() > 0 ? rows->maybe_text(i, 0).value_or("null") : "");
        return lines;
    }

    /// As `attempt`, but it stays, and must succeed.
    void keep(const RestCaller& who, const std::string& text) {
        begin(who, ",");
        auto& on = session(Role::rest);
        const auto done = on.execute(filled(text, 'a'));
        PlainOwner::need(on.execute(done ? "COMMIT" : "ROLLBACK"));
        if (!done) ADD_FAILURE() << text << ": " << done.error().detail;
    }

    /// Empty, or which rule refused it: a constraint's name (those of our triggers too) or an SQLSTATE.
    std::string refusal(const RestCaller& who, const std::string& text, const std::string& permissions = ",") {
        const auto done = attempt(who, permissions, text);
        if (done) return "";
        const auto rule = pg::constraint_of(done.error());
        return std::string{rule.empty() ? pg::sqlstate_of(done.error()) : rule};
    }

    Seen seen(const RestCaller& who, const std::string& permissions, const std::string& text) {
        const auto done = attempt(who, permissions, text);
        if (done) return done->empty() ? Seen::nothing : Seen::rows;
        const auto state = pg::sqlstate_of(done.error());
        if (state == "23503" || state == "23505") return Seen::rows;  // a row that is referred to, or there already: it was let in
        if (state != not_permitted) ADD_FAILURE() << text << ": " << done.error().detail;
        return Seen::refused;
    }

    const RestCaller secret_key{"a secret key", RestRole::service_role, "a"};
    const RestCaller user{"a user", RestRole::authenticated, "a", true};
};
ORDERLINE_FOR_EACH_OWNER(RestRoles);

TEST_P(RestRoles, EachTableHasItsRights) {
    std::vector<std::string> ours, named;
    for (const auto& row : read_csv("db/tables.csv", {"table", "scope"})) ours.push_back(row[0]);
    for (const auto& table : rest_rights()) named.push_back(table.table);
    EXPECT_THAT(named, testing::UnorderedElementsAreArray(ours));
}

TEST_P(RestRoles, EachCallerMayDoWhatTheTableSays) {
    for (const auto& table : rest_rights()) {
        for (const auto& who : rest_callers()) {
            auto as = who;
            if (table.reads == table.writes) as.reads = as.writes = who.reads || who.writes;  // one permission for both
            const auto permissions = all_permissions_but({as.reads ? "" : table.reads, as.writes ? "" : table.writes});
            for (const char action : {'s', 'i', 'u', 'd'}) {
                const auto text = statement(table, action);
                EXPECT_EQ(seen(who, permissions, text), expected(table, as, action)) << who.name << ": " << text;
            }
        }
    }
}

// Not even told how many there are, when nobody said who is asking.
TEST_P(RestRoles, WithoutTheSettingNothingIsPermitted) {
    for (const std::string permissions : {"", ",", "*", ",*,", "customers.read", ",customers.reader,", ",xcustomers.read,",
                                          ",CUSTOMERS.READ,", ",customers_read,"}) {
        EXPECT_EQ(seen(user, permissions, "SELECT '1' FROM customers"), Seen::nothing) << permissions;
    }
    EXPECT_EQ(seen(user, ",orders.read,customers.read,", "SELECT '1' FROM customers"), Seen::rows);
    auto& on = session(Role::rest);
    PlainOwner::need(on.execute(filled("BEGIN; SET LOCAL ROLE authenticated; SET LOCAL app.tenant_id = {tenant}", 'a')));
    EXPECT_EQ(PlainOwner::need(on.query("SELECT count(*) FROM customers")).integer(0, 0), 0);
    PlainOwner::need(on.execute("ROLLBACK"));
}

TEST_P(RestRoles, APermissionIsAskedOncePerStatement) {
    for (const auto& table : rest_rights()) {
        if (table.reads.empty() || !table.own.empty()) continue;
        for (const char action : {'s', 'u', 'd'}) {
            const auto& permission = action == 's' ? table.reads : table.writes;
            if (permission.empty()) continue;
            const auto text = statement(table, action);
            const auto plan = attempt(user, ",", "EXPLAIN " + text);
            ASSERT_TRUE(plan) << plan.error().detail;
            bool once = false;
            for (const auto& line : *plan) {
                const bool asks = line.find("app.permissions") != std::string::npos;
                if (line.find("One-Time Filter:") == std::string::npos) EXPECT_FALSE(asks) << text << ": " << line;
                else once = once || line.find("'," + permission + ",'") != std::string::npos;
            }
            EXPECT_TRUE(once) << text;
        }
    }
}

TEST_P(RestRoles, PoliciesNamePermissionsThatExist) {
    std::string names;
    PlainOwner::need(run_as(psql, "SELECT DISTINCT m[1] FROM pg_policies, "
                                  "regexp_matches(coalesce(qual, '') || coalesce(with_check, ''), ''',([^'']*),''', 'g') AS m",
                            &names));
    int count = 0;
    for (const auto part : std::views::split(names, std::string_view{"; "})) {
        EXPECT_TRUE(parse_permission(std::string_view{part})) << std::string_view{part};
        ++count;
    }
    EXPECT_EQ(count, 12);
}

TEST_P(RestRoles, PasswordsAndKeysAreNeverRead) {
    for (const char* text : {
             "SELECT password_hash FROM users", "SELECT * FROM users", "SELECT users FROM users", "SELECT to_jsonb(u) FROM users u",
             "SELECT count(password_hash) FROM users", "SELECT id FROM users ORDER BY password_hash",
             "SELECT id FROM users WHERE password_hash = 'x'", "UPDATE users SET username = password_hash",
             "UPDATE users SET username = 'x' RETURNING password_hash", "DELETE FROM users WHERE password_hash IS NULL",
             "INSERT INTO users (email) VALUES ('x@example.org') RETURNING password_hash",
             "SELECT u.id FROM users u JOIN api_keys k ON k.key = u.password_hash",
             "SELECT key FROM api_keys", "SELECT * FROM api_keys", "SELECT id FROM api_keys WHERE key LIKE 'a%'"}) {
        for (const auto& who : rest_callers()) {
            EXPECT_EQ(refusal(who, text, all_permissions_but({})), not_permitted) << who.name << ": " << text;
        }
    }
    EXPECT_EQ(refusal(secret_key, "UPDATE users SET password_hash = 'x'; "), "") << "it may set one";
    EXPECT_EQ(says("SELECT a.attrelid::regclass || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
                   "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped "
                   "AND has_any_column_privilege('service_role', c.oid, 'select') "
                   "AND NOT has_column_privilege('service_role', c.oid, a.attnum, 'select') ORDER BY 1", psql),
              "api_keys.key; users.password_hash");
}

// To become another role is asked of whom the session belongs to.
TEST_P(RestRoles, NobodyBecomesMore) {
    for (const auto& who : rest_callers()) {
        for (const char* role : {"orderline_server", "orderline"}) {
            EXPECT_EQ(refusal(who, std::string{"SET LOCAL ROLE "} + role), not_permitted) << who.name;
            EXPECT_EQ(refusal(who, std::string{"SET SESSION AUTHORIZATION "} + role), not_permitted) << who.name;
        }
    }
    for (const char* role : {"anon", "authenticated", "service_role", "orderline_rest"}) {
        refuses(std::string{"SET LOCAL ROLE "} + role, not_permitted, {Role::server, "a", ""});
    }
}

// With a database of its own the server connects as its owner, and as orderline_rest from the start of the session.
TEST_P(RestRoles, AnOwnerWhoIsAMemberServesTheCallersToo) {
    if (GetParam() == Owner::superuser) GTEST_SKIP() << "it may become anybody";
    const auto as_rest = owner_conninfo() + " options='-c role=orderline_rest'";
    sql("REVOKE orderline_rest, anon, authenticated, service_role FROM plain_owner");
    EXPECT_FALSE(pg::Session::open(as_rest));
    sql("GRANT orderline_rest TO plain_owner");
    auto on = PlainOwner::need(pg::Session::open(as_rest));
    EXPECT_EQ(PlainOwner::need(on.query("SELECT current_user::text")).text(0, 0), "orderline_rest");
    EXPECT_FALSE(on.query("SELECT count(*) FROM customers"));
    PlainOwner::need(on.execute(filled("BEGIN; SET LOCAL ROLE service_role; SET LOCAL app.tenant_id = {tenant}", 'a')));
    EXPECT_EQ(PlainOwner::need(on.query("SELECT count(*) FROM customers")).integer(0, 0), 2);
    PlainOwner::need(on.execute("ROLLBACK"));
    EXPECT_EQ(PlainOwner::need(on.query("SELECT current_user::text")).text(0, 0), "orderline_rest");
}

TEST_P(RestRoles, TheTrailIsWrittenByTriggersOnly) {
    const auto* text = "SELECT orderline.draft_trail(p, 'accept', '{}') FROM proposed_orders p";
    EXPECT_EQ(refusal(secret_key, text), not_permitted);
    refuses(text, not_permitted);
    refuses(text, not_permitted, {Role::owner, "a", ""});
}

// The roles have no rights on idempotency_keys, but through these functions on what they were answered themselves.
TEST_P(RestRoles, AnAnswerIsKeptForWhomItWasGiven) {
    keep(secret_key, R"(SELECT orderline.once_begin('k', '\x01'); SELECT orderline.once_end('k', 201, '[["a", "b"]]', '\x00ff'))");
    EXPECT_EQ(says(R"(SELECT principal = 'rest key:' || {agent}, status, response FROM idempotency_keys WHERE principal LIKE 'rest %')"), "true|201|null");

    const auto told = [&](const RestCaller& who, const std::string& hash) {
        const auto rows = attempt(who, ",", "SELECT concat_ws(' ', outcome, status, headers, body) FROM orderline.once_begin('k', '" + hash + "')");
        return rows ? rows->front() : std::string{pg::sqlstate_of(rows.error())};
    };
    EXPECT_EQ(told(secret_key, R"(\x01)"), R"(same 201 [["a", "b"]] \x00ff)");
    EXPECT_EQ(told(secret_key, R"(\x02)"), "other");
    EXPECT_EQ(told(user, R"(\x01)"), "new");
    EXPECT_EQ(told({"a secret key of another tenant", RestRole::service_role, "b"}, R"(\x01)"), "new");
    EXPECT_EQ(told({"a secret key of no tenant", RestRole::service_role, std::nullopt}, R"(\x01)"), not_permitted);
    EXPECT_EQ(told({"anon", RestRole::anon, "a"}, R"(\x01)"), not_permitted);
    EXPECT_EQ(told({"the login", RestRole::login, "a"}, R"(\x01)"), not_permitted);

    // An answer is given once, by who has taken the key.
    const auto* answer = R"(SELECT orderline.once_end('k', 200, '[]', ''))";
    EXPECT_EQ(refusal(secret_key, answer), "22023");
    EXPECT_EQ(refusal(user, answer), "22023");
    EXPECT_EQ(refusal(secret_key, "SELECT orderline.once_principal()"), not_permitted);
}

TEST_P(RestRoles, ADraftWrittenWithASecretKeyKeepsItsVersionAndTrail) {
    keep(secret_key, R"(UPDATE proposed_orders SET order_items = '[{"quantity": 2}]', last_device_id = 'shop' WHERE id = {draft})");
    keep(secret_key, "UPDATE proposed_orders SET status = 'presented' WHERE id = {draft}");
    keep(secret_key, "UPDATE proposed_orders SET note = 'ring twice' WHERE id = {draft}");
    EXPECT_EQ(says("SELECT version, digest, total_minor, status FROM proposed_orders WHERE id = {draft}"), "3|null|null|presented");
    EXPECT_EQ(says("SELECT kind, version, status, actor_kind, actor_id = {agent}, device_id FROM draft_operations "
                   "WHERE draft_id = {draft} AND kind IN ('replace', 'present') ORDER BY at"),
              "replace|2|draft|key|true|shop; present|2|presented|key|true|shop; replace|3|presented|key|true|shop");
    EXPECT_EQ(says("SELECT count(*) FROM draft_operations WHERE kind = 'replace'", other_staff), "0");

    const std::pair<const char*, std::string_view> refused[] = {
        {"UPDATE proposed_orders SET version = 9", not_permitted},
        {"UPDATE proposed_orders SET digest = '\\x00'", not_permitted},
        {"UPDATE proposed_orders SET total_minor = 1", not_permitted},
        {"UPDATE proposed_orders SET order_id = {order}", not_permitted},
        {"UPDATE proposed_orders SET accepted_at = now()", not_permitted},
        {"UPDATE proposed_orders SET currency = 'USD'", not_permitted},
        {"INSERT INTO proposed_orders (customer_id, call_id, version) VALUES ({customer}, {call}, 9)", not_permitted},
        {"UPDATE proposed_orders SET status = 'accepted'", "proposed_orders_accepted_check"},
        {R"(UPDATE proposed_orders SET order_items = '[{"quantity": -1}]')", "proposed_orders_items_valid"},
        {"UPDATE proposed_orders SET id = {order} WHERE id = {draft}", "proposed_orders_identity"},
        {"UPDATE draft_operations SET version = 9", not_permitted},
        {"DELETE FROM draft_operations", not_permitted},
        {"DELETE FROM audit_logs", not_permitted},
        {"TRUNCATE proposed_orders", not_permitted},
    };
    for (const auto& [text, rule] : refused) EXPECT_EQ(refusal(secret_key, text), rule) << text;
    keep(secret_key, "UPDATE proposed_orders SET status = 'declined' WHERE id = {draft}");
    EXPECT_EQ(refusal(secret_key, "UPDATE proposed_orders SET note = 'x' WHERE id = {draft}"), "proposed_orders_closed");
    keep(secret_key, "DELETE FROM proposed_orders WHERE id = {draft}");
    EXPECT_EQ(says("SELECT count(*) FROM draft_operations WHERE draft_id = {draft}"), "5") << "its trail stays";
    EXPECT_EQ(says("SELECT draft_id FROM call_logs WHERE id = {call}"), "null");
}

TEST_P(RestRoles, WhatWasAcceptedStaysForASecretKey) {
    does("UPDATE proposed_orders SET status = 'accepted', accepted_version = version, accepted_digest = '\\x01', "
         "accepted_at = now(), order_id = {order} WHERE id = {draft}");
    does("INSERT INTO orders (status, draft_id, accepted_snapshot, accepted_digest, accepted_version, total_minor) "
         "VALUES ('accepted', {draft}, '{}', '\\x01', 1, 5); "
         "INSERT INTO order_items (order_id, quantity) SELECT id, 1 FROM orders WHERE draft_id = {draft}");
    const std::pair<const char*, std::string_view> refused[] = {
        {"UPDATE proposed_orders SET note = 'x' WHERE id = {draft}", "proposed_orders_closed"},
        {"DELETE FROM proposed_orders WHERE id = {draft}", "proposed_orders_accepted_delete"},
        {"UPDATE orders SET total_minor = 1 WHERE draft_id = {draft}", "orders_accepted_immutable"},
        {"DELETE FROM orders WHERE draft_id = {draft}", "orders_accepted_immutable"},
        {"UPDATE order_items SET quantity = 9 FROM orders o WHERE o.id = order_id AND o.draft_id = {draft}", "order_items_accepted_immutable"},
        {"INSERT INTO order_items (order_id, quantity) SELECT id, 1 FROM orders WHERE draft_id = {draft}", "order_items_accepted_immutable"},
    };
    for (const auto& [text, rule] : refused) EXPECT_EQ(refusal(secret_key, text), rule) << text;
    keep(secret_key, "UPDATE orders SET status = 'shipped' WHERE draft_id = {draft}");
}

TEST_P(RestRoles, AnOrderOfASecretKeyTakesItsTenantsNextNumber) {
    const auto last = std::stoll(says("SELECT last FROM order_numbers"));
    keep(secret_key, "INSERT INTO orders (status, external_id) VALUES ('pending', 'E-1')");
    EXPECT_EQ(says("SELECT order_number FROM orders WHERE external_id = 'E-1'"), std::to_string(last + 1));
    keep(secret_key, "INSERT INTO orders (status, order_number) VALUES ('pending', 500)");
    EXPECT_EQ(says("SELECT last FROM order_numbers"), "500");
    EXPECT_EQ(says("SELECT current_setting('app.tenant_id') = {tenant}::text"), "true");
}

// The number is taken before the policy sees the row. It is not even waited for.
TEST_P(RestRoles, AnotherTenantsOrderNumbersAreNotTouched) {
    auto& b = session(Role::server);
    PlainOwner::need(b.execute(filled("BEGIN; SELECT set_config('app.tenant_id', {tenant}, true); UPDATE order_numbers SET last = last", 'b')));
    for (const char* text : {"INSERT INTO orders (tenant_id, status) VALUES ({b.tenant}, 'pending')",
                             "INSERT INTO orders (tenant_id, status, order_number) VALUES ({b.tenant}, 'pending', 99)"}) {
        begin(secret_key, ",");
        auto& on = session(Role::rest);
        PlainOwner::need(on.execute("SET LOCAL lock_timeout = '200ms'"));
        const auto done = on.execute(filled(text, 'a'));
        PlainOwner::need(on.execute("ROLLBACK"));
        ASSERT_FALSE(done) << text;
        EXPECT_EQ(pg::sqlstate_of(done.error()), not_permitted) << done.error().detail;
    }
    PlainOwner::need(b.execute("ROLLBACK"));
}

TEST_P(RestRoles, AMessageIsItsWritersOwn) {
    does("INSERT INTO messages (content, user_id) VALUES ('by somebody else', 'else')");
    EXPECT_EQ(attempt(user, ",", "SELECT content FROM messages ORDER BY id").value(), (std::vector<std::string>{"hello", "by somebody else"}));
    EXPECT_EQ(attempt(user, ",", "UPDATE messages SET content = 'x' RETURNING (user_id = {user})::text").value(), std::vector<std::string>{"true"});
    EXPECT_EQ(attempt(user, ",", "DELETE FROM messages RETURNING (user_id = {user})::text").value(), std::vector<std::string>{"true"});
    EXPECT_EQ(refusal(user, "UPDATE messages SET user_id = 'else' WHERE user_id = {user}"), not_permitted);
    EXPECT_EQ(refusal(user, "INSERT INTO messages (content, user_id) VALUES ('x', 'else')"), not_permitted);
}

TEST_P(RestRoles, AUserReadsOnlyHisOwnAccount) {
    does("INSERT INTO users (tenant_id, email) VALUES ({tenant}, 'other@example.org')");
    EXPECT_EQ(attempt(user, ",", "SELECT (id = {user})::text FROM users").value(), std::vector<std::string>{"true"});
    EXPECT_EQ(attempt(user, ",users.manage,", "SELECT '1' FROM users").value().size(), 3u);
    EXPECT_EQ(refusal(user, "UPDATE users SET username = 'x'", all_permissions_but({})), not_permitted);
    EXPECT_EQ(refusal(user, "INSERT INTO user_roles (user_id, role_id) SELECT {user}, id FROM roles", all_permissions_but({})), not_permitted);
    does("INSERT INTO user_preferences (user_id) SELECT id FROM users WHERE email = 'other@example.org'");
    EXPECT_EQ(attempt(user, all_permissions_but({}), "UPDATE user_preferences SET orders = '{}' RETURNING (user_id = {user})::text").value(),
              std::vector<std::string>{"true"});
}

TEST_P(RestRoles, PoliciesOfCustomersCanAskWhoSignedIn) {
    const std::string ask = "SELECT concat_ws(' ', coalesce(auth.uid()::text, '-'), coalesce(auth.role(), '-'), coalesce(auth.jwt() ->> 'email', '-'))";
    auto& on = session(Role::rest);
    for (const char* role : {"anon", "authenticated", "service_role"}) {
        PlainOwner::need(on.execute("BEGIN; SET LOCAL ROLE " + std::string{role}));
        EXPECT_EQ(PlainOwner::need(on.query(ask)).text(0, 0), "- - -") << "nothing is set";
        PlainOwner::need(on.execute("SET LOCAL request.jwt.claims = '{\"sub\":\"" + filled("{user}", 'a', false) + "\",\"role\":\"authenticated\",\"email\":\"a@b.c\"}'"));
        EXPECT_EQ(PlainOwner::need(on.query(ask)).text(0, 0), filled("{user}", 'a', false) + " authenticated a@b.c") << role;
        PlainOwner::need(on.execute("SET LOCAL \"request.jwt.claim.role\" = 'anon'"));
        EXPECT_EQ(PlainOwner::need(on.query("SELECT auth.role()")).text(0, 0), "anon") << role << ", the older spelling";
        PlainOwner::need(on.execute("ROLLBACK"));
        EXPECT_EQ(PlainOwner::need(on.query("SELECT current_setting('request.jwt.claims', true)")).text(0, 0), "");
    }
    refuses("SELECT auth.uid()", not_permitted, staff);
}

}  // namespace
}  // namespace orderline::db
