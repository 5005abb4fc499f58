// tests/auth/sign_in_migration_pgtest.cpp: whoever was a user before /auth/v1 came is one in it, and confirmed.
#include "pg/migrate.hpp"
#include "tests/auth/auth_fixture.hpp"

namespace orderline::auth {
namespace {

class SignInMigrationTest : public TestDatabase {
protected:
    SignInMigrationTest() { sql("CREATE DATABASE before_sign_in TEMPLATE template0"); }
    ~SignInMigrationTest() override { sql("DROP DATABASE before_sign_in WITH (FORCE)"); }

    template <class T>
    static T need(Result<T> result) {
        if (!result) throw std::runtime_error(result.error().message + result.error().detail);
        return *std::move(result);
    }
};

TEST_F(SignInMigrationTest, UsersOfBeforeAreConfirmedAndNewOnesAreNot) {
    auto session = need(pg::Session::open(admin_conninfo() + " dbname=before_sign_in"));
    const auto all = need(pg::read_migrations(ORDERLINE_SOURCE_DIR "/db/migrations"));
    std::vector<pg::Migration> before;
    std::ranges::copy_if(all, std::back_inserter(before), [](const auto& one) { return one.number < 18; });
    ASSERT_EQ(need(pg::migrate_up(session, before)), 17);
    ASSERT_TRUE(session.execute("INSERT INTO tenants (id, name) VALUES ('" + tenant_a + "', 'A');"
                                "INSERT INTO users (tenant_id, email) VALUES ('" + tenant_a + "', 'old@a.example');"
                                "DELETE FROM audit_logs"));
    need(pg::migrate_up(session, all));
    ASSERT_TRUE(session.execute("INSERT INTO users (tenant_id, email) VALUES ('" + tenant_a + "', 'new@a.example')"));
    const auto users = need(session.query("SELECT string_agg(email || ' ' || (email_confirmed_at IS NOT NULL), ', ' ORDER BY email DESC) FROM users"));
    EXPECT_EQ(users.text(0, 0), "old@a.example true, new@a.example false");
    const auto trail = need(session.query("SELECT count(*) FROM audit_logs WHERE action = 'UPDATE'"));
    EXPECT_EQ(trail.integer(0, 0), 0);
}

}  // namespace
}  // namespace orderline::auth
