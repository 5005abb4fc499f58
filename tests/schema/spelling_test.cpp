// tests/schema/spelling_test.cpp: names and types as text, and back.
#include "schema/spelling.hpp"
#include <gtest/gtest.h>
#include "tests/schema/any_model.hpp"

namespace orderline::schema {
namespace {

TEST(Spelling, QuotesOnlyWhatNeedsIt) {
    EXPECT_EQ(spell("order_items2"), "order_items2");
    EXPECT_EQ(spell("Orders"), "\"Orders\"");
    EXPECT_EQ(spell("2nd"), "\"2nd\"");
    EXPECT_EQ(spell(""), "\"\"");
    EXPECT_EQ(spell("a\"b.c"), "\"a\"\"b.c\"");
    EXPECT_EQ(spell(Name{"public", "Order Items"}), "public.\"Order Items\"");
    EXPECT_EQ(spell_list({"tenant_id", "Id"}), "tenant_id, \"Id\"");
}

TEST(Spelling, ReadsWhatItWrites) {
    for_seeds(200, [](Random& random) {
        const Origin origin{{any_name(random), any_name(random)}, any_name(random)};
        EXPECT_EQ(parse_path(spell(origin)), (std::vector{origin.relation.schema, origin.relation.name, origin.column}));
    });
}

TEST(Spelling, RefusesWhatIsNoPath) {
    for (const auto* text : {"", ".", "a.", ".a", "a..b", "A.b", "a b", "\"a", "\"a\"b", "a\"b\"", "1a", "a-b"}) {
        EXPECT_EQ(parse_path(text), std::nullopt) << text;
    }
}

struct TypeCase {
    std::string text, name;  // name: with its schema
    bool array = false;
    std::vector<int> modifiers = {};
};

TEST(Spelling, KnowsTheTypesThatFormatTypePrints) {
    const std::vector<TypeCase> cases{
        {"integer", "pg_catalog.int4"},
        {"character varying", "pg_catalog.varchar"},
        {"character varying(20)[]", "pg_catalog.varchar", true, {20}},
        {"character(1)", "pg_catalog.bpchar", false, {1}},
        {"\"char\"", "pg_catalog.char"},
        {"numeric(10,-2)", "pg_catalog.numeric", false, {10, -2}},
        {"timestamp(3) with time zone", "pg_catalog.timestamptz", false, {3}},
        {"time without time zone[]", "pg_catalog.time", true},
        {"jsonb", "pg_catalog.jsonb"},
        {"public.status", "public.status"},
        {"public.\"a.b\"[]", "public.\"a.b\"", true},
    };
    for (const auto& [text, name, array, modifiers] : cases) {
        const auto type = parse_type(text);
        ASSERT_TRUE(type) << text;
        EXPECT_EQ(spell(type->name), name);
        EXPECT_EQ(type->array, array) << text;
        EXPECT_EQ(type->modifiers, modifiers) << text;
        EXPECT_EQ(type->text, text);
    }
}

TEST(Spelling, LeavesOtherTypesToTheirFields) {
    for (const auto* text : {"", "[]", "numeric(", "numeric()", "numeric(a)", "numeric(1,)", "a b", "Status", "geometry(Point,4326)",
                             "a.b.c", "numeric(99999999999)", "interval day to second"}) {
        EXPECT_EQ(parse_type(text), std::nullopt) << text;
    }
}

}  // namespace
}  // namespace orderline::schema
