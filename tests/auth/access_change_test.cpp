// tests/auth/access_change_test.cpp: which rows of the change feed concern whom.
#include "auth/access_change.hpp"
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace orderline::auth {
namespace {

using pg::RowKind;
const std::string tenant = "aaaaaaaa-0000-4000-8000-000000000001", someone = "aaaaaaaa-0000-4000-8000-000000000010";

using Columns = std::vector<std::pair<std::string, std::optional<std::string>>>;

pg::RowChange row(const std::string& table, RowKind kind, const Columns& columns) {
    auto relation = std::make_shared<pg::Relation>();
    relation->schema = "public";
    relation->table = table;
    pg::RowChange change;
    change.kind = kind;
    for (const auto& [name, value] : columns) {
        relation->columns.push_back(name);
        change.values.push_back(value);
        change.unchanged.push_back(false);
    }
    change.relation = relation;
    return change;
}

/// "tenant kind actor", as far as they are said; "nobody".
std::string told(const std::string& table, RowKind kind, Columns columns) {
    if (table != "tenants" && table != "roles") columns.emplace_back("tenant_id", tenant);
    const auto change = access_change_of(row(table, kind, columns));
    if (!change) return "nobody";
    std::string text = change->tenant ? "tenant" : "all";
    if (change->kind) text += " " + std::string{to_text(*change->kind)};
    if (change->actor) text += " " + std::string{change->actor == parse_uuid(someone) ? "someone" : "else"};
    return text;
}

TEST(AccessChange, IsWhatTakesSomethingFromSomebody) {
    const auto is = RowKind::update, made = RowKind::insert, gone = RowKind::remove;
    EXPECT_EQ(told("api_keys", made, {{"id", someone}}), "nobody");
    EXPECT_EQ(told("api_keys", is, {{"id", someone}, {"is_active", "f"}}), "tenant key someone");
    EXPECT_EQ(told("api_keys", gone, {{"id", someone}}), "tenant key someone");
    EXPECT_EQ(told("users", made, {{"id", someone}, {"is_active", "t"}}), "nobody");
    EXPECT_EQ(told("users", is, {{"id", someone}, {"is_active", "t"}, {"banned_until", std::nullopt}}), "nobody") << "a sign-in";
    EXPECT_EQ(told("users", is, {{"id", someone}, {"is_active", "f"}}), "tenant user someone");
    EXPECT_EQ(told("users", is, {{"id", someone}, {"is_active", "t"}, {"banned_until", "2099-01-01 00:00:00+00"}}), "tenant user someone");
    EXPECT_EQ(told("users", gone, {{"id", someone}}), "tenant user someone");
    EXPECT_EQ(told("refresh_sessions", is, {{"user_id", someone}, {"revoked_at", std::nullopt}}), "nobody") << "a refresh";
    EXPECT_EQ(told("refresh_sessions", is, {{"user_id", someone}, {"revoked_at", "2026-11-23 12:00:00+00"}}), "tenant user someone");
    EXPECT_EQ(told("refresh_sessions", gone, {{"user_id", std::nullopt}}), "tenant user") << "a deleted row says its key alone";
    EXPECT_EQ(told("user_roles", made, {{"user_id", someone}}), "tenant user someone");
    EXPECT_EQ(told("user_tenant_roles", made, {{"user_id", someone}}), "tenant user someone");
    EXPECT_EQ(told("tenant_roles", is, {{"id", someone}}), "tenant user");
    EXPECT_EQ(told("tenant_roles", made, {{"id", someone}}), "nobody");
    EXPECT_EQ(told("user_roles", gone, {{"user_id", std::nullopt}}), "tenant user");
    EXPECT_EQ(told("draft_links", made, {{"customer_id", someone}, {"revoked_at", std::nullopt}}), "nobody");
    EXPECT_EQ(told("draft_links", is, {{"customer_id", someone}, {"revoked_at", "2026-11-23 12:00:00+00"}}), "tenant customer someone");
    EXPECT_EQ(told("tenants", is, {{"id", tenant}, {"is_active", "t"}}), "tenant") << "perhaps from where pages may ask";
    EXPECT_EQ(told("tenants", is, {{"id", tenant}, {"is_active", "f"}}), "tenant");
    EXPECT_EQ(told("tenants", made, {{"id", tenant}, {"is_active", "t"}}), "nobody");
    EXPECT_EQ(told("ip_allowlist", made, {{"id", someone}}), "tenant") << "the first one keeps everybody else out";
    EXPECT_EQ(told("ip_allowlist", is, {{"id", someone}}), "tenant");
    EXPECT_EQ(told("ip_allowlist", gone, {{"id", someone}}), "tenant");
    EXPECT_EQ(told("roles", is, {{"id", someone}}), "all user");
    EXPECT_EQ(told("roles", made, {{"id", someone}}), "nobody");
    EXPECT_EQ(told("products", is, {{"id", someone}}), "nobody");
    EXPECT_EQ(told("tenants", is, {{"id", "no uuid"}, {"is_active", "f"}}), "nobody");
}

TEST(AccessChange, ConcernsWhomItNames) {
    Principal who;
    who.tenant = TenantId{*parse_uuid(tenant)};
    who.kind = ActorKind::user;
    who.actor = *parse_uuid(someone);
    EXPECT_TRUE(AccessChange{}.concerns(who));
    EXPECT_TRUE((AccessChange{who.tenant, ActorKind::user, who.actor}.concerns(who)));
    EXPECT_FALSE((AccessChange{who.tenant, ActorKind::key, {}}.concerns(who)));
    EXPECT_FALSE((AccessChange{who.tenant, ActorKind::user, who.tenant.bytes}.concerns(who)));
    EXPECT_FALSE((AccessChange{TenantId{who.actor}, {}, {}}.concerns(who)));
}

}  // namespace
}  // namespace orderline::auth
