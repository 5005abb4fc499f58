// tests/endpoints/login/render_test.cpp: users, sessions, settings and lists as the client reads them.
#include "endpoints/login/render.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include "base/json.hpp"

namespace orderline::login {
namespace {

using testing::ElementsAre;

Instant at(const char* text) { return *parse_instant(text); }

/// Signed up by mail, nothing else happened yet.
auth::Account new_user() {
    auth::Account user;
    user.id = UserId{*parse_uuid("3f2504e0-4f89-11d3-9a0c-0305e82c3301")};
    user.email = "ann@shop.test";
    user.app_metadata = R"({"provider":"email","providers":["email"]})";
    user.user_metadata = R"({"name":"Ann \"A\""})";
    user.created_at = at("2026-11-22T10:00:00Z");
    user.updated_at = at("2026-11-22T10:00:01.5Z");
    return user;
}

json::object shown(const auth::Account& user) { return parse_json(user_json(user)).value().as_object(); }

std::vector<std::string> keys_of(const json::object& object) {
    std::set<std::string> keys;
    for (const auto& [key, value] : object) keys.insert(std::string{key});
    return {keys.begin(), keys.end()};
}

TEST(UserJson, leaves_out_the_times_that_never_came) {
    EXPECT_EQ(user_json(new_user()),
              R"({"id":"3f2504e0-4f89-11d3-9a0c-0305e82c3301","aud":"authenticated","role":"authenticated","email":"ann@shop.test","phone":"",)"
              R"("app_metadata":{"provider":"email","providers":["email"]},"user_metadata":{"name":"Ann \"A\""},"identities":[)"
              R"({"identity_id":")" + std::string{shown(new_user()).at("identities").at(0).at("identity_id").as_string()} +
              R"(","id":"3f2504e0-4f89-11d3-9a0c-0305e82c3301","user_id":"3f2504e0-4f89-11d3-9a0c-0305e82c3301",)"
              R"("identity_data":{"email":"ann@shop.test","email_verified":false,"phone_verified":false,"sub":"3f2504e0-4f89-11d3-9a0c-0305e82c3301"},)"
              R"("provider":"email","created_at":"2026-11-22T10:00:00.000000Z","updated_at":"2026-11-22T10:00:01.500000Z","email":"ann@shop.test"}],)"
              R"("created_at":"2026-11-22T10:00:00.000000Z","updated_at":"2026-11-22T10:00:01.500000Z","is_anonymous":false})");
}

TEST(UserJson, shows_each_time_under_its_name) {
    struct Case { std::optional<Instant> auth::Account::*member; const char* key; };
    constexpr Case cases[] = {
        {&auth::Account::email_confirmed_at, "email_confirmed_at"}, {&auth::Account::phone_confirmed_at, "phone_confirmed_at"},
        {&auth::Account::confirmation_sent_at, "confirmation_sent_at"}, {&auth::Account::recovery_sent_at, "recovery_sent_at"},
        {&auth::Account::last_sign_in_at, "last_sign_in_at"}, {&auth::Account::banned_until, "banned_until"}};
    for (const auto& one : cases) {
        auto user = new_user();
        EXPECT_FALSE(shown(user).contains(one.key));
        user.*one.member = at("2026-11-23T00:00:00.25Z");
        EXPECT_EQ(shown(user).at(one.key).as_string(), "2026-11-23T00:00:00.250000Z") << one.key;
    }
}

TEST(UserJson, is_confirmed_since_the_first_address_was) {
    auto user = new_user();
    EXPECT_FALSE(shown(user).contains("confirmed_at"));
    user.phone_confirmed_at = at("2026-11-23T00:00:00Z");
    EXPECT_EQ(shown(user).at("confirmed_at"), shown(user).at("phone_confirmed_at"));
    user.email_confirmed_at = at("2026-11-24T00:00:00Z");
    EXPECT_EQ(shown(user).at("confirmed_at"), shown(user).at("phone_confirmed_at"));
    user.email_confirmed_at = at("2026-11-22T00:00:00Z");
    EXPECT_EQ(shown(user).at("confirmed_at"), shown(user).at("email_confirmed_at"));
}

