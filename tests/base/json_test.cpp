// tests/base/json_test.cpp: JSON read within limits, written straight into a text, and numbers taken exactly.
#include "base/json.hpp"
#include <gtest/gtest.h>
#include "base/money.hpp"
#include "tests/support/seeds.hpp"

namespace orderline {
namespace {

std::string nested(int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
}

TEST(ParseJson, ReadsAnyValue) {
    for (const std::string& good : {std::string{"null"}, std::string{" {\"a\": [1, 2.5, \"x\", true]} "}, std::string{"\"\\u00e4\""},
                                    std::string{"[]"}, nested(32)}) {
        EXPECT_TRUE(parse_json(good)) << good;
    }
}

TEST(ParseJson, RefusesWhatIsNoJsonOrTooDeep) {
    for (const std::string& bad :
         {std::string{}, std::string{" "}, std::string{"{"}, std::string{"{}{}"}, std::string{"{} x"}, std::string{"[1,]"},
          std::string{"{a:1}"}, std::string{"'a'"}, std::string{"01"}, std::string{"+1"}, std::string{"NaN"},
          std::string{"1e"}, std::string{"\"\n\""}, std::string{"\"\\x\""}, std::string{"\"\\ud800\""},
          std::string{"\"\xff\""}, std::string{"\"\xc3\""}, std::string{"// x\n1"}, std::string{"tru"}, nested(33),
          std::string("1\0", 2)}) {
        const auto refused = parse_json(bad);
        ASSERT_FALSE(refused) << bad;
        EXPECT_EQ(refused.error().code, Code::bad_request);
        EXPECT_EQ(refused.error().reason, "bad_request");
    }
}

TEST(ParseJson, OfTwoEqualKeysTakesTheLast) {
    EXPECT_EQ(parse_json(R"({"a":1,"a":2})")->at("a").as_int64(), 2);
}

TEST(JsonWriter, SetsCommasByItself) {
    JsonWriter out;
    out.open('{').key("a").integer(-1).key("b").open('[').text("x").boolean(true).null().open('{').close('}').close(']');
    out.key("c").open('[').close(']').key("d").maybe_text(std::nullopt).key("e").maybe_text("y").key("f").raw("12.50");
    out.close('}');
    EXPECT_EQ(out.view(), R"({"a":-1,"b":["x",true,null,{}],"c":[],"d":null,"e":"y","f":12.50})");
    EXPECT_TRUE(parse_json(out.take()));
}

TEST(JsonText, EscapesWhatMustBe) {
    std::string out;
    append_json_text(out, std::string_view("a\"\\/\b\f\n\r\t\x01\x1f\x7fä\0z", 16));
    EXPECT_EQ(out, "\"a\\\"\\\\/\\u0008\\u000c\\n\\r\\t\\u0001\\u001f\x7fä\\u0000z\"");
}

TEST(JsonText, EscapesALetterWhereverItStands) {
    for (const char letter : {'"', '\\', '\0', '\x1f', ' ', '!', '#', '[', ']', '\x7f', '\x80', '\xff'}) {
        for (std::size_t at = 0; at < 20; ++at) {
            std::string text(20, 'a'), out;
            text[at] = letter;
            append_json_text(out, text);
            const bool escaped = letter == '"' || letter == '\\' || (letter >= 0 && letter < ' ');
            EXPECT_EQ(out.find('\\') == 1 + at, escaped) << "letter " << int{letter} << " at " << at;
            EXPECT_EQ(out == '"' + text + '"', !escaped) << "letter " << int{letter} << " at " << at;
        }
    }
}

TEST(JsonTextLaw, ReadingWhatWasWrittenGivesItBack) {
    for_seeds(3000, [](Random& random) {
        std::string text;
        for (auto count = any_of(random, 0, 40); count > 0; --count) text += static_cast<char>(any_of(random, 0, 0x7f));
        text += "ä二🍎";
        JsonWriter out;
        out.open('[').text(text).close(']');
        const auto back = parse_json(out.view());
        ASSERT_TRUE(back);
        EXPECT_EQ(std::string_view{back->at(0).as_string()}, text);
    });
}

struct NumberCase {
    std::string_view json;
    int digits;
    std::optional<std::int64_t> value;
};
void PrintTo(const NumberCase& c, std::ostream* out) { *out << c.json << " with " << c.digits << " digits"; }
class ExactNumber : public testing::TestWithParam<NumberCase> {};

TEST_P(ExactNumber, IsThatDecimalOrRefused) {
    EXPECT_EQ(exact_number(*parse_json(GetParam().json), GetParam().digits), GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(Json, ExactNumber, testing::Values(
    NumberCase{"12.5", 2, 1250}, NumberCase{"12", 2, 1200}, NumberCase{"\"12.50\"", 2, 1250}, NumberCase{"0", 3, 0},
    NumberCase{"-0.05", 2, -5}, NumberCase{"1e2", 2, 10000}, NumberCase{"1.25e1", 2, 1250}, NumberCase{"12.500000", 2, 1250},
    NumberCase{"-0.0", 2, 0}, NumberCase{"12.505", 2, std::nullopt}, NumberCase{"\"12.505\"", 2, std::nullopt},
    NumberCase{"0.1", 0, std::nullopt}, NumberCase{"9999999999.99", 2, 999'999'999'999},
    NumberCase{"92233720368547758", 2, 9'223'372'036'854'775'800}, NumberCase{"92233720368547759", 2, std::nullopt},
    NumberCase{"18446744073709551615", 0, std::nullopt}, NumberCase{"1e300", 2, std::nullopt},
    NumberCase{"-1e300", 2, std::nullopt}, NumberCase{"1e-300", 2, std::nullopt}, NumberCase{"0.1234", 3, std::nullopt},
    NumberCase{"null", 2, std::nullopt}, NumberCase{"true", 2, std::nullopt}, NumberCase{"[1]", 2, std::nullopt},
    NumberCase{"\"\"", 2, std::nullopt}, NumberCase{"\"1e2\"", 2, std::nullopt}, NumberCase{"\" 1\"", 2, std::nullopt}
));

TEST(ExactNumberLaw, EveryAmountOfUpToTwelveDigitsComesBackFromItsJsonNumber) {
    for_seeds(20'000, [](Random& random) {
        const auto digits = static_cast<int>(any_of(random, 0, 3));
        const auto value = any_of(random, -999'999'999'999, 999'999'999'999) >> any_of(random, 0, 30);
        EXPECT_EQ(exact_number(*parse_json(decimal_text(value, digits)), digits), value);
    });
}

TEST(ExactNumberLaw, OneDigitTooManyIsRefused) {
    for_seeds(5000, [](Random& random) {
        const auto tenths = any_of(random, 0, 99'999'999);
        if (tenths % 10 == 0) return;
        EXPECT_EQ(exact_number(*parse_json(decimal_text(tenths, 3)), 2), std::nullopt);
    });
}

}  // namespace
}  // namespace orderline
