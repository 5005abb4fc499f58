// tests/endpoints/rest/compiled_test.cpp: a read that was planned for other values is the same statement as one planned for these.
#include "endpoints/rest/compiled.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>
#include "endpoints/rest/parse.hpp"
#include "tests/schema/build.hpp"
#include "tests/support/seeds.hpp"

namespace orderline::rest {
namespace {

const std::string tenant = "00000000-0000-4000-8000-00000000000a";

Catalogue shop() {
    using namespace schema;
    auto customers = table("customers", {column("tenant_id", "uuid"), column("id", "bigint"), column("name", "text"), column("data", "jsonb")});
    customers.primary_key = key("customers_pkey", {"tenant_id", "id"});
    auto orders = table("orders", {column("tenant_id", "uuid"), column("id", "bigint"), column("customer_id", "bigint"), column("status", "text")});
    orders.primary_key = key("orders_pkey", {"tenant_id", "id"});
    orders.foreign_keys = {foreign_key("orders_customer_fkey", {"tenant_id", "customer_id"}, "customers", {"tenant_id", "id"})};
    return Catalogue{model_of({customers, orders}), {"public"}};
}

ReadOptions options_of(const std::string& of_tenant) {
    ReadOptions options;
    options.tenant = of_tenant;
    return options;
}

/// Planned for these very values.
Sql planned(const Catalogue& catalogue, const schema::Relation& relation, const std::string& query_string) {
    const auto query = parse_query(query_string);
    const auto plan = plan_read(catalogue, relation, *query, {"reader", true});
    return read_sql(*plan, options_of(tenant));
}

TEST(Compiled, AnyReadIsTheSameAsIfItHadBeenPlannedForItsValues) {
    const auto catalogue = shop();
    const auto& relation = *catalogue.relation("public", "customers");
    static constexpr std::string_view parts[] = {"id=eq.{}", "name=neq.{}", "data->>a=gte.{}", "orders.status=eq.{}",
                                                 "name=like.{}*", "id=in.({},{})", "or=(id.eq.{},name.is.null)", "order=name.desc", "limit=7", "offset=3", "name=not.eq.{}",
                                                 "orders.limit=2", "name=eq.{}", "id=lt.{}"};
    static constexpr std::string_view values[] = {"1", "a%20b", "%27; --", "x+y", "%2B", "", "eq.5", "%C3%A9", "%0A1", "1%250A"};
    for_seeds(300, [&](Random& random) {
        std::string first = "select=*,orders(id,status)", second = first;
        for (int i = 0; i < 6; ++i) {
            const std::string part{parts[random() % std::size(parts)]};
            for (auto* text : {&first, &second}) {
                *text += "&" + fmt::format(fmt::runtime(part), values[random() % std::size(values)], values[random() % std::size(values)]);
            }
        }
        const auto one = skeleton_of(first), other = skeleton_of(second);
        ASSERT_TRUE(one && other) << first;
        const auto compiled = compile(catalogue, relation, *one, {"reader", true}, options_of("another tenant"));
        ASSERT_TRUE(compiled) << first << " " << compiled.error().message;
        for (const auto& [skeleton, query_string] : {std::pair{one, first}, std::pair{other, second}}) {
            if (skeleton->text != one->text) continue;  // another kind of filter has its values in the skeleton
            const auto expected = planned(catalogue, relation, query_string), got = statement_of(*compiled, skeleton->values, tenant);
            EXPECT_EQ(got.text, expected.text) << query_string;
            EXPECT_EQ(got.params.values(), expected.params.values()) << query_string;
        }
    });
}

TEST(Compiled, OnlyValuesThatAreParametersAsTheyComeStandApart) {
    struct Case {
        std::string_view query, skeleton;
        std::vector<std::string> values;
    };
    const Case cases[] = {{"id=eq.5", "id=eq.\n", {"5"}},
                          {"select=a.eq.b&id=gt.a%2Cb+c", "select=a.eq.b&id=gt.\n", {"a,b c"}},
                          {"order=eq.x&items.order=eq.x&or=eq.x", "order=eq.x&items.order=eq.x&or=eq.x", {}},
                          {"id=not.eq.5&name=is.null&n=in.(1)&m=eq(any).{1}", "id=not.eq.5&name=is.null&n=in.(1)&m=eq(any).{1}", {}},
                          {"a=eq.1&b=lte.&flag", "a=eq.\n&b=lte.\n&flag", {"1", ""}}};
    for (const auto& one : cases) {
        const auto skeleton = skeleton_of(one.query);
        ASSERT_TRUE(skeleton) << one.query;
        EXPECT_EQ(skeleton->text, one.skeleton);
        EXPECT_EQ(skeleton->values, one.values) << one.query;
    }
    EXPECT_FALSE(skeleton_of("a=eq.%zz"));
    EXPECT_FALSE(skeleton_of("a=like.%00" "1"));  // what would look like a marker
}

TEST(Compiled, AnotherCatalogueForgetsThemAll) {
    CompiledReads reads;
    const auto first = std::make_shared<const Catalogue>(shop()), second = std::make_shared<const Catalogue>(shop());
    EXPECT_FALSE(reads.find(first, "key"));
    reads.put("key", std::make_shared<const CompiledRead>());
    EXPECT_TRUE(reads.find(first, "key"));
    EXPECT_FALSE(reads.find(second, "key"));
    EXPECT_FALSE(reads.find(second, "key"));
}

}  // namespace
}  // namespace orderline::rest
