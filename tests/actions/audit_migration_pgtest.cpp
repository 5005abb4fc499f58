// tests/actions/audit_migration_pgtest.cpp: the trail of an installation from before the parts and the chain goes on in them.
#include <algorithm>
#include <iterator>
#include "pg/migrate.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::actions {
namespace {

const std::string tenant = "aaaaaaaa-0000-4000-8000-000000000001";

class AuditMigrationTest : public TestDatabase {
protected:
    ~AuditMigrationTest() override { sql("DROP DATABASE IF EXISTS before_audit WITH (FORCE)"); }

    template <class T>
    static T need(Result<T> result) {
        if (!result) throw std::runtime_error(result.error().message + result.error().detail);
        return *std::move(result);
    }
    static std::string text(pg::Session& session, const std::string& query) {
        return need(session.query("SELECT (" + query + ")::text")).maybe_text(0, 0).value_or("");
    }

    /// As who owns the tables: a superuser, or a role that row-level security holds for.
    void migrates_as(const std::string& owner) {
        sql("CREATE DATABASE before_audit TEMPLATE template0 OWNER " + owner);
        auto session = need(pg::Session::open(admin_conninfo() + " user=" + owner + " dbname=before_audit"));
        const auto all = need(pg::read_migrations(ORDERLINE_SOURCE_DIR "/db/migrations"));
        std::vector<pg::Migration> before;
        std::ranges::copy_if(all, std::back_inserter(before), [](const auto& one) { return one.number < 20; });
        need(pg::migrate_up(session, before));
        ASSERT_TRUE(session.execute("SET app.tenant_id = '" + tenant + "'; INSERT INTO tenants (id, name) VALUES ('" + tenant + "', 'A'); "
                                    "INSERT INTO audit_logs (table_name, action, changed_at) SELECT 'orders', 'INSERT', "
                                    "now() - make_interval(months => m) FROM generate_series(0, 3) m; "
                                    "INSERT INTO audit_logs (table_name, action, changed_at) VALUES ('orders', 'INSERT', null)"));
        const std::string trail = "SELECT string_agg(concat_ws('|', id, seq, table_name, action, new_data, changed_at, actor), ';' ORDER BY seq) "
                                  "FROM audit_logs";
        const auto was = text(session, trail), last = text(session, "SELECT max(seq) FROM audit_logs");
        need(pg::migrate_up(session, all));
        EXPECT_EQ(text(session, trail), was);
        EXPECT_EQ(text(session, "SELECT count(DISTINCT tableoid) FROM audit_logs WHERE changed_at IS NOT NULL"), "4") << "a part for each month";
        ASSERT_TRUE(session.execute("UPDATE tenants SET name = 'B'"));
        EXPECT_EQ(text(session, "SELECT max(seq) FROM audit_logs"), std::to_string(std::stoll(last) + 1)) << "numbers go on";
        EXPECT_EQ(text(session, "SELECT bool_and(relforcerowsecurity) FROM pg_class WHERE relname = 'audit_logs'"), "true");
    }
};

TEST_F(AuditMigrationTest, of_a_superuser) { migrates_as("orderline"); }

TEST_F(AuditMigrationTest, of_a_plain_owner) {
    sql("DO $$ BEGIN CREATE ROLE before_owner LOGIN CREATEROLE; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    migrates_as("before_owner");
}

}  // namespace
}  // namespace orderline::actions
