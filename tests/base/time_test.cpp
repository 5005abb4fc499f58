// tests/base/time_test.cpp: RFC 3339 times and dates: what is read, what is refused, round trips.
#include "base/time.hpp"
#include <gtest/gtest.h>
#include "tests/support/seeds.hpp"

namespace orderline {
namespace {

struct TimeCase {
    std::string_view text, utc;  // "" = refused
};
void PrintTo(const TimeCase& c, std::ostream* out) { *out << '"' << c.text << '"'; }
class ParsedTime : public testing::TestWithParam<TimeCase> {};

TEST_P(ParsedTime, IsTheSameInstantInUtc) {
    const auto at = parse_instant(GetParam().text);
    EXPECT_EQ(at ? to_text(*at) : "", GetParam().utc);
}

INSTANTIATE_TEST_SUITE_P(Base, ParsedTime, testing::Values(
    TimeCase{"2026-11-22T16:03:05Z", "2026-11-22T16:03:05.000000Z"},
    TimeCase{"2026-11-22T16:03:05.12Z", "2026-11-22T16:03:05.120000Z"},
    TimeCase{"2026-11-22T16:03:05.1234567899Z", "2026-11-22T16:03:05.123456Z"},
    TimeCase{"2026-11-22t16:03:05z", "2026-11-22T16:03:05.000000Z"},
    TimeCase{"2026-11-22 16:03:05+01:00", "2026-11-22T15:03:05.000000Z"},
    TimeCase{"2026-01-01T00:30:00+05:45", "2025-12-31T18:45:00.000000Z"},
    TimeCase{"2026-12-31T23:30:00-00:30", "2027-01-01T00:00:00.000000Z"},
    TimeCase{"2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000000Z"},
    TimeCase{"1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"},
    TimeCase{"0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000000Z"},
    TimeCase{"2023-02-29T00:00:00Z", ""}, TimeCase{"2026-13-01T00:00:00Z", ""}, TimeCase{"2026-00-01T00:00:00Z", ""},
    TimeCase{"2026-11-31T00:00:00Z", ""}, TimeCase{"2026-11-22T24:00:00Z", ""}, TimeCase{"2026-11-22T23:60:00Z", ""},
    TimeCase{"2026-11-22T23:59:60Z", ""}, TimeCase{"2026-11-22T16:03Z", ""}, TimeCase{"2026-11-22T16:03:05", ""},
    TimeCase{"2026-11-22", ""}, TimeCase{"", ""}, TimeCase{"2026-11-22T16:03:05+0100", ""},
    TimeCase{"2026-11-22T16:03:05+24:00", ""}, TimeCase{"2026-11-22T16:03:05+01:60", ""},
    TimeCase{"2026-11-22T16:03:05Zx", ""}, TimeCase{" 2026-11-22T16:03:05Z", ""}, TimeCase{"26-11-22T16:03:05Z", ""},
    TimeCase{"2026-11-22T16:03:05,5Z", ""}, TimeCase{"+2026-11-22T16:03:05Z", ""}, TimeCase{"2026-11-22T1a:03:05Z", ""},
    TimeCase{"2026-11-22T16:03:05.Z", ""}
));

struct DateCase {
    std::string_view text;
    bool exists;
};
void PrintTo(const DateCase& c, std::ostream* out) { *out << '"' << c.text << '"'; }
class ParsedDate : public testing::TestWithParam<DateCase> {};

TEST_P(ParsedDate, IsOneThatExists) {
    const auto date = parse_date(GetParam().text);
    EXPECT_EQ(date ? to_text(*date) : "", GetParam().exists ? GetParam().text : "");
}

INSTANTIATE_TEST_SUITE_P(Base, ParsedDate, testing::Values(
    DateCase{"2026-11-22", true}, DateCase{"2024-02-29", true}, DateCase{"0001-01-01", true}, DateCase{"9999-12-31", true},
    DateCase{"2100-02-29", false}, DateCase{"2026-02-30", false}, DateCase{"2026-11-22T", false}, DateCase{"2026-1-2", false},
    DateCase{"2026/11/22", false}, DateCase{"22.11.2026", false}, DateCase{"", false}, DateCase{"2026-11-2 ", false}
));

TEST(TimeLaw, ReadingWhatWasWrittenGivesItBackAndTextsSortAsTimesDo) {
    // 0001-01-01 to 9999-12-31, to the microsecond
    const auto first = parse_instant("0001-01-01T00:00:00Z")->time_since_epoch().count();
    const auto last = parse_instant("9999-12-31T23:59:59.999999Z")->time_since_epoch().count();
    for_seeds(5000, [&](Random& random) {
        const Instant a{std::chrono::microseconds{any_of(random, first, last)}};
        const Instant b{std::chrono::microseconds{any_of(random, first, last)}};
        EXPECT_EQ(parse_instant(to_text(a)), a);
        EXPECT_EQ(to_text(a) < to_text(b), a < b);
    });
}

TEST(Time, NowIsCountedInMicroseconds) {
    const auto at = now();
    EXPECT_EQ(parse_instant(to_text(at)), at);
}

}  // namespace
}  // namespace orderline
