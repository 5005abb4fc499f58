// tests/codegen/graphviz_test.cpp: DOT text; tests/npm/html.test.mjs has it drawn by `dot`.
#include "codegen/graphviz.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include "tests/codegen/document_models.hpp"
#include "tests/codegen/golden.hpp"

namespace orderline::codegen {

using testing::HasSubstr;
using testing::Not;

namespace {

std::string draw(const schema::Model& model) { return graphviz(Neighbours{model}, Titles{model}); }

}  // namespace

TEST(Graphviz, DrawsAShopAsTheGoldenFileDoes) { expect_golden("doc/shop.dot", draw(shop())); }
TEST(Graphviz, EscapesAwkwardNamesAsTheGoldenFileDoes) { expect_golden("doc/awkward.dot", draw(awkward())); }

TEST(Graphviz, LinesEndAtTheColumnsOfTheirKeyWithCrowsFeet) {
    const auto text = draw(shop());
    EXPECT_THAT(text, HasSubstr("\"public.users\":d0:e -> \"public.orders\":c1:w [arrowtail=teeodot arrowhead=crowodot style=dashed"));
    EXPECT_THAT(text, HasSubstr("\"public.orders\":d0:e -> \"public.receipts\":c0:w [arrowtail=teetee arrowhead=teeodot tooltip"));
}

TEST(Graphviz, EachSchemaIsAClusterIfThereAreSeveral) {
    EXPECT_THAT(draw(shop()), Not(HasSubstr("subgraph")));
    EXPECT_THAT(draw(awkward()), HasSubstr("subgraph cluster_2 { label=\"sales-eu\""));
}

TEST(Graphviz, ManyTablesAreBoxesWithNamesOnly) {
    const auto text = draw(large(graphviz_detailed_max + 1));
    EXPECT_THAT(text, HasSubstr("layout=sfdp"));
    EXPECT_THAT(text, Not(HasSubstr("<TABLE")));
}

TEST(Graphviz, ALargeBoxShowsItsKeysAndCountsTheRest) {
    auto model = large(20);
    for (int i = 0; i < 30; ++i) model.relations.back().columns.push_back(column(fmt::format("extra_{}", i), text_type()));
    EXPECT_THAT(draw(model), HasSubstr("… 28 more"));
}

}  // namespace orderline::codegen
