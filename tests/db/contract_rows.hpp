// tests/db/contract_rows.hpp: the least row of each table that a client inserts who knows only the contract, and of our own tables.
#pragma once
#include <string>
#include <vector>
#include "tests/db/rules_fixture.hpp"

namespace orderline::db {

enum class From { contract, ours };

struct LeastRow {
    std::string table, columns, values;  // values as in filled() of rules_fixture.hpp
    From from = From::contract;
    Role by = Role::server;

    bool names_tenant() const { return columns.starts_with("tenant_id"); }
    std::string insert() const { return "INSERT INTO " + table + " (" + columns + ") VALUES (" + values + ")"; }
    /// For a tenant table: the same row with its tenant said.
    std::string insert_into_tenant() const {
        return names_tenant() ? insert() : "INSERT INTO " + table + " (tenant_id, " + columns + ") VALUES ({tenant}, " + values + ")";
    }
};

/// In an order in which they can be inserted.
inline const std::vector<LeastRow>& least_rows() {
    static const std::vector<LeastRow> rows{
        {"tenants", "name", "'New'", From::contract, Role::owner},
        {"roles", "name", "'baker'", From::contract, Role::owner},
        {"industries", "name", "'Bakeries'", From::contract, Role::owner},
        {"users", "tenant_id, email", "{tenant}, 'new@example.org'"},
        {"user_roles", "tenant_id, user_id, role_id", "{tenant}, {user}, '00000000-0000-4000-8000-000000000003'"},
        {"user_preferences", "user_id", "{user}"},
        {"agents", "tenant_id, name", "{tenant}, 'New'"},
        {"api_keys", "tenant_id, key, name", "{tenant}, 'abc', 'ERP'"},
        {"ip_allowlist", "tenant_id, ip_address", "{tenant}, '10.0.0.0/8'"},
        {"access_phones", "tenant_id, number", "{tenant}, '+431234'"},
        {"messages", "content, user_id", "'hello', {user}"},
        {"product_categories", "tenant_id, name", "{tenant}, 'New'"},
        {"product_types", "tenant_id, name", "{tenant}, 'New'"},
        {"products", "tenant_id, name", "{tenant}, 'New'"},
        {"product_specials", "tenant_id, product_id, name", "{tenant}, {product}, 'New'"},
        {"customers", "tenant_id, first_name, last_name", "{tenant}, 'New', 'New'"},
        {"customer_preferences", "customer_id", "{customer}"},
        {"call_logs", "tenant_id", "{tenant}"},
        {"proposed_orders", "tenant_id, customer_id, call_id", "{tenant}, {customer}, {call}"},
        {"proposed_orders_data", "tenant_id, call_id, customer_id", "{tenant}, {call}, {customer}"},
        {"orders", "tenant_id, status", "{tenant}, 'pending'"},
        {"order_items", "tenant_id, order_id, quantity", "{tenant}, {order}, 3"},
        {"audit_logs", "table_name, action", "'calls', 'LISTENED'"},
        {"audit_heads", "tenant_id", "{tenant}", From::ours},
        {"audit_seals", "tenant_id, number, kind, made_at, hash", "{tenant}, 1, 'rows', now(), sha256('')", From::ours},
        {"draft_links", "tenant_id, id, draft_id, customer_id, expires_at", "{tenant}, 77, {draft}, {customer}, now()", From::ours},
        {"draft_operations", "tenant_id, draft_id, version, kind, status, actor_kind",
         "{tenant}, {draft}, 9, 'set_note', 'draft', 'user'", From::ours},
        {"refresh_sessions", "tenant_id, user_id, token_hash, expires_at", "{tenant}, {user}, '\\x01', now()", From::ours},
        {"one_time_codes", "tenant_id, user_id, kind, address, code_hash, token_hash, expires_at",
         "{tenant}, {user}, 'signup', 'new@example.org', '\\x01', '\\x01', now()", From::ours},
        {"tenant_roles", "tenant_id, name", "{tenant}, 'night shift'", From::ours},
        {"user_tenant_roles", "tenant_id, user_id, role_id", "{tenant}, {user}, {role}", From::ours},
        {"user_factors", "tenant_id, user_id, secret", "{tenant}, {user}, '\\x01'", From::ours},
        {"outbox", "tenant_id, channel, recipient, body, purpose, expires_at",
         "{tenant}, 'email', 'new@example.org', 'hello', 'signup', now()", From::ours},
        {"key_uses", "tenant_id, key_id, last_used_at", "{tenant}, {key}, now()", From::ours},
        {"idempotency_keys", "tenant_id, principal, key, request_hash", "{tenant}, 'user:x', 'k', '\\x01'", From::ours},
    };
    return rows;
}

}  // namespace orderline::db
