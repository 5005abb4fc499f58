// tests/app/health_test.cpp: which state of PostgreSQL, the feed and the clock makes the server degraded, or not ready.
#include "app/health.hpp"
#include <gtest/gtest.h>
#include <map>
#include <string>

namespace orderline::app {
namespace {

using namespace std::chrono_literals;

const SteadyTime start = SteadyTime{} + 1h;

Surroundings well() {
    Surroundings here;
    here.main.connected = 3;
    here.rest.connected = 1;
    here.feed.attached = true;
    return here;
}

/// What is not well, by name: its sentence, "!" before it if the server cannot work without.
std::map<std::string, std::string> complaints(const Surroundings& here, SteadyTime at = start) {
    std::map<std::string, std::string> found;
    for (const auto& [name, state, needed] : judge(here, at)) {
        if (!state) found[std::string{name}] = (needed ? "!" : "") + state.error().message;
    }
    return found;
}

using Found = std::map<std::string, std::string>;

TEST(Health, AllIsWell) { EXPECT_EQ(complaints(well()), Found{}); }

TEST(Health, WithoutDatabaseOrFeedItIsNotReady) {
    auto here = well();
    here.main.connected = 0;
    EXPECT_EQ(complaints(here), (Found{{"database", "!The database cannot be reached."}}));
    here = well();
    here.feed.attached = false;
    EXPECT_EQ(complaints(here), (Found{{"feed", "!The change feed is not attached."}}));
}

TEST(Health, FewerConnectionsThanWantedOfEitherPool) {
    for (const auto pool : {&Surroundings::main, &Surroundings::rest}) {
        auto here = well();
        (here.*pool).lacks_connections = true;
        EXPECT_EQ(complaints(here), (Found{{"connections", "PostgreSQL lets in fewer connections than are wanted; requests wait for those that there are."}}));
    }
}

TEST(Health, RefusedWritesCountForHalfAMinute) {
    const Found full{{"writes", "The disk of the database is full: changes are refused, reading works."}};
    const Found read_only{{"writes", "The database is read-only: changes are refused, reading works."}};
    for (const auto pool : {&Surroundings::main, &Surroundings::rest}) {
        auto here = well();
        (here.*pool).refusals.note("53100", start);
        EXPECT_EQ(complaints(here, start + 29s), full);
        EXPECT_EQ(complaints(here, start + 30s), Found{});
    }
    auto here = well();
    here.main.refusals.note("25006", start);
    EXPECT_EQ(complaints(here, start + 29s), read_only);
    EXPECT_EQ(complaints(here, start + 30s), Found{});
    here.main.refusals.note("23505", start + 40s);  // not such a refusal
    EXPECT_EQ(complaints(here, start + 41s), Found{});
}

TEST(Health, WhatRestCallsReadOnlyMayBeItsCallersFault) {
    auto here = well();
    here.rest.refusals.note("25006", start);
    EXPECT_EQ(complaints(here), Found{});
}

TEST(Health, AClockThatIsNotTheDatabases) {
    const struct { std::chrono::microseconds ahead; Found expected; } cases[] = {
        {2s, {}},
        {-2s, {}},
        {3600s, {{"clock", "The clock is 3600 s ahead of the database's: what expires does so at another time."}}},
        {-90s, {{"clock", "The clock is 90 s short of the database's: what expires does so at another time."}}},
    };
    for (const auto& [ahead, expected] : cases) {
        auto here = well();
        here.feed.clock_ahead = ahead;
        EXPECT_EQ(complaints(here), expected) << ahead.count();
    }
}

TEST(ClockWatch, TellsWhatWasSetFromWhatPassed) {
    const Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 12h};
    ClockWatch watch{noon, start};
    EXPECT_EQ(watch.look(noon + 1s, start + 1s), 0us);
    EXPECT_EQ(watch.look(noon + 1min, start + 1min), 0us) << "it was busy for a while";
    EXPECT_EQ(watch.look(noon + 61s + 900ms, start + 61s), 0us) << "a time service turns it little by little";
    EXPECT_EQ(watch.steps(), 0U);
    EXPECT_EQ(watch.look(noon + 62s + 900ms - 1h, start + 62s), -1h);
    EXPECT_EQ(watch.look(noon + 63s + 900ms - 1h, start + 63s), 0us);
    EXPECT_EQ(watch.look(noon + 64s + 900ms, start + 64s), 1h);
    EXPECT_EQ(watch.steps(), 2U);
}

TEST(Health, EachStateHasANumber) {
    auto here = well();
    here.main.refusals.note("53100", start);
    here.rest.refusals.note("53100", start);
    here.main.refusals.note("25006", start);
    here.main.connect_failures = 4;
    here.feed.losses = 2;
    here.feed.delay = 1500ms;
    here.feed.clock_ahead = -3600s;
    here.clock_steps = 1;
    std::map<std::string, double> values;
    for (const auto& one : readings_of(here)) values[std::string{one.name} + " " + std::string{one.label_value}] = one.value;
    EXPECT_EQ(values.at("orderline_refused_writes_total disk_full"), 2);
    EXPECT_EQ(values.at("orderline_refused_writes_total read_only"), 1);
    EXPECT_EQ(values.at("orderline_pool_connect_failures_total main"), 4);
    EXPECT_EQ(values.at("orderline_pool_connections main"), 3);
    EXPECT_EQ(values.at("orderline_feed_attached "), 1);
    EXPECT_EQ(values.at("orderline_feed_losses_total "), 2);
    EXPECT_EQ(values.at("orderline_feed_delay_seconds "), 1.5);
    EXPECT_EQ(values.at("orderline_clock_ahead_seconds "), -3600);
    EXPECT_EQ(values.at("orderline_clock_steps_total "), 1);
}

}  // namespace
}  // namespace orderline::app
