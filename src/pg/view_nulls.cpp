// pg/view_nulls.cpp: which expressions of a query are never NULL, and what its joins and conditions say about that.
#include <algorithm>
#include "pg/view_query.hpp"

namespace orderline::pg {
namespace {

// From PostgreSQL's nodes.h and primnodes.h.
constexpr std::int64_t left_join = 1, full_join = 2, right_join = 3, inner_join = 0;
constexpr std::int64_t is_not_null = 1;
constexpr std::int64_t exists_sublink = 0, one_value_sublink = 4, array_sublink = 6;
constexpr std::int64_t current_schema = 14;  // the last SQLValueFunctionOp, and the only one that can be NULL

bool is_and(Node condition) { return condition.is({"BOOLEXPR"}) && condition["boolop"].word() == "and"; }

/// A query that gives one row whatever its tables hold: SELECT count(*) FROM …
bool gives_one_row(Node query) {
    static constexpr const char* others[] = {"groupClause", "groupingSets", "havingQual",
                                             "limitCount",  "limitOffset",  "setOperations"};
    return query["hasAggs"].flag() && !query["hasTargetSRFs"].flag() &&
           std::ranges::all_of(others, [&](const char* field) { return query[field].empty(); });
}

}  // namespace

/// `nullable`: an outer join fills it up with NULL where it finds no partner. `holds`: every row that is shown fulfils
/// its conditions.
void QueryFacts::learn_from(Node join, bool nullable, bool holds) {
    const Step step{views_};
    if (!step.allowed()) return;
    if (join.is({"RANGETBLREF"})) {
        if (nullable) nullable_.insert(join["rtindex"].number());
        return;
    }
    for (const auto item : join["fromlist"].items()) learn_from(item, nullable, holds);
    if (join.is({"JOINEXPR"})) {
        const auto kind = join["jointype"].number();
        const bool fills_left = kind == right_join || kind == full_join;
        const bool fills_right = kind == left_join || kind == full_join;
        learn_from(join["larg"], nullable || fills_left, holds && !fills_left);
        learn_from(join["rarg"], nullable || fills_right, holds && !fills_right);
        holds = holds && kind == inner_join;
    }
    if (holds) learn(join["quals"]);
}

void QueryFacts::learn(Node condition) {
    const Step step{views_};
    if (condition.empty() || !step.allowed()) return;
    if (is_and(condition)) {
        for (const auto one : condition["args"].items()) learn(one);
        return;
    }
    const auto& strict = views_.promises().strict;
    const bool tests = condition.is({"NULLTEST"}) && condition["nulltesttype"].number() == is_not_null;
    if (tests && !condition["argisrow"].flag()) learn_not_null(condition["arg"]);
    if (condition.is({"VAR"})) learn_not_null(condition);
    const bool any = condition.is({"SCALARARRAYOPEXPR"}) && condition["useOr"].flag();
    if ((condition.is({"OPEXPR"}) || any) && strict.contains(condition["opfuncid"].number())) {
        for (const auto argument : condition["args"].items()) learn_not_null(argument);
    }
    for (const auto& one : equalities_of(condition)) {
        if (!one.right) {
            constant_.insert(one.left);
            continue;
        }
        const auto left = first_equal(one.left), right = first_equal(*one.right);
        if (left != right) equal_to_[std::max(left, right)] = std::min(left, right);
    }
}

/// If one of its columns is not NULL, the row is a real one.
void QueryFacts::learn_not_null(Node expression) {
    const auto variable = variable_of(expression);
    if (!variable) return;
    proven_.insert(*variable);
    nullable_.erase(variable->entry);
}

bool QueryFacts::not_null(Node expression) {
    const Step step{views_};
    if (!step.allowed()) return false;
    if (expression.is({"AGGREF"})) return aggregate_not_null(expression);
    if (grouping_sets_) return false;  // a column or constant that is not in a row's set is NULL there
    if (expression.is({"WINDOWFUNC", "FUNCEXPR", "OPEXPR"})) return call_not_null(expression);
    if (expression.is({"VAR"})) return variable_not_null(expression);
    if (expression.is({"CONST"})) return expression["constisnull"].word() == "false";
    if (expression.is({"COALESCE", "MINMAX"})) return any_not_null(expression["args"]);
    if (expression.is({"CASE"})) return case_not_null(expression);
    if (expression.is({"BOOLEXPR"})) return all_not_null(expression["args"]);
    if (expression.is({"SUBLINK"})) return subquery_not_null(expression);
    if (expression.is({"NULLTEST", "BOOLEANTEST", "DISTINCTEXPR"})) return true;
    if (expression.is({"ARRAY"})) return !expression["multidims"].flag();
    if (expression.is({"SQLVALUEFUNCTION"})) return expression["op"].number() < current_schema;
    const bool casts = expression.is({"RELABELTYPE", "COERCETODOMAIN", "COERCEVIAIO", "ARRAYCOERCE", "COLLATE"});
    return casts && not_null(expression["arg"]);
}

bool QueryFacts::variable_not_null(Node variable) {
    if (variable["varlevelsup"].number() != 0) return false;
    if (const auto alias = alias_of(variable); !alias.empty()) return not_null(alias);
    const Variable one{variable["varno"].number(), variable["varattno"].number()};
    if (proven_.contains(one)) return true;
    const auto* column = numbered(entry(one.entry).columns, one.column);
    return column && column->not_null && !nullable_.contains(one.entry);
}

bool QueryFacts::all_not_null(Node list) {
    return std::ranges::all_of(list.items(), [&](Node one) { return not_null(one); });
}

bool QueryFacts::any_not_null(Node list) {
    return std::ranges::any_of(list.items(), [&](Node one) { return not_null(one); });
}

/// A group has one row at least; all rows of a table, or those that a FILTER leaves, may be none.
bool QueryFacts::aggregate_not_null(Node aggregate) {
    const auto& promises = views_.promises();
    const auto function = aggregate["aggfnoid"].number();
    if (promises.counting.contains(function)) return true;
    const bool over_rows = !query_["groupClause"].empty() && !grouping_sets_ && aggregate["agglevelsup"].number() == 0 &&
                           aggregate["aggfilter"].empty() && aggregate["aggdirectargs"].empty();
    const auto arguments = aggregate["args"].items();
    return over_rows && promises.aggregates.contains(function) &&
           std::ranges::all_of(arguments, [&](Node one) { return not_null(one["expr"]); });
}

bool QueryFacts::call_not_null(Node call) {
    const auto& promises = views_.promises();
    if (call.is({"WINDOWFUNC"})) return promises.counting.contains(call["winfnoid"].number());
    const bool function = call.is({"FUNCEXPR"});
    const auto called = call[function ? "funcid" : "opfuncid"].number();
    return !call[function ? "funcretset" : "opretset"].flag() && promises.never_null_of_not_null.contains(called) &&
           all_not_null(call["args"]);
}

bool QueryFacts::case_not_null(Node expression) {
    const auto branches = expression["args"].items();
    return not_null(expression["defresult"]) &&
           std::ranges::all_of(branches, [&](Node one) { return not_null(one["result"]); });
}

bool QueryFacts::subquery_not_null(Node sublink) {
    const auto kind = sublink["subLinkType"].number();
    if (kind == exists_sublink || kind == array_sublink) return true;
    const auto query = sublink["subselect"];
    if (kind != one_value_sublink || !gives_one_row(query)) return false;
    const auto facts = QueryFacts{views_, query, this}.facts();
    return facts.columns.size() == 1 && facts.columns.front().not_null;
}

}  // namespace orderline::pg
