// tests/schema/coverage_test.cpp: how much of a schema has a comment.
#include "schema/coverage.hpp"
#include <gtest/gtest.h>
#include "base/json.hpp"
#include "tests/schema/any_model.hpp"
#include "tests/schema/build.hpp"

namespace orderline::schema {
namespace {

Model half_told() {
    auto orders = table("orders", {column("id", "uuid"), column("note", "text"), column("no", "integer")});
    orders.comment = "What was accepted.";
    orders.columns[0].comment = "Made by us.";
    orders.columns[1].comment = "";
    auto part = orders;
    part.name = public_name("orders_2026");
    part.partition_bound = "DEFAULT";
    part.comment.reset();
    auto recent = view("recent", {shown("id", "orders", "id"), shown("no", "orders", "no"), column("rank", "integer")});
    auto model = model_of({orders, part, recent}, {enumeration("status", {"new"})});
    model.functions.resize(1);
    model.functions[0].name = public_name("f");
    model.functions[0].signature = "integer, text";
    return model;
}

TEST(Coverage, CountsByKind) {
    EXPECT_EQ(to_text(coverage(half_told())), R"(tables               1 of     1  100.0 %
columns              1 of     5   20.0 %
views                0 of     1    0.0 %
enums                0 of     1    0.0 %
functions            0 of     1    0.0 %
all                  2 of     9   22.2 %

columns without a comment:
  public.orders.note
  public.orders.no
  public.recent.no
  public.recent.rank

views without a comment:
  public.recent

enums without a comment:
  public.status

functions without a comment:
  public.f(integer, text)
)");
}

TEST(Coverage, AsJsonHasTheSameFacts) {
    EXPECT_EQ(to_json(coverage(model_of({table("t", {})}))),
              R"({"commented":0,"all":1,"percent":0.0,"kinds":[{"kind":"tables","commented":0,"all":1,"missing":["public.t"]}]})"
              "\n");
    EXPECT_TRUE(parse_json(to_json(coverage(half_told()))));
}

TEST(Coverage, ReachesAThreshold) {
    EXPECT_TRUE(coverage({}).reaches(100)) << "nothing is missing of nothing";
    const auto some = coverage(half_told());
    EXPECT_TRUE(some.reaches(22.2));
    EXPECT_FALSE(some.reaches(22.3));
    EXPECT_TRUE(some.reaches(0));
}

TEST(CoverageLaw, WhatIsMissingAndWhatIsThereIsAll) {
    for_seeds(100, [](Random& random) {
        auto model = any_model(random);
        const auto before = coverage(model);
        EXPECT_LE(before.commented(), before.all());
        EXPECT_EQ(before.percent() == 100, before.commented() == before.all());
        for (auto& relation : model.relations) {
            relation.comment = "told";
            for (auto& column : relation.columns) column.comment = "told";
        }
        EXPECT_GE(coverage(model).commented(), before.commented());
    });
}

}  // namespace
}  // namespace orderline::schema
