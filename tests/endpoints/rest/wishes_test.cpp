// tests/endpoints/rest/wishes_test.cpp: Prefer, Accept and Range, as clients send them.
#include "endpoints/rest/wishes.hpp"
#include <gtest/gtest.h>
#include <limits>

namespace orderline::rest {
namespace {

struct PreferCase {
    std::string_view header, applied;
};
void PrintTo(const PreferCase& c, std::ostream* out) { *out << c.header; }
class Prefer : public testing::TestWithParam<PreferCase> {};

TEST_P(Prefer, IsReadAndTold) {
    const auto wishes = parse_prefer(GetParam().header);
    ASSERT_TRUE(wishes) << wishes.error().message;
    EXPECT_EQ(wishes->applied(), GetParam().applied);
}

INSTANTIATE_TEST_SUITE_P(All, Prefer, testing::Values(
    PreferCase{"", ""}, PreferCase{"return=representation", "return=representation"},
    PreferCase{"count=exact,return=minimal", "return=minimal, count=exact"},
    PreferCase{"return=representation, resolution=merge-duplicates ,missing=default", "resolution=merge-duplicates, missing=default, return=representation"},
    PreferCase{"return=minimal,return=representation", "return=minimal"}, PreferCase{"count=all", ""}, PreferCase{"whatever", ""},
    PreferCase{"Return=headers-only", "return=headers-only"}, PreferCase{"tx=rollback", "tx=rollback"},
    PreferCase{"handling=lenient, foo=bar", "handling=lenient"},
    PreferCase{"handling=strict, max-affected=10", "handling=strict, max-affected=10"}, PreferCase{"max-affected=10", ""},
    PreferCase{"timezone=Europe/Vienna", "timezone=Europe/Vienna"}, PreferCase{"resolution=ignore-duplicates,count=planned", "resolution=ignore-duplicates, count=planned"}));

TEST(PreferStrict, RefusesWhatItDoesNotKnow) {
    const auto wishes = parse_prefer("handling=strict, foo, count=all, max-affected=-1");
    ASSERT_FALSE(wishes);
    EXPECT_EQ(wishes.error().code, "PGRST122");
    EXPECT_EQ(wishes.error().details, "Invalid preferences: foo, count=all, max-affected=-1");
}

struct AcceptCase {
    std::string_view header;
    Format format;
    bool without_nulls = false;
};
void PrintTo(const AcceptCase& c, std::ostream* out) { *out << c.header; }
class Accept : public testing::TestWithParam<AcceptCase> {};

TEST_P(Accept, ChoosesTheBestOfWhatThereIs) {
    const auto accepted = parse_accept(GetParam().header);
    ASSERT_TRUE(accepted) << accepted.error().message;
    EXPECT_EQ(accepted->format, GetParam().format);
    EXPECT_EQ(accepted->without_nulls, GetParam().without_nulls);
}

INSTANTIATE_TEST_SUITE_P(All, Accept, testing::Values(
    AcceptCase{"", Format::json}, AcceptCase{"*/*", Format::json}, AcceptCase{"application/json; charset=utf-8", Format::json},
    AcceptCase{"application/vnd.pgrst.object+json", Format::object}, AcceptCase{"Application/Vnd.Pgrst.Object+Json", Format::object},
    AcceptCase{"application/vnd.pgrst.array+json;nulls=stripped", Format::array, true},
    AcceptCase{"application/vnd.pgrst.object+json;nulls=stripped", Format::object, true}, AcceptCase{"text/csv", Format::csv},
    AcceptCase{"image/png, text/csv", Format::csv}, AcceptCase{"text/csv;q=0.5, application/json;q=0.9", Format::json},
    AcceptCase{"text/csv;q=0, application/geo+json;q=0.1", Format::geojson}, AcceptCase{"text/csv;q=1e30, application/json", Format::csv},
    AcceptCase{"text/csv;q=nan, application/json;q=0.1", Format::json}, AcceptCase{"text/html,application/xhtml+xml,*/*;q=0.8", Format::json}));

TEST(AcceptPlan, CarriesItsOptions) {
    const auto plan = parse_accept(R"(application/vnd.pgrst.plan+json; for="application/json"; options=analyze|verbose;)");
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->format, Format::plan);
    EXPECT_TRUE(plan->plan_as_json);
    EXPECT_EQ(plan->plan_options, (std::vector<std::string>{"analyze", "verbose"}));
    EXPECT_TRUE(parse_accept(R"(application/vnd.pgrst.plan+text; for="a/b, c"; options=;)")->plan_options.empty());
}

TEST(Accept, RefusesWhatThereIsNot) {
    const auto accepted = parse_accept("image/png, text/csv;q=0");
    ASSERT_FALSE(accepted);
    EXPECT_EQ(accepted.error().status, 406);
    EXPECT_EQ(accepted.error().code, "PGRST107");
    EXPECT_EQ(accepted.error().message, "None of these media types are available: image/png, text/csv;q=0");
}

TEST(Range, IsOfItemsOrIgnored) {
    EXPECT_EQ(parse_range("0-9").value(), (Window{0, 10}));
    EXPECT_EQ(parse_range("items=5-5").value(), (Window{5, 1}));
    EXPECT_EQ(parse_range("10-").value(), (Window{10, std::nullopt}));
    EXPECT_EQ(parse_range("10-9223372036854775807").value(), (Window{10, std::nullopt}));
    for (const auto* ignored : {"", "x", "5", "-5", "a-b", "1-x", "0-99999999999999999999"}) EXPECT_EQ(parse_range(ignored).value(), std::nullopt) << ignored;
    ASSERT_FALSE(parse_range("5-4"));
    EXPECT_EQ(parse_range("5-4").error().status, 416);
}

TEST(Range, MeetsLimitAndOffset) {
    EXPECT_EQ(narrowed({}, 5, 2), (Window{2, 5}));
    EXPECT_EQ(narrowed({}, {}, {}), (Window{}));
    EXPECT_EQ(narrowed({10, 10}, {}, {}), (Window{10, 10}));
    EXPECT_EQ(narrowed({10, 10}, 15, {}), (Window{10, 5}));
    EXPECT_EQ(narrowed({10, 10}, {}, 15), (Window{15, 5}));
    EXPECT_EQ(narrowed({10, std::nullopt}, 5, {}), (Window{10, 0}));
    EXPECT_EQ(narrowed({0, 3}, 5, 1), (Window{1, 2}));
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(narrowed({10, 10}, most, 15), (Window{15, 5}));
}

}  // namespace
}  // namespace orderline::rest
