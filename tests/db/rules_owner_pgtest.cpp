// tests/db/rules_owner_pgtest.cpp: a tenant keeps its last owner, whoever writes and by whichever table.
#include "tests/db/rules_fixture.hpp"

namespace orderline::db {
namespace {

class OwnerRules : public RulesTest {
protected:
    OwnerRules() {
        for (const char* letter : {"a", "b"}) {
            does("INSERT INTO user_roles (tenant_id, user_id, role_id) SELECT {tenant}, {user}, id FROM roles WHERE name IN ('owner', 'viewer')",
                 {Role::server, letter, "job:test"});
        }
        does("DELETE FROM agents WHERE id = {agent}");  // names the user, who then could not be deleted anyway
    }
    void add_ben(const std::string& columns = "", const std::string& values = "") {
        does("INSERT INTO users (id, tenant_id, email" + columns + ") VALUES (" + ben + ", {tenant}, 'ben@example.org'" + values + ")");
        does("INSERT INTO user_roles (tenant_id, user_id, role_id) SELECT {tenant}, " + ben + ", id FROM roles WHERE name = 'owner'");
    }

    static constexpr std::string_view rule = "user_roles_last_owner";
    static constexpr const char* of_owner = " WHERE tenant_id = {tenant} AND role_id = (SELECT id FROM roles WHERE name = 'owner')";
    const std::string ben = "'aaaaaaaa-0000-4000-8000-0000000000be'";
};

ORDERLINE_FOR_EACH_OWNER(OwnerRules);

TEST_P(OwnerRules, TheLastOneStaysHoweverHeWouldGo) {
    const std::string grants = of_owner;
    const std::string ways[] = {
        "UPDATE users SET is_active = false WHERE tenant_id = {tenant}",
        "UPDATE users SET banned_until = now() + interval '1 hour' WHERE tenant_id = {tenant}",
        "DELETE FROM users WHERE tenant_id = {tenant}",
        "DELETE FROM user_roles" + grants,
        "UPDATE user_roles SET is_active = false" + grants,
        "UPDATE user_roles SET role_id = (SELECT id FROM roles WHERE name = 'agent')" + grants,
    };
    for (const auto& text : ways) {
        refuses(text, rule);
        refuses(text, rule, psql);
        refuses("SET LOCAL ROLE service_role; " + text, rule, {Role::rest, "a", "key:{key}"});
    }
    does("UPDATE users SET last_login = now(), banned_until = now() - interval '1 hour' WHERE tenant_id = {tenant}");
    does("DELETE FROM user_roles WHERE tenant_id = {tenant} AND role_id = (SELECT id FROM roles WHERE name = 'viewer')");
}

TEST_P(OwnerRules, OneOfTwoMayGoAndThenTheOtherStays) {
    add_ben();
    does("UPDATE users SET is_active = false WHERE tenant_id = {tenant} AND id = {user}");
    refuses("DELETE FROM users WHERE tenant_id = {tenant} AND id = " + ben, rule);
    does("UPDATE users SET is_active = true WHERE tenant_id = {tenant} AND id = {user}");
    does("DELETE FROM users WHERE tenant_id = {tenant} AND id = " + ben);
    EXPECT_EQ(says("SELECT current_setting('app.tenant_id') = {tenant}"), "true");
}

TEST_P(OwnerRules, WhoCannotSignInIsNoOwnerToStay) {
    add_ben(", banned_until", ", now() + interval '1 hour'");
    refuses("DELETE FROM user_roles WHERE tenant_id = {tenant} AND user_id = {user}", rule);
    does("UPDATE users SET banned_until = NULL, is_active = false WHERE tenant_id = {tenant} AND id = " + ben);
    refuses("DELETE FROM user_roles WHERE tenant_id = {tenant} AND user_id = {user}", rule);
    does("DELETE FROM users WHERE tenant_id = {tenant} AND id = " + ben);
}

TEST_P(OwnerRules, AllAtOnceIsRefusedAndAnotherTenantsOwnerDoesNotCount) {
    add_ben();
    refuses("UPDATE users SET is_active = false WHERE tenant_id = {tenant}", rule);
    refuses("DELETE FROM user_roles WHERE tenant_id = {tenant}", rule, psql);
    EXPECT_EQ(says("SELECT count(*) FROM users WHERE tenant_id = {tenant} AND is_active"), "2");
}

TEST_P(OwnerRules, TwoWhoTakeEachOtherAwayAtOnceDoNotBothSucceed) {
    add_ben();
    // The first has done it and not committed; the second waits for him, and then sees that he is the last.
    auto& first = session(Role::server);
    auto second = PlainOwner::need(pg::Session::open(server_of_the_test()));
    const auto say = [](const std::string& text) { return filled(text, 'a'); };
    const std::string begin = "BEGIN; SET LOCAL app.tenant_id = " + say("{tenant}") + "; SET LOCAL lock_timeout = '200ms'; ";
    PlainOwner::need(first.execute(begin + say("UPDATE users SET is_active = false WHERE tenant_id = {tenant} AND id = {user}")));
    const std::string other = begin + say("DELETE FROM user_roles WHERE tenant_id = {tenant} AND user_id = ") + ben;
    const auto waits = second.execute(other);
    ASSERT_FALSE(waits);
    EXPECT_EQ(pg::sqlstate_of(waits.error()), "55P03") << "waits for the lock until its time is over";
    PlainOwner::need(second.execute("ROLLBACK"));
    PlainOwner::need(first.execute("COMMIT"));
    const auto refused = second.execute(other);
    ASSERT_FALSE(refused);
    EXPECT_EQ(pg::constraint_of(refused.error()), rule);
}

}  // namespace
}  // namespace orderline::db
