// tests/endpoints/rest/parse_test.cpp: query strings of the dialect, as clients send them, and what they ask for.
#include "endpoints/rest/parse.hpp"
#include <gtest/gtest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace orderline::rest {
namespace {

// A Query as text, to be compared at a glance.
std::string shown(const std::optional<std::string>& text, std::string_view before) { return text ? fmt::format("{}{}", before, *text) : ""; }

std::string shown(const Field& field) {
    std::string text = "[" + field.name + "]";
    for (const auto& step : field.path) {
        text += step.as_text ? "->>" : "->";
        if (const auto* index = std::get_if<int>(&step.key)) text += std::to_string(*index);
        else text += "'" + std::get<std::string>(step.key) + "'";
    }
    return text;
}

std::string shown(const std::vector<SelectItem>& items) {
    static constexpr std::string_view aggregates[] = {"sum", "avg", "count", "max", "min"};
    std::string text;
    for (const auto& item : items) {
        if (!text.empty()) text += " ";
        if (const auto* field = std::get_if<SelectField>(&item)) {
            text += field->field.name.empty() ? "" : shown(field->field);
            text += shown(field->cast, "::");
            if (field->aggregate) text += fmt::format(".{}()", aggregates[static_cast<int>(*field->aggregate)]);
            text += shown(field->aggregate_cast, "::") + shown(field->alias, " as ");
        } else if (const auto* embed = std::get_if<Embed>(&item)) {
            text += fmt::format("{}{}{}{}({}){}", embed->spread ? "..." : "", embed->target, shown(embed->hint, "!"),
                                embed->inner ? "!inner" : "", shown(embed->select), shown(embed->alias, " as "));
        } else {
            text += "*";
        }
    }
    return text;
}

std::string shown(const Filter& filter) {
    static constexpr std::string_view names[] = {"eq", "neq", "gt", "gte", "lt", "lte", "like", "ilike", "match", "imatch", "is", "isdistinct", "in",
                                                 "cs", "cd", "ov", "sl", "sr", "nxl", "nxr", "adj", "fts", "plfts", "phfts", "wfts"};
    if (const auto* logic = std::get_if<Logic>(&filter)) {
        std::string text;
        for (const auto& term : logic->terms) text += (text.empty() ? "" : logic->any ? " or " : " and ") + shown(term);
        return (logic->negated ? "not (" : "(") + text + ")";
    }
    const auto& one = std::get<Condition>(filter);
    std::string text = shown(one.field) + (one.negated ? " not " : " ") + std::string{names[static_cast<int>(one.op)]};
    if (one.quantifier != Quantifier::none) text += one.quantifier == Quantifier::any ? " any" : " all";
    text += shown(one.config, " in ");
    return text + " " + (one.op == Operator::in ? fmt::format("{}", one.list) : "'" + one.value + "'");
}

std::string shown(const OrderTerm& term) {
    return shown(term.relation, "of ") + shown(term.field) + (term.descending ? " desc" : "") +
           (term.nulls == Nulls::first ? " nulls first" : term.nulls == Nulls::last ? " nulls last" : "");
}

std::string shown(const Query& query) {
    std::string text;
    const auto line = [&](const std::string& one) { text += (text.empty() ? "" : "; ") + one; };
    if (query.select) line("select " + shown(*query.select));
    for (const auto& [path, narrowing] : query.narrowing) {
        const std::string at = path.empty() ? "" : fmt::format(" at {}", fmt::join(path, "."));
        for (const auto& filter : narrowing.filters) line("where" + at + " " + shown(filter));
        for (const auto& term : narrowing.order) line("order" + at + " " + shown(term));
        if (narrowing.limit) line(fmt::format("limit{} {}", at, *narrowing.limit));
        if (narrowing.offset) line(fmt::format("offset{} {}", at, *narrowing.offset));
    }
    if (query.columns) line(fmt::format("columns {}", *query.columns));
    if (query.on_conflict) line(fmt::format("on conflict {}", *query.on_conflict));
    for (const auto& [name, value] : query.arguments) line(fmt::format("argument {} = '{}'", name, value));
    return text;
}

struct Read {
    std::string_view query, meaning;
};
void PrintTo(const Read& c, std::ostream* out) { *out << c.query; }
class QueryStrings : public testing::TestWithParam<Read> {};

TEST_P(QueryStrings, AreRead) {
    const auto query = parse_query(GetParam().query);
    ASSERT_TRUE(query) << query.error().message << ": " << query.error().details.value_or("");
    EXPECT_EQ(shown(*query), GetParam().meaning);
}

INSTANTIATE_TEST_SUITE_P(Select, QueryStrings, testing::Values(
    Read{"", ""}, Read{"select=", "select "}, Read{"select=*", "select *"}, Read{"select=id,name", "select [id] [name]"},
    Read{"select=full+name", "select [full name]"}, Read{"select=%22a%2Cb%22", "select [a,b]"},
    Read{"select=%22a%5C%22b%22", "select [a\"b]"}, Read{"select=first-name", "select [first-name]"},
    Read{"select=n:name", "select [name] as n"}, Read{"select=id::text", "select [id]::text"},
    Read{"select=n:id::text", "select [id]::text as n"}, Read{"select=größe", "select [größe]"},
    Read{"select=data-%3Ea-%3E%3Eb", "select [data]->'a'->>'b'"}, Read{"select=data-%3E0-%3E%3E-1", "select [data]->0->>-1"},
    Read{"select=data-%3E%22a.b%22", "select [data]->'a.b'"}, Read{"select=data-%3E1a", "select [data]->'1a'"},
    Read{"select=x:data-%3E%3Ea::int", "select [data]->>'a'::int as x"},
    Read{"select=amount.sum()", "select [amount].sum()"}, Read{"select=a:amount.avg()::int", "select [amount].avg()::int as a"},
    Read{"select=amount::text.max()", "select [amount]::text.max()"}, Read{"select=count()", "select .count()"},
    Read{"select=n:count()::int", "select .count()::int as n"}, Read{"select=count", "select [count]"},
    Read{"select=id.count()", "select [id].count()"}, Read{"select=count(id)", "select count([id])"},
    Read{"select=*,items(*)", "select * items(*)"}, Read{"select=id,items()", "select [id] items()"},
    Read{"select=a:items!fk(b:c,d(e))", "select items!fk([c] as b d([e])) as a"},
    Read{"select=items!inner(id)", "select items!inner([id])"}, Read{"select=items!fk!inner(id)", "select items!fk!inner([id])"},
    Read{"select=items!inner!fk(id)", "select items!fk!inner([id])"}, Read{"select=items!left(id)", "select items([id])"},
    Read{"select=...customers(name,city)", "select ...customers([name] [city])"},
    Read{"select=%22order+items%22(id)", "select order items([id])"}, Read{"select=id,+name", "select [id] [name]"}
));

INSTANTIATE_TEST_SUITE_P(Filters, QueryStrings, testing::Values(
    Read{"a=eq.1", "where [a] eq '1'"}, Read{"a=not.eq.1", "where [a] not eq '1'"}, Read{"a=eq.", "where [a] eq ''"},
    Read{"a=gt.1&a=lte.5", "where [a] gt '1'; where [a] lte '5'"}, Read{"a=like.*b*", "where [a] like '*b*'"},
    Read{"t=gt.2025-01-01T00:00:00%2B00:00", "where [t] gt '2025-01-01T00:00:00+00:00'"},
    Read{"t=eq.a+b", "where [t] eq 'a b'"}, Read{"a=eq.b.c,(d)", "where [a] eq 'b.c,(d)'"},
    Read{"a=is.null", "where [a] is 'null'"}, Read{"a=is.NULL", "where [a] is 'null'"}, Read{"a=not.is.True", "where [a] not is 'true'"},
    Read{"a=is.not_null", "where [a] is 'not_null'"}, Read{"a=isdistinct.1", "where [a] isdistinct '1'"},
    Read{"a=in.(1,2,3)", R"x(where [a] in ["1", "2", "3"])x"}, Read{"a=in.()", "where [a] in []"},
    Read{R"x(a=in.("b,c",d))x", R"x(where [a] in ["b,c", "d"])x"}, Read{R"x(a=in.("b\"c","\\"))x", R"x(where [a] in ["b\"c", "\\"])x"},
    Read{R"x(a=in.("b"c,d","e"))x", R"x(where [a] in ["b\"c,d", "e"])x"}, Read{"a=in.(b,+c)", R"x(where [a] in ["b", "c"])x"},
    Read{R"x(a=not.in.(""))x", R"x(where [a] not in [""])x"},
    Read{"a=cs.%7B1,2%7D", "where [a] cs '{1,2}'"}, Read{"r=ov.[1,5)", "where [r] ov '[1,5)'"}, Read{"r=adj.(1,5)", "where [r] adj '(1,5)'"},
    Read{"r=nxr.[1,5)&r=nxl.[1,5)&r=sl.[1,5)&r=sr.[1,5)", "where [r] nxr '[1,5)'; where [r] nxl '[1,5)'; where [r] sl '[1,5)'; where [r] sr '[1,5)'"},
    Read{"t=fts(english).cat", "where [t] fts in english 'cat'"}, Read{"t=not.wfts.cat", "where [t] not wfts 'cat'"},
    Read{"t=plfts.cat&t=phfts.cat", "where [t] plfts 'cat'; where [t] phfts 'cat'"},
    Read{"a=like(any).%7Bb*,c*%7D", "where [a] like any '{b*,c*}'"}, Read{"a=eq(all).%7B1%7D", "where [a] eq all '{1}'"},
    Read{"data-%3Ea-%3E%3Eb=eq.x", "where [data]->'a'->>'b' eq 'x'"}, Read{"%22a.b%22=eq.1", "where [a.b] eq '1'"},
    Read{"items.qty=gt.1", "where at items [qty] gt '1'"}, Read{"a.b.c-%3E%3Ed=eq.1", "where at a.b [c]->>'d' eq '1'"}
));

