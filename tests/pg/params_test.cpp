// tests/pg/params_test.cpp: values as Postgres reads them.
#include "pg/params.hpp"
#include <gtest/gtest.h>
#include "pg/bound.hpp"

namespace orderline::pg {
namespace {

TEST(Params, BecomeTheTextsThatPostgresReads) {
    const std::array<std::byte, 2> bytes{std::byte{0xde}, std::byte{0x0a}};
    const auto params = Params::of("word", true, false, std::int64_t{-5}, 7, ProductId{}, std::nullopt,
                                   std::optional<std::string>{}, std::optional<int>{3}, Bytes{bytes},
                                   Date{std::chrono::year{2026} / 11 / 22});
    const std::vector<std::optional<std::string>> expected{
        "word", "t", "f", "-5", "7", "00000000-0000-0000-0000-000000000000", std::nullopt, std::nullopt, "3", "\\xde0a", "2026-11-22"};
    EXPECT_EQ(params.values(), expected);
}

TEST(Params, RefuseTheCharacterThatWouldCutTheText) {
    EXPECT_EQ(check(Params::of(std::string("a\0b", 3))).error().code, Code::bad_request);
    EXPECT_EQ(check(Settings{{{"app.actor", std::string("a\0b", 3)}}}).error().code, Code::bad_request);
    EXPECT_TRUE(check(Params::of("ab", std::nullopt)));
}

TEST(Params, BindNullAsNull) {
    const auto params = Params::of("a", std::nullopt);
    std::vector<const char*> values;
    bind(params, values);
    ASSERT_EQ(values.size(), 2u);
    EXPECT_STREQ(values[0], "a");
    EXPECT_EQ(values[1], nullptr);
}

TEST(ArrayText, QuotesWhatItMust) {
    EXPECT_EQ(array_text({}), "{}");
    EXPECT_EQ(array_text({"a", "b\"c", "d\\e", "NULL", ""}), R"({"a","b\"c","d\\e","NULL",""})");
}

}  // namespace
}  // namespace orderline::pg
