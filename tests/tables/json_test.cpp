// tests/tables/json_test.cpp: everything that is wrong with an object is told at once, and where.
#include "tables/json.hpp"
#include <gtest/gtest.h>
#include "tables/generated/call_logs.hpp"
#include "tables/generated/customers.hpp"
#include "tables/generated/product_specials.hpp"

namespace orderline::tables {
namespace {

/// "path code, …"
template <class Form>
std::string wrong(std::string_view text) {
    const auto form = from_json<Form>(*parse_json(text));
    std::string told;
    if (form) return told;
    for (const auto& one : form.error()) told += one.path + " " + std::string{one.code} + ", ";
    return told;
}

TEST(FromJson, TellsAllProblemsAtOnce) {
    EXPECT_EQ(wrong<rows::CustomerInsert>(R"({"id":"x","first_name":3,"search":"a","a/b":1,"is_active":null,"email":null})"),
              "/id wrong_form, /tenant_id missing, /first_name wrong_type, /last_name missing, /search read_only, /a~1b unknown_field, ");
    EXPECT_EQ(wrong<rows::CustomerInsert>("[]"), " wrong_type, ");
    EXPECT_EQ(wrong<rows::CustomerUpdate>(R"({"first_name":null,"tenant_id":"x"})"), "/first_name null, /tenant_id read_only, ");
    EXPECT_EQ(wrong<rows::CallLogUpdate>(R"({"status":"lost","duration":2147483648,"call_date":"2026-02-30T00:00:00Z"})"),
              "/call_date wrong_form, /duration out_of_range, /status unknown_value, ");
}

TEST(FromJson, ChecksWhatIsGivenAndLetsTheRestBe) {
    EXPECT_EQ(wrong<rows::ProductSpecialUpdate>(R"({"price_minor":-1})"), "/price_minor check_violated, ");
    EXPECT_EQ(wrong<rows::ProductSpecialUpdate>(R"({"price_minor":1})"), "") << "percent_off is not known here";
    EXPECT_EQ(wrong<rows::ProductSpecialUpdate>(R"({"price_minor":1,"percent_off":5})"), " check_violated, ");
    EXPECT_EQ(wrong<rows::ProductSpecialUpdate>(R"({"percent_off":"100.01"})"), "/percent_off check_violated, ");
    EXPECT_EQ(wrong<rows::ProductSpecialUpdate>(R"({"percent_off":"100.004"})"), "") << "it is rounded before it is checked";
}

TEST(ToJson, LeavesOutWhatIsNotGiven) {
    rows::ProductSpecialUpdate change;
    EXPECT_EQ(to_json(change), "{}");
    change.price_minor = std::optional<std::int64_t>{};
    change.percent_off = Numeric::parse("12.50");
    change.end_date = std::optional{*parse_instant("2026-11-22T16:03:05.120Z")};
    EXPECT_EQ(to_json(change), R"({"end_date":"2026-11-22T16:03:05.12+00:00","price_minor":null,"percent_off":12.50})");
}

}  // namespace
}  // namespace orderline::tables
