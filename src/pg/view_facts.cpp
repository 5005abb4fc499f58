// pg/view_facts.cpp: tables by what the catalogue says of them, views by their queries.
#include "pg/view_facts.hpp"
#include <algorithm>
#include <tuple>
#include "pg/node_tree.hpp"
#include "pg/view_query.hpp"

namespace orderline::pg {
namespace {

/// Leaves out each key that follows from one with fewer columns.
std::vector<KnownKey> least(std::vector<KnownKey> keys, const std::vector<Shown>& columns) {
    const auto not_null = [&](int column) { return numbered(columns, column)->not_null; };
    const auto follows = [&](const KnownKey& key, const KnownKey& from) {
        const auto has = [&](int column) { return std::ranges::find(key.columns, column) != key.columns.end(); };
        return std::ranges::all_of(from.columns, has) &&
               (from.nulls_not_distinct || !key.nulls_not_distinct || std::ranges::all_of(from.columns, not_null));
    };
    std::ranges::stable_sort(keys, {}, [](const KnownKey& key) {
        return std::tuple{key.columns.size(), !key.primary, !key.nulls_not_distinct};
    });
    std::vector<KnownKey> kept;
    for (auto& key : keys) {
        const bool new_to_us = std::ranges::none_of(kept, [&](const KnownKey& one) { return follows(key, one); });
        if (new_to_us) kept.push_back(std::move(key));
    }
    return kept;
}

ViewFacts of_table(std::int64_t oid, const KnownRelation& relation) {
    ViewFacts facts;
    int number = 0;
    for (const auto& column : relation.columns) facts.columns.push_back({column.not_null, oid, ++number});
    facts.keys = relation.keys;
    return facts;
}

}  // namespace

const ViewFacts& Views::of(std::int64_t oid) {
    // Nothing is known of a view while it is looked at: it may name itself.
    const auto [at, is_new] = known_.try_emplace(oid);
    const auto relation = relations_.find(oid);
    if (!is_new || relation == relations_.end()) return at->second;
    auto facts = relation->second.action.empty() ? of_table(oid, relation->second) : of_view(relation->second);
    return known_[oid] = std::move(facts);
}

ViewFacts Views::of_view(const KnownRelation& relation) {
    const Step step{*this};
    const auto tree = NodeTree::parse(relation.action);
    const auto queries = tree ? tree->root().items() : std::vector<Node>{};
    ViewFacts facts;
    if (queries.size() == 1 && step.allowed()) facts = QueryFacts{*this, queries.front(), nullptr}.facts();
    if (facts.columns.size() != relation.columns.size()) {
        facts = {};
        facts.columns.resize(relation.columns.size());
    }
    facts.keys.insert(facts.keys.begin(), relation.keys.begin(), relation.keys.end());  // a materialized view's own
    facts.keys = least(facts.keys, facts.columns);
    if (depth_ == 1) steps_ = 0;
    return facts;
}

ViewFacts Views::scanned(std::int64_t oid, bool with_children) {
    auto facts = of(oid);
    const auto relation = relations_.find(oid);
    if (!with_children || relation == relations_.end() || relation->second.children.empty()) return facts;
    facts.keys.clear();  // each table has an index of its own
    for (std::size_t i = 0; i < facts.columns.size(); ++i) {
        facts.columns[i].not_null = not_null_in_all(oid, relation->second.columns[i].name, 0);
    }
    return facts;
}

bool Views::not_null_in_all(std::int64_t oid, const std::string& name, int depth) const {
    const auto relation = relations_.find(oid);
    if (relation == relations_.end() || depth > 100) return false;
    const auto& [columns, children] = std::tie(relation->second.columns, relation->second.children);
    const auto column = std::ranges::find(columns, name, &KnownColumn::name);
    return column != columns.end() && column->not_null &&
           std::ranges::all_of(children, [&](std::int64_t child) { return not_null_in_all(child, name, depth + 1); });
}

}  // namespace orderline::pg
