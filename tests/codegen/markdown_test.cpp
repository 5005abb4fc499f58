// tests/codegen/markdown_test.cpp: the Markdown document of a schema.
#include "codegen/markdown.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include "codegen/markdown_text.hpp"
#include "codegen/titles.hpp"
#include "tests/codegen/document_models.hpp"
#include "tests/codegen/golden.hpp"

namespace orderline::codegen {

using testing::HasSubstr;
using testing::Not;

TEST(Markdown, TellsOfAShopAsTheGoldenFileDoes) {
    const auto model = shop();
    const auto files = document(model, {false, {}, "orderline schema doc"});
    ASSERT_EQ(files.size(), 1u);
    EXPECT_EQ(files[0].path, "schema.md");
    expect_golden("doc/shop.md", files[0].text);
}

TEST(Markdown, RendersAwkwardNamesAsTheGoldenFileDoes) {
    const auto model = awkward();
    expect_golden("doc/awkward.md", document(model, {})[0].text);
}

TEST(Markdown, SplitHasAnIndexAndAPageForEachRelation) {
    const auto model = awkward();
    const auto files = document(model, {true, {}, {}});
    ASSERT_EQ(files.size(), 1 + model.relations.size());
    for (const auto& file : files) expect_golden("doc/awkward/" + file.path, file.text);
}

TEST(Markdown, IsTheSameWheneverItIsMade) {
    const auto model = large(40);
    EXPECT_EQ(document(model, {true, {}, {}}), document(model, {true, {}, {}}));
}

TEST(Markdown, ANeverAnalysedTableReadsLikeAnAnalysedOne) {
    auto model = shop();
    const auto before = document(model, {});
    for (auto& relation : model.relations) relation.row_estimate = 17;
    EXPECT_EQ(document(model, {}), before);
}

TEST(Markdown, AnEmptyDatabaseHasADocument) {
    const auto text = document(schema::Model{}, {})[0].text;
    EXPECT_THAT(text, HasSubstr("# Database Schema Analysis"));
    EXPECT_THAT(text, Not(HasSubstr("Using Generated Types")));
}

TEST(Markdown, LinksOfALargeSchemaAllHaveAHeading) {
    const auto model = large(300);
    const auto text = document(model, {})[0].text;
    std::set<std::string> anchors;
    Slugs slugs;
    for (std::size_t at = 0; (at = text.find("\n#", at)) != std::string::npos; ++at) {
        const auto begin = text.find(' ', at) + 1;
        anchors.insert(slugs.next(text.substr(begin, text.find('\n', begin) - begin)));
    }
    std::size_t links = 0;
    for (std::size_t at = 0; (at = text.find("](#", at)) != std::string::npos; ++at, ++links) {
        const auto target = text.substr(at + 3, text.find(')', at) - at - 3);
        EXPECT_TRUE(anchors.contains(target)) << target;
    }
    EXPECT_GT(links, 1000u);
}

struct TextCase {
    std::string name, text, written;
};
void PrintTo(const TextCase& c, std::ostream* out) { *out << c.text; }

class MarkdownText : public testing::TestWithParam<TextCase> {};
TEST_P(MarkdownText, IsEscaped) { EXPECT_EQ(markdown(GetParam().text), GetParam().written); }

INSTANTIATE_TEST_SUITE_P(Markdown, MarkdownText, testing::Values(
    TextCase{"plain_names_stay", "order_items", "order_items"},
    TextCase{"an_underscore_at_an_end", "_id_", "\\_id\\_"},
    TextCase{"a_bar", "a|b", "a&#124;b"},
    TextCase{"backticks", "a`b", "a\\`b"},
    TextCase{"tags", "<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"},
    TextCase{"an_entity", "a &amp; b", "a &amp;amp; b"},
    TextCase{"a_plain_ampersand", "a & b", "a & b"},
    TextCase{"lines", "a\nb", "a<br>b"},
    TextCase{"a_link", "[a](b)", "\\[a\\](b)"},
    TextCase{"an_array", "text[]", "text[]"},
    TextCase{"an_empty_link", "[](b)", "\\[\\](b)"},
    TextCase{"emphasis", "2 * 3 * 4", "2 \\* 3 \\* 4"},
    TextCase{"a_heading", "# a", "&#35; a"},
    TextCase{"a_list", "1. a", "&#49;. a"},
    TextCase{"nothing", "  ", ""}
), [](const auto& one) { return one.param.name; });

class MarkdownCode : public testing::TestWithParam<TextCase> {};
TEST_P(MarkdownCode, IsCode) { EXPECT_EQ(markdown_code(GetParam().text), GetParam().written); }

INSTANTIATE_TEST_SUITE_P(Markdown, MarkdownCode, testing::Values(
    TextCase{"plain", "now()", "`now()`"},
    TextCase{"tags_mean_nothing_in_code", "a < b", "`a < b`"},
    TextCase{"a_bar_would_end_a_cell", "a || b", "<code>a &#124;&#124; b</code>"},
    TextCase{"a_backtick", "a`*b*", "<code>a&#96;&#42;b&#42;</code>"},
    TextCase{"lines", "a\nb", "<code>a<br>b</code>"},
    TextCase{"nothing", "", "<code></code>"}
), [](const auto& one) { return one.param.name; });

TEST(Slugs, CountHeadingsThatReadAlikeAsGitHubDoes) {
    Slugs slugs;
    EXPECT_EQ(slugs.next("Order items"), "order-items");
    EXPECT_EQ(slugs.next("order-items"), "order-items-1");
    EXPECT_EQ(slugs.next("order-items-1"), "order-items-1-1");
    EXPECT_EQ(slugs.next("Order (items)"), "order-items-2");
}

}  // namespace orderline::codegen
