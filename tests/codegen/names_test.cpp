// tests/codegen/names_test.cpp: singulars, words, and names that no two things share.
#include "codegen/names.hpp"
#include <gtest/gtest.h>
#include <algorithm>
#include <set>
#include "tests/support/seeds.hpp"

namespace orderline::codegen {
namespace {

struct SingularCase {
    std::string_view plural, singular;
};

constexpr SingularCase singulars[]{
    // the tables of our own database
    {"phones", "phone"}, {"agents", "agent"}, {"keys", "key"}, {"logs", "log"}, {"preferences", "preference"},
    {"customers", "customer"}, {"industries", "industry"}, {"allowlist", "allowlist"}, {"messages", "message"},
    {"items", "item"}, {"orders", "order"}, {"categories", "category"}, {"specials", "special"}, {"types", "type"},
    {"products", "product"}, {"data", "data"}, {"roles", "role"}, {"tenants", "tenant"}, {"users", "user"},
    // what ends in a hiss
    {"statuses", "status"}, {"status", "status"}, {"addresses", "address"}, {"address", "address"}, {"boxes", "box"},
    {"buses", "bus"}, {"bus", "bus"}, {"classes", "class"}, {"processes", "process"}, {"businesses", "business"},
    {"branches", "branch"}, {"caches", "cache"}, {"matches", "match"}, {"hashes", "hash"}, {"taxes", "tax"},
    {"houses", "house"}, {"warehouses", "warehouse"}, {"causes", "cause"}, {"uses", "use"}, {"viruses", "virus"},
    {"licenses", "license"}, {"expenses", "expense"}, {"responses", "response"}, {"purchases", "purchase"},
    {"databases", "database"}, {"cases", "case"}, {"leases", "lease"}, {"aliases", "alias"}, {"canvases", "canvas"},
    {"lenses", "lens"}, {"courses", "course"}, {"purposes", "purpose"}, {"diagnoses", "diagnosis"}, {"theses", "thesis"},
    {"hypotheses", "hypothesis"}, {"analyses", "analysis"}, {"analysis", "analysis"}, {"crises", "crisis"},
    {"bases", "base"}, {"axes", "axis"}, {"sizes", "size"}, {"prizes", "prize"}, {"quizzes", "quiz"}, {"buzzes", "buzz"},
    {"waltzes", "waltz"}, {"images", "image"}, {"bridges", "bridge"}, {"invoices", "invoice"}, {"prices", "price"},
    // y, o, f
    {"cities", "city"}, {"companies", "company"}, {"countries", "country"}, {"currencies", "currency"}, {"ties", "tie"},
    {"movies", "movie"}, {"cookies", "cookie"}, {"surveys", "survey"}, {"replies", "reply"}, {"colloquies", "colloquy"},
    {"heroes", "hero"}, {"potatoes", "potato"}, {"photos", "photo"}, {"shoes", "shoe"}, {"leaves", "leaf"},
    {"lives", "life"}, {"olives", "olive"}, {"moves", "move"}, {"archives", "archive"}, {"bookshelves", "bookshelf"},
    {"housewives", "housewife"},
    // with a plural of their own
    {"people", "person"}, {"salespeople", "salesperson"}, {"children", "child"}, {"grandchildren", "grandchild"},
    {"men", "man"}, {"women", "woman"}, {"salesmen", "salesman"}, {"specimen", "specimen"}, {"mice", "mouse"},
    {"feet", "foot"}, {"indices", "index"}, {"indexes", "index"}, {"matrices", "matrix"}, {"vertices", "vertex"},
    {"criteria", "criterion"}, {"stimuli", "stimulus"}, {"bureaux", "bureau"}, {"schemata", "schema"}, {"menus", "menu"},
    {"skus", "sku"}, {"cpus", "cpu"},
    // with none
    {"series", "series"}, {"news", "news"}, {"species", "species"}, {"media", "media"}, {"metadata", "metadata"},
    {"feedback", "feedback"}, {"equipment", "equipment"}, {"sms", "sms"}, {"dns", "dns"}, {"analytics", "analytics"},
    {"headquarters", "headquarters"}, {"gas", "gas"}, {"atlas", "atlas"},
    // singular already, or no word
    {"schema", "schema"}, {"order", "order"}, {"person", "person"}, {"index", "index"}, {"ids", "id"}, {"urls", "url"},
    {"s", "s"}, {"as", "as"}, {"is", "is"}, {"", ""}, {"2024", "2024"}, {"größen", "größen"},
};

TEST(Singular, OfEachWordOfTheTable) {
    static_assert(std::size(singulars) >= 80);
    for (const auto& [plural, expected] : singulars) EXPECT_EQ(singular(plural), expected) << plural;
}

TEST(Singular, IsItsOwnSingular) {
    for (const auto& [plural, expected] : singulars) {
        EXPECT_EQ(singular(expected), expected) << plural;
    }
}

TEST(Singular, AnOverrideComesFirst) {
    EXPECT_EQ(singular("data", {{"data", "datum"}}), "datum");
    EXPECT_EQ(singular("users", {{"data", "datum"}}), "user");
}

struct WordsCase {
    std::string_view name, pascal, camel;
};

constexpr WordsCase spellings[]{
    {"user_roles", "UserRoles", "userRoles"},
    {"userRoles", "UserRoles", "userRoles"},
    {"UserRoles", "UserRoles", "userRoles"},
    {"USER_ROLES", "UserRoles", "userRoles"},
    {"HTTPServer", "HttpServer", "httpServer"},
    {"userID", "UserId", "userId"},
    {"user roles", "UserRoles", "userRoles"},
    {"user-roles", "UserRoles", "userRoles"},
    {"user\"roles'`\\", "UserRoles", "userRoles"},
    {"__user__roles__", "UserRoles", "userRoles"},
    {"line\nbreak*/", "LineBreak", "lineBreak"},
    {"v2_items", "V2Items", "v2Items"},
    {"2fa_codes", "_2faCodes", "_2faCodes"},
    {"class", "Class", "class_"},
    {"DELETE", "Delete", "delete_"},
    {"co_await", "CoAwait", "coAwait"},
    {"await", "Await", "await_"},
    {"and", "And", "and_"},
    {"größe", "Größe", "größe"},
    {"über_maße", "ÜberMaße", "überMaße"},
    {"GRÖSSE", "Grösse", "grösse"},
    {"заказы", "Заказы", "заказы"},
    {"Ётка", "Ётка", "ётка"},
    {"σίγμα", "Σίγμα", "σίγμα"},
    {"注文", "注文", "注文"},
    {"cafe\u0301", "Cafe", "cafe"},  // in normal form C only
    {"a×b", "AB", "aB"},
    {"apples🍎pears", "ApplesPears", "applesPears"},
    {"🍎", "U1f34e", "u1f34e"},
    {"&", "U26", "u26"},
    {"_", "U5f", "u5f"},
    {"\xff", "Uff", "uff"},
    {"\xe6\xb3", "Ue6Ub3", "ue6Ub3"},
    {"", "Unnamed", "unnamed"},
};

TEST(Spelling, OfEachNameOfTheTable) {
    for (const auto& [name, as_type, as_value] : spellings) {
        EXPECT_EQ(pascal(name), as_type) << name;
        EXPECT_EQ(camel(name), as_value) << name;
    }
}

TEST(Spelling, WordsOfAName) {
    EXPECT_EQ(words("proposed_ordersData"), (std::vector<std::string>{"proposed", "orders", "Data"}));
    EXPECT_EQ(words("XMLFile2Go"), (std::vector<std::string>{"XML", "File2", "Go"}));
    EXPECT_TRUE(words("!?").empty());
}

schema::Model tables(std::initializer_list<schema::Name> names) {
    schema::Model model;
    for (const auto& name : names) model.relations.emplace_back().name = name;
    model.sort();
    return model;
}

TEST(NamesOfAModel, AreSingularOfTheLastWord) {
    const Names names{tables({{"public", "order_items"}, {"public", "proposed_orders_data"}}), {}};
    EXPECT_EQ(names.type({"public", "order_items"}), "OrderItem");
    EXPECT_EQ(names.value({"public", "order_items"}), "orderItem");
    EXPECT_EQ(names.type({"public", "proposed_orders_data"}), "ProposedOrdersData");
}

TEST(NamesOfAModel, TakeOverridesOfAnyText) {
    const auto model = tables({{"public", "shop_leaves"}});
    EXPECT_EQ(Names(model, {{"leaves", "leave of absence"}}).type({"public", "shop_leaves"}), "ShopLeaveOfAbsence");
    EXPECT_EQ(Names(model, {{"leaves", "*"}}).type({"public", "shop_leaves"}), "ShopLeaves");
}

TEST(NamesOfAModel, WhoComesLaterAtHomeKeepsItsPlural) {
    const Names names{tables({{"public", "user"}, {"public", "users"}}), {}};
    EXPECT_EQ(names.type({"public", "user"}), "User");
    EXPECT_EQ(names.type({"public", "users"}), "Users");
}

TEST(NamesOfAModel, OfAnotherSchemaGetItsNameInFrontIfTheyMust) {
    const Names names{tables({{"auth", "users"}, {"auth", "sessions"}, {"public", "users"}}), {}};
    EXPECT_EQ(names.type({"public", "users"}), "User");
    EXPECT_EQ(names.type({"auth", "users"}), "AuthUser");
    EXPECT_EQ(names.type({"auth", "sessions"}), "Session");
}

TEST(NamesOfAModel, GetANumberAtLast) {
    const Names names{tables({{"public", "a b"}, {"public", "a-b"}, {"public", "a_b"}, {"public", "a_b_2"}}), {}};
    EXPECT_EQ(names.type({"public", "a b"}), "AB");
    EXPECT_EQ(names.type({"public", "a_b_2"}), "AB2");
    EXPECT_EQ(names.type({"public", "a-b"}), "AB3");
    EXPECT_EQ(names.type({"public", "a_b"}), "AB4");
}

TEST(NamesOfAModel, LeaveFreeWhatGoesWithThem) {
    const Names names{tables({{"public", "user_inserts"}, {"public", "users"}, {"public", "user_schemas"}}), {}};
    EXPECT_EQ(names.type({"public", "user_inserts"}), "UserInsert");
    EXPECT_EQ(names.type({"public", "user_schemas"}), "UserSchema");
    EXPECT_EQ(names.type({"public", "users"}), "Users");
}

TEST(NamesOfAModel, AreNotThoseOfTheGeneratedFilesThemselves) {
    const Names names{tables({{"public", "databases"}, {"public", "json"}, {"public", "errors"}}), {}};
    EXPECT_EQ(names.type({"public", "databases"}), "Databases");
    EXPECT_EQ(names.type({"public", "errors"}), "Errors");
    EXPECT_EQ(names.type({"public", "json"}), "Json2");
}

TEST(NamesOfAModel, OfTypesKeepTheirNumberAndYieldToTables) {
    auto model = tables({{"public", "moods"}});
    model.enums = {{{"public", "mood"}, {"sad"}, {}}, {{"public", "order_status"}, {"new"}, {}}, {{"shop", "mood"}, {"ok"}, {}}};
    model.domains.emplace_back().name = {"public", "order_ids"};
    model.ranges.push_back({{"public", "span"}, {"public", "spans"}, {}, {}});
    const Names names{model, {}};
    EXPECT_EQ(names.type({"public", "moods"}), "Mood");
    EXPECT_EQ(names.of_type({"public", "mood"}), "Mood2");
    EXPECT_EQ(names.of_type({"shop", "mood"}), "ShopMood");
    EXPECT_EQ(names.of_type({"public", "order_status"}), "OrderStatus");
    EXPECT_EQ(names.of_type({"public", "order_ids"}), "OrderIds");
    EXPECT_EQ(names.of_type({"public", "spans"}), "Spans");
    EXPECT_EQ(names.of_type({"public", "moods"}), "Mood");
}

bool is_identifier(std::string_view name) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    return !name.empty() && !(name.front() >= '0' && name.front() <= '9') && std::ranges::all_of(name, fits);
}

TEST(NamesLaw, NoTwoAreAlikeAllAreIdentifiersAndUnrelatedTablesChangeNothing) {
    for_seeds(300, [](Random& random) {
        constexpr std::string_view parts[]{"a", "B", "_", " ", "s", "2", "-", "user", "Insert", "ä", "🍎", "\"", "class"};
        schema::Model model;
        for (int count = 12; count > 0; --count) {
            std::string name;
            for (auto length = random() % 4 + 1; length > 0; --length) name += parts[random() % std::size(parts)];
            model.relations.emplace_back().name = {random() % 3 == 0 ? "other" : "public", name};
        }
        std::ranges::sort(model.relations, {}, &schema::Relation::name);
        const auto same = std::ranges::unique(model.relations, {}, &schema::Relation::name);
        model.relations.erase(same.begin(), same.end());
        const Names names{model, {}};
        auto larger = model;
        larger.relations.emplace_back().name = {"public", "quite_unrelated_things"};
        larger.sort();
        const Names more{larger, {}};
        std::set<std::string> types, values;
        for (const auto& relation : model.relations) {
            const auto& type = names.type(relation.name);
            EXPECT_TRUE(is_identifier(type)) << type;
            EXPECT_TRUE(is_identifier(names.value(relation.name)));
            EXPECT_TRUE(types.insert(type).second) << type;
            EXPECT_TRUE(values.insert(names.value(relation.name)).second);
            EXPECT_EQ(more.type(relation.name), type);
        }
    });
}

}  // namespace
}  // namespace orderline::codegen
