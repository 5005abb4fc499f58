// tests/app/values_test.cpp: amounts, dates, addresses and answers as people write them.
#include "app/values.hpp"
#include <gtest/gtest.h>
#include "app/keys.hpp"
#include "app/tenants.hpp"
#include "base/money.hpp"
#include "tests/support/seeds.hpp"

namespace orderline::app {

struct AmountCase {
    std::string name, text;
    DecimalMark mark;
    std::optional<std::int64_t> minor;
};

class Amount : public testing::TestWithParam<AmountCase> {};

TEST_P(Amount, IsReadExactly) { EXPECT_EQ(parse_amount(GetParam().text, 2, GetParam().mark), GetParam().minor); }

constexpr auto point = DecimalMark::point, comma = DecimalMark::comma;

INSTANTIATE_TEST_SUITE_P(App, Amount, testing::Values(
    AmountCase{"whole", "12", point, 1200},
    AmountCase{"cents", "12.5", point, 1250},
    AmountCase{"cents_with_comma", "12,50", comma, 1250},
    AmountCase{"thousands", "1,234.50", point, 123450},
    AmountCase{"thousands_with_comma", "1.234,50", comma, 123450},
    AmountCase{"thousands_with_space", "1 234 567.89", point, 123456789},
    AmountCase{"thousands_with_apostrophe", "1'234.50", point, 123450},
    AmountCase{"negative", "-1.00", point, -100},
    AmountCase{"comma_where_a_point_is_due", "12,50", point, std::nullopt},
    AmountCase{"point_where_a_comma_is_due", "12.50", comma, std::nullopt},
    AmountCase{"group_of_two", "1,23", point, std::nullopt},
    AmountCase{"group_of_four_first", "1234,567.00", point, std::nullopt},
    AmountCase{"group_in_front", ",123", point, std::nullopt},
    AmountCase{"group_behind_the_point", "1.234,5", point, std::nullopt},
    AmountCase{"letters", "12.5x", point, std::nullopt},
    AmountCase{"three_digits", "1.005", point, std::nullopt},
    AmountCase{"empty", "", point, std::nullopt},
    AmountCase{"lone_mark", ".", point, std::nullopt},
    AmountCase{"exponent", "1e3", point, std::nullopt},
    AmountCase{"too_large", "99999999999999999999", point, std::nullopt}
), [](const auto& one) { return one.param.name; });

TEST(AmountLaw, DecimalTextIsReadBack) {
    for_seeds(2000, [](Random& random) {
        const auto minor = any_of(random, -1'000'000'000'000, 1'000'000'000'000);
        auto text = decimal_text(minor, 2);
        EXPECT_EQ(parse_amount(text, 2, point), minor);
        text[text.find('.')] = ',';
        EXPECT_EQ(parse_amount(text, 2, comma), minor);
    });
}

TEST(Values, ADateIsWrittenInOneOfTwoWays) {
    const Instant day{std::chrono::sys_days{Date{std::chrono::year{2026}, std::chrono::month{2}, std::chrono::day{1}}}};
    for (const auto* text : {"2026-02-01", "1.2.2026", "01.02.2026", "2026-02-01T01:00:00+01:00"}) {
        EXPECT_EQ(parse_day_or_instant(text), day) << text;
    }
    for (const auto* text : {"2026-02-30", "31.2.2026", "2/1/2026", "1.2.26", ".2.2026", "1..2026", "today", ""}) {
        EXPECT_FALSE(parse_day_or_instant(text)) << text;
    }
}

TEST(Values, AnAddressHasOneAtAndADomain) {
    for (const auto* good : {"a@b.c", "anna.huber+x@donau.example", "ä@ö.example"}) EXPECT_TRUE(is_email(good)) << good;
    for (const auto* bad : {"", "anna", "@b.c", "a@", "a@b", "a@@b.c", "a b@c.d", "a@b..c", "a@.c", "a@b.", "a@b.c;d@e.f", "<a@b.c>", "a@b.c\n"}) {
        EXPECT_FALSE(is_email(bad)) << bad;
    }
    EXPECT_FALSE(is_email(std::string(251, 'a') + "@b.c"));
}

TEST(Values, AnswersAreReadInSeveralLanguages) {
    for (const auto* yes : {"yes", "TRUE", "1", "y", "Ja", "oui", "active"}) EXPECT_EQ(parse_yes_no(yes), true) << yes;
    for (const auto* no : {"no", "False", "0", "n", "NEIN", "non", "inactive"}) EXPECT_EQ(parse_yes_no(no), false) << no;
    EXPECT_FALSE(parse_yes_no("maybe"));
}

TEST(Values, ATaxHasANameARateAndPerhapsAClass) {
    const auto plain = parse_tax("GST 5%=5");
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->name, "GST 5%");
    EXPECT_EQ(plain->ppm, 50'000);
    EXPECT_FALSE(plain->product_class);
    const auto classed = parse_tax("USt = 12.5:food");
    ASSERT_TRUE(classed);
    EXPECT_EQ(classed->name, "USt");
    EXPECT_EQ(classed->ppm, 125'000);
    EXPECT_EQ(classed->product_class, "food");
    for (const auto* bad : {"", "USt", "=5", "USt=", "USt=x", "USt=-1", "USt=101", "USt=5:", "USt=1,5"}) EXPECT_FALSE(parse_tax(bad)) << bad;
}

TEST(Values, AnExpiryIsASpanOrADate) {
    const Instant at = *parse_instant("2026-11-22T12:00:00Z");
    EXPECT_EQ(*parse_expiry("2d", at), at + std::chrono::days{2});
    EXPECT_EQ(*parse_expiry("3h", at), at + std::chrono::hours{3});
    EXPECT_EQ(*parse_expiry("2027-01-01", at), *parse_instant("2027-01-01T00:00:00Z"));
    for (const auto* bad : {"", "d", "0d", "-1d", "5w", "2026-11-22", "99999999999d", "soon"}) EXPECT_FALSE(parse_expiry(bad, at)) << bad;
}

}  // namespace orderline::app