TEST(UserJson, has_an_identity_for_each_address) {
    auto user = new_user();
    user.phone = "43660123456";
    user.phone_confirmed_at = user.last_sign_in_at = at("2026-11-23T00:00:00Z");
    user.new_email = "ann@home.test";
    const auto both = shown(user);
    const auto& email = both.at("identities").at(0).as_object();
    const auto& phone = both.at("identities").at(1).as_object();
    EXPECT_EQ(phone.at("provider").as_string(), "phone");
    EXPECT_EQ(json::serialize(phone.at("identity_data")),
              R"({"phone":"43660123456","email_verified":false,"phone_verified":true,"sub":"3f2504e0-4f89-11d3-9a0c-0305e82c3301"})");
    EXPECT_THAT(keys_of(phone), ElementsAre("created_at", "id", "identity_data", "identity_id", "last_sign_in_at", "provider", "updated_at", "user_id"));
    EXPECT_NE(email.at("identity_id"), phone.at("identity_id"));
    EXPECT_EQ(email.at("identity_id"), shown(user).at("identities").at(0).at("identity_id"));
    EXPECT_TRUE(parse_uuid(phone.at("identity_id").as_string()));
    EXPECT_EQ(both.at("new_email").as_string(), "ann@home.test");
    EXPECT_FALSE(both.contains("new_phone"));

    user.email.clear();
    EXPECT_EQ(shown(user).at("email").as_string(), "");
    EXPECT_EQ(shown(user).at("identities").as_array().size(), 1u);
}

TEST(SessionJson, has_what_the_client_asks_for) {
    auth::Session session;
    session.access_token = "a.b.c";
    session.refresh_token = "r";
    session.expires_in = std::chrono::seconds{3600};
    session.expires_at = at("2026-11-22T11:00:00.9Z");
    session.user = new_user();
    const auto body = parse_json(session_json(session)).value().as_object();
    EXPECT_EQ(body.at("access_token").as_string(), "a.b.c");
    EXPECT_EQ(body.at("token_type").as_string(), "bearer");
    EXPECT_EQ(body.at("expires_in").as_int64(), 3600);
    EXPECT_EQ(body.at("expires_at").as_int64(), 1795345200);
    EXPECT_EQ(body.at("refresh_token").as_string(), "r");
    EXPECT_EQ(body.at("user").as_object(), shown(session.user));
}

TEST(SettingsJson, says_what_the_tenant_decided) {
    auth::SignInRules rules;
    EXPECT_EQ(settings_json(rules),
              R"({"external":{"anonymous_users":false,"email":true,"phone":true},"disable_signup":false,"mailer_autoconfirm":false,)"
              R"("phone_autoconfirm":false,"sms_provider":"","saml_enabled":false})");
    rules.disable_signup = rules.phone_autoconfirm = true;
    const auto changed = parse_json(settings_json(rules)).value().as_object();
    EXPECT_TRUE(changed.at("disable_signup").as_bool());
    EXPECT_FALSE(changed.at("mailer_autoconfirm").as_bool());
    EXPECT_TRUE(changed.at("phone_autoconfirm").as_bool());
}

TEST(UserList, names_the_next_and_the_last_page) {
    struct Case { std::int64_t page, per_page, total; const char* link; };
    constexpr Case cases[] = {
        {1, 50, 0, R"(</auth/v1/admin/users?page=1&per_page=50>; rel="last")"},
        {1, 50, 50, R"(</auth/v1/admin/users?page=1&per_page=50>; rel="last")"},
        {1, 50, 51, R"(</auth/v1/admin/users?page=2&per_page=50>; rel="next", </auth/v1/admin/users?page=2&per_page=50>; rel="last")"},
        {2, 10, 35, R"(</auth/v1/admin/users?page=3&per_page=10>; rel="next", </auth/v1/admin/users?page=4&per_page=10>; rel="last")"},
        {4, 10, 35, R"(</auth/v1/admin/users?page=4&per_page=10>; rel="last")"},
        {9, 10, 35, R"(</auth/v1/admin/users?page=4&per_page=10>; rel="last")"},
    };
    for (const auto& one : cases) {
        const auto response = user_list({{new_user()}, one.total}, one.page, one.per_page);
        EXPECT_EQ(response.headers.get("link"), one.link);
        EXPECT_EQ(response.headers.get("x-total-count"), std::to_string(one.total));
    }
    const auto body = parse_json(user_list({{new_user(), new_user()}, 2}, 1, 50).body).value().as_object();
    EXPECT_EQ(body.at("users").as_array().size(), 2u);
    EXPECT_EQ(body.at("users").at(1).as_object(), shown(new_user()));
    EXPECT_EQ(body.at("aud").as_string(), "authenticated");
}

}  // namespace
}  // namespace orderline::login
