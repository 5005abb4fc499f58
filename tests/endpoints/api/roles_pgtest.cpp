// tests/endpoints/api/roles_pgtest.cpp: roles of a business's own over /api/v1: made, given, changed at once, never beyond the asker.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include "tests/support/api_world.hpp"

namespace orderline::api {
namespace {

class Roles : public ApiWorld {
protected:
    static HttpAnswer make(Person& who, const std::string& name, const std::string& permissions = "[]") {
        return who.ask("POST", "/api/v1/roles", fmt::format(R"({{"name": "{}", "permissions": {}}})", name, permissions));
    }
    static std::string made(Person& who, const std::string& name, const std::string& permissions = "[]") {
        const auto answer = make(who, name, permissions);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return text_at(json_of(answer), "/id");
    }
    static HttpAnswer change(Person& who, const std::string& id, const std::string& body) { return who.ask("PATCH", "/api/v1/roles/" + id, body); }
    static HttpAnswer remove(Person& who, const std::string& id) { return who.ask("DELETE", "/api/v1/roles/" + id); }
    static HttpAnswer give(Person& who, const std::string& user, const std::string& names) {
        return who.ask("PUT", "/api/v1/users/" + user + "/roles", R"({"roles": )" + names + "}");
    }
    /// A further user of the business without a role, who signs in with the world's password.
    std::string add(const std::string& name) {
        sql(fmt::format("INSERT INTO users (tenant_id, email, username, password_hash, email_confirmed_at) "
                        "SELECT tenant_id, '{0}@a.example', '{0}', password_hash, now() FROM users WHERE id = '{1}' AND tenant_id = '{2}'; "
                        "INSERT INTO logins (email, tenant_id, user_id) SELECT email, tenant_id, id FROM users WHERE email = '{0}@a.example'",
                        name, a.user, a.tenant));
        return scalar("SELECT id FROM users WHERE email = '" + name + "@a.example'");
    }
    Person signed_in(const std::string& name) {
        auto nobody = somebody({});
        const auto session = nobody.must("POST", "/api/v1/session",
                                         fmt::format(R"({{"email": "{}@a.example", "password": "{}"}})", name, world_password));
        return somebody(text_at(session, "/access_token"));
    }
    static std::string permissions_of(Person& who) { return json::serialize(who.must("GET", "/api/v1/me").at("permissions")); }
};

TEST_F(Roles, GiveWhatTheyPermitBesideTheBuiltInOnes) {
    auto owner = user_of(a);
    const auto ben = add("ben");
    made(owner, "Night shift", R"(["drafts.read", "calls.write"])");
    ASSERT_EQ(give(owner, ben, R"(["Night shift"])").status, 200);
    auto person = signed_in("ben");
    EXPECT_EQ(permissions_of(person), R"(["calls.write","drafts.read"])");
    EXPECT_EQ(scalar("SELECT count(*) FROM agents WHERE user_id = '" + ben + "'"), "1") << "who may make calls is an agent";
    const auto both = give(owner, ben, R"(["viewer", "Night shift"])");
    EXPECT_EQ(json::serialize(json_of(both).at("roles")), R"(["Night shift","viewer"])");
    auto again = signed_in("ben");
    EXPECT_EQ(permissions_of(again), R"(["customers.read","products.read","calls.read","calls.write","drafts.read","orders.read"])");
    const auto items = owner.must("GET", "/api/v1/roles").at("items").as_array();
    ASSERT_EQ(items.size(), 6u);
    EXPECT_EQ(text_at(items[5], "/name"), "Night shift");
    EXPECT_EQ(integer_at(items[5], "/users"), 1);
    EXPECT_TRUE(items[0].at("id").is_null());
    ASSERT_EQ(give(owner, ben, "[]").status, 200);
    auto nothing = signed_in("ben");
    EXPECT_EQ(permissions_of(nothing), "[]");
}

TEST_F(Roles, CountAtOnceWhenTheyChange) {
    auto owner = user_of(a);
    const auto ben = add("ben");
    const auto id = made(owner, "clerk", R"(["customers.read", "orders.read"])");
    give(owner, ben, R"(["clerk"])");
    auto person = signed_in("ben");
    EXPECT_EQ(person.ask("GET", "/api/v1/orders").status, 200);
    const auto changed = change(owner, id, R"({"permissions": ["customers.read"], "description": "reads"})");
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(code_of(person.ask("GET", "/api/v1/orders")), "token_expired");
    auto again = signed_in("ben");
    EXPECT_EQ(code_of(again.ask("GET", "/api/v1/orders")), "forbidden");
    EXPECT_EQ(again.ask("GET", "/api/v1/customers").status, 200);
    EXPECT_EQ(change(owner, id, R"({"name": "reader"})").status, 200);
    EXPECT_EQ(again.ask("GET", "/api/v1/customers").status, 200) << "a name takes nothing away";
}

TEST_F(Roles, AreNotMadeOfMoreThanTheAskerMay) {
    auto owner = user_of(a);
    const auto ben = add("ben");
    give(owner, ben, R"(["manager"])");
    auto manager = signed_in("ben");
    EXPECT_EQ(code_of(make(manager, "keys", R"(["keys.manage"])")), "permission_not_held");
    const auto id = made(owner, "keys", R"(["keys.manage"])");
    EXPECT_EQ(code_of(change(manager, id, R"({"permissions": []})")), "permission_not_held");
    EXPECT_EQ(code_of(change(manager, id, R"({"name": "mine"})")), "permission_not_held");
    EXPECT_EQ(code_of(remove(manager, id)), "permission_not_held");
    EXPECT_EQ(code_of(give(manager, ben, R"(["manager", "keys"])")), "permission_not_held");
    const auto own = made(manager, "small", R"(["orders.read"])");
    EXPECT_EQ(code_of(change(manager, own, R"({"permissions": ["orders.read", "tenants.manage"]})")), "permission_not_held");
    give(owner, a.user, R"(["owner", "keys"])");
    EXPECT_EQ(code_of(give(manager, a.user, R"(["owner"])")), "permission_not_held");
    auto reader = key_with(a, R"(["customers.read"])");
    EXPECT_EQ(code_of(make(reader, "mine")), "forbidden");
    EXPECT_EQ(scalar("SELECT string_agg(name || permissions::text, ' ' ORDER BY name) FROM tenant_roles"), R"(keys["keys.manage"] small["orders.read"])");
}

TEST_F(Roles, HaveANameOfTheirOwn) {
    auto owner = user_of(a);
    const auto id = made(owner, "clerk");
    for (const auto* name : {"clerk", "CLERK", "owner", "Viewer"}) EXPECT_EQ(code_of(make(owner, name)), "conflict") << name;
    for (const auto* name : {"", "   "}) EXPECT_EQ(code_of(make(owner, name)), "validation_failed") << name;
    EXPECT_EQ(code_of(make(owner, std::string(61, 'x'))), "validation_failed");
    EXPECT_EQ(code_of(owner.ask("POST", "/api/v1/roles", R"({"permissions": []})")), "validation_failed");
    EXPECT_EQ(code_of(make(owner, "two", R"(["orders.red"])")), "validation_failed");
    EXPECT_EQ(code_of(make(owner, "two", R"(["*"])")), "validation_failed");
    EXPECT_EQ(code_of(change(owner, id, R"({"name": "agent"})")), "conflict");
    EXPECT_EQ(code_of(change(owner, id, R"({"name": " "})")), "validation_failed");
    EXPECT_EQ(change(owner, id, R"({"name": " Clerk "})").status, 200);
    EXPECT_EQ(scalar("SELECT string_agg(name, ',') FROM tenant_roles"), "Clerk");
    EXPECT_EQ(code_of(give(owner, a.user, R"(["owner", "clerks"])")), "validation_failed");
}

TEST_F(Roles, GoWhenNobodyHasThem) {
    auto owner = user_of(a);
    const auto id = made(owner, "clerk");
    give(owner, add("ben"), R"(["clerk"])");
    EXPECT_EQ(code_of(remove(owner, id)), "role_in_use");
    sql("DELETE FROM users WHERE email = 'ben@a.example'");
    EXPECT_EQ(remove(owner, id).status, 204);
    EXPECT_EQ(code_of(remove(owner, id)), "not_found");
    EXPECT_EQ(code_of(change(owner, id, "{}")), "not_found");
}

TEST_F(Roles, AreOnlySoMany) {
    auto owner = user_of(a);
    sql("INSERT INTO tenant_roles (tenant_id, name) SELECT '" + a.tenant + "', 'role ' || i FROM generate_series(1, 49) AS i; "
        "INSERT INTO tenant_roles (tenant_id, name) SELECT '" + b.tenant + "', 'role ' || i FROM generate_series(1, 50) AS i");
    made(owner, "the fiftieth");
    EXPECT_EQ(code_of(make(owner, "one more")), "too_many_roles");
}

TEST_F(Roles, OfAnotherBusinessAreNotThere) {
    auto owner = user_of(a), other = user_of(b);
    const auto theirs = made(other, "theirs", R"(["orders.read"])");
    EXPECT_EQ(code_of(change(owner, theirs, R"({"name": "mine"})")), "not_found");
    EXPECT_EQ(code_of(remove(owner, theirs)), "not_found");
    EXPECT_EQ(code_of(give(owner, a.user, R"(["owner", "theirs"])")), "validation_failed");
    EXPECT_EQ(owner.must("GET", "/api/v1/roles").at("items").as_array().size(), 5u);
    made(owner, "theirs");
}

}  // namespace
}  // namespace orderline::api
