// tests/db/rules_audit_pgtest.cpp: every change of a tenant's row is in the trail, with who made it, and never a secret.
#include "tests/db/contract_rows.hpp"
#include "tests/db/draft_statements.hpp"

namespace orderline::db {
namespace {

class AuditRules : public RulesTest {
protected:
    /// The newest entries of a table, of tenant a.
    std::string last(const std::string& columns, const std::string& table, int count = 1) {
        return says("SELECT " + columns + " FROM (SELECT * FROM audit_logs WHERE table_name = '" + table +
                    "' ORDER BY seq DESC LIMIT " + std::to_string(count) + ") AS entry ORDER BY seq");
    }
    std::string entries(const std::string& where = "true", const Who& who = staff) {
        return says("SELECT count(*) FROM audit_logs WHERE " + where, who);
    }
    /// Left out on purpose: 0012_audit.sql, 0018_sign_in.sql, 0020_audit_chain.sql and 0022_call_cache.sql say why.
    static bool is_audited(const std::string& table) {
        return table != "audit_logs" && table != "draft_operations" && table != "order_numbers" && table != "idempotency_keys" &&
               table != "refresh_sessions" && table != "proposed_orders_data" && table != "one_time_codes" && table != "outbox" && table != "key_uses" &&
               table != "audit_heads" && table != "audit_seals" && table != "roles" && table != "industries";
    }
};
ORDERLINE_FOR_EACH_OWNER(AuditRules);

TEST_P(AuditRules, EachChangeOfEachTableIsThere) {
    const Who owner{Role::owner, "a", "user:{user}"};  // may delete everywhere
    for (const auto& row : least_rows()) {
        if (!is_audited(row.table) || row.table == "tenants") continue;
        does(row.insert(), {Role::server, "a", "user:{user}"});
        EXPECT_EQ(last("action, tenant_id, old_data, new_data ->> 'tenant_id', changed_by, actor", row.table),
                  id_of("INSERT|{tenant}|null|{tenant}|{user}|user:{user}")) << row.table;
        EXPECT_EQ(last("coalesce(row_id::text, new_data ->> 'id') = new_data ->> 'id', row_id IS NOT NULL", row.table),
                  row.table == "messages" || row.table == "draft_links" ? "true|false" : "true|true") << row.table;
        // The row that was just made is the one whose id the entry names.
        const auto id = last("new_data ->> 'id'", row.table);
        const auto here = row.table + " WHERE tenant_id = {tenant} AND id::text = '" + id + "'";
        const auto set = " SET created_at = '2020-01-01' WHERE tenant_id = {tenant} AND id::text = '" + id + "'";
        if (row.table != "proposed_orders") {
            does("UPDATE " + row.table + set, owner);
            EXPECT_EQ(last("action, old_data ->> 'id' = '" + id + "', left(new_data ->> 'created_at', 10), "
                           "old_data ->> 'created_at' <> new_data ->> 'created_at'", row.table), "UPDATE|true|2020-01-01|true");
            const auto before = entries();
            does("UPDATE " + row.table + set, owner);
            EXPECT_EQ(entries(), before) << row.table << ": nothing changed";
        }
        does("DELETE FROM " + here, owner);
        EXPECT_EQ(last("action, old_data ->> 'id' = '" + id + "', new_data", row.table), "DELETE|true|null") << row.table;
    }
}

TEST_P(AuditRules, ATenantIsInItsOwnTrail) {
    does("UPDATE tenants SET name = 'Renamed' WHERE id = {tenant}", {Role::owner, "a", "job:setup"});
    EXPECT_EQ(last("action, old_data ->> 'name', new_data ->> 'name', actor", "tenants"), "UPDATE|T|Renamed|job:setup");
    EXPECT_EQ(entries("table_name = 'tenants'", other_staff), "1") << "b has only its own beginning";
}

TEST_P(AuditRules, WhoMadeTheChangeIsSaid) {
    const std::vector<std::pair<Who, std::string>> writers{
        {{Role::server, "a", "user:{user}"}, "{user}|user:{user}"},
        {{Role::server, "a", "key:{agent}"}, "null|key:{agent}"},
        {{Role::server, "a", "customer:{customer}"}, "null|customer:{customer}"},
        {{Role::server, "a", "job:nightly"}, "null|job:nightly"},
        {{Role::server, "a", ""}, "null|psql:orderline_server"},
        {psql, "null|psql:orderline"},
    };
    int number = 0;
    for (const auto& [who, is] : writers) {
        does("UPDATE customers SET city = '" + std::to_string(++number) + "' WHERE id = {customer}", who);
        EXPECT_EQ(last("changed_by, actor", "customers"), id_of(is));
    }
}

// One statement of somebody who is under no policy may change several tenants' rows; each finds its own in its own trail.
TEST_P(AuditRules, AStatementOverTwoTenantsIsInBothTrails) {
    does("UPDATE customers SET city = 'Wien'", psql);
    for (const auto& who : {staff, other_staff}) {
        EXPECT_EQ(entries("table_name = 'customers' AND action = 'UPDATE' AND new_data ->> 'city' = 'Wien'", who), "1");
        EXPECT_EQ(entries("tenant_id <> {tenant} OR coalesce(new_data, old_data) ->> 'tenant_id' <> tenant_id::text", who), "0");
    }
}

TEST_P(AuditRules, TheSettingIsAsItWasAfterwards) {
    const std::string after = "current_setting('app.tenant_id', true) AS tenant";
    EXPECT_EQ(says("UPDATE customers SET city = 'Graz' WHERE tenant_id = {tenant} RETURNING " + after, {Role::superuser, "b", ""}),
              id_of("{tenant}", 'b'));
    does("SELECT set_config('app.tenant_id', '', true); UPDATE customers SET city = 'Linz'; "
         "DO $$ BEGIN IF current_setting('app.tenant_id') <> '' THEN RAISE 'still set'; END IF; END $$", psql);
}

TEST_P(AuditRules, ManyRowsKeepTheirOldAndNewTogether) {
    does("INSERT INTO products (tenant_id, name, sku) SELECT {tenant}, 'p' || n, 's' || n FROM generate_series(1, 300) n");
    EXPECT_EQ(entries("table_name = 'products' AND action = 'INSERT' AND new_data ->> 'name' LIKE 'p%'"), "300");
    does("UPDATE products SET name = name || '!' WHERE sku LIKE 's%' AND right(sku, 1) <> '7'");
    EXPECT_EQ(entries("table_name = 'products' AND action = 'UPDATE' AND new_data ->> 'name' = (old_data ->> 'name') || '!' "
                      "AND new_data ->> 'id' = old_data ->> 'id' AND row_id::text = new_data ->> 'id'"), "270");
    EXPECT_EQ(entries("table_name = 'products' AND action = 'UPDATE'"), "270");
}

TEST_P(AuditRules, AnUpsertIsAnInsertOrAnUpdate) {
    does("INSERT INTO products (tenant_id, name, sku) VALUES ({tenant}, 'new', 'K-2'), ({tenant}, 'changed', 'K-1'), "
         "({tenant}, 'third', 'K-3') ON CONFLICT (tenant_id, sku) DO UPDATE SET name = excluded.name");
    EXPECT_EQ(says("SELECT action, new_data ->> 'name', old_data ->> 'name' FROM audit_logs WHERE table_name = 'products' "
                   "AND new_data ->> 'sku' IN ('K-1', 'K-2', 'K-3') AND new_data ->> 'name' <> 'Käse' ORDER BY 2"),
              "UPDATE|changed|Käse; INSERT|new|null; INSERT|third|null");
}

TEST_P(AuditRules, WhatFollowsFromADeletionIsThereToo) {
    does("INSERT INTO order_items (tenant_id, order_id, quantity) VALUES ({tenant}, {order}, 1), ({tenant}, {order}, 2)");
    does("DELETE FROM orders WHERE id = {order}", psql);  // its lines go with it
    EXPECT_EQ(last("action, old_data ->> 'quantity', actor", "order_items", 2), "DELETE|1|psql:orderline; DELETE|2|psql:orderline");
    does("DELETE FROM proposed_orders WHERE id = {draft}");  // its call forgets it
    EXPECT_EQ(last("action, old_data ->> 'draft_id', new_data ->> 'draft_id'", "call_logs"), id_of("UPDATE|{draft}|null"));
    EXPECT_EQ(last("action, old_data ->> 'id'", "proposed_orders"), id_of("DELETE|{draft}"));
}

TEST_P(AuditRules, NoSecretAndNoPictureIsInIt) {
    does("INSERT INTO users (tenant_id, email, password_hash) VALUES ({tenant}, 'x@example.org', 'SECRET-1')");
    does("UPDATE users SET password_hash = 'SECRET-2' WHERE id = {user}");
    EXPECT_EQ(last("action, changed_by, old_data ? 'password_hash', new_data ? 'password_hash'", "users"),
              id_of("UPDATE|{user}|false|false"));
    does("INSERT INTO api_keys (tenant_id, key, name) VALUES ({tenant}, 'SECRET-3', 'ERP')");
    does("UPDATE api_keys SET key = 'SECRET-4' WHERE name = 'ERP'");
    does("DELETE FROM api_keys WHERE name = 'ERP'");
    does("INSERT INTO refresh_sessions (tenant_id, user_id, token_hash, previous_hash, expires_at) "
         "VALUES ({tenant}, {user}, '\\x5ec3e7', '\\x5ec3e7', now())");
    does("UPDATE refresh_sessions SET token_hash = '\\x5ec3e75ec3e7'");
    does("INSERT INTO user_factors (tenant_id, user_id, secret) VALUES ({tenant}, {user}, '\\x5ec3e7')");
    does("UPDATE user_factors SET recovery_hashes = '[\"SECRET-7\"]', secret = '\\x5ec3e75ec3e7'");
    does("INSERT INTO idempotency_keys (tenant_id, principal, key, request_hash, response) "
         "VALUES ({tenant}, 'p', 'SECRET-5', '\\x5ec3e7', '{\"a\": \"SECRET-6\"}')");
    does("UPDATE products SET thumbnail = '\\x5ec3e7', thumbnail_type = 'image/png', name = 'Pictured'");
    EXPECT_EQ(last("action, new_data ->> 'name', new_data ->> 'thumbnail_type', new_data ? 'thumbnail', new_data ? 'search'",
                   "products"), "UPDATE|Pictured|image/png|false|false");
    does("DELETE FROM users WHERE email = 'x@example.org'", psql);
    EXPECT_EQ(says("SELECT count(*), count(*) FILTER (WHERE a::text ~ 'SECRET|5ec3e7') FROM audit_logs a "
                   "WHERE table_name IN ('users', 'api_keys', 'products', 'refresh_sessions', 'user_factors', 'idempotency_keys')", psql), "15|0");
}

// Their edits have a trail of their own; this one would halve the rate of edits.
TEST_P(AuditRules, AnEditOfADraftIsNotInIt) {
    const auto before = entries();
    EXPECT_EQ(asked(Save::text(), Save{}.params()).size(), 1);
    does("UPDATE proposed_orders SET note = 'x'");
    EXPECT_EQ(entries(), before);
    EXPECT_EQ(says("SELECT count(*) FROM draft_operations"), "2");
}

TEST_P(AuditRules, TheServerChangesNoEntry) {
    for (const char* text : {"UPDATE audit_logs SET actor = 'x'", "DELETE FROM audit_logs", "TRUNCATE audit_logs"}) {
        refuses(text, not_permitted);
    }
    refuses("INSERT INTO audit_logs (tenant_id, table_name, action) VALUES ({b.tenant}, 'x', 'x')", not_permitted);
    refuses("SELECT orderline.audit()", not_permitted);
}

}  // namespace
}  // namespace orderline::db
