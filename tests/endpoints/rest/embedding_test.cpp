// tests/endpoints/rest/embedding_test.cpp: which relationship an embedded resource means, and what is said where it is unclear.
#include "endpoints/rest/embedding.hpp"
#include <fmt/format.h>
#include <gtest/gtest.h>
#include "endpoints/rest/parse.hpp"
#include "tests/schema/build.hpp"

namespace orderline::rest {
namespace {

using namespace schema;  // small models are written with its words

Relation with_keys(Relation table, std::vector<ForeignKey> keys, Names primary) {
    table.foreign_keys = std::move(keys);
    table.primary_key = key(table.name.name + "_pkey", std::move(primary));
    return table;
}

/// users (with managers), messages between users, channels, and who is in which channel; profiles one to one; orders of a tenant.
Catalogue shop() {
    const auto id = [](std::string name) { return column(std::move(name), "bigint"); };
    return Catalogue{
        model_of({with_keys(table("users", {id("id"), id("manager_id")}), {foreign_key("users_manager_fkey", {"manager_id"}, "users", {"id"})}, {"id"}),
                  with_keys(table("profiles", {id("user_id")}), {foreign_key("profiles_user_fkey", {"user_id"}, "users", {"id"})}, {"user_id"}),
                  with_keys(table("channels", {id("id")}), {}, {"id"}),
                  with_keys(table("members", {id("user_id"), id("channel_id")}),
                            {foreign_key("members_user_fkey", {"user_id"}, "users", {"id"}), foreign_key("members_channel_fkey", {"channel_id"}, "channels", {"id"})},
                            {"user_id", "channel_id"}),
                  with_keys(table("messages", {id("id"), id("sender_id"), id("reader_id"), id("channel_id")}),
                            {foreign_key("messages_sender_fkey", {"sender_id"}, "users", {"id"}), foreign_key("messages_reader_fkey", {"reader_id"}, "users", {"id"}),
                             foreign_key("messages_channel_fkey", {"channel_id"}, "channels", {"id"})},
                            {"id"}),
                  with_keys(table("customers", {id("tenant_id"), id("id")}), {}, {"tenant_id", "id"}),
                  with_keys(table("orders", {id("tenant_id"), id("id"), id("customer_id")}),
                            {foreign_key("orders_customer_fkey", {"tenant_id", "customer_id"}, "customers", {"tenant_id", "id"})}, {"tenant_id", "id"})}),
        {"public"}};
}

std::string shown(const ColumnPairs& pairs) {
    std::string text;
    for (const auto& [left, right] : pairs) text += fmt::format("{}{}={}", text.empty() ? "" : ",", left, right);
    return text;
}

std::string shown(const Link& link) {
    std::string text = fmt::format("{} {} on {}", link.to_many ? "many" : "one", link.target->name.name, shown(link.on));
    if (link.junction) text += fmt::format(" through {} on {}", link.junction->name.name, shown(link.far));
    return text;
}

Outcome<Link> find(const Catalogue& catalogue, std::string parent, std::string_view select) {
    const auto items = parse_select(select);
    return find_link(catalogue, *catalogue.relation("public", parent), std::get<Embed>(items.value().front()));
}

struct LinkCase {
    std::string_view parent, select, meaning;  // of a refusal: its code
};
void PrintTo(const LinkCase& c, std::ostream* out) { *out << c.parent << ": " << c.select; }
class LinksOf : public testing::TestWithParam<LinkCase> {};

TEST_P(LinksOf, AreFoundOrRefused) {
    const auto catalogue = shop();
    const auto link = find(catalogue, std::string{GetParam().parent}, GetParam().select);
    EXPECT_EQ(link ? shown(*link) : link.error().code, GetParam().meaning);
}

INSTANTIATE_TEST_SUITE_P(All, LinksOf, testing::Values(
    LinkCase{"messages", "channels()", "one channels on channel_id=id"}, LinkCase{"channels", "messages()", "many messages on id=channel_id"},
    LinkCase{"messages", "channel_id()", "one channels on channel_id=id"}, LinkCase{"messages", "messages_channel_fkey()", "one channels on channel_id=id"},
    LinkCase{"profiles", "users()", "one users on user_id=id"}, LinkCase{"users", "profiles()", "one profiles on id=user_id"},
    LinkCase{"messages", "users()", "PGRST201"}, LinkCase{"messages", "users!sender_id()", "one users on sender_id=id"},
    LinkCase{"messages", "sender:users!messages_reader_fkey()", "one users on reader_id=id"}, LinkCase{"messages", "sender_id()", "one users on sender_id=id"},
    LinkCase{"users", "messages()", "PGRST201"}, LinkCase{"users", "messages!reader_id()", "many messages on id=reader_id"},
    LinkCase{"users", "channels()", "many channels on id=user_id through members on channel_id=id"},
    LinkCase{"channels", "users()", "many users on id=channel_id through members on user_id=id"},
    LinkCase{"channels", "users!members()", "many users on id=channel_id through members on user_id=id"},
    LinkCase{"users", "users()", "many users on id=manager_id"}, LinkCase{"users", "manager_id()", "one users on manager_id=id"},
    LinkCase{"users", "users!manager_id()", "many users on id=manager_id"}, LinkCase{"users", "users_manager_fkey()", "one users on manager_id=id"},
    LinkCase{"orders", "customers()", "one customers on tenant_id=tenant_id,customer_id=id"},
    LinkCase{"orders", "customer_id()", "one customers on tenant_id=tenant_id,customer_id=id"},
    LinkCase{"orders", "tenant_id()", "PGRST200"}, LinkCase{"customers", "orders!customer_id()", "many orders on tenant_id=tenant_id,id=customer_id"},
    LinkCase{"orders", "customers!orders_customer_fkey()", "one customers on tenant_id=tenant_id,customer_id=id"},
    LinkCase{"messages", "orders()", "PGRST200"}, LinkCase{"messages", "users!nonsense()", "PGRST200"}));

TEST(Links, SayWhatThereIsToChooseFrom) {
    const auto catalogue = shop();
    const auto link = find(catalogue, "messages", "users()");
    ASSERT_FALSE(link);
    EXPECT_EQ(link.error().status, 300);
    EXPECT_EQ(link.error().message, "Could not embed because more than one relationship was found for 'messages' and 'users'");
    EXPECT_TRUE(link.error().details_are_json);
    EXPECT_EQ(link.error().details,
              R"x([{"cardinality":"many-to-one","embedding":"messages with users","relationship":"messages_reader_fkey using messages(reader_id) and users(id)"},)x"
              R"x({"cardinality":"many-to-one","embedding":"messages with users","relationship":"messages_sender_fkey using messages(sender_id) and users(id)"}])x");
    EXPECT_EQ(link.error().hint, "Try changing 'users' to one of the following: 'users!messages_reader_fkey', 'users!messages_sender_fkey'. Find the "
                                 "desired relationship in the 'details' key.");
}

TEST(Links, SayWhereNoneWasFound) {
    const auto catalogue = shop();
    const auto link = find(catalogue, "messages", "users!nonsense()");
    ASSERT_FALSE(link);
    EXPECT_EQ(link.error().message, "Could not find a relationship between 'messages' and 'users' in the schema cache");
    EXPECT_EQ(link.error().details, "Searched for a foreign key relationship between 'messages' and 'users' using the hint 'nonsense' in the schema "
                                    "'public', but no matches were found.");
}

}  // namespace
}  // namespace orderline::rest
