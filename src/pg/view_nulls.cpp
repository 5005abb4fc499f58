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
    for (const auto* field : {"groupClause", "groupingSets", "havingQual", "limitCount", "limitOffset", "setOperations"}) {
        if (!query[field].empty()) return false;
    }
    return query["hasAggs"].flag() && !query["hasTargetSRFs"].flag();
}

}  // namespace

/// `nullable`: an outer join fills it up with NULL where it finds no partner. `holds`: every row that is shown fulfils it.
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
        learn_from(join["larg"], nullable || kind == right_join || kind == full_join, holds && (kind == inner_join || kind == left_join));
        learn_from(join["rarg"], nullable || kind == left_join || kind == full_join, holds && (kind == inner_join || kind == right_join));
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
    if (condition.is({"NULLTEST"}) && condition["nulltesttype"].number() == is_not_null && !condition["argisrow"].flag()) {
        learn_not_null(condition["arg"]);
    }
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
    if (expression.is({"AGGREF", "WINDOWFUNC", "FUNCEXPR", "OPEXPR"})) return call_not_null(expression);
    if (grouping_sets_) return false;  // a column or constant that is not in a row's set is NULL there
    if (expression.is({"VAR"})) return variable_not_null(expression);
    if (expression.is({"CONST"})) return expression["constisnull"].word() == "false";
    if (expression.is({"COALESCE", "MINMAX"})) return any_not_null(expression["args"]);
    if (expression.is({"CASE"})) return case_not_null(expression);
    if (expression.is({"BOOLEXPR"})) return all_not_null(expression["args"]);
    if (expression.is({"SUBLINK"})) return subquery_not_null(expression);
    if (expression.is({"NULLTEST", "BOOLEANTEST", "DISTINCTEXPR"})) return true;
    if (expression.is({"ARRAY"})) return !expression["multidims"].flag();
    if (expression.is({"SQLVALUEFUNCTION"})) return expression["op"].number() < current_schema;
    if (expression.is({"RELABELTYPE", "COERCETODOMAIN", "COERCEVIAIO", "ARRAYCOERCE", "COLLATE"})) return not_null(expression["arg"]);
    return false;
}

bool QueryFacts::variable_not_null(Node variable) {
    if (variable["varlevelsup"].number() != 0) return false;
    if (const auto alias = alias_of(variable); !alias.empty()) return not_null(alias);
    const Variable one{variable["varno"].number(), variable["varattno"].number()};
    if (proven_.contains(one)) return true;
    const auto& columns = entry(one.entry).columns;
    if (nullable_.contains(one.entry) || one.column < 1 || static_cast<std::size_t>(one.column) > columns.size()) return false;
    return columns[static_cast<std::size_t>(one.column) - 1].not_null;
}

bool QueryFacts::all_not_null(Node list) {
    return std::ranges::all_of(list.items(), [&](Node one) { return not_null(one); });
}

bool QueryFacts::any_not_null(Node list) {
    return std::ranges::any_of(list.items(), [&](Node one) { return not_null(one); });
}

bool QueryFacts::call_not_null(Node expression) {
    const auto& promises = views_.promises();
    if (expression.is({"AGGREF"})) {
        const auto function = expression["aggfnoid"].number();
        if (promises.counting.contains(function)) return true;
        // Over the rows of a group there is at least one; over none of all, or of those that a FILTER left, there is not.
        if (!promises.aggregates.contains(function) || expression["agglevelsup"].number() != 0 || query_["groupClause"].empty() || grouping_sets_) return false;
        if (!expression["aggfilter"].empty() || !expression["aggdirectargs"].empty()) return false;
        const auto arguments = expression["args"].items();
        return std::ranges::all_of(arguments, [&](Node one) { return not_null(one["expr"]); });
    }
    if (grouping_sets_) return false;
    if (expression.is({"WINDOWFUNC"})) return promises.counting.contains(expression["winfnoid"].number());
    const bool function = expression.is({"FUNCEXPR"});
    const auto called = expression[function ? "funcid" : "opfuncid"].number();
    if (expression[function ? "funcretset" : "opretset"].flag() || !promises.never_null_of_not_null.contains(called)) return false;
    return all_not_null(expression["args"]);
}

bool QueryFacts::case_not_null(Node expression) {
    const auto branches = expression["args"].items();
    return std::ranges::all_of(branches, [&](Node one) { return not_null(one["result"]); }) && not_null(expression["defresult"]);
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
