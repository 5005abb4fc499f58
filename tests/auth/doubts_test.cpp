// tests/auth/doubts_test.cpp: when something remembered must be asked for again.
#include "auth/doubts.hpp"
#include <gtest/gtest.h>
#include "base/random.hpp"

namespace orderline::auth {
namespace {

using std::chrono::seconds;

const TenantId one{random_uuid()}, other{random_uuid()};
const Instant noon = parse_instant("2026-11-23T12:00:00Z").value();

TEST(Doubts, WithoutTheFeedEverythingIsInDoubt) {
    Doubts doubts;
    EXPECT_TRUE(doubts.has(one, noon));
    doubts.attached(noon);
    doubts.detached();
    EXPECT_TRUE(doubts.has(one, noon + seconds{60}));
    doubts.about_all(noon);  // which is not to be attached
    EXPECT_TRUE(doubts.has(one, noon + seconds{60}));
}

TEST(Doubts, WhatIsOlderThanTheFeedIsInDoubt) {
    Doubts doubts;
    doubts.attached(noon);
    EXPECT_TRUE(doubts.has(one, noon - seconds{1}));
    EXPECT_TRUE(doubts.has(one, noon + Doubts::settling));  // readings may be a moment behind
    EXPECT_FALSE(doubts.has(one, noon + Doubts::settling + seconds{1}));
}

TEST(Doubts, AChangeConcernsItsTenantAndWhatIsOlder) {
    Doubts doubts;
    doubts.attached(noon);
    doubts.about(one, noon + seconds{60});
    EXPECT_TRUE(doubts.has(one, noon + seconds{59}));
    EXPECT_FALSE(doubts.has(one, noon + seconds{62}));
    EXPECT_FALSE(doubts.has(other, noon + seconds{59}));
    doubts.about_all(noon + seconds{90});
    EXPECT_TRUE(doubts.has(other, noon + seconds{89}));
    EXPECT_FALSE(doubts.has(other, noon + seconds{92}));
}

TEST(Doubts, TooManyTenantsAreAllOfThem) {
    Doubts doubts;
    doubts.attached(noon);
    for (std::size_t i = 0; i < Doubts::tenants_max; ++i) doubts.about(TenantId{random_uuid()}, noon + seconds{10});
    EXPECT_FALSE(doubts.has(one, noon + seconds{15}));
    doubts.about(other, noon + seconds{20});
    EXPECT_TRUE(doubts.has(one, noon + seconds{15}));
}

}  // namespace
}  // namespace orderline::auth
