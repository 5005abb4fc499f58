// tests/endpoints/api/users_pgtest.cpp: users and their roles over /api/v1: never beyond the asker, and never without an owner.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <future>
#include "tests/support/api_world.hpp"

namespace orderline::api {
namespace {

class Users : public ApiWorld {
protected:
    /// A further user of the tenant who signs in with the world's password.
    std::string add(const std::string& name, const std::string& role) {
        const auto email = name + "@a.example";
        sql(fmt::format("INSERT INTO users (tenant_id, email, username, password_hash, email_confirmed_at) "
                        "SELECT tenant_id, '{0}', '{1}', password_hash, now() FROM users WHERE id = '{2}' AND tenant_id = '{3}'; "
                        "INSERT INTO logins (email, tenant_id, user_id) SELECT '{0}', tenant_id, id FROM users WHERE email = '{0}'; "
                        "INSERT INTO user_roles (tenant_id, user_id, role_id) SELECT u.tenant_id, u.id, r.id FROM users u, roles r "
                        "WHERE u.email = '{0}' AND r.name = '{4}'", email, name, a.user, a.tenant, role));
        return scalar("SELECT id FROM users WHERE email = '" + email + "'");
    }
    Person signed_in(const std::string& name) {
        auto nobody = somebody({});
        const auto session = nobody.must("POST", "/api/v1/session",
                                         fmt::format(R"({{"email": "{}@a.example", "password": "{}"}})", name, world_password));
        return somebody(text_at(session, "/access_token"));
    }
    static HttpAnswer set(Person& who, const std::string& user, const std::string& roles_json) {
        return who.ask("PUT", "/api/v1/users/" + user + "/roles", R"({"roles": )" + roles_json + "}");
    }
    static HttpAnswer activate(Person& who, const std::string& user, const std::string& active) {
        return who.ask("PATCH", "/api/v1/users/" + user, R"({"is_active": )" + active + "}");
    }
    std::string roles_of(const std::string& user) {
        return scalar("SELECT coalesce(string_agg(r.name, ' ' ORDER BY r.name), '') FROM user_roles g JOIN roles r ON r.id = g.role_id "
                      "WHERE g.user_id = '" + user + "'");
    }
};

TEST_F(Users, HaveTheRolesThatTheyAreGivenAtOnce) {
    auto owner = user_of(a);
    const auto ben = add("ben", "viewer");
    auto person = signed_in("ben");
    EXPECT_EQ(person.ask("GET", "/api/v1/users").status, 403);
    const auto answer = set(owner, ben, R"(["manager", "agent", "agent"])");
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(json::serialize(json_of(answer).at("roles")), R"(["agent","manager"])");
    EXPECT_EQ(code_of(person.ask("GET", "/api/v1/users")), "token_expired") << "the next token says what he may";
    auto again = signed_in("ben");
    const auto page = again.must("GET", "/api/v1/users?limit=1");
    EXPECT_EQ(page.at("items").as_array().size(), 1u);
    const auto rest = again.must("GET", "/api/v1/users?after=" + text_at(page, "/next"));
    EXPECT_EQ(rest.at("items").as_array().size(), 1u);
    EXPECT_TRUE(rest.at("next").is_null());
    EXPECT_EQ(again.must("GET", "/api/v1/roles").at("items").as_array().size(), 5u);
    EXPECT_EQ(scalar("SELECT count(*) FROM agents WHERE user_id = '" + ben + "'"), "1") << "who may make calls is an agent";
    EXPECT_EQ(set(owner, ben, "[]").status, 200);
    EXPECT_EQ(roles_of(ben), "");
}

TEST_F(Users, AreNotChangedBeyondWhatTheAskerMay) {
    const auto ben = add("ben", "manager"), zoe = add("zoe", "agent");
    auto manager = signed_in("ben");
    EXPECT_EQ(set(manager, zoe, R"(["viewer"])").status, 200);
    for (const auto& [user, roles] : {std::pair{ben, R"(["owner"])"}, {zoe, R"(["viewer", "owner"])"}, {a.user, R"(["viewer"])"}, {a.user, "[]"}}) {
        EXPECT_EQ(code_of(set(manager, user, roles)), "permission_not_held") << roles;
    }
    EXPECT_EQ(roles_of(ben) + ", " + roles_of(zoe) + ", " + roles_of(a.user), "manager, viewer, owner");
}

TEST_F(Users, AlwaysHaveAnOwnerWhoCanSignIn) {
    auto owner = user_of(a);
    EXPECT_EQ(code_of(set(owner, a.user, R"(["manager"])")), "last_owner");
    EXPECT_EQ(set(owner, a.user, R"(["owner", "agent"])").status, 200);
    const auto ben = add("ben", "owner");
    sql("UPDATE users SET is_active = false WHERE id = '" + ben + "'");
    EXPECT_EQ(code_of(set(owner, a.user, "[]")), "last_owner");
    sql("UPDATE users SET is_active = true WHERE id = '" + ben + "'");

    // Each takes the other's role away: one of them stays.
    auto one = signed_in("ben");
    auto other = user_of(a);
    auto first = std::async(std::launch::async, [&] { return set(one, a.user, "[]").status; });
    const int second = set(other, ben, "[]").status;
    EXPECT_NE(first.get() == 200, second == 200);
    EXPECT_EQ(scalar("SELECT count(*) FROM user_roles g JOIN roles r ON r.id = g.role_id WHERE r.name = 'owner' AND g.tenant_id = '" + a.tenant + "'"), "1");
}

TEST_F(Users, WhoAreDisabledAreOutAtOnceAndBackWhenEnabled) {
    const auto ben = add("ben", "manager"), zoe = add("zoe", "agent");
    auto manager = signed_in("ben");
    ASSERT_EQ(set(manager, zoe, R"(["agent", "viewer"])").status, 200) << "and an agent with it";
    auto agent = signed_in("zoe");
    const auto active = [&] {
        return scalar("SELECT u.is_active || ' ' || a.is_active FROM users u JOIN agents a ON a.user_id = u.id WHERE u.id = '" + zoe + "'");
    };
    EXPECT_EQ(activate(agent, ben, "false").status, 403) << "this way is for users.manage";
    for (int times = 0; times < 2; ++times) {
        const auto answer = activate(manager, zoe, "false");
        ASSERT_EQ(answer.status, 200) << answer.body;
        EXPECT_EQ(json_of(answer).at("is_active"), false);
        EXPECT_EQ(active(), "false false");
    }
    EXPECT_EQ(agent.ask("GET", "/api/v1/me").status, 401);
    auto nobody = somebody({});
    const auto sign_in = fmt::format(R"({{"email": "zoe@a.example", "password": "{}"}})", world_password);
    EXPECT_EQ(code_of(nobody.ask("POST", "/api/v1/session", sign_in)), "unauthorised");
    EXPECT_EQ(activate(manager, zoe, "true").status, 200);
    EXPECT_EQ(active(), "true true");
    EXPECT_EQ(agent.ask("GET", "/api/v1/me").status, 401) << "a session that was ended stays ended";
    EXPECT_EQ(signed_in("zoe").ask("GET", "/api/v1/me").status, 200);
}

TEST_F(Users, AreNotDisabledBeyondWhatTheAskerMayNorTheLastOwner) {
    const auto ben = add("ben", "manager"), second = add("second", "owner");
    auto manager = signed_in("ben"), owner = user_of(a);
    for (const char* wanted : {"false", "true"}) EXPECT_EQ(code_of(activate(manager, second, wanted)), "permission_not_held");
    EXPECT_EQ(activate(owner, second, "false").status, 200);
    EXPECT_EQ(code_of(activate(manager, second, "true")), "permission_not_held");
    EXPECT_EQ(code_of(activate(owner, a.user, "false")), "last_owner");
    EXPECT_EQ(owner.ask("GET", "/api/v1/me").status, 200);
    EXPECT_EQ(code_of(activate(owner, "00000000-0000-4000-8000-00000000dead", "false")), "not_found");
    for (const char* wrong : {"null", "\"no\"", "0"}) EXPECT_EQ(code_of(activate(owner, ben, wrong)), "validation_failed") << wrong;
    EXPECT_EQ(code_of(owner.ask("PATCH", "/api/v1/users/" + ben, "{}")), "validation_failed");
}

TEST_F(Users, SeeWhereTheyAreSignedInAndEndIt) {
    const auto ben = add("ben", "agent");
    auto one = signed_in("ben"), two = signed_in("ben"), owner = user_of(a), key = key_of(a);
    const std::string all_of_ben = "/api/v1/users/" + ben + "/sessions";
    const auto items = one.must("GET", "/api/v1/sessions").at("items").as_array();
    ASSERT_EQ(items.size(), 2u);
    EXPECT_EQ(json::serialize(items[0].at("current")) + json::serialize(items[1].at("current")), "falsetrue") << "the last used first";
    EXPECT_EQ(text_at(items[0], "/address"), "127.0.0.1");
    for (auto* person : {&owner, &key}) {
        const auto seen = person->must("GET", all_of_ben);
        EXPECT_EQ(seen.at("items").as_array().size(), 2u);
        EXPECT_EQ(json::serialize(seen).find("\"current\":true"), std::string::npos) << "none is the asker's";
    }
    EXPECT_EQ(two.ask("GET", all_of_ben).status, 403) << "this way is for users.manage";
    auto link = somebody(start_call(owner, a).link);
    for (auto* person : {&key, &link}) {
        EXPECT_EQ(code_of(person->ask("GET", "/api/v1/sessions")), "forbidden");
        EXPECT_EQ(code_of(person->ask("DELETE", "/api/v1/sessions")), "forbidden");
    }

    EXPECT_EQ(one.ask("DELETE", "/api/v1/sessions/" + text_at(items[0], "/id")).status, 204);
    EXPECT_EQ(two.ask("GET", "/api/v1/me").status, 401);
    EXPECT_EQ(code_of(one.ask("DELETE", "/api/v1/sessions/" + text_at(items[0], "/id"))), "not_found");
    EXPECT_EQ(code_of(owner.ask("DELETE", "/api/v1/sessions/" + text_at(items[1], "/id"))), "not_found") << "another user's";
    auto three = signed_in("ben");
    for (int times = 0; times < 2; ++times) EXPECT_EQ(three.ask("DELETE", "/api/v1/sessions").status, 204);
    EXPECT_EQ(one.ask("GET", "/api/v1/me").status, 401);
    EXPECT_EQ(three.ask("GET", "/api/v1/me").status, 200);
    EXPECT_EQ(owner.ask("DELETE", all_of_ben).status, 204);
    EXPECT_EQ(three.ask("GET", "/api/v1/me").status, 401);
    EXPECT_EQ(owner.ask("GET", "/api/v1/me").status, 200);
}

TEST_F(Users, HaveNoRolesThatThereAreNot) {
    auto owner = user_of(a);
    for (const char* roles : {R"(["king"])", R"(["agent", "king"])", R"("agent")", "[7]", "null"}) {
        EXPECT_EQ(code_of(set(owner, a.user, roles)), "validation_failed") << roles;
    }
    EXPECT_EQ(code_of(owner.ask("GET", "/api/v1/users?after=x")), "validation_failed");
    EXPECT_EQ(roles_of(a.user), "owner");
}

}  // namespace
}  // namespace orderline::api
