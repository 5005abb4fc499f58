// tests/db/plain_owner_pgtest.cpp: a database is set up by a role that may create roles and is nothing else.
#include "tests/db/rules_fixture.hpp"

namespace orderline::db {
namespace {

class PlainOwnerTest : public TestDatabase {
protected:
    // Roles belong to the whole server: the one of the other tests is put aside meanwhile.
    PlainOwnerTest() {
        sql("ALTER ROLE orderline_server RENAME TO orderline_server_aside; CREATE ROLE lone_owner LOGIN CREATEROLE");
        sql("CREATE DATABASE lone TEMPLATE template0 OWNER lone_owner");
    }
    ~PlainOwnerTest() override {
        sql("DROP DATABASE lone WITH (FORCE)");
        sql("DROP ROLE IF EXISTS orderline_server; DROP ROLE lone_owner");
        sql("ALTER ROLE orderline_server_aside RENAME TO orderline_server");
    }
    std::string lone() const { return admin_conninfo() + " user=lone_owner dbname=lone"; }
    Result<int> migrate() {
        auto session = PlainOwner::need(pg::Session::open(lone()));
        return pg::migrate_up(session, PlainOwner::need(pg::read_migrations(ORDERLINE_SOURCE_DIR "/db/migrations")));
    }
};

TEST_F(PlainOwnerTest, MakesTheServersRole) {
    EXPECT_GT(migrate().value(), 10);
    EXPECT_EQ(scalar("SELECT concat_ws(' ', rolcanlogin, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolreplication, "
                     "rolbypassrls) FROM pg_roles WHERE rolname = 'orderline_server'"), "t f f f f f f");
}

TEST_F(PlainOwnerTest, TakesTheRoleThatIsThere) {
    sql("CREATE ROLE orderline_server LOGIN");
    EXPECT_GT(migrate().value(), 10);
}

TEST_F(PlainOwnerTest, RefusesARoleThatCanBypassThePolicies) {
    for (const char* right : {"SUPERUSER", "BYPASSRLS", "CREATEROLE"}) {
        sql(std::string{"CREATE ROLE orderline_server LOGIN "} + right);
        const auto refused = migrate();
        ASSERT_FALSE(refused) << right;
        EXPECT_THAT(refused.error().message, testing::HasSubstr("orderline_server may bypass row-level security")) << right;
        sql("DROP ROLE orderline_server");
    }
}

}  // namespace
}  // namespace orderline::db
