// tests/auth/attempts_test.cpp: how often something may be tried, and when again.
#include "auth/attempts.hpp"
#include <gtest/gtest.h>
#include <vector>
#include "tests/support/seeds.hpp"

namespace orderline::auth {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class AttemptsTest : public testing::Test {
protected:
    bool take(const std::string& name, const Allowance& allowance) { return attempts_.take(name, allowance).has_value(); }
    Attempts::Clock::time_point time_{};
    Attempts attempts_{[this] { return time_; }};
};

constexpr Allowance three_a_minute{3, seconds{60}};

}  // namespace

TEST_F(AttemptsTest, SoManyAtOnceAndThenEvenly) {
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(take("a", three_a_minute)) << i;
    EXPECT_FALSE(take("a", three_a_minute));
    time_ += seconds{20} - milliseconds{1};
    EXPECT_FALSE(take("a", three_a_minute));
    time_ += milliseconds{1};
    EXPECT_TRUE(take("a", three_a_minute));
    EXPECT_FALSE(take("a", three_a_minute));
    time_ += seconds{3600};
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(take("a", three_a_minute)) << "no more than a full bucket is saved: " << i;
    EXPECT_FALSE(take("a", three_a_minute));
}

TEST_F(AttemptsTest, ARefusalSaysWhyAndForHowLong) {
    const Allowance one{1, seconds{60}, "over_email_send_rate_limit"};
    ASSERT_TRUE(take("a", one));
    time_ += milliseconds{17'500};
    const auto refused = attempts_.take("a", one);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::too_many);
    EXPECT_EQ(refused.error().reason, "over_email_send_rate_limit");
    EXPECT_EQ(refused.error().message, "For security purposes, you can only request this after 43 seconds.");
}

TEST_F(AttemptsTest, EachNameIsCountedForItself) {
    const Allowance one{1, seconds{60}};
    EXPECT_TRUE(take("a", one));
    EXPECT_TRUE(take("b", one));
    EXPECT_FALSE(take("a", one));
}

TEST_F(AttemptsTest, EachWrongTryAfterTheFreeOnesDoublesTheWaitUpToTheLongest) {
    constexpr GrowingDelay delay{2, seconds{1}, seconds{10}, seconds{3600}};
    for (const int wait : {0, 0, 1, 2, 4, 8, 10, 10}) {
        ASSERT_TRUE(attempts_.try_once("a", delay)) << wait;
        if (wait == 0) continue;
        time_ += seconds{wait} - milliseconds{1};
        ASSERT_FALSE(attempts_.try_once("a", delay)) << wait;
        time_ += milliseconds{1};
    }
    EXPECT_TRUE(attempts_.try_once("b", delay)) << "each name for itself";
    attempts_.begin_anew("a");
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(attempts_.try_once("a", delay)) << i;
    EXPECT_EQ(attempts_.try_once("a", delay).error().message, "For security purposes, you can only request this after 1 seconds.");
}

TEST_F(AttemptsTest, WrongTriesAreForgivenOneByOne) {
    constexpr GrowingDelay delay{2, seconds{1}, seconds{10}, seconds{60}};
    const auto tries_at_once = [&] {
        int tries = 0;
        while (attempts_.try_once("a", delay)) ++tries;
        return tries;
    };
    EXPECT_EQ(tries_at_once(), 3);
    time_ += seconds{119};
    EXPECT_EQ(tries_at_once(), 1) << "one is forgiven after a minute";
    time_ += seconds{1};
    EXPECT_EQ(tries_at_once(), 1) << "another one after two";
    time_ += seconds{3600};
    EXPECT_EQ(tries_at_once(), 3) << "no more than all are forgiven";
}

TEST_F(AttemptsTest, WhatIsGivenBackWasNotTried) {
    constexpr GrowingDelay delay{2, seconds{1}, seconds{10}, seconds{3600}};
    for (int i = 0; i < 50; ++i) {
        ASSERT_TRUE(attempts_.try_once("a", delay));
        attempts_.give_back("a");
    }
    attempts_.give_back("a");
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(attempts_.try_once("a", delay)) << i;
    EXPECT_FALSE(attempts_.try_once("a", delay));
}

TEST_F(AttemptsTest, AYearOfGuessingFlowsOverNowhere) {
    constexpr GrowingDelay delay{0, seconds{1}, seconds{900}, seconds{86'400}};
    for (int i = 0; i < 40'000; ++i, time_ += seconds{900}) ASSERT_TRUE(attempts_.try_once("a", delay)) << i;
}

TEST_F(AttemptsTest, TheMemoryIsBounded) {
    const Allowance one{1, seconds{60}};
    ASSERT_TRUE(take("first", one));
    for (std::size_t i = 0; i + 1 < Attempts::counters_max; ++i) ASSERT_TRUE(take(std::to_string(i), one));
    EXPECT_FALSE(take("first", one));  // asked for just now: it stays
    EXPECT_TRUE(take("one more", one));
    EXPECT_FALSE(take("first", one));
    EXPECT_TRUE(take("0", one)) << "the one not asked for the longest went";
}

// Whatever the rhythm: in no stretch of time is more taken than the allowance at once and what fills again meanwhile.
TEST(Attempts, NoRhythmGetsMore) {
    for_seeds(100, [](Random& random) {
        Attempts::Clock::time_point time{};
        Attempts attempts{[&time] { return time; }};
        const Allowance allowance{static_cast<int>(any_of(random, 1, 10)), seconds{any_of(random, 1, 100)}};
        std::vector<Attempts::Clock::time_point> taken;
        for (int i = 0; i < 300; ++i) {
            time += milliseconds{any_of(random, 0, 5'000)};
            if (attempts.take("a", allowance)) taken.push_back(time);
        }
        for (std::size_t from = 0; from < taken.size(); ++from) {
            for (std::size_t to = from; to < taken.size(); ++to) {
                const double filled = allowance.count * (std::chrono::duration<double>(taken[to] - taken[from]) /
                                                         std::chrono::duration<double>(allowance.period));
                ASSERT_LE(static_cast<double>(to - from + 1), allowance.count + filled + 1e-6);
            }
        }
    });
}

}  // namespace orderline::auth
