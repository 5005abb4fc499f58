// tests/codegen/typescript_test.cpp: generated types of schemas made by hand; tests/npm compiles and uses them.
#include "codegen/typescript.hpp"
#include <gtest/gtest.h>
#include "codegen/ts_text.hpp"
#include "tests/codegen/document_models.hpp"
#include "tests/codegen/golden.hpp"

namespace orderline::codegen {
namespace {

Options options() { return {.schemas = {}, .overrides = {}, .made_by = "orderline codegen --target typescript"}; }
std::string types_of(const schema::Model& model) { return typescript(model, options()).at(0).text; }

TEST(Typescript, OfAShop) { expect_golden("codegen/shop/generated.types.ts", types_of(shop())); }
TEST(Typescript, OfNamesThatNobodyExpects) { expect_golden("codegen/awkward/generated.types.ts", types_of(awkward())); }
TEST(Typescript, OfNothing) { expect_golden("codegen/nothing/generated.types.ts", types_of({})); }

TEST(Typescript, OnlyOfTheSchemasThatAreAskedFor) {
    auto asked = options();
    asked.schemas = {"sales-eu"};
    const auto text = typescript(awkward(), asked).at(0).text;
    EXPECT_TRUE(text.contains("\"sales-eu\": {"));
    EXPECT_FALSE(text.contains("public: {"));
    EXPECT_TRUE(text.contains("type DefaultSchema = \"sales-eu\";"));
}

TEST(Typescript, AnEnumOfASchemaThatIsNotWrittenIsSpeltOut) {
    schema::Model model;
    model.schemas = {{"public", {}, {}}, {"types", {}, {}}};
    model.enums = {{{"types", "mood"}, {"sad", "it's \"ok\""}, {}}};
    model.relations = {table({"public", "people"}, {column("mood", {{"types", "mood"}, false, {}, "types.mood"}, false)})};
    model.sort();
    auto asked = options();
    asked.schemas = {"public"};
    EXPECT_TRUE(typescript(model, asked).at(0).text.contains(R"(mood: "sad" | "it's \"ok\"";)"));
}

TEST(Typescript, AFunctionOfAnotherSchemaIsNotConfusedWithOurs) {
    auto model = shop();
    schema::Function one;
    one.name = {"public", "count_all"};
    one.returns = built_in("int8", "bigint");
    one.arguments = {{"since", timestamptz(), schema::ArgumentMode::in, "now()"}};
    auto other = one;
    other.name.schema = "private";
    model.functions = {one, other};
    model.sort();
    const auto text = types_of(model);
    EXPECT_EQ(text.find("count_all"), text.rfind("count_all"));
    EXPECT_TRUE(text.contains("since?: string;"));
}

TEST(TypescriptText, ACommentCannotEndTheOneItIsPutInto) {
    std::string out;
    append_doc(out, 2, "ends */ here /*/\r\n\n  second line ");
    EXPECT_EQ(out, "  /**\n   * ends *\\/ here /*\\/\n   *\n   * second line\n   */\n");
    out.clear();
    append_doc(out, 0, "  ");
    append_doc(out, 0, std::nullopt);
    EXPECT_EQ(out, "");
}

TEST(TypescriptText, KeysAreQuotedWhereTheyMust) {
    EXPECT_EQ(ts_key("user_id"), "user_id");
    EXPECT_EQ(ts_key("class"), "class");
    EXPECT_EQ(ts_key("1st"), "\"1st\"");
    EXPECT_EQ(ts_key("größe"), "\"größe\"");
    EXPECT_EQ(ts_key(""), "\"\"");
    EXPECT_EQ(ts_value_key("__proto__"), "[\"__proto__\"]");
}

TEST(TypescriptText, UnionsBreakWhereTheyAreTooLong) {
    std::string out;
    append_property(out, 2, "a", std::vector<std::string>{"string", "null"});
    append_property(out, 2, "b", std::vector<std::string>{std::string(50, 'x'), std::string(30, 'y')});
    EXPECT_EQ(out, "  a: string | null;\n  b:\n    | " + std::string(50, 'x') + "\n    | " + std::string(30, 'y') + ";\n");
}

}  // namespace
}  // namespace orderline::codegen
