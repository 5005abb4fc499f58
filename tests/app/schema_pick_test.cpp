// tests/app/schema_pick_test.cpp: one schema of a model keeps what it uses of the others.
#include "app/schema_pick.hpp"
#include <gtest/gtest.h>

namespace orderline::app {
namespace {

template <class Thing>
Thing named(const std::string& schema, const std::string& name) {
    Thing thing;
    thing.name = {schema, name};
    return thing;
}

schema::Relation table_with(const std::string& schema, const std::string& name, const std::string& type) {
    auto table = named<schema::Relation>(schema, name);
    table.columns.emplace_back().type.name = {"stock", type};
    return table;
}

/// Orders have a state, which is a domain of stock's; nobody in shop uses the rest of stock.
schema::Model shop_and_stock() {
    schema::Model model;
    model.schemas.emplace_back().name = "shop";
    model.schemas.emplace_back().name = "stock";
    model.relations = {table_with("shop", "orders", "state"), table_with("stock", "shelves", "kind")};
    model.enums = {named<schema::Enum>("stock", "kind"), named<schema::Enum>("stock", "place")};
    model.domains = {named<schema::Domain>("stock", "state")};
    model.domains[0].base.name = {"stock", "place"};
    model.external_types = {named<schema::ExternalType>("public", "citext")};
    model.sequences = {named<schema::Sequence>("stock", "numbers")};
    model.sort();
    return model;
}

TEST(PickSchemas, KeepsWhatIsInThemAndTheTypesThatItUses) {
    const auto picked = pick_schemas(shop_and_stock(), {"shop"});
    ASSERT_TRUE(picked);
    ASSERT_EQ(picked->relations.size(), 1u);
    EXPECT_EQ(picked->schemas.size(), 1u);
    EXPECT_TRUE(picked->domain({"stock", "state"}));
    EXPECT_TRUE(picked->enumeration({"stock", "place"}));  // through the domain
    EXPECT_FALSE(picked->enumeration({"stock", "kind"}));
    EXPECT_TRUE(picked->sequences.empty() && picked->external_types.empty());
}

TEST(PickSchemas, NoNamesMeanAll) {
    const auto all = pick_schemas(shop_and_stock(), {});
    ASSERT_TRUE(all);
    EXPECT_EQ(*all, shop_and_stock());
}

TEST(PickSchemas, AnUnknownOneIsToldWithThoseThatThereAre) {
    const auto picked = pick_schemas(shop_and_stock(), {"shop", "office"});
    ASSERT_FALSE(picked);
    EXPECT_EQ(picked.error().message, "There is no schema \"office\". There are: shop, stock.");
}

}  // namespace
}  // namespace orderline::app
