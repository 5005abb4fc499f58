// tests/endpoints/rest/nested_test.cpp: bodies of several levels taken apart, and put together again with their keys.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>
#include "base/json.hpp"
#include "endpoints/rest/nested_rows.hpp"
#include "tests/schema/build.hpp"
#include "tests/support/seeds.hpp"

namespace orderline::rest {
namespace {

using namespace schema;  // small models are written with its words

Relation with_keys(Relation table, std::vector<ForeignKey> keys, Names primary) {
    table.foreign_keys = std::move(keys);
    table.primary_key = key(table.name.name + "_pkey", std::move(primary));
    return table;
}

/// Orders of a tenant with lines that have parts, and one receipt each; tags through a junction; two keys from transfers to orders.
Catalogue shop() {
    const auto id = [](std::string name) { return column(std::move(name), "bigint"); };
    return Catalogue{
        model_of({with_keys(table("orders", {id("tenant_id"), id("id"), id("reply_to"), column("note", "text")}),
                            {foreign_key("orders_reply_fkey", {"tenant_id", "reply_to"}, "orders", {"tenant_id", "id"})}, {"tenant_id", "id"}),
                  with_keys(table("lines", {id("tenant_id"), id("id"), id("order_id"), column("note", "text")}),
                            {foreign_key("lines_order_fkey", {"tenant_id", "order_id"}, "orders", {"tenant_id", "id"})}, {"tenant_id", "id"}),
                  with_keys(table("parts", {id("id"), id("line_id"), column("note", "text")}), {foreign_key("parts_line_fkey", {"line_id"}, "lines", {"id"})}, {"id"}),
                  with_keys(table("receipts", {id("order_id")}), {foreign_key("receipts_order_fkey", {"order_id"}, "orders", {"id"})}, {"order_id"}),
                  with_keys(table("transfers", {id("id"), id("from_id"), id("to_id")}),
                            {foreign_key("transfers_from_fkey", {"from_id"}, "orders", {"id"}), foreign_key("transfers_to_fkey", {"to_id"}, "orders", {"id"})}, {"id"}),
                  with_keys(table("tags", {id("id")}), {}, {"id"}),
                  with_keys(table("tagged", {id("order_id"), id("tag_id")}),
                            {foreign_key("tagged_order_fkey", {"order_id"}, "orders", {"id"}), foreign_key("tagged_tag_fkey", {"tag_id"}, "tags", {"id"})},
                            {"order_id", "tag_id"})}),
        {"public"}};
}

/// `orders [{"id":1}] / lines<0,0> id=order_id [{…},{…}]`, each level in brackets behind the one above it.
std::string shown(const NestedRows& level) {
    auto text = fmt::format("{} {}", level.relation->name.name, json_of(level));
    for (const auto& branch : level.branches) {
        std::vector<std::string> filled;
        for (const auto& [left, right] : branch.filled) filled.push_back(left + "=" + right);
        text += fmt::format(" ({}<{}> {} {})", branch.name, fmt::join(branch.parents, ","), fmt::join(filled, ","), shown(branch.below));
    }
    return text;
}

std::string split(const std::string& target, std::string_view rows, const std::optional<std::vector<std::string>>& columns = {}) {
    const auto catalogue = shop();
    const auto found = nested_rows(catalogue, *catalogue.relation("public", target), rows, columns, {"anyone", true});
    return found ? shown(*found) : fmt::format("{} {} {}", found.error().status, found.error().code, found.error().message);
}

TEST(JsonParts, AreWhatStandsThere) {
    struct Case {
        std::string_view text;
        std::vector<std::string> parts;
    };
    const Case objects[] = {{"{}", {}},
                            {" { \"a\" : 1.50 ,\n\"b\":[1,{\"c\":\"}\"}] } ", {"a", "1.50", "b", "[1,{\"c\":\"}\"}]"}},
                            {R"({"a\"b\u00e9":"x\\","a":null})", {"a\"bé", R"("x\\")", "a", "null"}},
                            {R"({"n":123456789012345678901234567890.5e-1})", {"n", "123456789012345678901234567890.5e-1"}},
                            {R"({"a":1,"a":{}})", {"a", "1", "a", "{}"}}};
    for (const auto& one : objects) {
        std::vector<std::string> parts;
        for (const auto& [name, value] : json_members(one.text)) parts.insert(parts.end(), {name, value});
        EXPECT_EQ(parts, one.parts) << one.text;
    }
    const Case arrays[] = {{"[]", {}}, {" [ ] ", {}}, {R"([1, "a,]" ,[[]],{"b":[2,3]}, null])", {"1", R"("a,]")", "[[]]", R"({"b":[2,3]})", "null"}}};
    for (const auto& one : arrays) {
        const auto elements = json_elements(one.text);
        EXPECT_EQ((std::vector<std::string>{elements.begin(), elements.end()}), one.parts) << one.text;
    }
}

