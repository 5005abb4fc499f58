// tests/auth/client_pgtest.cpp: what the two headers of a Supabase client stand for.
#include "auth/api_key.hpp"
#include "auth/identify.hpp"
#include "base/json.hpp"
#include "tests/auth/auth_fixture.hpp"

namespace orderline::auth {
namespace {

class ClientTest : public AuthTest {
protected:
    Result<Access> client(const std::string& apikey, const std::string& authorization) {
        return run(identify_.client(apikey, authorization, here_, soon()));
    }
    std::string refusal(const std::string& apikey, const std::string& authorization) { return reason(client(apikey, authorization)); }

    /// A key of that kind whose row is of another, if that is said.
    std::string key(KeyKind kind, const std::string& its_tenant = tenant_a, std::optional<KeyKind> row_kind = {}) {
        const auto made = new_api_key(*parse_id<TenantId>(its_tenant), kind);
        sql("INSERT INTO api_keys (tenant_id, key, name, permissions, kind) VALUES ('" + its_tenant + "', '" + made.hash +
            "', 'K', '[\"orders.read\"]', '" + std::string{to_text(row_kind.value_or(kind))} + "')");
        return made.text;
    }
    std::string token(const std::string& its_tenant = tenant_a, Instant at = now()) {
        Account user;
        user.tenant = *parse_id<TenantId>(its_tenant);
        user.id = *parse_id<UserId>(anna);
        user.permissions = {Permission::drafts_read};
        return tokens_.make(user, session_, {{"password", at}, {}}, at);
    }
    static std::string bearer(const std::string& text) { return "Bearer " + text; }

    const Uuid session_ = random_uuid();
};

TEST_F(ClientTest, AKeySaysTheTenantAndTheRole) {
    const std::tuple<KeyKind, Role, std::string_view, std::string_view> kinds[] = {
        {KeyKind::publishable, Role::anon, "", R"({"role":"anon","tenant":"aaaaaaaa-0000-4000-8000-000000000001"})"},
        {KeyKind::secret, Role::service_role, "", R"({"role":"service_role","tenant":"aaaaaaaa-0000-4000-8000-000000000001"})"},
        {KeyKind::api, Role::authenticated, ",orders.read,",
         R"({"role":"authenticated","tenant":"aaaaaaaa-0000-4000-8000-000000000001","permissions":["orders.read"]})"},
    };
    for (const auto& [kind, role, permissions, claims] : kinds) {
        const auto text = key(kind);
        // supabase-js sends the key twice until somebody signs in; either header will do.
        for (const auto& [apikey, authorization] :
             {std::pair{text, std::string{}}, std::pair{text, bearer(text)}, std::pair{std::string{}, bearer(text)}}) {
            const auto access = client(apikey, authorization);
            ASSERT_TRUE(access) << claims << access.error().message << access.error().detail;
            EXPECT_EQ(access->role, role);
            EXPECT_EQ(access->tenant, tenant());
            EXPECT_EQ(access->permissions, permissions);
            EXPECT_EQ(access->claims, claims);
            EXPECT_FALSE(access->session);
            EXPECT_EQ(to_text(access->key.value()),
                      scalar("SELECT id FROM api_keys WHERE kind = '" + std::string{to_text(kind)} + "'"));
            EXPECT_EQ(access->who == nullptr, role == Role::anon);
        }
    }
}

TEST_F(ClientTest, AUsersTokenMakesItTheUser) {
    for (const auto kind : {KeyKind::publishable, KeyKind::secret, KeyKind::api}) {
        const auto access = client(key(kind), bearer(token()));
        ASSERT_TRUE(access);
        EXPECT_EQ(access->role, Role::authenticated);
        EXPECT_EQ(to_text(access->who->actor), anna);
        EXPECT_EQ(access->who->kind, ActorKind::user);
        EXPECT_EQ(access->permissions, ",drafts.read,");
        EXPECT_EQ(access->session, session_);
        EXPECT_TRUE(access->key);
        EXPECT_EQ(parse_json(access->claims).value().at("sub"), anna.c_str());
    }
    const auto alone = client("", bearer(token()));
    ASSERT_TRUE(alone);
    EXPECT_EQ(alone->tenant, tenant());
    EXPECT_FALSE(alone->key);
}

TEST_F(ClientTest, WithoutCredentialsTheEndpointDecides) {
    EXPECT_EQ(refusal("", ""), "no_credentials");
    EXPECT_EQ(refusal("  ", " "), "no_credentials");
}

TEST_F(ClientTest, WhatIsNotBothRightIsRefused) {
    const auto good = key(KeyKind::publishable), elsewhere = key(KeyKind::publishable, tenant_b);
    const auto unknown = new_api_key(tenant(), KeyKind::secret).text;
    ASSERT_TRUE(client(good, ""));
    const std::tuple<std::string, std::string, std::string_view> wrong[] = {
        {good, bearer(token(tenant_b)), "another tenant's user"},
        {elsewhere, bearer(token()), "a user with another tenant's key"},
        {good, bearer(elsewhere), "two keys of two tenants"},
        {good, bearer(token() + "x"), "a forged token"},
        {good, bearer("x.y.z"), "no token"},
        {good, bearer(unknown), "an unknown key as the bearer"},
        {good, "Basic " + good, "another scheme"},
        {good, good, "no scheme"},
        {unknown, "", "an unknown key"},
        {unknown, bearer(token()), "a token with an unknown key"},
        {token(), "", "a token as the key"},
        {"x", "", "no key"},
        {"", bearer("x"), "no key as the bearer"},
    };
    for (const auto& [apikey, authorization, why] : wrong) EXPECT_EQ(refusal(apikey, authorization), "unauthorised") << why;
    EXPECT_EQ(refusal(good, bearer(token(tenant_a, now() - std::chrono::minutes{11}))), "token_expired");
}

TEST_F(ClientTest, AKeysTextAndItsRowSayTheSameKind) {
    for (const auto& [text, row] : {std::pair{KeyKind::publishable, KeyKind::secret}, std::pair{KeyKind::secret, KeyKind::publishable},
                                    std::pair{KeyKind::api, KeyKind::secret}, std::pair{KeyKind::secret, KeyKind::api}}) {
        EXPECT_EQ(refusal(key(text, tenant_a, row), ""), "unauthorised");
    }
}

TEST_F(ClientTest, AKeyEnds) {
    const auto text = key(KeyKind::secret);
    const auto after = [&](const std::string& change) {
        sql(change);
        identify_.forget(text);
        return refusal(text, "");
    };
    EXPECT_EQ(after("SELECT 1"), "");
    EXPECT_EQ(after("UPDATE api_keys SET is_active = false"), "unauthorised");
    EXPECT_EQ(after("UPDATE api_keys SET is_active = true, expires_at = now()"), "unauthorised");
    EXPECT_EQ(after("UPDATE api_keys SET expires_at = NULL; UPDATE tenants SET is_active = false"), "unauthorised");
}

TEST_F(ClientTest, OnlyKeysOfTheApiAreForTheApi) {
    EXPECT_TRUE(run(identify_.who(bearer(key(KeyKind::api)), here_, soon())));
    EXPECT_EQ(reason(run(identify_.who(bearer(key(KeyKind::publishable)), here_, soon()))), "unauthorised");
    EXPECT_EQ(reason(run(identify_.who(bearer(key(KeyKind::secret)), here_, soon()))), "unauthorised");
}

}  // namespace
}  // namespace orderline::auth
