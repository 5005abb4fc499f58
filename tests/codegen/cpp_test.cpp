// tests/codegen/cpp_test.cpp: what of a schema becomes which C++.
#include "codegen/cpp.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include "codegen/cpp_text.hpp"
#include "codegen/cpp_types.hpp"

namespace orderline::codegen {
namespace {

using testing::HasSubstr, testing::Not;

schema::Column column(std::string name, const char* type, bool nullable = false) {
    schema::Column made;
    made.name = std::move(name);
    made.type = {{"pg_catalog", type}, false, {}, type};
    made.nullable = nullable;
    return made;
}

schema::Relation table(const char* name, std::vector<schema::Column> columns, std::vector<std::string> key = {}) {
    schema::Relation made;
    made.name = {"public", name};
    made.columns = std::move(columns);
    if (!key.empty()) made.primary_key.emplace().columns = std::move(key);
    return made;
}

schema::ForeignKey foreign_key(std::vector<std::string> columns, const char* target, std::vector<std::string> target_columns) {
    schema::ForeignKey made;
    made.name = "fkey";
    made.columns = std::move(columns);
    made.target = {"public", target};
    made.target_columns = std::move(target_columns);
    return made;
}

schema::Model shop() {
    schema::Model model;
    model.schemas.emplace_back().name = "public";
    auto orders = table("orders", {column("tenant_id", "uuid"), column("id", "uuid"), column("note", "text", true)}, {"tenant_id", "id"});
    orders.foreign_keys = {foreign_key({"tenant_id"}, "tenants", {"id"})};
    orders.columns[1].default_value = "gen_random_uuid()";
    auto lines = table("order_lines", {column("tenant_id", "uuid"), column("order_id", "uuid"), column("number", "int4"), column("total", "int8", true)},
                       {"tenant_id", "order_id", "number"});
    lines.foreign_keys = {foreign_key({"tenant_id", "order_id"}, "orders", {"tenant_id", "id"})};
    lines.columns[3].generated = "number * 2";
    auto& check = lines.checks.emplace_back();
    check.name = "positive";
    check.expression = "(number > 0)";
    model.relations = {table("tenants", {column("id", "uuid"), column("counted", "int4")}, {"id"}), std::move(orders), std::move(lines),
                       table("notes", {column("text", "text")})};
    model.sort();
    return model;
}

std::string file(const std::vector<File>& files, std::string_view path) {
    const auto found = std::ranges::find(files, path, &File::path);
    return found == files.end() ? "no such file" : found->text;
}

TEST(Cpp, GivesForeignKeysTheTypeOfTheKeyTheyMean) {
    const auto files = cpp(shop(), {});
    EXPECT_THAT(file(files, "ids.hpp"), HasSubstr("using OrderId = Id<struct OrderTag>;\nusing TenantId = Id<struct TenantTag>;\n"));
    EXPECT_THAT(file(files, "order_lines.hpp"), HasSubstr("struct OrderLineKey {\n    TenantId tenant_id{};\n    OrderId order_id{};\n    std::int32_t number{};\n"));
}

TEST(Cpp, AsksForWhatAnInsertCannotBeWithout) {
    const auto files = cpp(shop(), {});
    EXPECT_THAT(file(files, "orders.hpp"), HasSubstr("struct OrderInsert {\n    TenantId tenant_id{};\n    tables::Field<OrderId> id{};\n    std::optional<std::string> note{};\n"));
    EXPECT_THAT(file(files, "order_lines.hpp"), HasSubstr("struct OrderLineInsert {\n    TenantId tenant_id{};\n    OrderId order_id{};\n    std::int32_t number{};\n    bool operator"))
        << "what is generated cannot be written";
    EXPECT_THAT(file(files, "orders.cpp"), HasSubstr("case when 'id' = any($4::text[]) then $2::uuid else gen_random_uuid() end"));
}

TEST(Cpp, NamesTheTenantInEveryStatementAndNeverChangesIt) {
    const auto text = file(cpp(shop(), {}), "orders.cpp");
    EXPECT_THAT(text, HasSubstr("where tenant_id = $1::uuid and id > $2::uuid\norder by id\nlimit $3::int4"));
    EXPECT_THAT(text, HasSubstr("update public.orders\nset id = case"));
    EXPECT_THAT(text, Not(HasSubstr("tenant_id = case")));
}

TEST(Cpp, HasNoKeyedCallsWithoutAKey) {
    const auto files = cpp(shop(), {});
    EXPECT_THAT(file(files, "notes.hpp"), HasSubstr("using Key = None;\n    using Insert = rows::NoteInsert;\n    using Update = None;\n    using Scope = None;"));
    EXPECT_THAT(file(files, "notes.cpp"), Not(HasSubstr(".get = ")));
}

TEST(Cpp, TurnsSimpleChecksIntoStepsAndLeavesOutTheOthers) {
    EXPECT_THAT(file(cpp(shop(), {}), "order_lines.cpp"), HasSubstr("{Do::column, 2}, {Do::number, \"0\"}, Do::greater};"));
    auto model = shop();
    auto& lines = *std::ranges::find(model.relations, schema::Name{"public", "order_lines"}, &schema::Relation::name);
    for (const auto* unknown : {"(random() > (0.5)::double precision)", "(number % 2) = 0", "(number)::text ~~ 'a%'::text", "number > missing"}) {
        lines.checks[0].expression = unknown;
        EXPECT_THAT(file(cpp(model, {}), "order_lines.cpp"), Not(HasSubstr("checks"))) << unknown;
    }
}

TEST(Cpp, IsTheSameWhateverTheOrderOfTheModel) {
    auto turned = shop();
    std::ranges::reverse(turned.relations);
    turned.sort();
    EXPECT_EQ(cpp(turned, {}), cpp(shop(), {}));
}

TEST(CppScope, GivesEachNameAnIdentifierOfItsOwn) {
    const std::vector<std::string> names{"a_b", "a b", "class", "1st", "größe", "", "a__b", "_Top", "std", "a_b2", "%"};
    const auto found = CppScope{}.identifiers(names);
    const std::vector<std::string> wanted{"a_b", "a_b_", "class_", "_1st", "größe", "unnamed", "a_b_2", "top", "std_", "a_b2", "u25_"};
    EXPECT_EQ(found, wanted);
}

TEST(CppText, CannotBeEndedByWhatItHolds) {
    EXPECT_EQ(cpp_string("a\"b\\c\n\x01"), R"("a\"b\\c\n\001")");
    EXPECT_EQ(cpp_string("?\?/"), "\"?\\?/\"");
    EXPECT_EQ(cpp_raw_string("a)sql\"b"), "R\"sqlx(a)sql\"b)sqlx\"");
    EXPECT_EQ(one_line("ends with \\"), "ends with \\.");
    EXPECT_EQ(one_line("what?\?/"), "what?\?/.");
    EXPECT_EQ(one_line("a\n  b\r\nc"), "a b c");
    EXPECT_EQ(sql_identifier("user"), "\"user\"");
    EXPECT_EQ(sql_identifier("a\"b"), "\"a\"\"b\"");
    EXPECT_EQ(sql_identifier("a_b1"), "a_b1");
    EXPECT_EQ(sql_string("it's \\"), "E'it''s \\\\'");
}

}  // namespace
}  // namespace orderline::codegen
