// tests/tables/values_test.cpp: decimals, patterns and the texts of times and addresses, case by case.
#include "tables/values.hpp"
#include <gtest/gtest.h>
#include "tables/forms.hpp"
#include "tables/generated/enums.hpp"
#include "tables/pattern.hpp"

namespace orderline::tables {
namespace {

TEST(Numeric, KeepsEveryDigitAndNothingElse) {
    const std::pair<const char*, const char*> read[] = {
        {"0", "0"},        {"-0", "0"},          {"007", "7"},     {"1.50", "1.50"},     {".5", "0.5"},
        {"5.", "5"},       {"-1.5", "-1.5"},     {"+2", "2"},      {"1e3", "1000"},      {"1.25e1", "12.5"},
        {"15e-3", "0.015"}, {"1E+2", "100"},     {"NaN", "NaN"},   {"-Infinity", "-Infinity"}};
    for (const auto& [text, wanted] : read) EXPECT_EQ(Numeric::parse(text).value().text(), wanted) << text;
    for (const auto* text : {"", ".", "-", "1,5", "1e", "1e+-2", "0x1", "1 ", " 1", "1e999999999", "infinity"}) {
        EXPECT_EQ(Numeric::parse(text), std::nullopt) << text;
    }
}

TEST(Numeric, IsComparedByValue) {
    const char* const rising[] = {"-Infinity", "-10", "-9.5", "-0.01", "0", "0.0099", "0.01", "9.5", "10", "100", "Infinity", "NaN"};
    for (const auto* one : rising) {
        for (const auto* other : rising) {
            const auto place = [&](const char* text) { return std::find(std::begin(rising), std::end(rising), text) - rising; };
            EXPECT_EQ(compare(Numeric::parse(one).value(), Numeric::parse(other).value()), place(one) <=> place(other)) << one << " " << other;
        }
    }
    EXPECT_EQ(compare(Numeric::parse("1.50").value(), Numeric::parse("1.5").value()), std::strong_ordering::equal);
}

TEST(Numeric, FitsAfterRounding) {
    const auto fit = [](const char* text, int precision, int scale) { return fits(Numeric::parse(text).value(), precision, scale); };
    EXPECT_TRUE(fit("999.99", 5, 2));
    EXPECT_TRUE(fit("999.994", 5, 2));
    EXPECT_FALSE(fit("999.995", 5, 2)) << "rounds to 1000.00";
    EXPECT_FALSE(fit("-1000", 5, 2));
    EXPECT_FALSE(fit("Infinity", 5, 2));
    EXPECT_TRUE(fit("NaN", 5, 2));
    EXPECT_TRUE(fit("Infinity", 0, 0)) << "no limit";
    EXPECT_TRUE(fit("0.00099", 2, 5));
    EXPECT_FALSE(fit("0.001", 2, 5));
}

TEST(Matches, FollowsPlainPatternsAndLeavesTheOthersToPostgres) {
    struct Case { const char* text; const char* pattern; std::optional<bool> matches; };
    const Case cases[] = {
        {"EUR", "^[A-Z]{3}$", true},     {"EURO", "^[A-Z]{3}$", false},  {"eur", "^[A-Z]{3}$", false}, {"€€€", "^[A-Z]{3}$", false},
        {"xEURx", "[A-Z]{3}", true},     {"", "^a*$", true},             {"aab", "^a+b?$", true},      {"a.b", "^a\\.b$", true},
        {"axb", "^a\\.b$", false},       {"a-z", "^[a\\-z-]+$", true},   {"12", "^\\d{1,3}$", true},   {"1234", "^\\d{1,3}$", false},
        {"x]", "^x[]]$", true},          {"b", "^[^a]$", true},          {"ab", "^.{2}$", true},       {"aaa", "^a{2,}$", true},
        {"é", "^.$", std::nullopt},      {"a", "^(a|b)$", std::nullopt}, {"a", "a|b", std::nullopt},   {"a", "^a+?$", std::nullopt},
        {"a", "[[:alpha:]]", std::nullopt}, {"a", "^a{3,2}$", std::nullopt}, {"a", "[a", std::nullopt}, {"a", "\\", std::nullopt},
        {"a", "\\m", std::nullopt},      {"a", "***=a", std::nullopt},   {"a", "a{256}", std::nullopt}};
    for (const auto& one : cases) EXPECT_EQ(matches(one.text, one.pattern), one.matches) << one.text << " ~ " << one.pattern;
}

TEST(Matches, TakesAsLongForAHostileTextAsForAnyOther) {
    const std::string text(2000, 'a');
    EXPECT_EQ(matches(text, "^a*a*a*a*a*a*b$"), false);
    EXPECT_EQ(matches(text + "a", "^a*b$"), std::nullopt) << "too long for it";
}

TEST(Forms, AreThoseThatPostgresPrints) {
    for (const auto* text : {"2026-11-22T16:03:05", "2026-11-22 16:03:05.12"}) EXPECT_TRUE(is_timestamp(text)) << text;
    for (const auto* text : {"", "2026-11-22", "2026-11-22T16:03:05Z", "2026-11-22T16:03:05+01:00", "2026-02-30T00:00:00", "0000-01-01T00:00:00"}) {
        EXPECT_FALSE(is_timestamp(text)) << text;
    }
    for (const auto* text : {"16:03:05", "24:00:00", "00:00:00.5"}) EXPECT_TRUE(is_time(text)) << text;
    for (const auto* text : {"", "16", "25:00:00", "16:03:05+01"}) EXPECT_FALSE(is_time(text)) << text;
    for (const auto* text : {"192.0.2.1", "192.0.2.1/24", "::1", "2001:db8::/32"}) EXPECT_TRUE(is_inet(text)) << text;
    for (const auto* text : {"", "x", "1.2.3", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4/-1", "::1/129"}) EXPECT_FALSE(is_inet(text)) << text;
    for (const auto* text : {"10.0.0.0/8", "10.0.0.1", "0.0.0.0/0", "2001:db8::/32"}) EXPECT_TRUE(is_cidr(text)) << text;
    for (const auto* text : {"10.0.0.1/8", "2001:db8::1/32"}) EXPECT_FALSE(is_cidr(text)) << text;
}

TEST(ParseEnum, KnowsEveryLabelAndNoOther) {
    for (const auto label : labels_of(rows::CallStatus{})) EXPECT_EQ(to_text(parse_enum<rows::CallStatus>(label).value()), label);
    EXPECT_EQ(parse_enum<rows::CallStatus>("nothing"), std::nullopt);
}

}  // namespace
}  // namespace orderline::tables