INSTANTIATE_TEST_SUITE_P(Trees, QueryStrings, testing::Values(
    Read{"or=(a.eq.1,b.gt.2)", "where ([a] eq '1' or [b] gt '2')"}, Read{"and=(a.eq.1,b.gt.2)", "where ([a] eq '1' and [b] gt '2')"},
    Read{"not.or=(a.eq.1,b.is.null)", "where not ([a] eq '1' or [b] is 'null')"},
    Read{"or=(a.eq.1,and(b.gt.2,not.or(c.is.null,d.in.(1,2))))",
         R"x(where ([a] eq '1' or ([b] gt '2' and not ([c] is 'null' or [d] in ["1", "2"]))))x"},
    Read{R"x(or=(a.eq."x,y",b.eq."(z)"))x", "where ([a] eq 'x,y' or [b] eq '(z)')"},
    Read{R"x(or=(a.eq."x\"y",b.not.eq.1))x", "where ([a] eq 'x\"y' or [b] not eq '1')"},
    Read{"or=(a.cs.{1,2},r.ov.(1,5),b.eq.3)", "where ([a] cs '{1,2}' or [r] ov '(1,5)' or [b] eq '3')"},
    Read{"or=(a.like(any).{b*,c*},d.eq.)", "where ([a] like any '{b*,c*}' or [d] eq '')"},
    Read{"or=(a.not.is.null,+b.eq.1)", "where ([a] not is 'null' or [b] eq '1')"},
    Read{"or=(%22my+col%22.eq.1,data-%3E%3Ek.eq.v)", "where ([my col] eq '1' or [data]->>'k' eq 'v')"},
    Read{"items.or=(a.eq.1,b.eq.2)", "where at items ([a] eq '1' or [b] eq '2')"},
    Read{"items.not.and=(a.eq.1,b.eq.2)", "where at items not ([a] eq '1' and [b] eq '2')"},
    Read{R"x(or=(a.in.("b)",c),d.eq.1))x", R"x(where ([a] in ["b)", "c"] or [d] eq '1'))x"}
));

