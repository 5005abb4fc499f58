// tests/base/money_test.cpp: decimal texts, rounding and currencies, in tables and by laws.
#include "base/money.hpp"
#include <gtest/gtest.h>
#include "tests/support/seeds.hpp"

namespace orderline {
namespace {

struct DecimalCase {
    std::string_view text;
    int digits;
    std::optional<std::int64_t> value;
};
void PrintTo(const DecimalCase& c, std::ostream* out) { *out << '"' << c.text << "\" with " << c.digits << " digits"; }
class ParsedDecimal : public testing::TestWithParam<DecimalCase> {};

TEST_P(ParsedDecimal, IsExactOrRefused) { EXPECT_EQ(parse_decimal(GetParam().text, GetParam().digits), GetParam().value); }

INSTANTIATE_TEST_SUITE_P(Money, ParsedDecimal, testing::Values(
    DecimalCase{"12.50", 2, 1250}, DecimalCase{"12.5", 2, 1250}, DecimalCase{"12", 2, 1200}, DecimalCase{"0", 2, 0},
    DecimalCase{"-0.05", 2, -5}, DecimalCase{"-0", 2, 0}, DecimalCase{"007", 0, 7}, DecimalCase{"1.000", 2, 100},
    DecimalCase{"1.0000000000000000000000", 0, 1}, DecimalCase{"1.001", 2, std::nullopt}, DecimalCase{"1.5", 0, std::nullopt},
    DecimalCase{"92233720368547758.07", 2, INT64_MAX}, DecimalCase{"92233720368547758.08", 2, std::nullopt},
    DecimalCase{"-92233720368547758.08", 2, INT64_MIN}, DecimalCase{"-92233720368547758.09", 2, std::nullopt},
    DecimalCase{"92233720368547759", 2, std::nullopt}, DecimalCase{"99999999999999999999", 0, std::nullopt},
    DecimalCase{"", 2, std::nullopt}, DecimalCase{"-", 2, std::nullopt}, DecimalCase{".", 2, std::nullopt},
    DecimalCase{".5", 2, std::nullopt}, DecimalCase{"5.", 2, std::nullopt}, DecimalCase{"-.5", 2, std::nullopt},
    DecimalCase{"+1", 2, std::nullopt}, DecimalCase{"--1", 2, std::nullopt}, DecimalCase{"1-", 2, std::nullopt},
    DecimalCase{"1.2.3", 2, std::nullopt}, DecimalCase{"1,5", 2, std::nullopt}, DecimalCase{"1e3", 2, std::nullopt},
    DecimalCase{" 1", 2, std::nullopt}, DecimalCase{"1 ", 2, std::nullopt}, DecimalCase{"0x10", 2, std::nullopt},
    DecimalCase{"1'000", 2, std::nullopt}, DecimalCase{"NaN", 2, std::nullopt}, DecimalCase{"١", 2, std::nullopt}
));

struct WrittenCase {
    std::int64_t value;
    int digits;
    std::string_view text;
};
void PrintTo(const WrittenCase& c, std::ostream* out) { *out << c.text; }
class WrittenDecimal : public testing::TestWithParam<WrittenCase> {};

TEST_P(WrittenDecimal, HasAllItsDigits) { EXPECT_EQ(decimal_text(GetParam().value, GetParam().digits), GetParam().text); }

TEST(ShortestDecimal, LeavesOutZerosThatSayNothing) {
    EXPECT_EQ(shortest_decimal_text(2500, 3), "2.5");
    EXPECT_EQ(shortest_decimal_text(2000, 3), "2");
    EXPECT_EQ(shortest_decimal_text(-10, 3), "-0.01");
    EXPECT_EQ(shortest_decimal_text(100, 0), "100");
    EXPECT_EQ(shortest_decimal_text(0, 2), "0");
}

INSTANTIATE_TEST_SUITE_P(Money, WrittenDecimal, testing::Values(
    WrittenCase{1250, 2, "12.50"}, WrittenCase{-5, 2, "-0.05"}, WrittenCase{0, 2, "0.00"}, WrittenCase{7, 0, "7"},
    WrittenCase{-7, 0, "-7"}, WrittenCase{1, 3, "0.001"}, WrittenCase{100, 2, "1.00"}, WrittenCase{99, 2, "0.99"},
    WrittenCase{INT64_MAX, 2, "92233720368547758.07"}, WrittenCase{INT64_MIN, 2, "-92233720368547758.08"}
));

std::int64_t any_number(Random& random) {
    const auto shift = any_of(random, 0, 63);
    return any_of(random, INT64_MIN, INT64_MAX) >> shift;  // as many small ones as large ones
}

/// Long division by hand, bit by bit: the quotient rounded half away from zero; none if it does not fit.
std::optional<std::int64_t> divided_bit_by_bit(std::int64_t a, std::int64_t b, std::int64_t divisor) {
    __extension__ using Wide = unsigned __int128;
    const auto magnitude_of = [](std::int64_t x) { return x < 0 ? ~static_cast<std::uint64_t>(x) + 1 : static_cast<std::uint64_t>(x); };
    Wide product = 0;
    for (int bit = 63; bit >= 0; --bit) {
        product += product;
        if (magnitude_of(b) >> bit & 1) product += magnitude_of(a);
    }
    Wide quotient = 0, rest = 0;
    for (int bit = 127; bit >= 0; --bit) {
        rest = rest << 1 | (product >> bit & 1);
        quotient <<= 1;
        if (rest >= static_cast<Wide>(divisor)) {
            rest -= static_cast<Wide>(divisor);
            quotient |= 1;
        }
    }
    if (rest * 2 >= static_cast<Wide>(divisor)) ++quotient;
    if (quotient > static_cast<Wide>(INT64_MAX)) return std::nullopt;
    const auto value = static_cast<std::int64_t>(quotient);
    return (a < 0) != (b < 0) ? -value : value;
}

}  // namespace

TEST(MoneyLaw, ParsingWhatWasWrittenGivesItBack) {
    for_seeds(20'000, [](Random& random) {
        const auto value = any_number(random);
        const auto digits = static_cast<int>(any_of(random, 0, 6));
        EXPECT_EQ(parse_decimal(decimal_text(value, digits), digits), value);
    });
}

