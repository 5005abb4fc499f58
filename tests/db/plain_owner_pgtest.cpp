// tests/db/plain_owner_pgtest.cpp: a database is set up by a role that may create roles and is nothing else.
#include "tests/db/rules_fixture.hpp"

namespace orderline::db {
namespace {

constexpr const char* roles[]{"orderline_server", "orderline_rest", "anon", "authenticated", "service_role"};

class PlainOwnerTest : public TestDatabase {
protected:
    // Roles belong to the whole server: those of the other tests are put aside meanwhile.
    PlainOwnerTest() {
        for (const std::string role : roles) sql("ALTER ROLE " + role + " RENAME TO " + role + "_aside");
        sql("CREATE ROLE lone_owner LOGIN CREATEROLE");
        sql("CREATE DATABASE lone TEMPLATE template0 OWNER lone_owner");
    }
    ~PlainOwnerTest() override {
        sql("DROP DATABASE lone WITH (FORCE)");
        for (const std::string role : roles) {
            sql("DROP ROLE IF EXISTS " + role);
            sql("ALTER ROLE " + role + "_aside RENAME TO " + role);
        }
        sql("DROP ROLE lone_owner");
    }
    std::string lone() const { return admin_conninfo() + " user=lone_owner dbname=lone"; }
    Result<int> migrate() {
        auto session = PlainOwner::need(pg::Session::open(lone()));
        return pg::migrate_up(session, PlainOwner::need(pg::read_migrations(ORDERLINE_SOURCE_DIR "/db/migrations")));
    }
};

TEST_F(PlainOwnerTest, MakesTheRoles) {
    EXPECT_GT(migrate().value(), 10);
    for (const std::string role : roles) {
        const bool may_log_in = role.starts_with("orderline_");
        EXPECT_EQ(scalar("SELECT concat_ws(' ', rolcanlogin, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolreplication, "
                         "rolbypassrls) FROM pg_roles WHERE rolname = '" + role + "'"),
                  may_log_in ? "t f f f f f f" : "f f f f f f f") << role;
    }
}

// Another database of the cluster made them, and somebody else owns it.
TEST_F(PlainOwnerTest, TakesTheRolesThatAreThere) {
    sql("CREATE ROLE orderline_server LOGIN; CREATE ROLE orderline_rest LOGIN");
    sql("CREATE ROLE anon ROLE orderline_rest; CREATE ROLE service_role");
    EXPECT_GT(migrate().value(), 10);
    EXPECT_EQ(scalar("SELECT string_agg(roleid::regrole::text, ' ' ORDER BY roleid::regrole::text) FROM pg_auth_members "
                     "WHERE member = 'orderline_rest'::regrole"), "anon authenticated service_role");
}

TEST_F(PlainOwnerTest, RefusesARoleThatCanBypassThePolicies) {
    for (const std::string role : roles) {
        for (const char* right : {"SUPERUSER", "BYPASSRLS", "CREATEROLE"}) {
            sql("DROP DATABASE lone WITH (FORCE)");
            sql("CREATE DATABASE lone TEMPLATE template0 OWNER lone_owner");
            sql("CREATE ROLE " + role + " " + right);
            const auto refused = migrate();
            ASSERT_FALSE(refused) << role << " " << right;
            EXPECT_THAT(refused.error().message, testing::HasSubstr("may bypass row-level security"));
            EXPECT_THAT(refused.error().message, testing::HasSubstr(role));
            sql("DROP DATABASE lone WITH (FORCE)");
            for (const std::string made : roles) sql("DROP ROLE IF EXISTS " + made);
            sql("CREATE DATABASE lone TEMPLATE template0 OWNER lone_owner");
        }
    }
}

// A role is also what it can become.
TEST_F(PlainOwnerTest, RefusesARoleThatCanBecomeAStrongOne) {
    sql("CREATE ROLE orderline_server LOGIN; CREATE ROLE service_role; GRANT orderline_server TO service_role");
    const auto refused = migrate();
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, testing::HasSubstr("as orderline_server"));
}

}  // namespace
}  // namespace orderline::db