INSTANTIATE_TEST_SUITE_P(OrderAndPages, QueryStrings, testing::Values(
    Read{"order=a", "order [a]"}, Read{"order=a.desc.nullslast,b", "order [a] desc nulls last; order [b]"},
    Read{"order=a.nullsfirst", "order [a] nulls first"}, Read{"order=data-%3E%3Ek.asc", "order [data]->>'k'"},
    Read{"order=customers(name).desc", "order of customers[name] desc"}, Read{"items.order=a.desc&items.limit=2", "order at items [a] desc; limit at items 2"},
    Read{"limit=0&offset=20", "limit 0; offset 20"}, Read{"columns=%22a%22,%22b+c%22", R"x(columns ["a", "b c"])x"},
    Read{"on_conflict=a,b", R"x(on conflict ["a", "b"])x"}, Read{"&&limit=1&", "limit 1"}, Read{"select=a&select=b", "select [b]"}
));

struct Refused {
    std::string_view query, code, message, details;
};
void PrintTo(const Refused& c, std::ostream* out) { *out << c.query; }
class BadQueryStrings : public testing::TestWithParam<Refused> {};

TEST_P(BadQueryStrings, AreRefusedWithThePlace) {
    const auto query = parse_query(GetParam().query);
    ASSERT_FALSE(query) << shown(*query);
    EXPECT_EQ(query.error().code, GetParam().code);
    EXPECT_EQ(query.error().message, GetParam().message);
    EXPECT_EQ(query.error().details, GetParam().details);
}

