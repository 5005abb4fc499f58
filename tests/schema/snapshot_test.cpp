// tests/schema/snapshot_test.cpp: a model as JSON and back: nothing is lost, nothing wrong gets in.
#include "schema/snapshot.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include "tests/schema/any_model.hpp"
#include "tests/schema/build.hpp"

namespace orderline::schema {
namespace {

using testing::HasSubstr;

TEST(SnapshotLaw, WhatIsWrittenIsReadBackTheSame) {
    for_seeds(500, [](Random& random) {
        const auto model = any_model(random);
        const auto text = to_snapshot(model);
        const auto read = read_snapshot(text);
        ASSERT_TRUE(read) << read.error().message << "\n" << text;
        EXPECT_EQ(*read, model) << text;
        EXPECT_EQ(to_snapshot(*read), text);
    });
}

TEST(SnapshotLaw, TheOrderOfTheLinesDoesNotMatterToTheReader) {
    for_seeds(100, [](Random& random) {
        const auto model = any_model(random);
        auto shuffled = model;
        std::ranges::shuffle(shuffled.relations, random);
        std::ranges::shuffle(shuffled.functions, random);
        for (auto& relation : shuffled.relations) std::ranges::shuffle(relation.foreign_keys, random);
        EXPECT_EQ(read_snapshot(to_snapshot(shuffled)), model);
    });
}

TEST(SnapshotLaw, ACutTextIsRefused) {
    for_seeds(20, [](Random& random) {
        const auto text = to_snapshot(any_model(random));
        const auto length = static_cast<std::size_t>(any_of(random, 0, static_cast<std::int64_t>(text.size()) - 3));
        const auto read = read_snapshot(text.substr(0, length));
        ASSERT_FALSE(read);
        EXPECT_THAT(read.error().message, HasSubstr("cut off"));
    });
}

/// Stands for a value of any type, to count the members of an aggregate.
struct Anything {
    template <class Value>
    operator Value() const;  // NOLINT: implicit is its use
};

template <class Thing, class... Values>
constexpr std::size_t members() {
    if constexpr (requires { Thing{Values{}..., Anything{}}; }) return members<Thing, Values..., Anything>();
    else return sizeof...(Values);
}

struct Counter {
    std::size_t count = 0;
    void must(std::string_view, auto) { ++count; }
    template <class Thing, class Value>
    void may(std::string_view, Value Thing::*, const std::type_identity_t<Value>& = {}) {
        ++count;
    }
    void must_lines(std::string_view, auto) { ++count; }
    void may_lines(std::string_view, auto) { ++count; }
};

template <class Thing>
std::size_t written() {
    Counter counter;
    fields(counter, Of<Thing>{});
    return counter.count;
}

TEST(Snapshot, EveryFieldOfTheModelIsInIt) {
    EXPECT_EQ(written<Type>(), members<Type>());
    EXPECT_EQ(written<Column>(), members<Column>());
    EXPECT_EQ(written<Key>(), members<Key>());
    EXPECT_EQ(written<Check>(), members<Check>());
    EXPECT_EQ(written<Exclusion>(), members<Exclusion>());
    EXPECT_EQ(written<ForeignKey>(), members<ForeignKey>());
    EXPECT_EQ(written<IndexPart>(), members<IndexPart>());
    EXPECT_EQ(written<Index>(), members<Index>());
    EXPECT_EQ(written<Trigger>(), members<Trigger>());
    EXPECT_EQ(written<Policy>(), members<Policy>());
    EXPECT_EQ(written<Grant>(), members<Grant>());
    EXPECT_EQ(written<Relation>(), members<Relation>() - 1);  // the row estimate stays out
    EXPECT_EQ(written<Enum>(), members<Enum>());
    EXPECT_EQ(written<Domain>(), members<Domain>());
    EXPECT_EQ(written<Composite>(), members<Composite>());
    EXPECT_EQ(written<Range>(), members<Range>());
    EXPECT_EQ(written<ExternalType>(), members<ExternalType>());
    EXPECT_EQ(written<Argument>(), members<Argument>());
    EXPECT_EQ(written<Function>(), members<Function>());
    EXPECT_EQ(written<Sequence>(), members<Sequence>());
    EXPECT_EQ(written<Schema>(), members<Schema>());
    EXPECT_EQ(written<Model>(), members<Model>() - 1);  // the version is written by hand
}

Model small_model() {
    auto orders = table("orders", {column("id", "uuid"), column("Note", "public.citext", true)});
    orders.comment = "What was accepted";
    orders.columns[0].default_value = "gen_random_uuid()";
    orders.columns[1].type.text = "citext";
    orders.primary_key = key("orders_pkey", {"id"});
    orders.indexes = {index("orders_pkey", {"id"})};
    orders.indexes[0].unique = true;
    orders.indexes[0].constraint = "orders_pkey";
    orders.indexes[0].definition = "CREATE UNIQUE INDEX orders_pkey ON public.orders USING btree (id)";
    orders.row_estimate = 12;
    auto recent = view("recent", {shown("id", "orders", "id")});
    recent.columns[0].updatable = false;
    recent.definition = " SELECT id\n   FROM orders;";
    auto model = model_of({orders, recent}, {enumeration("status", {"new", "done"})});
    model.server_version = 150'014;
    return model;
}

constexpr auto small_text = R"json({
  "format": 1,
  "generator": "orderline schema pull",
  "postgresql": 15,
  "relations": [
    {
      "name": "public.orders",
      "comment": "What was accepted",
      "columns": [
        {"name": "id", "type": "uuid", "nullable": false, "default": "gen_random_uuid()"},
        {"name": "Note", "type": {"name": "public.citext", "text": "citext"}}
      ],
      "primary_key": {"name": "orders_pkey", "columns": ["id"]},
      "indexes": [
        {"name": "orders_pkey", "parts": ["id"], "unique": true, "constraint": "orders_pkey", "definition": "CREATE UNIQUE INDEX orders_pkey ON public.orders USING btree (id)"}
      ]
    },
    {
      "name": "public.recent",
      "kind": "view",
      "columns": [
        {"name": "id", "type": "uuid", "updatable": false, "origin": "public.orders.id"}
      ],
      "definition": [
        " SELECT id",
        "   FROM orders;"
      ]
    }
  ],
  "enums": [
    {
      "name": "public.status",
      "values": ["new", "done"]
    }
  ]
}
)json";

