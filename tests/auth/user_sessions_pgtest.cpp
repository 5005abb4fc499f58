// tests/auth/user_sessions_pgtest.cpp: who sees where a user is signed in, and what ending it ends.
#include "auth/user_sessions.hpp"
#include "tests/auth/auth_fixture.hpp"

namespace orderline::auth {
namespace {

using Who = std::shared_ptr<const Principal>;
const std::string nobody = "aaaaaaaa-0000-4000-8000-0000000000ff";

class UserSessionsTest : public AuthTest {
protected:
    static UserId anna_id() { return *parse_id<UserId>(anna); }
    static Who asker(TenantId tenant, ActorKind kind, const std::string& actor, Permissions permissions = {}) {
        Principal who;
        who.tenant = tenant;
        who.kind = kind;
        who.actor = *parse_uuid(actor);
        who.permissions = permissions;
        return std::make_shared<const Principal>(std::move(who));
    }
    static Who herself() { return asker(tenant(), ActorKind::user, anna); }
    static Who manager() { return asker(tenant(), ActorKind::key, nobody, {Permission::users_manage}); }
    Uuid session_of(const Session& session) { return *access(session.access_token).session; }
    Result<std::vector<UserSession>> list(Who who, UserId user = anna_id()) { return run(list_sessions(pool(), std::move(who), user, soon())); }
    Result<void> end(Who who, SignOutScope scope, std::optional<Uuid> session = {}, UserId user = anna_id()) {
        return run(end_sessions(pool(), std::move(who), user, scope, session, soon()));
    }
    /// The ids, in their order.
    std::vector<Uuid> ids(Who who) {
        std::vector<Uuid> found;
        const auto sessions = list(std::move(who)).value();
        for (const auto& one : sessions) found.push_back(one.id);
        return found;
    }
    bool refreshes(const Session& session) { return run(accounts_.refresh(tenant(), session.refresh_token, peer_, soon())).has_value(); }
};

TEST_F(UserSessionsTest, AreListedByTheirLastUse) {
    EXPECT_TRUE(list(herself()).value().empty()) << "signed in nowhere";
    const auto one = sign_in_at().value(), two = sign_in_at().value();
    EXPECT_EQ(ids(herself()), (std::vector{session_of(two), session_of(one)}));
    ASSERT_TRUE(refreshes(one));
    EXPECT_EQ(ids(herself()), (std::vector{session_of(one), session_of(two)}));
    const auto found = list(manager()).value();
    EXPECT_EQ(found[0].address, peer_.address);
    EXPECT_EQ(found[0].user_agent, peer_.user_agent);
    ASSERT_TRUE(found[0].refreshed_at);
    EXPECT_GE(*found[0].refreshed_at, found[0].created_at);
    EXPECT_GT(found[0].expires_at, now());
    EXPECT_FALSE(found[1].refreshed_at);

    sql("UPDATE refresh_sessions SET ip = NULL, user_agent = NULL WHERE id = '" + to_text(session_of(one)) + "'");
    sql("UPDATE refresh_sessions SET expires_at = now() WHERE id = '" + to_text(session_of(two)) + "'");
    const auto left = list(herself()).value();
    ASSERT_EQ(left.size(), 1u) << "one has expired";
    EXPECT_FALSE(left[0].address || left[0].user_agent);
}

TEST_F(UserSessionsTest, EndOneByOneOrAllButOneOrAll) {
    const auto one = sign_in_at().value(), two = sign_in_at().value(), three = sign_in_at().value();
    ASSERT_TRUE(end(herself(), SignOutScope::local, session_of(one)));
    EXPECT_FALSE(refreshes(one));
    EXPECT_EQ(ids(herself()), (std::vector{session_of(three), session_of(two)}));
    EXPECT_EQ(reason(end(herself(), SignOutScope::local, session_of(one))), "not_found") << "it is over";
    EXPECT_EQ(reason(end(herself(), SignOutScope::local, *parse_uuid(nobody))), "not_found");
    for (int times = 0; times < 2; ++times) ASSERT_TRUE(end(herself(), SignOutScope::others, session_of(two)));
    EXPECT_EQ(ids(herself()), std::vector{session_of(two)});
    EXPECT_FALSE(refreshes(three));
    EXPECT_TRUE(refreshes(two));
    for (int times = 0; times < 2; ++times) ASSERT_TRUE(end(manager(), SignOutScope::global));
    EXPECT_TRUE(ids(herself()).empty());
    EXPECT_FALSE(refreshes(two));
    EXPECT_TRUE(sign_in_at()) << "he may come again";
}

TEST_F(UserSessionsTest, AreForTheUserAndForWhoLooksAfterUsersOfTheTenant) {
    const auto session = sign_in_at().value();
    const auto id = session_of(session);
    const std::pair<Who, const char*> strangers[]{
        {asker(tenant(), ActorKind::user, nobody), "forbidden"},
        {asker(tenant(), ActorKind::key, anna), "forbidden"},       // a key, whatever its id
        {asker(tenant(), ActorKind::customer, anna), "forbidden"},
        {asker(tenant(), ActorKind::user, nobody, {Permission::tenants_manage, Permission::keys_manage}), "forbidden"},
        {asker(other_tenant(), ActorKind::user, nobody, {Permission::users_manage}), "not_found"},
    };
    for (const auto& [who, why] : strangers) {
        EXPECT_EQ(reason(list(who)), why) << actor_text(*who);
        EXPECT_EQ(reason(end(who, SignOutScope::local, id)), why) << actor_text(*who);
        EXPECT_EQ(reason(end(who, SignOutScope::global)), why) << actor_text(*who);
    }
    const UserId unknown{*parse_uuid(nobody)};
    EXPECT_EQ(reason(list(manager(), unknown)), "not_found");
    EXPECT_EQ(reason(end(manager(), SignOutScope::global, {}, unknown)), "not_found");
    EXPECT_EQ(reason(end(manager(), SignOutScope::local, id, unknown)), "not_found") << "another user's session";
    EXPECT_TRUE(refreshes(session));
}

}  // namespace
}  // namespace orderline::auth