INSTANTIATE_TEST_SUITE_P(All, BadQueryStrings, testing::Values(
    Refused{"select=id,", "PGRST100", R"x("failed to parse select parameter (id,)" (line 1, column 4))x", "unexpected end of input expecting a column's or a table's name"},
    Refused{"select=items(id", "PGRST100", R"x("failed to parse select parameter (items(id)" (line 1, column 9))x", "unexpected end of input expecting \",\" or \")\""},
    Refused{"select=id)", "PGRST100", R"x("failed to parse select parameter (id))" (line 1, column 3))x", "unexpected \")\" expecting \",\" or end of input"},
    Refused{"select=a:*", "PGRST100", R"x("failed to parse select parameter (a:*)" (line 1, column 3))x", "unexpected \"*\" expecting a column's or a table's name"},
    Refused{"select=a.sum().avg()", "PGRST100", R"x("failed to parse select parameter (a.sum().avg())" (line 1, column 8))x", "unexpected \".\" expecting \",\" or end of input"},
    Refused{"select=items!inner", "PGRST100", R"x("failed to parse select parameter (items!inner)" (line 1, column 12))x", "unexpected end of input expecting \"(\""},
    Refused{"a=1", "PGRST100", R"x("failed to parse filter (1)" (line 1, column 1))x", "unexpected \"1\" expecting operator (eq, gt, ...)"},
    Refused{"a=eqq.1", "PGRST100", R"x("failed to parse filter (eqq.1)" (line 1, column 1))x", "unexpected \"e\" expecting operator (eq, gt, ...)"},
    Refused{"a=is.1", "PGRST100", R"x("failed to parse filter (is.1)" (line 1, column 4))x", "unexpected \"1\" expecting null or not_null or trilean value (unknown, true, false)"},
    Refused{"a=in.1", "PGRST100", R"x("failed to parse filter (in.1)" (line 1, column 4))x", "unexpected \"1\" expecting \"(\""},
    Refused{"a=in.(1", "PGRST100", R"x("failed to parse filter (in.(1)" (line 1, column 6))x", "unexpected end of input expecting \",\" or \")\""},
    Refused{"a=neq(any).1", "PGRST100", R"x("failed to parse filter (neq(any).1)" (line 1, column 5))x", "unexpected \"a\" expecting \".\""},
    Refused{"or=(a.eq.1", "PGRST100", R"x("failed to parse logic tree ((a.eq.1)" (line 1, column 8))x", "unexpected end of input expecting \",\" or \")\""},
    Refused{"or=a.eq.1", "PGRST100", R"x("failed to parse logic tree (a.eq.1)" (line 1, column 1))x", "unexpected \"a\" expecting \"(\""},
    Refused{"order=a.down", "PGRST100", R"x("failed to parse order (a.down)" (line 1, column 2))x", "unexpected \".\" expecting \"asc\", \"desc\", \"nullsfirst\" or \"nullslast\", \",\" or end of input"},
    Refused{"limit=x", "PGRST100", R"x("failed to parse limit parameter (x)" (line 1, column 1))x", "unexpected \"x\" expecting a whole number"},
    Refused{"limit=-1", "PGRST103", "Requested range not satisfiable", "limit parameter must not be below 0"},
    Refused{"a=eq.%zz", "PGRST100", "failed to parse the query string", "a percent sign is not followed by two hex digits"}
));

TEST(QueryLimits, NestingAndCountsAreBounded) {
    std::string embeds, ends, trees = "(a.eq.1)";
    for (int i = 0; i <= embed_depth_max; ++i) embeds += "t(", ends += ")";
    EXPECT_TRUE(parse_select(embeds.substr(2) + "a" + ends.substr(1)));
    EXPECT_FALSE(parse_select(embeds + "a" + ends));
    for (int i = 0; i <= logic_depth_max; ++i) trees = "(or" + trees + ")";
    EXPECT_FALSE(parse_logic(false, false, trees));
    std::string many = "a";
    for (std::size_t i = 0; i < items_max; ++i) many += ",a";
    EXPECT_FALSE(parse_select(many));
    EXPECT_FALSE(parse_order(many));
    EXPECT_FALSE(parse_condition({"a", {}}, "in.(" + many + ")"));
    EXPECT_TRUE(parse_condition({"a", {}}, "in.(" + many.substr(2) + ")"));
}

TEST(FunctionArguments, AreTheNamesOfTheFunctionAndWhateverIsNoFilter) {
    const auto query = parse_query("a=eq.1&b=eq.2&c=5&limit=3&select=id", [](std::string_view name) { return name == "a"; });
    ASSERT_TRUE(query);
    EXPECT_EQ(shown(*query), "select [id]; where [b] eq '2'; limit 3; argument a = 'eq.1'; argument c = '5'");
}

}  // namespace
}  // namespace orderline::rest
