// tests/endpoints/api/keys_pgtest.cpp: API keys over /api/v1: shown once, never more than their maker may, replaced, revoked.
#include <gtest/gtest.h>
#include "base/sha256.hpp"
#include "tests/support/api_world.hpp"

namespace orderline::api {
namespace {

class Keys : public ApiWorld {
protected:
    json::value made(Person& person, const std::string& body) { return person.must("POST", "/api/v1/keys", body); }
    /// The key of that id as the list has it; null if it is not there.
    json::value listed(Person& person, const std::string& id) {
        const auto list = person.must("GET", "/api/v1/keys");
        for (const auto& key : list.at("items").as_array()) {
            if (text_at(key, "/id") == id) return key;
        }
        return {};
    }
    int status_with(const json::value& key, std::string_view target) {
        return somebody(text_at(key, "/key")).ask("GET", target).status;
    }
    std::string column(const std::string& id, const std::string& expression) {
        return scalar("SELECT " + expression + " FROM api_keys WHERE id = '" + id + "'");
    }
};

TEST_F(Keys, IsShownOnceAndDoesWhatItMayUntilItIsRevoked) {
    auto owner = user_of(a);
    const auto key = made(owner, R"({"name": " erp ", "permissions": ["customers.read"], "expires_at": "2099-01-01T00:00:00Z"})");
    const auto id = text_at(key, "/id");
    EXPECT_EQ(column(id, "key"), sha256_hex(text_at(key, "/key")));
    EXPECT_EQ(status_with(key, "/api/v1/customers"), 200);
    EXPECT_EQ(status_with(key, "/api/v1/orders"), 403);

    sql("INSERT INTO key_uses (tenant_id, key_id, last_used_at) VALUES ('" + a.tenant + "', '" + id + "', '2026-11-01T10:00:00Z')");
    auto shown = key.as_object();
    shown.erase("key");
    shown["last_used_at"] = "2026-11-01T10:00:00.000000Z";
    EXPECT_EQ(json::serialize(listed(owner, id)), json::serialize(shown));
    EXPECT_EQ(text_at(key, "/name"), "erp");
    EXPECT_EQ(text_at(key, "/expires_at"), "2099-01-01T00:00:00.000000Z");

    for (int time = 0; time < 2; ++time) {
        EXPECT_EQ(owner.ask("DELETE", "/api/v1/keys/" + id).status, 204);
        EXPECT_EQ(status_with(key, "/api/v1/customers"), 401);
    }
    EXPECT_TRUE(listed(owner, id).is_null());
    EXPECT_EQ(scalar("SELECT string_agg(action || ' ' || actor, ', ' ORDER BY seq) FROM audit_logs WHERE row_id = '" + id + "'"),
              "INSERT user:" + a.user + ", UPDATE user:" + a.user);
}

TEST_F(Keys, CanNeverDoWhatItsMakerMayNot) {
    auto owner = user_of(a);
    auto maker = key_with(a, R"(["keys.manage", "customers.read"])");
    EXPECT_EQ(status_with(made(maker, R"({"name": "less", "permissions": ["customers.read"]})"), "/api/v1/customers"), 200);
    for (const char* body : {R"({"name": "more", "permissions": ["customers.read", "customers.write"]})", R"({"name": "more", "kind": "secret"})"}) {
        EXPECT_EQ(code_of(maker.ask("POST", "/api/v1/keys", body)), "permission_not_held") << body;
        EXPECT_EQ(owner.ask("POST", "/api/v1/keys", body).status, 201) << body;
    }
    for (const char* wanted : {R"({"name": "strong", "permissions": ["orders.write"]})", R"({"name": "strong", "kind": "secret"})"}) {
        const auto strong = text_at(made(owner, wanted), "/id");
        EXPECT_EQ(code_of(maker.ask("POST", "/api/v1/keys/" + strong + "/rotate", "{}")), "permission_not_held");
        EXPECT_EQ(column(strong, "expires_at IS NULL"), "true");
        EXPECT_EQ(maker.ask("DELETE", "/api/v1/keys/" + strong).status, 204) << "it may have leaked";
    }
    sql("UPDATE api_keys SET permissions = '[\"*\"]' WHERE name = 'less'");
    const auto everything = scalar("SELECT id FROM api_keys WHERE name = 'less'");
    EXPECT_EQ(code_of(maker.ask("POST", "/api/v1/keys/" + everything + "/rotate", "{}")), "permission_not_held");
}

TEST_F(Keys, ASuccessorIsTheSameAndTheOldOneWorksOnForAWhile) {
    auto owner = user_of(a);
    const auto old = made(owner, R"({"name": "erp", "permissions": ["customers.read"]})");
    const auto id = text_at(old, "/id");
    sql("UPDATE api_keys SET created_at = now() - interval '80 days', expires_at = now() + interval '10 days' WHERE id = '" + id + "'");
    const auto next = owner.must("POST", "/api/v1/keys/" + id + "/rotate", R"({"overlap_hours": 2})");
    EXPECT_EQ(text_at(next, "/replaces/id"), id);
    EXPECT_EQ(text_at(next, "/name"), "erp");
    EXPECT_EQ(json::serialize(next.at("permissions")), R"(["customers.read"])");
    EXPECT_EQ(status_with(old, "/api/v1/customers"), 200);
    EXPECT_EQ(status_with(next, "/api/v1/customers"), 200);
    EXPECT_EQ(column(id, "expires_at BETWEEN now() + interval '119 minutes' AND now() + interval '2 hours'"), "true");
    EXPECT_EQ(column(text_at(next, "/id"), "expires_at BETWEEN now() + interval '89 days' AND now() + interval '90 days'"), "true") << "as long as the old one";

    const auto last = owner.must("POST", "/api/v1/keys/" + text_at(next, "/id") + "/rotate", R"({"overlap_hours": 0})");
    EXPECT_EQ(status_with(next, "/api/v1/customers"), 401);
    EXPECT_EQ(status_with(last, "/api/v1/customers"), 200);
    EXPECT_EQ(owner.ask("POST", "/api/v1/keys/" + text_at(next, "/id") + "/rotate", "{}").status, 404) << "it has ended";
    EXPECT_EQ(text_at(owner.must("POST", "/api/v1/keys/" + id + "/rotate", "{}"), "/replaces/expires_at"), text_at(next, "/replaces/expires_at"))
        << "it never lives longer than it would have";
}

TEST_F(Keys, RefusesWhatItCannotUnderstand) {
    auto owner = user_of(a);
    const auto id = text_at(made(owner, R"({"name": "erp"})"), "/id");
    const std::pair<std::string, std::string> wrong[]{
        {"", R"({})"}, {"", R"({"name": "  "})"}, {"", R"({"name": 7})"},
        {"", R"({"name": "x", "kind": "master"})"}, {"", R"({"name": "x", "permissions": "customers.read"})"},
        {"", R"({"name": "x", "permissions": ["moon.write"]})"}, {"", R"({"name": "x", "permissions": ["*"]})"},
        {"", R"({"name": "x", "permissions": [7]})"}, {"", R"({"name": "x", "expires_at": "2020-01-01T00:00:00Z"})"},
        {"", R"({"name": "x", "kind": "publishable", "permissions": ["customers.read"]})"},
        {"/" + id + "/rotate", R"({"overlap_hours": -1})"}, {"/" + id + "/rotate", R"({"overlap_hours": 721})"}};
    for (const auto& [path, body] : wrong) EXPECT_EQ(code_of(owner.ask("POST", "/api/v1/keys" + path, body)), "validation_failed") << body;
}

TEST_F(Keys, ATenantHasABoundedNumberInForce) {
    auto owner = user_of(a);
    sql("INSERT INTO api_keys (tenant_id, name, key) SELECT '" + a.tenant + "', 'k', 'hash ' || n FROM generate_series(1, 199) n");
    EXPECT_EQ(code_of(owner.ask("POST", "/api/v1/keys", R"({"name": "one too many"})")), "too_many_keys");
    sql("UPDATE api_keys SET is_active = false WHERE key = 'hash 1'");
    EXPECT_EQ(owner.ask("POST", "/api/v1/keys", R"({"name": "in its place"})").status, 201);
}

}  // namespace
}  // namespace orderline::api
