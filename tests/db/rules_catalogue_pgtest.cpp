// tests/db/rules_catalogue_pgtest.cpp: what always holds for products, specials, customers and other plain rows; updated_at; search.
#include <sstream>
#include "tests/db/contract_rows.hpp"

namespace orderline::db {
namespace {

class CatalogueRules : public RulesTest {};
ORDERLINE_FOR_EACH_OWNER(CatalogueRules);

TEST_P(CatalogueRules, WhatMakesNoSenseIsRefused) {
    const std::string special = "INSERT INTO product_specials (tenant_id, product_id, name, ";
    const std::vector<std::pair<std::string, std::string_view>> cases{
        {"UPDATE products SET price_minor = -1", "products_price_minor_check"},
        {"UPDATE products SET currency = 'eur'", "products_currency_check"},
        {"UPDATE products SET order_multiple = 0", "products_order_multiple_check"},
        {"UPDATE products SET name = repeat('x', 1001)", "products_name_check"},
        {"UPDATE products SET thumbnail = decode(repeat('00', 4097), 'hex')", "products_thumbnail_check"},
        {"INSERT INTO products (tenant_id, name, sku) VALUES ({tenant}, 'other', 'K-1')", "products_sku_key"},
        {special + "percent_off, price_minor) VALUES ({tenant}, {product}, 's', 10, 5)", "product_specials_one_price_check"},
        {special + "percent_off) VALUES ({tenant}, {product}, 's', 100.01)", "product_specials_percent_off_check"},
        {special + "percent_off) VALUES ({tenant}, {product}, 's', -1)", "product_specials_percent_off_check"},
        {special + "price_minor) VALUES ({tenant}, {product}, 's', -1)", "product_specials_price_minor_check"},
        {special + "start_date, end_date) VALUES ({tenant}, {product}, 's', '2026-02-01', '2026-01-01')",
         "product_specials_dates_check"},
        {"UPDATE customers SET first_name = repeat('x', 1000)", "customers_name_check"},
        {"UPDATE call_logs SET duration = -1", "call_logs_duration_check"},
        {"UPDATE call_logs SET direction = 'sideways'", "call_logs_direction_check"},
        {"UPDATE call_logs SET status = 'lost'", "22P02"},
        {"INSERT INTO users (tenant_id, email) VALUES ({tenant}, 'ANNA@example.org')", "users_tenant_id_email_key"},
        {"INSERT INTO logins (email, tenant_id, user_id) VALUES ('Anna@example.org', {tenant}, {user})", "logins_email_check"},
        {"INSERT INTO api_keys (tenant_id, key, name, permissions) VALUES ({tenant}, 'x', 'x', '{}')", "api_keys_permissions_check"},
        {"INSERT INTO idempotency_keys (tenant_id, principal, key, request_hash) VALUES ({tenant}, 'p', '', '\\x01')",
         "idempotency_keys_key_check"},
        {"DELETE FROM customers", "23503"},
    };
    for (const auto& [text, rule] : cases) refuses(text, rule);
}

TEST_P(CatalogueRules, TheSameSkuAndEMailMayStandInTwoTenants) {
    EXPECT_EQ(says("SELECT count(*), count(DISTINCT tenant_id) FROM products WHERE sku = 'K-1'", psql), "2|2");
    EXPECT_EQ(says("SELECT count(DISTINCT tenant_id) FROM users WHERE email = 'anna@example.org'", psql), "2");
}

TEST_P(CatalogueRules, UpdatedAtFollowsARealChangeOnly) {
    for (const auto& row : least_rows()) {
        if (row.from == From::contract) does(row.insert(), {row.by, "a", ""});
    }
    const Who owner{Role::owner, "a", ""};
    std::istringstream tables{says("SELECT string_agg(c.relname, ' ') FROM pg_attribute JOIN pg_class c ON c.oid = attrelid "
                                   "WHERE attname = 'updated_at' AND c.relnamespace = 'public'::regnamespace "
                                   "AND c.relkind = 'r' AND c.relname <> 'proposed_orders'", psql)};
    int count = 0;
    for (std::string table; tables >> table; ++count) {
        // Where the triggers are off, an old time can be put in.
        does("ALTER TABLE " + table + " DISABLE TRIGGER USER; UPDATE " + table + " SET updated_at = '2020-01-01'; "
             "ALTER TABLE " + table + " ENABLE TRIGGER USER", owner);
        const auto old = "SELECT DISTINCT updated_at = '2020-01-01' FROM " + table;
        does("UPDATE " + table + " SET created_at = created_at", owner);
        EXPECT_EQ(says(old, owner), "true") << table << ": nothing changed";
        does("UPDATE " + table + " SET created_at = created_at - interval '1 day', updated_at = '2020-01-01'", owner);
        EXPECT_EQ(says(old, owner), "false") << table;
    }
    EXPECT_GT(count, 15);
}

TEST_P(CatalogueRules, ASearchFindsWithoutCapitalsAndAccents) {
    does("UPDATE customers SET company = 'Café Čapek', phone = '+43 1/234-5', city = 'WIEN', email = 'J@Example.org'");
    EXPECT_EQ(says("SELECT search FROM customers"), "cafe capek jorg gross j@example.org +43 1/234-5 4312345 wien");
    does("UPDATE products SET size = 'GROSS', pack_size = '6 x 1 l'");
    EXPECT_EQ(says("SELECT search FROM products"), "kase k-1 gross 6 x 1 l");
    EXPECT_EQ(says("SELECT count(*) FROM products WHERE search LIKE '%' || orderline.fold('KÄS') || '%'"), "1");
    does("UPDATE customers SET company = repeat('ä', 500)");
    EXPECT_EQ(says("SELECT length(search) FROM customers"), "300");
}

TEST_P(CatalogueRules, ACustomerIsDeletedWithItsPreferencesOnly) {
    does("INSERT INTO customers (id, tenant_id, first_name, last_name) VALUES ('0e000000-0000-4000-8000-000000000001', {tenant}, 'N', 'N')");
    does("INSERT INTO customer_preferences (customer_id) VALUES ('0e000000-0000-4000-8000-000000000001')");
    does("DELETE FROM customers WHERE id = '0e000000-0000-4000-8000-000000000001'", psql);
    EXPECT_EQ(says("SELECT count(*) FROM customer_preferences"), "0");
    refuses("DELETE FROM customers", "23503", psql);
}

}  // namespace
}  // namespace orderline::db
