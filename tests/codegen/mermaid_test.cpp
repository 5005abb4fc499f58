// tests/codegen/mermaid_test.cpp: Mermaid diagrams stay within Mermaid's limits; tests/npm/mermaid.test.mjs has them drawn.
#include "codegen/mermaid.hpp"
#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include "codegen/mermaid_words.hpp"
#include "tests/codegen/document_models.hpp"
#include "tests/codegen/golden.hpp"
#include "tests/support/seeds.hpp"

namespace orderline::codegen {

using testing::HasSubstr;

namespace {

std::size_t links_of(const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(" : \"", at)) != std::string::npos; ++at) ++count;
    return count;
}

void expect_within_limits(const MermaidDiagram& diagram) {
    EXPECT_LE(diagram.text.size(), mermaid_bytes_max);
    EXPECT_LE(links_of(diagram.text), mermaid_links_max);
    EXPECT_TRUE(diagram.text.starts_with("erDiagram\n"));
}

/// Every table refers to every earlier one.
schema::Model dense(std::size_t count) {
    auto model = large(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto& one = model.relations[i];
        one.foreign_keys.clear();
        for (std::size_t j = 0; j < i; ++j) {
            one.foreign_keys.push_back(foreign_key(fmt::format("to_{:03}", j), {"id"}, model.relations[j].name, {"id"}));
        }
    }
    return model;
}

MermaidDiagram draw(const schema::Model& model) { return mermaid(Neighbours{model}, Titles{model}); }

}  // namespace

TEST(Mermaid, AFewTablesAreShownWhole) {
    const auto diagram = draw(shop());
    EXPECT_EQ(diagram.note, "");
    EXPECT_THAT(diagram.text, HasSubstr("    users |o..o{ orders : \"user_id\"\n"));      // optional, many, not in the key
    EXPECT_THAT(diagram.text, HasSubstr("    orders ||--o| receipts : \"order_id\"\n"));  // needed, at most one, in the key
}

TEST(Mermaid, ALargeSchemaIsShownInPartAndSaysSo) {
    const auto diagram = draw(large(1500));
    expect_within_limits(diagram);
    EXPECT_EQ(diagram.note, "The 60 of 1500 tables that most foreign keys touch, with the columns of their keys only.");
    expect_golden("doc/large.mmd", diagram.text);
}

TEST(Mermaid, ADenseSchemaLosesTablesBeforeItBreaksTheLimit) {
    const auto model = dense(70);
    const auto diagram = draw(model);
    expect_within_limits(diagram);
    EXPECT_GT(links_of(diagram.text), 100u);
    for (const auto& relation : model.relations) expect_within_limits(mermaid_around(Neighbours{model}, relation, Titles{model}));
}

TEST(Mermaid, ANeighbourhoodOfManyIsCapped) {
    const auto model = dense(70);
    const auto diagram = mermaid_around(Neighbours{model}, model.relations.front(), Titles{model});
    EXPECT_EQ(diagram.note, "20 of 69 neighbouring tables.");
    EXPECT_EQ(links_of(diagram.text), 20u);
}

TEST(Mermaid, AVeryWideTableFits) {
    auto model = shop();
    for (int i = 0; i < 1600; ++i) model.relations.front().columns.push_back(column(fmt::format("a_rather_long_name_of_a_column_{}", i), text_type()));
    expect_within_limits(draw(model));
    expect_within_limits(mermaid_around(Neighbours{model}, model.relations.front(), Titles{model}));
}

TEST(Mermaid, PartitionsAreNotBoxesOfTheirOwn) {
    auto model = shop();
    auto part = orders();
    part.name.name = "orders_2026";
    part.partition_bound = "FOR VALUES FROM (1) TO (2)";
    part.inherits = {{"public", "orders"}};
    model.relations.push_back(part);
    model.sort();
    EXPECT_EQ(draw(model).text, draw(shop()).text);
}

TEST(Mermaid, DifferentTitlesHaveDifferentIds) {
    for_seeds(300, [](Random& random) {
        static constexpr std::string_view signs = "ab_- .\"%2";
        const auto any = [&] {
            std::string title;
            for (auto length = random() % 4 + 1; length > 0; --length) title += signs[random() % signs.size()];
            return title;
        };
        const auto one = any(), other = any();
        EXPECT_EQ(mermaid_entity(one, false) == mermaid_entity(other, false), one == other) << one << " and " << other;
    });
}

struct TypeCase {
    std::string name;
    schema::Type type;
    std::string word;
};
void PrintTo(const TypeCase& c, std::ostream* out) { *out << c.type.text; }

class MermaidType : public testing::TestWithParam<TypeCase> {};
TEST_P(MermaidType, IsOneWord) { EXPECT_EQ(mermaid_type(GetParam().type), GetParam().word); }

INSTANTIATE_TEST_SUITE_P(Mermaid, MermaidType, testing::Values(
    TypeCase{"timestamptz", timestamptz(), "timestamptz"},
    TypeCase{"integer", built_in("int4", "integer"), "integer"},
    TypeCase{"varchar_with_a_length", built_in("varchar", "character varying(20)", {20}), "varchar(20)"},
    TypeCase{"numeric", built_in("numeric", "numeric(10,2)", {10, 2}), "numeric"},
    TypeCase{"an_array", {{"pg_catalog", "text"}, true, {}, "text[]"}, "text[]"},
    TypeCase{"an_enum_with_signs", {{"public", "my type"}, false, {}, "\"my type\""}, "my_type"},
    TypeCase{"a_type_that_reads_as_a_marker", {{"public", "PK"}, false, {}, "\"PK\""}, "_PK"}
), [](const auto& one) { return one.param.name; });

}  // namespace orderline::codegen
