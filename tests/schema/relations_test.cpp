// tests/schema/relations_test.cpp: foreign keys seen from both ends, through views and through junction tables.
#include "schema/relations.hpp"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include "tests/schema/any_model.hpp"
#include "tests/schema/build.hpp"

namespace orderline::schema {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "orders(customer_id) >- customers(id)": many to one; -< one to many, -- one to one; ? where a key may be null.
std::string shape(const Relationship& one) {
    const auto line = one.one_to_one ? (one.forward ? "--" : "-|-") : one.forward ? ">-" : "-<";
    return fmt::format("{}({}) {}{} {}({})", one.from.name, spell_list(one.from_columns), line, one.optional ? "?" : "", one.to.name,
                       spell_list(one.to_columns));
}

Names shapes(const Model& model) {
    Names all;
    for (const auto& one : relationships(model)) all.push_back(shape(one));
    return all;
}

Relation with_keys(Relation relation, std::vector<ForeignKey> keys) {
    relation.foreign_keys = std::move(keys);
    return relation;
}

Relation customers() {
    auto made = table("customers", {column("id", "uuid"), column("parent_id", "uuid", true)});
    made.primary_key = key("customers_pkey", {"id"});
    return made;
}

Relation orders() {
    return with_keys(table("orders", {column("id", "uuid"), column("customer_id", "uuid")}),
                     {foreign_key("orders_customer_fkey", {"customer_id"}, "customers", {"id"})});
}

TEST(Relations, AreSeenFromBothEnds) {
    EXPECT_THAT(shapes(model_of({orders(), customers()})),
                ElementsAre("customers(id) -< orders(customer_id)", "orders(customer_id) >- customers(id)"));
    const auto all = relationships(model_of({orders(), customers()}));
    EXPECT_EQ(all[0].name, "orders_customer_fkey");
    EXPECT_TRUE(all[0].to_many());
    EXPECT_FALSE(all[1].to_many());
    EXPECT_EQ(all[0].table, public_name("orders"));
}

TEST(Relations, OfANullableColumnAreOptional) {
    auto from = orders();
    from.columns[1].nullable = true;
    EXPECT_THAT(shapes(model_of({from, customers()})),
                ElementsAre("customers(id) -<? orders(customer_id)", "orders(customer_id) >-? customers(id)"));
}

TEST(Relations, ToATableThatIsNotThereAreLeftOut) { EXPECT_THAT(shapes(model_of({orders()})), IsEmpty()); }

TEST(Relations, OfATableToItselfAreThereTwice) {
    const auto self = with_keys(customers(), {foreign_key("parent", {"parent_id"}, "customers", {"id"})});
    EXPECT_THAT(shapes(model_of({self})),
                ElementsAre("customers(parent_id) >-? customers(id)", "customers(id) -<? customers(parent_id)"));
    EXPECT_TRUE(relationships(model_of({self}))[0].to_itself());
}

struct OneToOneCase {
    std::string name;
    std::vector<Names> unique;
    bool one_to_one;
};

TEST(Relations, AreOneToOneIfTheKeyIsExactlyUnique) {
    const std::vector<OneToOneCase> cases{
        {"none", {}, false},
        {"exactly", {{"tenant_id", "customer_id"}}, true},
        {"in another order", {{"customer_id", "tenant_id"}}, true},
        {"one of several", {{"id"}, {"tenant_id", "customer_id"}}, true},
        {"a part", {{"customer_id"}}, false},
        {"more", {{"tenant_id", "customer_id", "id"}}, false},
    };
    auto target = table("customers", {column("tenant_id", "uuid"), column("id", "uuid")});
    for (const auto& [name, unique, one_to_one] : cases) {
        for (const bool as_primary_key : {false, true}) {
            auto from = with_keys(table("orders", {column("tenant_id", "uuid"), column("id", "uuid"), column("customer_id", "uuid")}),
                                  {foreign_key("f", {"tenant_id", "customer_id"}, "customers", {"tenant_id", "id"})});
            for (const auto& columns : unique) from.unique_keys.push_back(key(fmt::format("u{}", from.unique_keys.size()), columns));
            if (as_primary_key && !unique.empty()) {
                from.primary_key = from.unique_keys.back();
                from.unique_keys.pop_back();
            }
            const auto all = relationships(model_of({from, target}));
            ASSERT_EQ(all.size(), 2u);
            EXPECT_EQ(all[0].one_to_one, one_to_one) << name;
            EXPECT_EQ(all[1].one_to_one, one_to_one) << name;
            EXPECT_EQ(all[0].to_many(), !one_to_one) << name;
        }
    }
}

TEST(Relations, AViewStandsForTheTableWhoseKeyItShows) {
    const auto open_orders = view("open_orders", {shown("id", "orders", "id"), shown("buyer", "orders", "customer_id")});
    const auto buyers = view("buyers", {shown("key", "customers", "id")});
    EXPECT_THAT(shapes(model_of({orders(), customers(), open_orders, buyers})),
                ElementsAre("buyers(key) -< open_orders(buyer)", "buyers(key) -< orders(customer_id)",
                            "customers(id) -< open_orders(buyer)", "customers(id) -< orders(customer_id)",
                            "open_orders(buyer) >- buyers(key)", "open_orders(buyer) >- customers(id)",
                            "orders(customer_id) >- buyers(key)", "orders(customer_id) >- customers(id)"));
    for (const auto& one : relationships(model_of({orders(), customers(), open_orders}))) EXPECT_EQ(one.table.name, "orders");
}

TEST(Relations, AViewWithoutTheWholeKeyStandsForNothing) {
    const auto without = view("without", {shown("id", "orders", "id")});
    auto hidden = view("hidden", {shown("customer_id", "orders", "customer_id")});
    hidden.columns[0].origin.reset();
    EXPECT_THAT(shapes(model_of({orders(), customers(), without, hidden})),
                ElementsAre("customers(id) -< orders(customer_id)", "orders(customer_id) >- customers(id)"));
}

TEST(Relations, AViewThatShowsAKeyTwiceStandsForItTwice) {
    const auto twice = view("twice", {shown("a", "orders", "customer_id"), shown("b", "orders", "customer_id")});
    EXPECT_THAT(shapes(model_of({orders(), customers(), twice})), testing::IsSupersetOf({"twice(a) >- customers(id)", "twice(b) >- customers(id)"}));
}

TEST(Relations, AViewOfManyNamesIsFollowedOnlySoFar) {
    std::vector<Column> columns;
    ForeignKey wide = foreign_key("wide", {}, "wide", {});
    auto base = table("wide", {});
    for (int i = 0; i < 30; ++i) {
        const auto name = fmt::format("c{:02}", i);
        base.columns.push_back(column(name, "uuid"));
        wide.columns.push_back(name);
        wide.target_columns.push_back(name);
        for (const auto* copy : {"a", "b"}) columns.push_back(shown(name + copy, "wide", name));
    }
    const auto model = model_of({with_keys(base, {wide}), view("copies", columns)});
    EXPECT_EQ(relationships(model).size(), 2u * 17 * 17);  // the table and 16 choices of the view, at either end
}

TEST(Relations, OfAPartitionAreItsParents) {
    auto parent = orders();
    parent.kind = RelationKind::partitioned_table;
    auto part = orders();
    part.name = public_name("orders_2026");
    part.inherits = {parent.name};
    part.partition_bound = "DEFAULT";
    part.columns.push_back(column("extra_id", "uuid"));
    part.foreign_keys.push_back(foreign_key("own", {"extra_id"}, "customers", {"id"}));
    auto part_of_part = part;
    part_of_part.name = public_name("orders_2026_01");
    part_of_part.inherits = {part.name};
    EXPECT_THAT(shapes(model_of({parent, part, part_of_part, customers()})),
                ElementsAre("customers(id) -< orders(customer_id)", "customers(id) -< orders_2026(extra_id)",
                            "orders(customer_id) >- customers(id)", "orders_2026(extra_id) >- customers(id)"));
}

Relation membership(Names primary_key) {
    auto made = with_keys(table("user_roles", {column("user_id", "uuid"), column("role_id", "uuid"), column("boss_id", "uuid")}),
                          {foreign_key("to_boss", {"boss_id"}, "users", {"id"}), foreign_key("to_role", {"role_id"}, "roles", {"id"}),
                           foreign_key("to_user", {"user_id"}, "users", {"id"})});
    if (!primary_key.empty()) made.primary_key = key("user_roles_pkey", std::move(primary_key));
    return made;
}

Names meetings(const Model& model) {
    Names all;
    for (const auto& one : many_to_many(model, relationships(model))) {
        all.push_back(fmt::format("{} {}/{}/{} {}", one.from.name, one.near.name, one.junction.name, one.far.name, one.to.name));
    }
    return all;
}

TEST(ManyToMany, MeetsInATableWhosePrimaryKeyHoldsBothForeignKeys) {
    const auto users = table("users", {column("id", "uuid")}), roles = table("roles", {column("id", "uuid")});
    EXPECT_THAT(meetings(model_of({users, roles, membership({"user_id", "role_id"})})),
                ElementsAre("roles to_role/user_roles/to_user users", "users to_user/user_roles/to_role roles"));
    EXPECT_THAT(meetings(model_of({users, roles, membership({"user_id", "boss_id"})})),
                ElementsAre("users to_boss/user_roles/to_user users", "users to_user/user_roles/to_boss users"));
    EXPECT_THAT(meetings(model_of({users, roles, membership({"user_id"})})), IsEmpty());
    EXPECT_THAT(meetings(model_of({users, roles, membership({})})), IsEmpty());
}

TEST(RelationsLaw, EachHasItsMirrorAndTheListIsSorted) {
    for_seeds(300, [](Random& random) {
        const auto all = relationships(any_model(random));
        for (const auto& one : all) {
            auto mirror = one;
            std::swap(mirror.from, mirror.to);
            std::swap(mirror.from_columns, mirror.to_columns);
            mirror.forward = !mirror.forward;
            EXPECT_THAT(all, testing::Contains(mirror));
            EXPECT_EQ(one.from_columns.size(), one.to_columns.size());
        }
        EXPECT_TRUE(std::ranges::is_sorted(all, {}, &Relationship::from));
    });
}

}  // namespace
}  // namespace orderline::schema
