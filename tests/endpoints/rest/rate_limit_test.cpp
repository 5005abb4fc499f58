// tests/endpoints/rest/rate_limit_test.cpp: how many requests of one caller pass, and when the next one may come.
#include "endpoints/rest/rate_limit.hpp"
#include <gtest/gtest.h>

namespace orderline::rest {
namespace {

using namespace std::chrono_literals;

TEST(RateLimit, LetsAMinutesWorthPassAtOnceAndThenOneAfterTheOther) {
    RateLimit limit{60};
    const RateLimit::Time start{};
    for (int i = 0; i < 60; ++i) EXPECT_EQ(limit.take("a", start), 0ms) << i;
    EXPECT_EQ(limit.take("a", start), 1000ms);
    EXPECT_EQ(limit.take("a", start + 400ms), 600ms);
    EXPECT_EQ(limit.take("a", start + 1s), 0ms);
    EXPECT_EQ(limit.take("a", start + 1s), 1000ms);
    EXPECT_EQ(limit.take("b", start + 1s), 0ms);  // each has a count of its own
}

TEST(RateLimit, ARestedBucketIsFullAndNoFuller) {
    RateLimit limit{3};
    const RateLimit::Time start{};
    EXPECT_EQ(limit.take("a", start), 0ms);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(limit.take("a", start + 10min), 0ms) << i;
    EXPECT_GT(limit.take("a", start + 10min), 0ms);
}

TEST(RateLimit, NoneIsNoLimit) {
    RateLimit limit{0};
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(limit.take("a", {}), 0ms);
}

TEST(RateLimit, KnowsALimitedNumberOfCallers) {
    RateLimit limit{1};
    EXPECT_EQ(limit.take("first", {}), 0ms);
    EXPECT_GT(limit.take("first", {}), 0ms);
    for (std::size_t i = 0; i < RateLimit::callers_max; ++i) EXPECT_EQ(limit.take(std::to_string(i), {}), 0ms);
    EXPECT_EQ(limit.take("first", {}), 0ms);  // forgotten, and begins anew
}

}  // namespace
}  // namespace orderline::rest