TEST(MoneyLaw, AQuotientIsRoundedAsLongDivisionDoesIt) {
    for_seeds(20'000, [](Random& random) {
        const auto a = any_number(random), b = any_number(random);
        const auto divisor = std::max<std::int64_t>(1, any_number(random) & INT64_MAX);
        const auto quotient = multiply_divide_rounded(a, b, divisor);
        const auto expected = divided_bit_by_bit(a, b, divisor);
        ASSERT_EQ(quotient.has_value(), expected.has_value()) << a << " * " << b << " / " << divisor;
        if (quotient) {
            EXPECT_EQ(*quotient, *expected) << a << " * " << b << " / " << divisor;
        }
    });
}

TEST(Money, HalvesGoAwayFromZero) {
    EXPECT_EQ(*multiply_divide_rounded(1, 1, 2), 1);
    EXPECT_EQ(*multiply_divide_rounded(-1, 1, 2), -1);
    EXPECT_EQ(*multiply_divide_rounded(5, 1, 2), 3);
    EXPECT_EQ(*multiply_divide_rounded(1, 1, 3), 0);
    EXPECT_EQ(*multiply_divide_rounded(2, 1, 3), 1);
    EXPECT_EQ(*multiply_divide_rounded(1499, 1, 1000), 1);
    EXPECT_EQ(*multiply_divide_rounded(1500, 1, 1000), 2);
}

TEST(Money, WhatDoesNotFitIsAnErrorNotAWrongNumber) {
    for (const auto& refused : {multiply_divide_rounded(INT64_MAX, 2, 1), multiply_divide_rounded(INT64_MIN, INT64_MIN, 1),
                                add(INT64_MAX, 1), add(INT64_MIN, -1)}) {
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, Code::bad_request);
        EXPECT_EQ(refused.error().reason, "validation_failed");
    }
    EXPECT_EQ(*add(INT64_MAX, -1), INT64_MAX - 1);
    EXPECT_EQ(*multiply_divide_rounded(INT64_MAX, INT64_MAX, INT64_MAX), INT64_MAX);
}

TEST(Currency, IsThreeCapitalLetters) {
    EXPECT_EQ(to_text(*parse_currency("EUR")), "EUR");
    for (const std::string_view bad : {"", "EU", "EURO", "eur", "E R", "E1R", "€"}) EXPECT_FALSE(parse_currency(bad)) << bad;
}

TEST(Currency, KnowsItsMinorDigits) {
    EXPECT_EQ(minor_digits(*parse_currency("EUR")), 2);
    EXPECT_EQ(minor_digits(*parse_currency("JPY")), 0);
    EXPECT_EQ(minor_digits(*parse_currency("KWD")), 3);
    EXPECT_EQ(minor_digits(*parse_currency("QQQ")), 2);
}

}  // namespace orderline
