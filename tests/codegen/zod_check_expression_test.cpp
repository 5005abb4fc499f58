// tests/codegen/zod_check_expression_test.cpp: expressions as PostgreSQL prints them -> trees, written here as s-expressions.
#include <gtest/gtest.h>
#include "codegen/check_expression.hpp"
#include "tests/support/seeds.hpp"

namespace orderline::codegen {
namespace {

std::string head_of(const Expression& one) {
    using Kind = Expression::Kind;
    switch (one.kind) {
        case Kind::column: case Kind::number: case Kind::boolean: return one.text;
        case Kind::text: return "'" + one.text + "'";
        case Kind::null: return "null";
        case Kind::array: return "array";
        case Kind::call: return one.text;
        case Kind::cast: return "as " + one.text;
        case Kind::operation: return one.text;
        case Kind::negative: return "-";
        case Kind::any: return one.text + " any";
        case Kind::all: return one.text + " all";
        case Kind::conjunction: return "and";
        case Kind::disjunction: return "or";
        case Kind::negation: return "not";
        case Kind::is_null: return "null?";
        case Kind::is_true: return "true?";
        case Kind::is_false: return "false?";
    }
    return "";
}

std::string told(const Expression& one) {
    auto text = head_of(one);
    for (const auto& part : one.parts) text += " " + told(part);
    const bool leaf = one.parts.empty() && one.kind != Expression::Kind::call && one.kind != Expression::Kind::array;
    return leaf ? text : "(" + text + ")";
}

struct Case {
    std::string_view sql, tree;  // "": refused
};

constexpr Case cases[]{
    {"duration >= 0", "(>= duration 0)"},
    {"(duration >= 0)", "(>= duration 0)"},
    {"jsonb_typeof(settings) = 'object'::text", "(= (jsonb_typeof settings) (as text 'object'))"},
    {"status = ANY (ARRAY['a'::text, 'it''s'::text])", "(= any status (array (as text 'a') (as text 'it's')))"},
    {"(size)::text = ANY ((ARRAY['s'::character varying, 'm'::character varying])::text[])",
     "(= any (as text size) (as text[] (array (as character varying 's') (as character varying 'm'))))"},
    {"x <> ALL (ARRAY[1, 2])", "(<> all x (array 1 2))"},
    {"a OR b AND NOT c", "(or a (and b (not c)))"},
    {"(a > 0) AND (b > 0) AND (c > 0)", "(and (> a 0) (> b 0) (> c 0))"},
    {"quantity = ((thousandths + 999) / 1000)", "(= quantity (/ (+ thousandths 999) 1000))"},
    {"a + b * c - d < 7", "(< (- (+ a (* b c)) d) 7)"},
    {"latitude >= ('-90'::integer)::double precision", "(>= latitude (as double precision (as integer '-90')))"},
    {"price > -1.5e-3", "(> price (- 1.5e-3))"},
    {"(percent <= (100)::numeric(5,2))", "(<= percent (as numeric 100))"},
    {"(price IS NULL) OR (percent IS NOT NULL)", "(or (null? price) (not (null? percent)))"},
    {"NOT (flag IS TRUE)", "(not (true? flag))"},
    {"a IS DISTINCT FROM b", "(is distinct from a b)"},
    {"a IS NOT DISTINCT FROM NULL::text", "(not (is distinct from a (as text null)))"},
    {"\"Odd \"\"Name\" ~ E'^\\\\d+$'::text", "(~ Odd \"Name (as text '^\\d+$'))"},
    {"VALUE ~* '^a'::text", "(~* VALUE (as text '^a'))"},
    {"TRIM(BOTH FROM name) <> ''::text", "(<> (btrim name) (as text ''))"},
    {"COALESCE(a, b, 0) > 0", "(> (coalesce a b 0) 0)"},
    {"(at)::timestamp(3) without time zone < '2025-01-01'::date", "(< (as timestamp without time zone at) (as date '2025-01-01'))"},
    {"name = (lower(name) COLLATE \"C\")", "(= name (lower name))"},
    {"(n % 2) = 0", "(= (% n 2) 0)"},
    {"größe > 1", "(> größe 1)"},
    {"now_or_never()", "(now_or_never)"},
    // refused
    {"", ""},
    {"a >", ""},
    {"(a > 1", ""},
    {"a > 1)", ""},
    {"CASE WHEN a THEN b END", ""},
    {"day <= CURRENT_DATE", ""},
    {"tags[1] = 'a'", ""},
    {"my.check(a)", ""},
    {"'open", ""},
    {"a IS UNKNOWN", ""},
    {"a ; b", ""},
    {"a @> b", ""},
};

TEST(CheckExpression, OfEachCaseOfTheTable) {
    for (const auto& [sql, tree] : cases) {
        const auto found = parse_expression(sql);
        EXPECT_EQ(found ? told(*found) : "", tree) << sql;
    }
}

TEST(CheckExpression, NestedWithoutEndIsRefused) {
    for (const std::string_view repeated : {"a - ", "a OR ", "(", "NOT ", "- ", "f(", "ARRAY[", "a = ANY (", "(a)::"}) {
        std::string text;
        for (int i = 0; i < 100'000; ++i) text += repeated;
        EXPECT_FALSE(parse_expression(text + "a")) << repeated;
    }
}

TEST(CheckExpressionLaw, AnyTextIsReadOrRefused) {
    for_seeds(2000, [](Random& random) {
        constexpr std::string_view pieces[]{"a", " ", "(", ")", "'", "\"", "1", ".", "::", "text", " AND ", " IS ", "NULL", "=", "ANY", "[", "]", ",", "-", "E'"};
        std::string text;
        for (auto count = random() % 20; count > 0; --count) text += pieces[random() % std::size(pieces)];
        const auto found = parse_expression(text);
        EXPECT_EQ(parse_expression("(" + text + ")"), found) << text;
    });
}

}  // namespace
}  // namespace orderline::codegen
