// tests/pg/node_tree_test.cpp: the text of a parsed query, its odd names, and what is no such text.
#include "pg/node_tree.hpp"
#include <gtest/gtest.h>

namespace orderline::pg {
namespace {

NodeTree parsed(const std::string& text) {
    auto tree = NodeTree::parse(text);
    if (!tree) throw std::runtime_error("not parsed: " + text);
    return *std::move(tree);
}

TEST(NodeTree, FieldsAreFoundByName) {
    const auto tree = parsed("({QUERY :commandType 1 :hasAggs true :cteList <> :list ({VAR :varno -3} {VAR :varno 4}) :bits (b 1 2)})");
    const auto queries = tree.root().items();
    ASSERT_EQ(queries.size(), 1u);
    const auto query = queries[0];
    EXPECT_TRUE(query.is({"QUERY"}));
    EXPECT_FALSE(query.is({"VAR", "CONST"}));
    EXPECT_EQ(query["commandType"].number(), 1);
    EXPECT_TRUE(query["hasAggs"].flag());
    EXPECT_TRUE(query["cteList"].empty());
    const auto list = query["list"].items();
    ASSERT_EQ(list.size(), 2u);
    EXPECT_EQ(list[0]["varno"].number(), -3);
    EXPECT_EQ(query["bits"].items().size(), 3u);
}

TEST(NodeTree, WhatIsNotThereAnswersWithNothing) {
    const auto tree = parsed("{VAR :varno 1}");
    const auto missing = tree.root()["varattno"];
    EXPECT_TRUE(missing.empty());
    EXPECT_EQ(missing.number(), 0);
    EXPECT_FALSE(missing.flag());
    EXPECT_EQ(missing.text(), "");
    EXPECT_TRUE(missing.items().empty());
    EXPECT_TRUE(missing["anything"]["deeper"].empty());
    EXPECT_FALSE(missing.is({"VAR"}));
    EXPECT_TRUE(tree.root()["varno"].items().empty());
    EXPECT_EQ(Node{}.text(), "");
}

TEST(NodeTree, NamesOfTypesChangedWithTheVersions) {
    EXPECT_TRUE(parsed("{COALESCE :args <>}").root().is({"COALESCE"}));
    EXPECT_TRUE(parsed("{COALESCEEXPR :args <>}").root().is({"COALESCE"}));
    EXPECT_TRUE(parsed("{OPEXPR :opno 1}").root().is({"OPEXPR"}));
    EXPECT_FALSE(parsed("{OPEXPR :opno 1}").root().is({"COALESCE"}));
}

struct NameCase {
    std::string written, name;
};

// As PostgreSQL's outToken writes them.
TEST(NodeTree, NamesAreReadBack) {
    for (const auto& one : {NameCase{"id", "id"}, {R"(a\ b)", "a b"}, {R"(\(x\))", "(x)"}, {R"(\{\}\\)", R"({}\)"}, {R"(\<x>)", "<x>"},
                            {":varno", ":varno"}, {R"(\")", "\""}, {"\"\"", ""}, {R"("a\ b")", "a b"}, {R"("\"")", "\""}, {"na\u00efve", "na\u00efve"}}) {
        const auto tree = parsed("{TARGETENTRY :resname " + one.written + " :resno 7}");
        EXPECT_EQ(tree.root()["resname"].text(), one.name) << one.written;
        EXPECT_EQ(tree.root()["resno"].number(), 7) << one.written;
    }
}

TEST(NodeTree, TheBytesOfAConstantArePassedOver) {
    const auto tree = parsed("{CONST :constisnull false :constvalue 4 [ 1 0 -2 0 ] :location 3}");
    EXPECT_EQ(tree.root()["constvalue"].number(), 4);
    EXPECT_EQ(tree.root()["location"].number(), 3);
}

TEST(NodeTree, WhatIsNoTreeIsRefused) {
    for (const auto* text : {"", " ", "(", ")", "{", "{}", "{A", "{A :b", "{A :b}", "{A :b }", "{A :b (}", "({A :b 1)", "(1) 2", "{A (1)}", "{A :b 1 (2)}", "{:b 1"}) {
        EXPECT_FALSE(NodeTree::parse(text)) << text;
    }
    EXPECT_TRUE(NodeTree::parse(std::string(1500, '(') + std::string(1500, ')')));
    EXPECT_FALSE(NodeTree::parse(std::string(3000, '(') + std::string(3000, ')')));
}

TEST(NodeTree, OutlivesBeingMoved) {
    auto tree = parsed("{A :b c}");
    const auto moved = std::move(tree);
    EXPECT_EQ(moved.root()["b"].text(), "c");
}

}  // namespace
}  // namespace orderline::pg
