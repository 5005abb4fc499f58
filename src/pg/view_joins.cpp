// pg/view_joins.cpp: which keys of its tables still hold for what FROM gives.
#include <algorithm>
#include "pg/view_query.hpp"

namespace orderline::pg {
namespace {

constexpr std::int64_t inner_join = 0, left_join = 1, right_join = 3;  // JoinType
constexpr std::size_t keys_max = 16;

/// Whether a row of `other` meets one row at most: all columns of a key are compared with values of that row.
bool meets_one(const Joined& joined, const Joined& other, const Equalities& on) {
    const auto is_compared = [&](const Variable& column) {
        return std::ranges::any_of(on, [&](const Equality& one) {
            if (!one.right) return one.left == column;
            return (one.left == column && other.entries.contains(one.right->entry)) ||
                   (*one.right == column && other.entries.contains(one.left.entry));
        });
    };
    const auto is_whole = [&](const JoinKey& key) { return std::ranges::all_of(key.columns, is_compared); };
    return std::ranges::any_of(joined.keys, is_whole);
}

std::vector<JoinKey> pairs_of(const Joined& left, const Joined& right) {
    std::vector<JoinKey> keys;
    for (const auto& one : left.keys) {
        for (const auto& other : right.keys) {
            auto& both = keys.emplace_back(one);
            both.columns.insert(both.columns.end(), other.columns.begin(), other.columns.end());
            both.primary = one.primary && other.primary;
            both.nulls_not_distinct = one.nulls_not_distinct && other.nulls_not_distinct;
        }
    }
    return keys;
}

/// A cast that changes no value: two that differ before it differ after it. Not so for character(n) or citext.
bool is_harmless(Node cast, const Promises& promises) {
    constexpr std::int64_t types[] = {20, 21, 23, 25, 26, 1043};  // int8, int2, int4, text, oid, varchar
    return cast.is({"RELABELTYPE"}) && std::ranges::find(types, cast["resulttype"].number()) != std::end(types) &&
           !promises.loose_collations.contains(cast["resultcollid"].number());
}

/// A value that is the same for all rows of this query.
bool is_fixed(Node expression) {
    while (expression.is({"RELABELTYPE"})) expression = expression["arg"];
    return expression.is({"CONST"}) || (expression.is({"VAR"}) && expression["varlevelsup"].number() > 0);
}

}  // namespace

std::optional<Variable> QueryFacts::variable_of(Node expression) {
    for (int steps = 0; steps < 100; ++steps) {
        if (is_harmless(expression, views_.promises())) {
            expression = expression["arg"];
            continue;
        }
        if (!expression.is({"VAR"}) || expression["varlevelsup"].number() != 0) return std::nullopt;
        const auto alias = alias_of(expression);
        if (alias.empty()) break;
        expression = alias;
    }
    const Variable variable{expression["varno"].number(), expression["varattno"].number()};
    if (!numbered(entry(variable.entry).columns, variable.column)) return std::nullopt;
    return variable;
}

Equalities QueryFacts::equalities_of(Node condition) {
    Equalities found;
    add_equalities(condition, found);
    return found;
}

void QueryFacts::add_equalities(Node condition, Equalities& found) {
    const Step step{views_};
    if (!step.allowed()) return;
    const auto arguments = condition["args"].items();
    if (condition.is({"BOOLEXPR"}) && condition["boolop"].word() == "and") {
        for (const auto one : arguments) add_equalities(one, found);
    }
    const auto& promises = views_.promises();
    const bool compares = condition.is({"OPEXPR"}) && promises.equalities.contains(condition["opno"].number()) &&
                          !promises.loose_collations.contains(condition["inputcollid"].number());
    if (!compares || arguments.size() != 2) return;
    const auto left = variable_of(arguments[0]), right = variable_of(arguments[1]);
    if (left && right) found.push_back({*left, right});
    else if (left && is_fixed(arguments[1])) found.push_back({*left, {}});
    else if (right && is_fixed(arguments[0])) found.push_back({*right, {}});
}

Variable QueryFacts::first_equal(Variable variable) const {
    auto at = equal_to_.find(variable);
    for (; at != equal_to_.end(); at = equal_to_.find(variable)) variable = at->second;
    return variable;
}

Joined QueryFacts::joined_entry(std::int64_t index) {
    Joined one;
    one.entries = {index};
    const auto* node = numbered(entries_, index);
    if (!node) return one;
    one.lateral = (*node)["lateral"].flag();
    for (const auto& key : entry(index).keys) {
        JoinKey columns{{}, key.primary, key.nulls_not_distinct};
        for (const int column : key.columns) columns.columns.push_back({index, column});
        one.keys.push_back(std::move(columns));
    }
    return one;
}

/// `above`: conditions that every row of this part fulfils, if it comes through at all.
Joined QueryFacts::joined(Node item, const Equalities& above) {
    const Step step{views_};
    if (!step.allowed()) return {};
    if (item.is({"RANGETBLREF"})) return joined_entry(item["rtindex"].number());
    if (item.is({"JOINEXPR"})) return joined_pair(item, above);
    auto on = above;
    add_equalities(item["quals"], on);
    const auto parts = item["fromlist"].items();
    if (parts.empty()) return {{}, {{{}, false, true}}, false};  // SELECT without FROM: one row
    auto all = joined(parts.front(), on);
    for (std::size_t i = 1; i < parts.size(); ++i) all = combine(all, joined(parts[i], on), on, true);
    return all;
}

Joined QueryFacts::joined_pair(Node join, const Equalities& above) {
    const auto kind = join["jointype"].number();
    auto on = equalities_of(join["quals"]);
    if (kind == inner_join) {
        on.insert(on.end(), above.begin(), above.end());
        return combine(joined(join["larg"], on), joined(join["rarg"], on), on, true);
    }
    // Of the side that keeps all its rows only what stands above is sure, of the other one only the join's own.
    const bool keeps_right = kind == right_join;
    const auto left = joined(join["larg"], keeps_right ? on : above);
    const auto right = joined(join["rarg"], keeps_right ? above : on);
    if (kind == left_join) return combine(left, right, on, false);
    if (keeps_right) return combine(right, left, on, false);
    Joined all = combine(left, right, {}, false);
    all.keys.clear();
    return all;
}

Joined combine(const Joined& left, const Joined& right, const Equalities& on, bool inner) {
    Joined all{left.entries, {}, left.lateral || right.lateral};
    all.entries.insert(right.entries.begin(), right.entries.end());
    const bool left_stays = meets_one(right, left, on);
    const bool right_stays = inner && !right.lateral && meets_one(left, right, on);
    if (left_stays) all.keys = left.keys;
    if (right_stays) all.keys.insert(all.keys.end(), right.keys.begin(), right.keys.end());
    if (inner && !left_stays && !right_stays) all.keys = pairs_of(left, right);
    if (all.keys.size() > keys_max) all.keys.resize(keys_max);
    return all;
}

}  // namespace orderline::pg
