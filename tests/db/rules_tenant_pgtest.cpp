// tests/db/rules_tenant_pgtest.cpp: default deny, no way into another tenant, and a client that knows only the contract.
#include <algorithm>
#include <set>
#include "tests/db/contract.hpp"
#include "tests/db/contract_rows.hpp"

namespace orderline::db {
namespace {

class TenantRules : public RulesTest {
protected:
    static std::vector<std::string> tenant_tables() {
        std::vector<std::string> names;
        for (const auto& row : read_csv("db/tables.csv", {"table", "scope"})) {
            if (row[1] == "tenant") names.push_back(row[0]);
        }
        return names;
    }
    static bool append_only(const std::string& table) {
        return table == "audit_logs" || table == "audit_seals" || table == "draft_operations";
    }
    static bool is_global(const LeastRow& row) { return row.by == Role::owner; }

    void fill_every_table() {
        for (const char* letter : {"a", "b"}) {
            for (const auto& row : least_rows()) {
                if (!is_global(row)) does(row.insert(), {Role::server, letter, ""});
            }
        }
        for (const auto& table : tenant_tables()) {
            EXPECT_EQ(says("SELECT count(DISTINCT tenant_id) FROM " + table, psql), "2") << table << " is not filled";
        }
    }
};
ORDERLINE_FOR_EACH_OWNER(TenantRules);

TEST_P(TenantRules, WithoutATenantNothingIsSeenAndNothingIsSaid) {
    fill_every_table();
    for (const auto& table : tenant_tables()) {
        const auto count = "SELECT count(*) FROM " + table;
        EXPECT_EQ(says(count, {Role::server, std::nullopt, ""}), "0") << table << ", never set";
        EXPECT_EQ(says(count, {Role::server, "", ""}), "0") << table << ", set to nothing";
        EXPECT_EQ(says(count, {Role::server, "f", ""}), "0") << table << ", a tenant that is not there";
        EXPECT_NE(says(count), "0") << table;
        EXPECT_EQ(says(count + " WHERE tenant_id <> {tenant}"), "0") << table;
        if (GetParam() == Owner::plain_role) {
            EXPECT_EQ(says(count, {Role::owner, std::nullopt, ""}), "0") << table << ", its owner";
            EXPECT_EQ(says(count + " WHERE tenant_id <> {tenant}", {Role::owner, "a", ""}), "0") << table << ", its owner";
        }
    }
}

// A setting ends with its transaction: the next user of the connection starts with nothing.
TEST_P(TenantRules, TheSettingDoesNotOutliveItsTransaction) {
    EXPECT_EQ(says("SELECT count(*) FROM users"), "1");
    EXPECT_EQ(says("SELECT count(*) FROM users", {Role::server, std::nullopt, ""}), "0");
}

TEST_P(TenantRules, NoRowGoesIntoAnotherTenant) {
    fill_every_table();
    auto& server = session(Role::server);
    const auto as_a = filled("SELECT set_config('app.tenant_id', {tenant}, true)", 'a');
    for (const auto& row : least_rows()) {
        if (is_global(row)) continue;
        // The row is right for b, the transaction is a's.
        PlainOwner::need(server.execute("BEGIN; " + as_a));
        const auto done = server.execute(filled(row.insert_into_tenant(), 'b'));
        EXPECT_TRUE(!done && pg::sqlstate_of(done.error()) == not_permitted)
            << row.table << ": " << (done ? "not refused" : done.error().detail);
        PlainOwner::need(server.execute("ROLLBACK"));
        // Nor without a tenant.
        refuses(row.insert_into_tenant(), not_permitted, {Role::server, "", ""});
        refuses(row.insert_into_tenant(), not_permitted, {Role::server, std::nullopt, ""});
    }
}

// A client need not know its tenant: the contract's tables take the transaction's.
TEST_P(TenantRules, ARowThatNamesNoTenantGoesIntoTheTransactions) {
    for (const auto& row : least_rows()) {
        if (is_global(row) || row.from != From::contract || row.table == "proposed_orders_data") continue;  // has another default
        const auto without = [](const std::string& list) {
            const auto comma = list.find(", ");
            return comma == std::string::npos ? std::string{} : list.substr(comma + 2);
        };
        const auto columns = row.names_tenant() ? without(row.columns) : row.columns;
        const auto values = row.names_tenant() ? without(row.values) : row.values;
        const auto insert = "INSERT INTO " + row.table + (columns.empty() ? " DEFAULT VALUES" : " (" + columns + ") VALUES (" + values + ")");
        EXPECT_EQ(says(insert + " RETURNING tenant_id = {tenant}"), "true") << row.table;
        refuses(insert, not_permitted, {Role::server, std::nullopt, ""});
    }
}

TEST_P(TenantRules, NoRowMovesToAnotherTenant) {
    fill_every_table();
    for (const auto& table : tenant_tables()) {
        const auto move = "UPDATE " + table + " SET tenant_id = {b.tenant}";
        refuses(move, table == "proposed_orders" ? "proposed_orders_identity" : not_permitted);
    }
}

TEST_P(TenantRules, NobodyElsesRowsAreChangedOrDeleted) {
    fill_every_table();
    std::map<std::string, std::string> before;
    const auto content = [&](const std::string& table) {
        return says("SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM " + table + " t WHERE tenant_id = {b.tenant}", psql);
    };
    for (const auto& table : tenant_tables()) before[table] = content(table);
    for (const auto& table : tenant_tables()) {
        if (append_only(table)) continue;
        EXPECT_EQ(says("UPDATE " + table + " SET tenant_id = tenant_id WHERE tenant_id = {b.tenant} RETURNING 1"), "") << table;
        if (table == "draft_links" || table == "order_numbers" || table == "audit_heads" || table == "key_uses") continue;  // the server's role may not delete there at all
        EXPECT_EQ(says("DELETE FROM " + table + " WHERE tenant_id = {b.tenant} RETURNING 1"), "") << table;
    }
    for (const auto& table : tenant_tables()) EXPECT_EQ(content(table), before[table]) << table;
}

// Also for the superuser, who is under no policy: the keys themselves hold the tenant.
TEST_P(TenantRules, NoRowPointsIntoAnotherTenant) {
    const std::vector<std::pair<std::string, std::string>> pointing{
        {"INSERT INTO user_preferences (tenant_id, user_id) VALUES ({tenant}, {b.user})", "user_preferences_user_id_fkey"},
        {"INSERT INTO customer_preferences (tenant_id, customer_id) VALUES ({tenant}, {b.customer})",
         "customer_preferences_customer_id_fkey"},
        {"INSERT INTO user_roles (tenant_id, user_id, role_id) VALUES ({tenant}, {b.user}, '00000000-0000-4000-8000-000000000003')",
         "user_roles_user_id_fkey"},
        {"UPDATE agents SET user_id = {b.user} WHERE id = {agent}", "agents_user_id_fkey"},
        {"UPDATE products SET category_id = {b.category} WHERE id = {product}", "products_category_id_fkey"},
        {"INSERT INTO product_specials (tenant_id, product_id, name) VALUES ({tenant}, {b.product}, 's')",
         "product_specials_product_id_fkey"},
        {"UPDATE customers SET user_id = {b.user} WHERE id = {customer}", "customers_user_id_fkey"},
        {"UPDATE call_logs SET customer_id = {b.customer} WHERE id = {call}", "call_logs_customer_id_fkey"},
        {"UPDATE call_logs SET agent_id = {b.agent} WHERE id = {call}", "call_logs_agent_id_fkey"},
        {"UPDATE call_logs SET draft_id = {b.draft} WHERE id = {call}", "call_logs_draft_id_fkey"},
        {"UPDATE call_logs SET reorder_id = {b.order} WHERE id = {call}", "call_logs_reorder_id_fkey"},
        {"INSERT INTO proposed_orders (tenant_id, customer_id, call_id) VALUES ({tenant}, {b.customer}, {call})",
         "proposed_orders_customer_id_fkey"},
        {"INSERT INTO proposed_orders (tenant_id, customer_id, call_id) VALUES ({tenant}, {customer}, {b.call})",
         "proposed_orders_call_id_fkey"},
        {"UPDATE proposed_orders SET order_id = {b.order} WHERE id = {draft}", "proposed_orders_order_id_fkey"},
        {"INSERT INTO proposed_orders_data (tenant_id, call_id, customer_id) VALUES ({tenant}, {b.call}, {customer})",
         "proposed_orders_data_call_id_fkey"},
        {"INSERT INTO draft_links (tenant_id, id, draft_id, customer_id, expires_at) "
         "VALUES ({tenant}, 1, {b.draft}, {customer}, now())", "draft_links_draft_id_fkey"},
        {"UPDATE orders SET customer_id = {b.customer} WHERE id = {order}", "orders_customer_id_fkey"},
        {"UPDATE orders SET draft_id = {b.draft} WHERE id = {order}", "orders_draft_id_fkey"},
        {"INSERT INTO order_items (tenant_id, order_id, quantity) VALUES ({tenant}, {b.order}, 1)", "order_items_order_id_fkey"},
        {"INSERT INTO order_items (tenant_id, order_id, product_id, quantity) VALUES ({tenant}, {order}, {b.product}, 1)",
         "order_items_product_id_fkey"},
        {"INSERT INTO refresh_sessions (tenant_id, user_id, token_hash, expires_at) VALUES ({tenant}, {b.user}, '\\x01', now())",
         "refresh_sessions_user_id_fkey"},
        {"INSERT INTO user_factors (tenant_id, user_id, secret) VALUES ({tenant}, {b.user}, '\\x01')", "user_factors_user_id_fkey"},
        {"INSERT INTO user_tenant_roles (tenant_id, user_id, role_id) VALUES ({tenant}, {b.user}, {role})", "user_tenant_roles_user_id_fkey"},
        {"INSERT INTO user_tenant_roles (tenant_id, user_id, role_id) VALUES ({tenant}, {user}, {b.role})", "user_tenant_roles_role_id_fkey"},
    };
    for (const auto& [text, rule] : pointing) {
        refuses(text, rule);
        refuses(text, rule, psql);
    }
}

TEST_P(TenantRules, TheServerMayNotDoWhatIsNotItsWork) {
    for (const char* text : {"UPDATE tenants SET name = 'x'", "INSERT INTO tenants (name) VALUES ('x')", "DELETE FROM roles",
                             "UPDATE industries SET name = 'x'", "TRUNCATE messages", "CREATE TABLE public.x ()",
                             "DELETE FROM draft_links", "DELETE FROM order_numbers", "ALTER TABLE users NO FORCE ROW LEVEL SECURITY",
                             "DROP POLICY tenant_isolation ON users", "SELECT orderline.protect('users')",
                             "SELECT orderline.audit_on('users')", "SELECT * FROM schema_migrations",
                             "CREATE TEMPORARY VIEW v AS SELECT * FROM users; ALTER VIEW v OWNER TO CURRENT_USER; "
                             "ALTER TABLE users OWNER TO orderline_server"}) {
        refuses(text, not_permitted);
    }
    does("SET LOCAL row_security = off");  // may be said, but then everything is refused instead of shown
    refuses("SET LOCAL row_security = off; SELECT count(*) FROM users", not_permitted);
}

TEST_P(TenantRules, AClientThatKnowsOnlyTheContractCanInsertIntoEveryTable) {
    const auto contract = read_contract();
    std::set<std::string> inserted;
    for (const auto& row : least_rows()) {
        if (row.from == From::ours) continue;
        const auto& columns = contract.tables.at(row.table).columns;
        std::string known, itself;
        for (const auto& [column, is] : columns) {
            known += (known.empty() ? "" : ", ") + column;
            itself += (itself.empty() ? "" : ", ") + column + " = " + column;
        }
        // Whatever the contract demands is there, and nothing that it does not know.
        for (std::size_t at = 0; at != std::string::npos;) {
            const auto end = row.columns.find(", ", at);
            const auto column = row.columns.substr(at, end == std::string::npos ? end : end - at);
            EXPECT_TRUE(columns.contains(column)) << row.table << "." << column << " is not in the contract";
            at = end == std::string::npos ? end : end + 2;
        }
        const Who who{row.by, "a", "user:{user}"};
        does(row.insert(), who);
        inserted.insert(row.table);
        EXPECT_NE(says("SELECT " + known + " FROM " + row.table, who), "") << row.table;
        // Sends back what it read, as a client without partial updates does.
        if (!append_only(row.table)) does("UPDATE " + row.table + " SET " + itself, who);
    }
    for (const auto& [table, is] : contract.tables) EXPECT_TRUE(inserted.contains(table)) << table;
    EXPECT_EQ(inserted.size(), 23u);
}

}  // namespace
}  // namespace orderline::db
