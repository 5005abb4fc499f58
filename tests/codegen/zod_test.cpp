// tests/codegen/zod_test.cpp: generated schemas, conditions and regular expressions; tests/npm holds them against PostgreSQL.
#include "codegen/zod.hpp"
#include <gtest/gtest.h>
#include "codegen/zod_checks.hpp"
#include "codegen/zod_regex.hpp"
#include "tests/codegen/document_models.hpp"
#include "tests/codegen/golden.hpp"

namespace orderline::codegen {
namespace {

std::string schemas_of(const schema::Model& model) {
    return zod(model, {.schemas = {}, .overrides = {}, .made_by = "orderline codegen --target zod"}).at(0).text;
}

TEST(Zod, OfAShop) { expect_golden("codegen/shop/generated.schemas.ts", schemas_of(shop())); }
TEST(Zod, OfNamesThatNobodyExpects) { expect_golden("codegen/awkward/generated.schemas.ts", schemas_of(awkward())); }
TEST(Zod, OfNothing) { expect_golden("codegen/nothing/generated.schemas.ts", schemas_of({})); }

struct Regex {
    std::string_view postgres, javascript;  // "": not the same in JavaScript
};

constexpr Regex regexes[]{
    {"^[A-Z]{3}$", "/^[A-Z]{3}$/su"},
    {"", "/(?:)/su"},
    {"a/b", "/a\\/b/su"},
    {"\\d+\\.\\D", "/\\d+\\.\\D/su"},
    {"[^@\\s]", "/[^@\\t-\\r \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]/su"},
    {"[]a-]", "/[\\]a\\-]/su"},
    {"[a-f\\d]", "/[a-f\\d]/su"},
    {"[[:digit:]_]", "/[\\d_]/su"},
    {"x{,3}", "/x\\{,3\\}/su"},
    {"x{2,}?", "/x{2,}?/su"},
    {"}]", "/\\}\\]/su"},
    {"(?:a|b)(?=c)(?!d)(?<=e)(?<!f)", "/(?:a|b)(?=c)(?!d)(?<=e)(?<!f)/su"},
    {"\\Aä👍\\Z", "/^ä👍$/su"},
    {"a\nb", "/a\\nb/su"},
    {"\\@\\-", "/@-/su"},
    {"\\w+", ""}, {"[\\w]", ""}, {"[[:alpha:]]", ""}, {"\\y", ""}, {"\\m", ""}, {"a\\b", ""}, {"(?i)a", ""}, {"***:a", ""},
    {"***=a.", ""}, {"[[.a.]]", ""}, {"[[=a=]]", ""}, {"[a", ""}, {"a\\", ""}, {"(a)\\1", ""},
};

TEST(ZodRegex, OfEachCaseOfTheTable) {
    for (const auto& [postgres, javascript] : regexes) {
        EXPECT_EQ(javascript_regex(postgres, false).value_or(""), javascript) << postgres;
    }
    EXPECT_EQ(javascript_regex("a", true), "/a/isu");
}

TEST(ZodRegex, OfLike) {
    EXPECT_EQ(javascript_like("a%_.\\%", false), "/^a.*.\\.%$/su");
    EXPECT_EQ(javascript_like("A", true), "/^A$/isu");
    EXPECT_EQ(javascript_like("a\\", false), std::nullopt);
}

struct Condition {
    std::string_view check, code;  // "": cannot be told
};

constexpr Condition conditions[]{
    {"n >= 0", "compare(row.n, \">=\", 0)"},
    {"n > (-5)", "compare(row.n, \">\", -5)"},
    {"d > (0)::numeric", "compare(rounded(row.d, 2), \">\", 0)"},
    {"d < 12345678901234567890.5", "compare(rounded(row.d, 2), \"<\", \"12345678901234567890.5\")"},
    {"t = 'a'::text", "same(row.t, \"a\")"},
    {"t <> ''::text", "not(same(row.t, \"\"))"},
    {"t > 'a'::text", ""},  // the collation's to say
    {"t = ANY (ARRAY['a'::text, 'b'::text])", "among(row.t, [\"a\", \"b\"])"},
    {"n <> ALL (ARRAY[1, 2])", "not(or(compare(row.n, \"=\", 1), compare(row.n, \"=\", 2)))"},
    {"t !~* '^a'::text", "not(matches(row.t, /^a/isu))"},
    {"t ~~ 'a%'::text", "matches(row.t, /^a.*$/su)"},
    {"char_length(t) <= 5", "compare(lengthOf(row.t), \"<=\", 5)"},
    {"n = ((n + 999) / 1000)", "compare(row.n, \"=\", calculate(calculate(row.n, \"+\", 999), \"/\", 1000))"},
    {"b", "row.b"},
    {"NOT b OR n IS NULL", "or(not(row.b), isNull(row.n))"},
    {"b IS TRUE", "isTruth(row.b, true)"},
    {"begins < ends", "compareMoments(\"date\", row.begins, \"<\", row.ends)"},
    {"begins < '2025-01-01'::date", "compareMoments(\"date\", row.begins, \"<\", \"2025-01-01\")"},
    {"(n IS NULL) <> (t IS NULL)", "not(same(isNull(row.n), isNull(row.t)))"},
    {"num_nulls(n, t) = 1", "compare(calculate(2, \"-\", nonNulls(row.n, row.t)), \"=\", 1)"},
    {"n > 0 AND my_own(n)", "compare(row.n, \">\", 0)"},          // the rest is the database's
    {"n > 0 OR my_own(n)", ""},                                   // would refuse too much
    {"NOT (n > 0 AND my_own(n))", ""},
    {"missing > 0", ""},
    {"n = t", ""},
    {"begins < now()", ""},
};

std::optional<Variable> variable(const std::string& name) {
    static const std::map<std::string, schema::Type> types{
        {"n", built_in("int4", "integer")}, {"d", built_in("numeric", "numeric(10,2)", {10, 2})}, {"t", text_type()},
        {"b", built_in("bool", "boolean")}, {"begins", built_in("date", "date")}, {"ends", built_in("date", "date")}};
    const auto found = types.find(name);
    if (found == types.end()) return std::nullopt;
    return Variable{found->second, "row." + name, "row." + name};
}

TEST(ZodChecks, OfEachCaseOfTheTable) {
    const schema::Model model;
    for (const auto& [check, code] : conditions) {
        Helpers called;
        const auto tree = parse_expression(check);
        ASSERT_TRUE(tree) << check;
        EXPECT_EQ(CheckWriter(model, variable, called).condition(*tree).value_or(""), code) << check;
    }
}

TEST(ZodChecks, OnlyWhatSeesNullIsAskedOfNull) {
    EXPECT_TRUE(passes_null(*parse_expression("n > 0 AND char_length(t) < 3")));
    EXPECT_FALSE(passes_null(*parse_expression("n > 0 OR n IS NOT NULL")));
    EXPECT_FALSE(passes_null(*parse_expression("COALESCE(n, 0) > 0")));
    EXPECT_EQ(columns_of(*parse_expression("a > b OR b > a OR c")), (std::vector<std::string>{"a", "b", "c"}));
}

TEST(ZodRuntime, BringsWhatAHelperCallsAndNothingElse) {
    const auto text = helper_text({"compareMoments"});
    for (const auto* needed : {"const momentOf", "const daysOf", "type Truth", "const inOrder"}) EXPECT_TRUE(text.contains(needed)) << needed;
    for (const auto* spare : {"const networkOf", "const arrayOf", "const uuid"}) EXPECT_FALSE(text.contains(spare)) << spare;
    EXPECT_LT(text.find("const daysOf"), text.find("const momentOf"));
}

}  // namespace
}  // namespace orderline::codegen
