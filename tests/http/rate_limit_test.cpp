// tests/http/rate_limit_test.cpp: how many requests of one caller pass, when the next one may come, and what answers say of it.
#include "http/rate_limit.hpp"
#include <gtest/gtest.h>

namespace orderline::http {
namespace {

using namespace std::chrono_literals;

TEST(RateLimit, LetsAMinutesWorthPassAtOnceAndThenOneAfterTheOther) {
    RateLimit limit{60};
    const RateLimit::Time start{};
    for (int i = 0; i < 60; ++i) EXPECT_EQ(limit.take("a", start).wait, 0ms) << i;
    EXPECT_EQ(limit.take("a", start).wait, 1000ms);
    EXPECT_EQ(limit.take("a", start + 400ms).wait, 600ms);
    EXPECT_EQ(limit.take("a", start + 1s).wait, 0ms);
    EXPECT_EQ(limit.take("a", start + 1s).wait, 1000ms);
    EXPECT_EQ(limit.take("b", start + 1s).wait, 0ms);  // each has a count of its own
}

TEST(RateLimit, ARestedBucketIsFullAndNoFuller) {
    RateLimit limit{3};
    const RateLimit::Time start{};
    EXPECT_EQ(limit.take("a", start).wait, 0ms);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(limit.take("a", start + 10min).wait, 0ms) << i;
    EXPECT_GT(limit.take("a", start + 10min).wait, 0ms);
}

TEST(RateLimit, NoneIsNoLimitAndIsNotSpokenOf) {
    RateLimit limit{0};
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(limit.take("a", {}).wait, 0ms);
    Response response;
    limit.tell(response, limit.take("a", {}));
    EXPECT_TRUE(response.headers.fields().empty());
}

TEST(RateLimit, KnowsALimitedNumberOfCallers) {
    RateLimit limit{1};
    EXPECT_EQ(limit.take("first", {}).wait, 0ms);
    EXPECT_GT(limit.take("first", {}).wait, 0ms);
    for (std::size_t i = 0; i < RateLimit::callers_max; ++i) EXPECT_EQ(limit.take(std::to_string(i), {}).wait, 0ms);
    EXPECT_EQ(limit.take("first", {}).wait, 0ms);  // forgotten, and begins anew
}

TEST(RateLimit, SaysWhatIsLeftAndWhenAllOfItIsThereAgain) {
    RateLimit limit{60};
    const RateLimit::Time start{};
    struct Step { std::chrono::seconds at; std::string_view told; };
    for (const auto& [at, told] : {Step{0s, "\"minute\";r=59;t=1"}, Step{0s, "\"minute\";r=58;t=2"}, Step{1s, "\"minute\";r=58;t=2"},
                                   Step{40s, "\"minute\";r=59;t=1"}}) {
        Response response;
        limit.tell(response, limit.take("a", start + at));
        EXPECT_EQ(response.headers.get("ratelimit"), told);
        EXPECT_EQ(response.headers.get("ratelimit-policy"), "\"minute\";q=60;w=60");
    }
    for (int i = 0; i < 70; ++i) limit.take("b", start);
    Response response;
    limit.tell(response, limit.take("b", start));
    EXPECT_EQ(response.headers.get("ratelimit"), "\"minute\";r=0;t=60");
}

}  // namespace
}  // namespace orderline::http