/// Any JSON, with spaces and signs in its texts that mean something outside of them.
std::string any_json(Random& random, int depth) {
    static constexpr std::string_view plain[] = {"null", "true", "-1.5e3", "\"\"", R"("},{\"]")", R"("\\")", R"("a:[b,")", R"("\u00e9\n")", "0"};
    static constexpr std::string_view spaces[] = {"", "", " ", "\n\t", "\r "};
    const auto space = [&] { return spaces[random() % std::size(spaces)]; };
    if (depth == 0 || one_in(random, 3)) return std::string{plain[random() % std::size(plain)]};
    const bool object = one_in(random, 2);
    std::string text{object ? "{" : "["};
    const auto members = any_of(random, 0, 3);
    for (int i = 0; i < members; ++i) {
        text += fmt::format("{}{}", i == 0 ? "" : ",", space());
        if (object) text += fmt::format("{}{}:{}", R"("k\"}\\)" + std::to_string(i) + "\"", space(), space());
        text += fmt::format("{}{}", any_json(random, depth - 1), space());
    }
    return text + (object ? "}" : "]");
}

TEST(JsonParts, AreWhatAParserFinds) {
    for_seeds(500, [](Random& random) {
        const auto text = any_json(random, 5);
        const auto whole = parse_json(text);
        ASSERT_TRUE(whole) << text;
        if (const auto* object = whole->if_object()) {
            json::object again;
            for (const auto& [name, value] : json_members(text)) again[name] = parse_json(value).value();
            EXPECT_EQ(again, *object) << text;
        } else if (const auto* array = whole->if_array()) {
            json::array again;
            for (const auto element : json_elements(text)) again.push_back(parse_json(element).value());
            EXPECT_EQ(again, *array) << text;
        }
    });
}

TEST(NestedRows, AreThoseOfRelationshipsThatAreNoColumns) {
    EXPECT_EQ(split("orders", R"([{"id":1,"note":"x"}])"), R"(orders [{"id":1,"note":"x"}])");
    EXPECT_EQ(split("orders", R"([{"id":1,"lines":[{"note":"a"},{"note":"b"}]},{"lines":null,"id":2},{"id":3,"lines":[]},{"id":4},{"id":5,"lines":[{}]}])"),
              R"(orders [{"id":1},{"id":2},{"id":3},{"id":4},{"id":5}] (lines<0,0,4> id=order_id lines [{"note":"a"},{"note":"b"},{}]))");
    EXPECT_EQ(split("orders", R"([{"lines":[{"parts":[{"id":7}]},{"note":"x","parts":[{"id":8},{"id":9}]}],"orders":[{"note":"re"}]}])"),
              R"(orders [{}] (lines<0,0> id=order_id lines [{},{"note":"x"}] (parts<0,1,1> id=line_id parts [{"id":7},{"id":8},{"id":9}])))"
              R"( (orders<0> id=reply_to orders [{"note":"re"}]))");
    EXPECT_EQ(split("orders", R"([{"receipts":{}},{"receipts":[{}]}])"), "orders [{},{}] (receipts<0,1> id=order_id receipts [{},{}])");
    EXPECT_EQ(split("orders", R"([{"transfers_to_fkey":[{"id":1}]}])"), R"(orders [{}] (transfers_to_fkey<0> id=to_id transfers [{"id":1}]))");
}

TEST(NestedRows, AreThoseThatTheColumnsName) {
    EXPECT_EQ(split("orders", R"([{"id":1,"lines":[{}]}])", {{"id", "lines"}}), R"(orders [{"id":1}] (lines<0> id=order_id lines [{}]))");
    EXPECT_EQ(split("orders", R"([{"id":1}])", {{"id", "lines"}}), R"(orders [{"id":1}] (lines<> id=order_id lines []))");
    EXPECT_EQ(split("orders", R"([{"id":1,"lines":[{}]}])", {{"id"}}), R"(orders [{"id":1}])") << "a member that is not named does not count";
    EXPECT_EQ(split("orders", R"([{"id":1,"nothing":[{}]}])", {{"id"}}), R"(orders [{"id":1}])");
}

