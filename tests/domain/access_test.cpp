// tests/domain/access_test.cpp: who may do what, and how it is recorded.
#include "domain/access.hpp"
#include <gtest/gtest.h>

namespace orderline {
namespace {

const DraftId one{parse_uuid("00000000-0000-0000-0000-000000000001").value()};
const DraftId other{parse_uuid("00000000-0000-0000-0000-000000000002").value()};
const Uuid anna = parse_uuid("550e8400-e29b-41d4-a716-446655440000").value();

const std::vector<std::string> every_name{
    "customers.read", "customers.write", "products.read", "products.write", "calls.read",   "calls.write",  "drafts.read", "drafts.write",
    "drafts.accept",  "prices.override", "orders.read",   "orders.write",   "tenants.manage", "users.manage",
    "keys.manage",    "audit.read",      "personal_data.manage"};

Principal with(ActorKind kind, Permissions permissions) {
    Principal who;
    who.kind = kind;
    who.actor = anna;
    who.permissions = permissions;
    return who;
}

TEST(Permissions, HaveNamesThatGoBothWays) {
    std::vector<std::string_view> names = Permissions::of(every_name).names();
    EXPECT_EQ(std::vector<std::string>(names.begin(), names.end()), every_name);
    for (const auto& name : every_name) EXPECT_EQ(to_text(*parse_permission(name)), name);
    EXPECT_FALSE(parse_permission("drafts"));
    EXPECT_FALSE(parse_permission("*"));
    EXPECT_FALSE(parse_permission(""));
}

TEST(Permissions, AStarIsAllAndUnknownNamesAreLeftOut) {
    EXPECT_EQ(Permissions::of({"*"}), Permissions::of(every_name));
    EXPECT_EQ(Permissions::of({"drafts.read", "rockets.launch"}), Permissions{Permission::drafts_read});
    EXPECT_EQ(Permissions::of({}), Permissions{});
    EXPECT_TRUE(Permissions{}.names().empty());
}

TEST(May, WhatIsGrantedAndNothingElse) {
    const auto who = with(ActorKind::user, {Permission::drafts_write});
    EXPECT_TRUE(may(who, Permission::drafts_write));
    EXPECT_TRUE(may(who, Permission::drafts_write, one));
    EXPECT_FALSE(may(who, Permission::drafts_read));
    EXPECT_FALSE(may(who, Permission::drafts_read, one));
}

TEST(May, HandOutWhatOneHasAndNoMore) {
    const auto who = with(ActorKind::user, {Permission::drafts_write, Permission::users_manage});
    EXPECT_TRUE(may_hand_out(who, {}));
    EXPECT_TRUE(may_hand_out(who, {Permission::drafts_write}));
    EXPECT_FALSE(may_hand_out(who, {Permission::drafts_write, Permission::drafts_read}));
    EXPECT_FALSE(may_hand_out(who, Permissions::of({"*"})));
    EXPECT_TRUE(may_hand_out(with(ActorKind::user, Permissions::of({"*"})), Permissions::of({"*"})));
    auto link = with(ActorKind::customer, Permissions::of({"*"}));
    link.only_draft = one;
    EXPECT_FALSE(may_hand_out(link, {}));
}

TEST(May, ALinkItsOwnDraftOnly) {
    auto who = with(ActorKind::customer, Permissions::of({"*"}));  // even if it were granted everything
    who.only_draft = one;
    EXPECT_TRUE(may(who, Permission::drafts_accept, one));
    EXPECT_FALSE(may(who, Permission::drafts_accept, other));
    for (const auto& name : every_name) EXPECT_FALSE(may(who, *parse_permission(name))) << name;
}

TEST(ActorText, NamesKindAndId) {
    const std::string id = "550e8400-e29b-41d4-a716-446655440000";
    EXPECT_EQ(actor_text(with(ActorKind::user, {})), "user:" + id);
    EXPECT_EQ(actor_text(with(ActorKind::key, {})), "key:" + id);
    EXPECT_EQ(actor_text(with(ActorKind::customer, {})), "customer:" + id);
    EXPECT_EQ(actor_text(with(ActorKind::ai, {})), "ai:" + id);
    EXPECT_EQ(actor_text(with(ActorKind::system, {})), "job:system");
}

}  // namespace
}  // namespace orderline
