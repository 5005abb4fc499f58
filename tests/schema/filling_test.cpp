// tests/schema/filling_test.cpp: where an insert may leave a column out that is not nullable.
#include "schema/filling.hpp"
#include <gtest/gtest.h>

namespace orderline::schema {
namespace {

const Type text{{"pg_catalog", "text"}, false, {}, "text"};

Column required(std::string name) {
    Column column;
    column.name = std::move(name);
    column.type = text;
    column.nullable = false;
    return column;
}

Trigger trigger(std::string comment) {
    Trigger one;
    one.name = "fill";
    one.timing = "BEFORE";
    one.events = {"INSERT", "UPDATE"};
    one.each_row = true;
    one.comment = std::move(comment);
    return one;
}

Relation table_with(const Column& column) {
    Relation table;
    table.name = {"public", "t"};
    table.columns.push_back(column);
    return table;
}

bool left_out(const Column& column, Model model = {}) {
    model.relations = {table_with(column)};
    return has_own_value(model, model.relations[0], model.relations[0].columns[0]);
}

TEST(LeftOut, WhatHasAValueOfItsOwn) {
    EXPECT_FALSE(left_out(required("a")));
    auto with_default = required("a"), generated = required("a"), identity = required("a");
    with_default.default_value = "now()";
    generated.generated = "b + 1";
    identity.identity = Identity::always;
    for (const auto& column : {with_default, generated, identity}) EXPECT_TRUE(left_out(column));
}

TEST(LeftOut, ADomainsDefaultCountsAlsoBelowAnotherDomain) {
    auto column = required("a");
    column.type = {{"public", "outer"}, false, {}, "outer"};
    Model model;
    model.domains = {Domain{{"public", "inner"}, text, false, "'x'", {}, {}, {}},
                     Domain{{"public", "outer"}, Type{{"public", "inner"}, false, {}, "inner"}, false, {}, {}, {}, {}}};
    EXPECT_TRUE(left_out(column, model));
    column.type.array = true;
    EXPECT_FALSE(left_out(column, model)) << "an array of it has no default";
}

TEST(LeftOut, OfAViewTheStoredColumnDecides) {
    auto stored = required("a");
    stored.default_value = "1";
    Model model;
    model.relations = {table_with(stored)};
    Relation view = table_with(required("shown"));
    view.kind = RelationKind::view;
    view.name.name = "v";
    view.columns[0].origin = Origin{{"public", "t"}, "a"};
    model.relations.push_back(view);
    EXPECT_TRUE(has_own_value(model, model.relations[1], model.relations[1].columns[0]));
    view.columns[0].origin = Origin{{"public", "gone"}, "a"};
    EXPECT_FALSE(has_own_value(model, view, view.columns[0]));
}

struct FillCase {
    std::string_view comment, column;
    bool filled;
};
void PrintTo(const FillCase& c, std::ostream* out) { *out << c.comment << " / " << c.column; }
class Fills : public testing::TestWithParam<FillCase> {};

TEST_P(Fills, AreWhatTheTriggersCommentNames) {
    auto table = table_with(required("a"));
    table.triggers = {trigger(std::string{GetParam().comment})};
    EXPECT_EQ(filled_by_trigger(table, GetParam().column), GetParam().filled);
}

INSTANTIATE_TEST_SUITE_P(All, Fills, testing::Values(
    FillCase{"@fills a", "a", true}, FillCase{"Sets it. @fills a", "a", true}, FillCase{"@fills b, a", "a", true},
    FillCase{"@fills b,a and more", "a", true}, FillCase{"@fills b and a", "a", false}, FillCase{"@fills ab", "a", false},
    FillCase{"@fills", "a", false}, FillCase{"fills a", "a", false}, FillCase{"@fills ", "", false}));

TEST(Fills, OnlyBeforeEachInsertOfAnEnabledTrigger) {
    for (const int broken : {0, 1, 2, 3}) {
        auto one = trigger("@fills a");
        if (broken == 0) one.timing = "AFTER";
        if (broken == 1) one.events = {"UPDATE"};
        if (broken == 2) one.each_row = false;
        if (broken == 3) one.enabled = false;
        auto table = table_with(required("a"));
        table.triggers = {one};
        EXPECT_FALSE(filled_by_trigger(table, "a")) << broken;
    }
}

}  // namespace
}  // namespace orderline::schema
