// pg/introspect_views.cpp: gives views the nullability, the origins and the keys that their queries imply.
#include <algorithm>
#include "pg/introspect_catalogue.hpp"
#include "pg/sql.hpp"

namespace orderline::pg {
namespace {

Result<Promises> read_promises(Session& session) {
    TRY(rows, session.query(std::string{sql::introspect_promises.text}));
    Promises promises;
    for (int row = 0; row < rows.size(); ++row) {
        const Oid oid = rows.integer(row, 0);
        switch (rows.text(row, 1).front()) {
            case 's': promises.strict.insert(oid); break;
            case 'n': promises.never_null_of_not_null.insert(oid); break;
            case 'c': promises.counting.insert(oid); break;
            case 'a': promises.aggregates.insert(oid); break;
            case 'e': promises.equalities.insert(oid); break;
            default: promises.loose_collations.insert(oid); break;
        }
    }
    return promises;
}

/// A key whose columns are never NULL can be the primary key; of several the one that was a table's primary key.
void set_keys(schema::Relation& relation, const ViewFacts& facts) {
    const auto not_null = [&](int column) { return numbered(facts.columns, column)->not_null; };
    const KnownKey* primary = nullptr;
    for (const auto& key : facts.keys) {
        if (key.columns.empty() || !std::ranges::all_of(key.columns, not_null)) continue;
        if (!primary || (key.primary && !primary->primary)) primary = &key;
    }
    for (const auto& key : facts.keys) {
        if (key.columns.empty()) continue;  // one row at most: every column is one
        schema::Key shown;
        for (const int column : key.columns) shown.columns.push_back(numbered(relation.columns, column)->name);
        shown.nulls_not_distinct = key.nulls_not_distinct && !std::ranges::all_of(key.columns, not_null);
        if (&key == primary) relation.primary_key = std::move(shown);
        else relation.unique_keys.push_back(std::move(shown));
    }
}

void set_facts(schema::Relation& relation, const ViewFacts& facts, const Catalogue& catalogue) {
    if (facts.columns.size() != relation.columns.size()) return;
    for (std::size_t i = 0; i < facts.columns.size(); ++i) {
        const auto& shown = facts.columns[i];
        relation.columns[i].nullable = !shown.not_null;
        auto names = catalogue.column_names(shown.relation, {shown.column});
        if (names.empty()) continue;
        const auto& table = catalogue.relations.at(shown.relation).name;
        relation.columns[i].origin = schema::Origin{table, std::move(names.front())};
    }
    set_keys(relation, facts);
}

}  // namespace

Result<void> derive_views(Catalogue& catalogue) {
    const auto is_view = [](const auto& one) { return one.second.is_view(); };
    if (std::ranges::none_of(catalogue.wanted, is_view)) return {};
    TRY(promises, read_promises(catalogue.session));
    Views views{catalogue.relations, promises};
    for (auto& [oid, relation] : catalogue.wanted) {
        if (relation.is_view()) set_facts(relation, views.of(oid), catalogue);
    }
    return {};
}

}  // namespace orderline::pg
