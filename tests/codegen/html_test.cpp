// tests/codegen/html_test.cpp: the text of the HTML page; tests/npm/html.test.mjs uses the page in a browser.
#include "codegen/html.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include "base/json.hpp"
#include "codegen/html_data.hpp"
#include "tests/codegen/document_models.hpp"

namespace orderline::codegen {

using testing::HasSubstr;
using testing::Not;

TEST(Html, DataIsJsonThatNoScriptCanBeEndedWith) {
    const auto text = html_data(awkward(), "</script><script>alert(1)</script>", "");
    EXPECT_EQ(text.find('<'), std::string::npos);
    const auto data = json::parse(text);  // parse_json limits the nesting of what strangers send; this is our own
    EXPECT_EQ(data.at("title").as_string(), "</script><script>alert(1)</script>");
    EXPECT_EQ(data.at("relations").as_array().size(), awkward().relations.size());
}

TEST(Html, DataTellsWhatTheModelKnows) {
    const auto data = json::parse(html_data(shop(), "Shop", ""));
    const auto& orders = data.at("relations").at(1);
    EXPECT_EQ(orders.at("id").as_string(), "public.orders");
    EXPECT_EQ(orders.at("rows").as_int64(), 1200);
    EXPECT_EQ(orders.at("columns").at(2).at("typeId").as_string(), "type.public.order_status");
    EXPECT_EQ(orders.at("references").at(0).at("cardinality").as_string(), "zero or one to many");
    EXPECT_EQ(data.at("types").at(0).at("values").as_array().size(), 3u);
}

TEST(Html, TakesTheDrawingWithoutItsDeclaration) {
    const auto page = html(shop(), {"<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<svg id=\"drawing\"></svg>\n", "Shop", ""}).text;
    EXPECT_THAT(page, HasSubstr("<svg id=\"drawing\"></svg></div>"));
    EXPECT_THAT(page, Not(HasSubstr("<?xml")));
}

TEST(Html, IsWholeWithoutADrawing) {
    const auto page = html(schema::Model{}, {}).text;
    EXPECT_TRUE(page.starts_with("<!doctype html>"));
    EXPECT_THAT(page, Not(HasSubstr("{{")));
}

TEST(Html, AsksForNothingFromElsewhere) {
    const auto page = html(shop(), {"", "<Shop> & \"co\"", ""}).text;
    EXPECT_THAT(page, HasSubstr("<title>&lt;Shop> &amp; &quot;co&quot;</title>"));
    for (const auto* wanted : {" src=", "url(", "@import", "<link", "fetch("}) EXPECT_THAT(page, Not(HasSubstr(wanted)));
}

}  // namespace orderline::codegen
