// tests/domain/price_test.cpp: list prices, specials, taxes, and the rounding of percentages.
#include "domain/price.hpp"
#include <gtest/gtest.h>
#include <algorithm>
#include "tests/support/any_draft.hpp"

namespace orderline {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;

const ProductId apples = product_number(1), pears = product_number(2);

Special special_at(std::string name, std::int64_t price_minor) {
    Special special;
    special.product = apples;
    special.name = std::move(name);
    special.price_minor = price_minor;
    return special;
}

Special percent_off(std::string name, std::int64_t bp) {
    Special special = special_at(std::move(name), 0);
    special.price_minor.reset();
    special.percent_off_bp = bp;
    return special;
}

Special until(Special special, Instant end) {
    special.ends_at = end;
    return special;
}

Special of_pears(Special special) {
    special.product = pears;
    return special;
}

struct PriceCase {
    std::string name;
    std::vector<Special> specials;
    std::int64_t unit_minor;
    std::string_view special;  // "" = list price
};
void PrintTo(const PriceCase& c, std::ostream* out) { *out << c.name; }
class ResolvedPrice : public testing::TestWithParam<PriceCase> {};

TEST_P(ResolvedPrice, IsTheLowest) {
    const auto price = resolve_price(product_of(apples), GetParam().specials, euro, noon());
    ASSERT_TRUE(price);
    EXPECT_EQ(price->unit_minor, GetParam().unit_minor);
    EXPECT_EQ(price->list_minor, 1250);
    EXPECT_EQ(price->special, GetParam().special);
    EXPECT_EQ(price->origin, GetParam().special.empty() ? PriceOrigin::list : PriceOrigin::special);
}

INSTANTIATE_TEST_SUITE_P(Price, ResolvedPrice, testing::Values(
    PriceCase{"list", {}, 1250, ""},
    PriceCase{"special", {special_at("Autumn", 999)}, 999, "Autumn"},
    PriceCase{"for_nothing", {special_at("Gift", 0)}, 0, "Gift"},
    PriceCase{"percent", {percent_off("Ten", 1000)}, 1125, "Ten"},
    PriceCase{"all_percents", {percent_off("Gift", 10'000)}, 0, "Gift"},
    PriceCase{"the_lower_of_two", {special_at("Autumn", 1100), percent_off("Twenty", 2000)}, 1000, "Twenty"},
    PriceCase{"the_lower_of_two_turned", {percent_off("Twenty", 2000), special_at("Autumn", 1100)}, 1000, "Twenty"},
    PriceCase{"no_special_dearer_than_the_list", {special_at("Joke", 2000)}, 1250, ""},
    PriceCase{"no_special_that_equals_the_list", {special_at("Joke", 1250)}, 1250, ""},
    PriceCase{"not_of_another_product", {of_pears(special_at("Pears", 1))}, 1250, ""},
    PriceCase{"nothing_negative", {special_at("Bad", -1)}, 1250, ""},
    PriceCase{"no_percent_above_100", {percent_off("Bad", 10'001)}, 1250, ""},
    PriceCase{"no_negative_percent", {percent_off("Bad", -1000)}, 1250, ""},
    PriceCase{"equal_ones_the_longer_first", {until(special_at("Long", 900), noon() + hours{9}),
                                              until(special_at("Short", 900), noon() + hours{1})}, 900, "Long"},
    PriceCase{"equal_ones_the_shorter_first", {until(special_at("Short", 900), noon() + hours{1}),
                                               special_at("Endless", 900)}, 900, "Endless"},
    PriceCase{"one_that_is_over", {until(special_at("Over", 900), noon())}, 1250, ""}
), [](const auto& row) { return row.param.name; });

struct DateCase {
    std::string name;
    std::optional<Instant> starts_at, ends_at;
    bool active, applies;
};
void PrintTo(const DateCase& c, std::ostream* out) { *out << c.name; }
class SpecialDates : public testing::TestWithParam<DateCase> {};

TEST_P(SpecialDates, IncludeTheStartAndNotTheEnd) {
    Special special;
    special.starts_at = GetParam().starts_at;
    special.ends_at = GetParam().ends_at;
    special.active = GetParam().active;
    EXPECT_EQ(applies(special, noon()), GetParam().applies);
}

INSTANTIATE_TEST_SUITE_P(Price, SpecialDates, testing::Values(
    DateCase{"always", std::nullopt, std::nullopt, true, true},
    DateCase{"switched_off", std::nullopt, std::nullopt, false, false},
    DateCase{"starts_now", noon(), std::nullopt, true, true},
    DateCase{"starts_a_moment_later", noon() + microseconds{1}, std::nullopt, true, false},
    DateCase{"ends_now", std::nullopt, noon(), true, false},
    DateCase{"ends_a_moment_later", std::nullopt, noon() + microseconds{1}, true, true},
    DateCase{"from_now_to_now", noon(), noon(), true, false}
), [](const auto& row) { return row.param.name; });

struct PercentCase {
    std::int64_t list_minor, bp, unit_minor;
};
void PrintTo(const PercentCase& c, std::ostream* out) { *out << c.bp << " bp off " << c.list_minor; }
class PercentOff : public testing::TestWithParam<PercentCase> {};

TEST_P(PercentOff, IsRoundedHalfAwayFromZero) {
    Product product = product_of(apples);
    product.price_minor = GetParam().list_minor;
    const auto price = resolve_price(product, {percent_off("Off", GetParam().bp)}, euro, noon());
    ASSERT_TRUE(price);
    EXPECT_EQ(price->unit_minor, GetParam().unit_minor);
}

INSTANTIATE_TEST_SUITE_P(Price, PercentOff, testing::Values(
    PercentCase{5, 5000, 3},        // 2.5
    PercentCase{1, 5000, 1},        // 0.5: what remains is rounded, so it is the list price
    PercentCase{1, 5001, 0},        // 0.4999
    PercentCase{999, 3333, 666},    // 666.0333
    PercentCase{1250, 1250, 1094},  // 1093.75
    PercentCase{3, 1667, 2},        // 2.4999
    PercentCase{0, 5000, 0},
    PercentCase{unit_price_minor_max, 1, 999'899'999'999}
));

TEST(PriceLaw, PercentOffIsTheNearestMinorUnit) {
    for_seeds(3000, [](Random& random) {
        Product product = product_of(apples);
        const auto list = any_of(random, 0, one_in(random, 2) ? 100 : unit_price_minor_max);
        const auto bp = any_of(random, 1, 10'000);
        product.price_minor = list;
        const auto price = resolve_price(product, {percent_off("Off", bp)}, euro, noon());
        ASSERT_TRUE(price);
        // Twice the distance to the exact value, in ten-thousandths, is at most one minor unit; a half was rounded up.
        __extension__ using Wide = __int128;
        const Wide distance = static_cast<Wide>(price->unit_minor) * 10'000 - static_cast<Wide>(list) * (10'000 - bp);
        EXPECT_LE(distance * 2, 10'000);
        EXPECT_GT(distance * 2, -10'000);
    });
}

TEST(PriceLaw, TheOrderOfTheSpecialsDoesNotMatterAndNoneMakesItDearer) {
    for_seeds(1000, [](Random& random) {
        std::vector<Special> specials;
        for (int i = 0; i < 5; ++i) {
            auto one = one_in(random, 2) ? special_at("S" + std::to_string(i), any_of(random, 0, 1500))
                                         : percent_off("P" + std::to_string(i), any_of(random, 0, 10'000));
            if (one_in(random, 2)) one.ends_at = noon() + hours{any_of(random, -2, 40)};
            specials.push_back(std::move(one));
        }
        const auto price = resolve_price(product_of(apples), specials, euro, noon());
        ASSERT_TRUE(price);
        EXPECT_LE(price->unit_minor, price->list_minor);
        std::ranges::shuffle(specials, random);
        const auto again = resolve_price(product_of(apples), specials, euro, noon());
        EXPECT_EQ(again->unit_minor, price->unit_minor);
        EXPECT_EQ(again->special_ends_at, price->special_ends_at);
    });
}

TEST(Price, OfWhatCannotBeOrderedIsRefused) {
    auto inactive = product_of(apples), unpriced = inactive, foreign = inactive, dear = inactive, negative = inactive;
    inactive.active = false;
    unpriced.price_minor.reset();
    foreign.currency = Currency{'U', 'S', 'D'};
    dear.price_minor = unit_price_minor_max + 1;
    negative.price_minor = -1;
    for (const auto& product : {inactive, unpriced, foreign, dear, negative}) {
        const auto price = resolve_price(product, {special_at("Autumn", 1)}, euro, noon());
        ASSERT_FALSE(price);
        EXPECT_EQ(price.error().code, Code::conflict);
        EXPECT_EQ(price.error().reason, "product_unavailable");
        EXPECT_TRUE(price.error().message.ends_with('.'));
    }
    auto same = product_of(apples);
    same.currency = euro;
    EXPECT_TRUE(resolve_price(same, {}, euro, noon()));
}

TEST(Taxes, AddUpAndClassesMatch) {
    const std::vector<Tax> taxes{{"VAT", 200'000, std::nullopt}, {"Food", 100'000, "food"}, {"Deposit", 5'000, "bottle"}};
    Product product = product_of(apples);
    EXPECT_EQ(tax_ppm_of(product, taxes), 200'000);
    product.tax_class = "food";
    EXPECT_EQ(tax_ppm_of(product, taxes), 300'000);
    product.tax_class = "Food";
    EXPECT_EQ(tax_ppm_of(product, taxes), 200'000);
    EXPECT_EQ(tax_ppm_of(product, {}), 0);
}

TEST(MakeLine, IsCompleteAndMayBePutIntoADraft) {
    Product product = product_of(apples);
    product.step = {500};
    const Reason reason{ReasonCode::added, "on the phone"};
    const auto line = make_line(product, {special_at("Autumn", 999)}, {{"VAT", 100'000, std::nullopt}}, euro, {1500}, reason, noon());
    ASSERT_TRUE(line);
    Line expected = line_of(apples);
    expected.quantity = {1500};
    expected.step = {500};
    expected.unit_price_minor = 999;
    expected.price_origin = PriceOrigin::special;
    expected.special = "Autumn";
    expected.reason = reason;
    EXPECT_EQ(*line, expected);
    EXPECT_TRUE(apply(Draft{}, PutLine{*line, std::nullopt, std::nullopt}, noon()));
    product.active = false;
    EXPECT_FALSE(make_line(product, {}, {}, euro, {1500}, reason, noon()));
}

}  // namespace
}  // namespace orderline