TEST(NestedRows, OfOtherKindsAreRefused) {
    EXPECT_EQ(split("lines", R"([{"orders":{"id":1}}])"), "400 PGRST204 Could not find the 'orders' column of 'lines' in the schema cache");
    EXPECT_EQ(split("orders", R"([{"tags":[{"id":1}]}])"), "400 PGRST204 Could not find the 'tags' column of 'orders' in the schema cache");
    for (const auto* body : {R"([{"nothing":[{}]}])", R"([{"lines":[],"nothing":1}])"}) {
        EXPECT_EQ(split("orders", body), "400 PGRST204 Could not find the 'nothing' column of 'orders' in the schema cache");
    }
    EXPECT_EQ(split("orders", R"([{"lines":[{"nothing":1}]}])"), "400 PGRST204 Could not find the 'nothing' column of 'lines' in the schema cache");
    EXPECT_EQ(split("orders", R"([{"id":1}])", {{"id", "nothing"}}), "400 PGRST204 Could not find the 'nothing' column of 'orders' in the schema cache");
    EXPECT_EQ(split("orders", R"([{"transfers":[]}])"), "300 PGRST201 Could not embed because more than one relationship was found for 'orders' and 'transfers'");
    for (const auto* wrong : {R"([{"lines":{"id":1}}])", R"([{"lines":"x"}])", R"([{"lines":[1]}])", R"([{"lines":[{},null]}])", R"([{"receipts":5}])"}) {
        EXPECT_TRUE(split("orders", wrong).starts_with("400 PGRST102 '")) << wrong;
    }
}

TEST(NestedRows, HaveThreeLevelsBelowTheFirst) {
    EXPECT_TRUE(split("orders", R"([{"orders":[{"orders":[{"orders":[{"id":1}]}]}]}])").starts_with("orders [{}]"));
    EXPECT_EQ(split("orders", R"([{"orders":[{"orders":[{"orders":[{"orders":[]}]}]}]}])"), "400 PGRST102 The rows of the body are nested too deep");
}

TEST(NestedRows, GetTheKeysOfTheirParents) {
    const auto catalogue = shop();
    const auto filled = [&](std::string_view body, const std::vector<std::vector<std::string>>& keys) {
        const auto rows = nested_rows(catalogue, *catalogue.relation("public", "orders"), body, {}, {"anyone", true}).value();
        const auto text = json_of(rows.branches.front(), {key_columns(rows), keys});
        return text ? *text : fmt::format("{} {}", text.error().code, text.error().message);
    };
    const auto two = R"([{"lines":[{"note":"a"},{}]},{"lines":[{"order_id":null}]}])";
    EXPECT_EQ(filled(two, {{"7"}, {"8"}}), R"([{"order_id":7,"note":"a"},{"order_id":7},{"order_id":8}])");
    EXPECT_EQ(filled(R"([{"lines":[{"order_id":"AB"}]}])", {{"\"ab\""}}), R"([{"order_id":"ab"}])") << "the same, differently written";
    EXPECT_EQ(filled(R"([{"lines":[{"order_id":9}]}])", {{"7"}}), "PGRST102 A row of 'lines' has another 'order_id' than the row that it stands in");
    EXPECT_EQ(filled(R"([{"lines":[{}]}])", {{"null"}}), "23502 A row with 'lines' has no 'id' for them to refer to");

    const auto rows = nested_rows(catalogue, *catalogue.relation("public", "orders"), R"([{"lines":[{"note":"a"},{"id":1}],"orders":[]}])", {}, {"anyone", true}).value();
    EXPECT_EQ(columns_of(rows.branches.front()), (std::vector<std::string>{"id", "note", "order_id"}));
    EXPECT_EQ(key_columns(rows), (std::vector<std::string>{"id"}));
}

TEST(NestedRows, WithoutATenantHaveTheWholeKeyFilled) {
    const auto catalogue = shop();
    const auto rows = nested_rows(catalogue, *catalogue.relation("public", "orders"), R"([{"lines":[{}]}])", {}, {"anyone", false}).value();
    EXPECT_EQ(rows.branches.front().filled, (ColumnPairs{{"tenant_id", "tenant_id"}, {"id", "order_id"}}));
}

}  // namespace
}  // namespace orderline::rest
