// tests/db/plans_pgtest.cpp: with five thousand rows of a tenant, lists walk their indexes in order and stop after a page.
#include <gmock/gmock.h>
#include "tests/db/csv.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::db {
namespace {

using testing::HasSubstr;
using testing::Not;

class PlansTest : public TestDatabase {
protected:
    PlansTest() : server_{need(pg::Session::open(server_conninfo()))} {
        fill();
        need(server_.execute("SET jit = off"));  // as the pool has it
        need(server_.execute("BEGIN; SELECT set_config('app.tenant_id', md5('t1')::uuid::text, true)"));
    }

    template <class T>
    static T need(Result<T> result) {
        if (!result) throw std::runtime_error(result.error().detail);
        if constexpr (!std::is_void_v<T>) return *std::move(result);
    }

    /// Five thousand customers, products, orders and calls of one tenant, and as many of another, of the width that real
    /// ones have.
    void fill() {
        sql(R"(
            SET session_replication_role = replica;  -- the rules are tested elsewhere; this is about plans
            INSERT INTO tenants (id, name) SELECT md5('t' || t)::uuid, 'T' FROM generate_series(0, 1) t;
            INSERT INTO customers (tenant_id, id, first_name, last_name, company, email, phone, address, city, postal_code, country,
                                   time_zone, language, external_id)
            SELECT md5('t' || n / 5001)::uuid, md5('c' || n)::uuid, 'First' || n % 70, 'Last' || n % 900, 'Company ' || n,
                   'orders' || n || '@example.org', '+43 1 ' || n, 'Obere Hauptstrasse ' || n, 'Wiener Neustadt', n::text, 'AT',
                   'Europe/Vienna', 'de-AT', 'D' || n
            FROM generate_series(1, 10000) n;
            INSERT INTO products (tenant_id, id, name, description, sku, size, pack_size, price_minor, tax_class, image_url, thumbnail)
            SELECT md5('t' || n / 5001)::uuid, md5('p' || n)::uuid, 'Product ' || n % 3000, repeat('Tells what it is. ', 15),
                   'S' || n, '1 kg', '6 x 1 kg', n, 'food', 'https://example.org/pictures/' || md5(n::text) || '.png',
                   decode(repeat(md5(n::text), 60), 'hex')
            FROM generate_series(1, 10000) n;
            INSERT INTO orders (tenant_id, id, customer_id, status, order_number, order_date, currency, total_minor, notes)
            SELECT md5('t' || n / 5001)::uuid, md5('o' || n)::uuid, md5('c' || n / 5001 * 5000 + n % 200 + 1)::uuid, 'pending', n,
                   now() - n % 5001 * interval '7 minutes', 'EUR', n, repeat('Leave it at the door. ', 8)
            FROM generate_series(1, 10000) n;
            INSERT INTO call_logs (tenant_id, id, customer_id, call_date, notes)
            SELECT md5('t' || n / 5001)::uuid, md5('l' || n)::uuid, md5('c' || n / 5001 * 5000 + n % 200 + 1)::uuid,
                   now() - n % 5001 * interval '5 minutes', repeat('Wants it early. ', 5)
            FROM generate_series(1, 10000) n;
            SET session_replication_role = origin;)");
        sql("VACUUM (ANALYZE) customers, products, orders, call_logs, agents");
    }

    /// The plan of a list for these parameters (SQL literals), as the server's role under row-level security: after as many
    /// executions as Postgres needs to choose between plans for the values and one for all values.
    std::string plan(const std::string& file, const std::string& parameters) {
        need(server_.execute("PREPARE list AS " + read_file(ORDERLINE_SOURCE_DIR "/src/actions/sql/" + file)));
        const auto execute = "EXECUTE list(md5('t1')::uuid, " + parameters + ")";
        for (int time = 0; time < 10; ++time) need(server_.execute(execute));
        const auto rows = need(server_.query("EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) " + execute));
        std::string text;
        for (int i = 0; i < rows.size(); ++i) text.append(rows.text(i, 0)).append("\n");
        need(server_.execute("DEALLOCATE list"));
        return text;
    }

    pg::Session server_;
};

struct List {
    const char* what;
    const char* file;
    const char* parameters;  // $2 search, $3 and $4 where the last page ended, $5 its id, $6 limit, $7 of what, $8
    const char* index;
};

TEST_F(PlansTest, AListWalksItsIndexAndSortsNothing) {
    const std::vector<List> lists{
        {"customers", "customer_list.sql", "NULL, NULL, NULL, NULL, 50, NULL, false", "customers_tenant_id_name_idx"},
        {"customers, next page", "customer_list.sql", "NULL, 'Last7', 'First7', md5('c7')::uuid, 50, NULL, false",
         "customers_tenant_id_name_idx"},
        {"customers found", "customer_list.sql", "'%company 99%', NULL, NULL, NULL, 50, NULL, false",
         "customers_tenant_id_name_idx"},
        {"products", "product_list.sql", "NULL, NULL, NULL, NULL, 50, NULL, false", "products_tenant_id_name_idx"},
        {"products, next page", "product_list.sql", "NULL, 'Product 7', NULL, md5('p7')::uuid, 50, NULL, true",
         "products_tenant_id_name_idx"},
        {"products found", "product_list.sql", "'%product 99%', NULL, NULL, NULL, 50, NULL, true", "products_tenant_id_name_idx"},
        {"orders", "order_list.sql", "NULL, NULL, NULL, NULL, 50, NULL, false", "orders_tenant_id_order_date_idx"},
        {"orders, next page", "order_list.sql", "NULL, now(), NULL, md5('o7')::uuid, 50, NULL, false",
         "orders_tenant_id_order_date_idx"},
        {"orders of a customer", "order_list.sql", "NULL, NULL, NULL, NULL, 50, md5('c5007')::uuid, false", "orders_customer_id_idx"},
        {"calls", "call_list.sql", "NULL, NULL, NULL, NULL, 50, NULL, false", "call_logs_tenant_id_call_date_idx"},
        {"calls, next page", "call_list.sql", "NULL, now(), NULL, md5('l7')::uuid, 50, NULL, false",
         "call_logs_tenant_id_call_date_idx"},
        {"calls of a customer", "call_list.sql", "NULL, NULL, NULL, NULL, 50, md5('c5007')::uuid, false", "call_logs_customer_id_idx"},
    };
    for (const auto& list : lists) {
        const auto text = plan(list.file, list.parameters);
        EXPECT_THAT(text, HasSubstr(list.index)) << list.what;
        for (const char* table : {"customers", "products", "orders", "call_logs"}) {
            EXPECT_THAT(text, Not(HasSubstr(std::string{"Seq Scan on "} + table))) << list.what;
        }
        EXPECT_THAT(text, Not(HasSubstr("Bitmap"))) << list.what << ": it reads all of the tenant's and sorts";
    }
    need(server_.execute("COMMIT"));
    sql("DROP INDEX orders_tenant_id_order_date_idx");
    need(server_.execute("BEGIN; SELECT set_config('app.tenant_id', md5('t1')::uuid::text, true)"));
    EXPECT_THAT(plan("order_list.sql", "NULL, NULL, NULL, NULL, 50, NULL, false"), HasSubstr("Sort")) << "a missing index is noticed";
}

}  // namespace
}  // namespace orderline::db
