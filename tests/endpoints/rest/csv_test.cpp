// tests/endpoints/rest/csv_test.cpp: which fields of text/csv are quoted.
#include "endpoints/rest/csv.hpp"
#include <gtest/gtest.h>

namespace orderline::rest {
namespace {

TEST(Csv, FieldsAreQuotedAsPostgresQuotesThoseOfARecord) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"plain", "plain"}, {"", "\"\""}, {"a,b", "\"a,b\""}, {"say \"x\"", "\"say \"\"x\"\"\""}, {"back\\slash", "\"back\\\\slash\""},
        {"two words", "\"two words\""}, {"line\nbreak", "\"line\nbreak\""}, {"(1)", "\"(1)\""}, {"é", "é"}, {"{1,2}", "\"{1,2}\""}};
    for (const auto& [text, expected] : cases) {
        std::string field;
        append_csv_field(field, text);
        EXPECT_EQ(field, expected) << text;
    }
}

}  // namespace
}  // namespace orderline::rest
