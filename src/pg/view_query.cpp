// pg/view_query.cpp: what one SELECT shows: its targets, and the keys that its grouping leaves or makes.
#include "pg/view_query.hpp"
#include <algorithm>

namespace orderline::pg {
namespace {

// From PostgreSQL's parsenodes.h: their order is part of what is stored, and was never changed.
constexpr std::int64_t select_command = 1;
constexpr std::int64_t relation_entry = 0, subquery_entry = 1, join_entry = 2, values_entry = 5, common_entry = 6,
                       group_entry = 9;
constexpr std::int64_t union_operation = 1, intersection = 2;

KnownKey key_of_all(std::size_t columns) {
    KnownKey key{{}, false, true};
    for (std::size_t i = 1; i <= columns; ++i) key.columns.push_back(static_cast<int>(i));
    return key;
}

}  // namespace

QueryFacts::QueryFacts(Views& views, Node query, QueryFacts* outer)
    : views_{views}, query_{query}, outer_{outer}, entries_{query["rtable"].items()}, known_(entries_.size()),
      grouping_sets_{!query["groupingSets"].empty()} {
    for (const auto target : query["targetList"].items()) {
        if (!target["resjunk"].flag()) targets_.push_back(target);
    }
}

ViewFacts QueryFacts::facts() {
    const Step step{views_};
    if (query_["commandType"].number() != select_command || !step.allowed()) return {};
    if (const auto operation = query_["setOperations"]; !operation.empty()) return of_set(operation);
    learn_from(query_["jointree"], false, true);
    ViewFacts facts;
    for (const auto target : targets_) facts.columns.push_back(shown(target["expr"]));
    facts.keys = keys();
    return facts;
}

Shown QueryFacts::shown(Node expression) {
    Shown shown;
    shown.not_null = not_null(expression);
    for (int steps = 0; expression.is({"VAR"}) && expression["varlevelsup"].number() == 0 && steps < 100; ++steps) {
        if (const auto alias = alias_of(expression); !alias.empty()) {
            expression = alias;
            continue;
        }
        const auto& columns = entry(expression["varno"].number()).columns;
        if (const auto* source = numbered(columns, expression["varattno"].number())) {
            shown.relation = source->relation;
            shown.column = source->column;
        }
        break;
    }
    return shown;
}

// Two branches: a row may come from either (UNION), from both (INTERSECT) or from the left one (EXCEPT).
ViewFacts QueryFacts::of_set(Node operation) {
    const Step step{views_};
    if (!step.allowed()) return {};
    if (!operation.is({"SETOPERATIONSTMT"})) return leaf_of_set(operation);
    auto left = of_set(operation["larg"]);
    const auto right = of_set(operation["rarg"]);
    const auto kind = operation["op"].number();
    ViewFacts facts;
    for (std::size_t i = 0; i < left.columns.size() && i < right.columns.size(); ++i) {
        const bool one = left.columns[i].not_null, other = right.columns[i].not_null;
        facts.columns.push_back({kind == union_operation ? one && other : one || (kind == intersection && other)});
    }
    if (!operation["all"].flag()) facts.keys.push_back(key_of_all(facts.columns.size()));
    return facts;
}

ViewFacts QueryFacts::leaf_of_set(Node leaf) {
    auto facts = entry(leaf["rtindex"].number());
    facts.keys.clear();
    return facts;
}

/// GROUP BY or DISTINCT: the columns that it names, if all of them are shown.
std::optional<KnownKey> QueryFacts::key_of_clause(Node clause) const {
    KnownKey key{{}, false, true};
    for (const auto item : clause.items()) {
        const auto reference = item["tleSortGroupRef"].number();
        const auto is_it = [&](Node one) { return one["ressortgroupref"].number() == reference; };
        const auto target = std::ranges::find_if(targets_, is_it);
        if (target == targets_.end()) return std::nullopt;
        key.columns.push_back(static_cast<int>(target - targets_.begin()) + 1);
    }
    std::ranges::sort(key.columns);
    return key;
}

std::vector<KnownKey> QueryFacts::keys() {
    std::vector<KnownKey> keys;
    const auto group = query_["groupClause"], distinct = query_["distinctClause"];
    const bool grouped = !group.empty();
    if (!grouping_sets_) {
        if (!grouped && (query_["hasAggs"].flag() || !query_["havingQual"].empty())) keys.push_back({{}, false, true});
        else keys = keys_of_rows();
        const auto key = grouped ? key_of_clause(group) : std::nullopt;
        if (key) keys.push_back(*key);
    }
    if (query_["hasTargetSRFs"].flag()) keys.clear();
    const auto key = distinct.empty() ? std::nullopt : key_of_clause(distinct);
    if (key) keys.push_back(*key);
    return keys;
}

/// The keys of what FROM gives, as far as their columns are shown.
std::vector<KnownKey> QueryFacts::keys_of_rows() {
    std::map<Variable, int> positions;
    int number = 0;
    for (const auto target : targets_) {
        ++number;
        if (const auto variable = variable_of(target["expr"])) positions.try_emplace(first_equal(*variable), number);
    }
    std::set<Variable> constant;
    for (const auto& one : constant_) constant.insert(first_equal(one));
    std::vector<KnownKey> keys;
    const auto rows = joined(query_["jointree"], {});
    for (const auto& key : rows.keys) {
        std::set<int> columns;
        bool whole = true;
        for (const auto& column : key.columns) {
            const auto first = first_equal(column);
            const auto position = positions.find(first);
            if (position != positions.end() && !constant.contains(first)) columns.insert(position->second);
            else whole = whole && constant.contains(first);
        }
        if (whole) keys.push_back({{columns.begin(), columns.end()}, key.primary, key.nulls_not_distinct});
    }
    return keys;
}

Node QueryFacts::alias_of(Node variable) const {
    const auto* one = numbered(entries_, variable["varno"].number());
    if (!one) return {};
    const auto kind = (*one)["rtekind"].number();
    if (kind != join_entry && kind != group_entry) return {};
    const auto aliases = (*one)[kind == join_entry ? "joinaliasvars" : "groupexprs"].items();
    const auto* alias = numbered(aliases, variable["varattno"].number());
    return alias ? *alias : Node{};
}

const ViewFacts& QueryFacts::entry(std::int64_t index) {
    static const ViewFacts unknown;
    const auto* one = numbered(entries_, index);
    if (!one) return unknown;
    auto& known = known_[static_cast<std::size_t>(index) - 1];
    if (!known) known = read_entry(*one);
    return *known;
}

ViewFacts QueryFacts::read_entry(Node entry) {
    switch (entry["rtekind"].number()) {
        case relation_entry: return views_.scanned(entry["relid"].number(), entry["inh"].flag());
        case subquery_entry: return QueryFacts{views_, entry["subquery"], this}.facts();
        case values_entry: return of_values(entry["values_lists"]);
        case common_entry:
            if (const auto* found = common_table(entry["ctename"].text(), entry["ctelevelsup"].number())) return *found;
            return {};
        default: return {};
    }
}

ViewFacts QueryFacts::of_values(Node lists) {
    ViewFacts facts;
    bool first = true;
    for (const auto list : lists.items()) {
        const auto values = list.items();
        if (std::exchange(first, false)) facts.columns.resize(values.size(), {true});
        for (std::size_t i = 0; i < values.size() && i < facts.columns.size(); ++i) {
            facts.columns[i].not_null = facts.columns[i].not_null && not_null(values[i]);
        }
    }
    return facts;
}

const ViewFacts* QueryFacts::common_table(const std::string& name, std::int64_t levels_up) {
    if (levels_up > 0) return outer_ ? outer_->common_table(name, levels_up - 1) : nullptr;
    const auto [at, is_new] = common_.try_emplace(name);
    if (!is_new) return &at->second;
    for (const auto table : query_["cteList"].items()) {
        if (table["ctename"].text() != name || table["cterecursive"].flag()) continue;
        at->second = QueryFacts{views_, table["ctequery"], this}.facts();
    }
    return &at->second;
}

}  // namespace orderline::pg