TEST(Snapshot, HasOneLineForEachColumn) { EXPECT_EQ(to_snapshot(small_model()), small_text); }

TEST(Snapshot, LeavesOutWhatChangesByItself) {
    auto expected = small_model();
    expected.server_version = 150'000;
    expected.relations[0].row_estimate.reset();
    EXPECT_EQ(read_snapshot(small_text), expected);
}

TEST(Snapshot, OfNothingIsShort) {
    const auto* text = "{\n  \"format\": 1,\n  \"generator\": \"orderline schema pull\",\n  \"postgresql\": 0\n}\n";
    EXPECT_EQ(to_snapshot({}), text);
    EXPECT_EQ(read_snapshot(text), Model{});
}

struct BadCase {
    std::string from, to, message;  // `from` in the small snapshot is replaced by `to`
};

TEST(Snapshot, SaysWhereItIsWrong) {
    const std::vector<BadCase> cases{
        {small_text, "", "no valid JSON"},
        {small_text, "[]", "must be a JSON object"},
        {small_text, std::string(100, '['), "no valid JSON"},
        {small_text, "{}", "no \"format\" number"},
        {R"("format": 1)", R"("format": "1")", "no \"format\" number"},
        {R"("format": 1)", R"("format": 0)", "no \"format\" number"},
        {R"("postgresql": 15)", R"("postgresql": 99999999999)", "postgresql must be a major version"},
        {R"("postgresql": 15)", R"("postgresql": 15.5)", "postgresql must be an integer"},
        {R"("postgresql": 15,)", "", "postgresql is missing"},
        {R"("enums": [)", R"("enumeration": [)", "enumeration is no field"},
        {R"("nullable": false)", R"("nullable": "no")", "relations[0].columns[0].nullable must be true or false"},
        {R"("nullable": false)", R"("nulable": false)", "relations[0].columns[0].nulable is no field"},
        {R"("type": "uuid", )", "", "relations[0].columns[0].type is missing"},
        {R"("type": "uuid")", R"("type": "UUID")", "relations[0].columns[0].type must be a type"},
        {R"("type": "uuid")", R"("type": 3)", "relations[0].columns[0].type must be a text"},
        {R"("text": "citext")", R"("text": "citext", "modifiers": [99999999999])", "relations[0].columns[1].type.modifiers[0] must be an integer of 32"},
        {R"("kind": "view")", R"("kind": "views")", "relations[1].kind must be one of: table, partitioned table"},
        {R"("public.orders",)", R"("orders",)", "relations[0].name must be a name like"},
        {R"("public.orders.id")", R"("orders.id")", "relations[1].columns[0].origin must name a column"},
        {R"(["new", "done"])", R"("new")", "enums[0].values must be a list"},
        {R"(["new", "done"])", R"(["new", null])", "enums[0].values[1] must be a text"},
        {R"({"name": "orders_pkey", "columns": ["id"]})", "true", "relations[0].primary_key must be an object"},
        {R"("   FROM orders;")", "1", "relations[1].definition[1] must be a text"},
        {R"("public.recent")", R"("public.orders")", "relation public.orders is there twice"},
        {R"("name": "Note")", R"("name": "id")", "public.orders has two columns of one name"},
        {R"("columns": ["id"])", R"("columns": ["ID"])", "public.orders has no column \"ID\", which its primary key names"},
        {R"("columns": ["id"])", R"("columns": [])", "public.orders has a primary key without columns"},
        {R"("parts": ["id"])", R"("parts": ["it"])", "public.orders has no column it, which its index names"},
        {R"("indexes")", R"("foreign_keys": [{"name": "f", "columns": ["id"], "target": "public.x", "target_columns": []}], "indexes")",
         "public.orders has a foreign key f whose columns have no partners"},
        {R"("indexes")", R"("foreign_keys": [{"name": "f", "columns": ["id"], "target": "public.recent", "target_columns": ["x"]}], "indexes")",
         "public.orders has a foreign key f to a column x that public.recent does not have"},
    };
    for (const auto& [from, to, message] : cases) {
        std::string text = small_text;
        const auto at = text.find(from);
        ASSERT_NE(at, text.npos) << from;
        const auto read = read_snapshot(text.replace(at, from.size(), to));
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, Code::bad_request);
        EXPECT_EQ(read.error().reason, "bad_snapshot");
        EXPECT_THAT(read.error().message, HasSubstr(message));
    }
}

TEST(Snapshot, OfANewerOrderlineAsksForAnUpdate) {
    const auto read = read_snapshot(R"({"format": 2, "tables": 7})");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, Code::unsupported);
    EXPECT_EQ(read.error().reason, "newer_snapshot");
    EXPECT_EQ(read.error().message,
              "The snapshot was written by a newer Orderline (format 2); this one reads up to 1: update Orderline.");
}

}  // namespace
}  // namespace orderline::schema
