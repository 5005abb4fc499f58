// schema/relations.cpp: foreign keys seen from both ends, through views, and through junction tables.
#include "schema/relations.hpp"
#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace orderline::schema {
namespace {

using Columns = std::vector<std::string>;

/// A view that shows columns of a table, some perhaps under several names.
struct Showing {
    const Relation* view;
    std::unordered_map<std::string_view, Columns> shown;  // column of the table -> columns of the view
};
using Views = std::map<Name, std::vector<Showing>>;

/// A view may show a key's columns under several names: this many of the choices are followed, the rest are left out.
constexpr std::size_t choices_max = 16;

/// Which views show columns of which table.
Views views_of(const Model& model) {
    Views views;
    for (const auto& relation : model.relations) {
        if (!relation.is_view()) continue;
        for (const auto& column : relation.columns) {
            if (!column.origin) continue;
            auto& showings = views[column.origin->relation];
            if (showings.empty() || showings.back().view != &relation) showings.push_back({&relation, {}});
            showings.back().shown[column.origin->column].push_back(column.name);
        }
    }
    return views;
}

/// An end of a relationship: the table itself, or a view in its place.
struct End {
    const Relation* relation;
    Columns columns;
};

/// Adds the view once for each way in which it shows all of the columns.
void add_choices(std::vector<End>& ends, const Showing& showing, const Columns& columns) {
    std::vector<Columns> choices{{}};
    for (const auto& column : columns) {
        const auto shown = showing.shown.find(column);
        if (shown == showing.shown.end()) return;
        std::vector<Columns> longer;
        for (const auto& choice : choices) {
            for (const auto& name : shown->second) {
                if (longer.size() == choices_max) break;
                longer.push_back(choice);
                longer.back().push_back(name);
            }
        }
        choices = std::move(longer);
    }
    for (auto& choice : choices) ends.push_back({showing.view, std::move(choice)});
}

/// The table, and each view that shows these columns of it.
std::vector<End> ends_of(const Views& views, const Relation& table, const Columns& columns) {
    std::vector<End> ends{{&table, columns}};
    const auto showings = views.find(table.name);
    if (showings == views.end()) return ends;
    for (const auto& showing : showings->second) add_choices(ends, showing, columns);
    return ends;
}

/// A partition repeats the foreign keys of its parent: they belong to the parent.
bool is_of_parent(const Model& model, const Relation& relation, const ForeignKey& key) {
    if (!relation.partition_bound) return false;
    return std::ranges::any_of(relation.inherits, [&](const Name& parent_name) {
        const auto* parent = model.relation(parent_name);
        return parent && std::ranges::any_of(parent->foreign_keys, [&](const ForeignKey& other) {
                   return other.columns == key.columns && other.target == key.target && other.target_columns == key.target_columns;
               });
    });
}

bool is_unique(const Relation& relation, Columns columns) {
    std::ranges::sort(columns);
    const auto covers = [&](const Key& key) {
        auto others = key.columns;
        std::ranges::sort(others);
        return others == columns;
    };
    return (relation.primary_key && covers(*relation.primary_key)) || std::ranges::any_of(relation.unique_keys, covers);
}

void add_both_directions(std::vector<Relationship>& all, const Views& views, const Relation& table, const ForeignKey& key,
                         const Relation& target) {
    const bool one_to_one = is_unique(table, key.columns);
    const bool optional = std::ranges::any_of(key.columns, [&](const std::string& name) {
        const auto* column = table.column(name);
        return column && column->nullable;
    });
    const auto near_ends = ends_of(views, table, key.columns), far_ends = ends_of(views, target, key.target_columns);
    for (const auto& near : near_ends) {
        for (const auto& far : far_ends) {
            all.push_back({key.name, near.relation->name, far.relation->name, near.columns, far.columns, true, one_to_one,
                           optional, table.name});
            all.push_back({key.name, far.relation->name, near.relation->name, far.columns, near.columns, false, one_to_one,
                           optional, table.name});
        }
    }
}

}  // namespace

std::vector<Relationship> relationships(const Model& model) {
    const auto views = views_of(model);
    std::vector<Relationship> all;
    for (const auto& table : model.relations) {
        for (const auto& key : table.foreign_keys) {
            const auto* target = model.relation(key.target);
            if (target && !is_of_parent(model, table, key)) add_both_directions(all, views, table, key, *target);
        }
    }
    std::ranges::sort(all, [](const Relationship& a, const Relationship& b) {
        return std::tie(a.from, b.forward, a.name, a.to, a.from_columns, a.to_columns, a.table) <
               std::tie(b.from, a.forward, b.name, b.to, b.from_columns, b.to_columns, b.table);
    });
    return all;
}

std::vector<ManyToMany> many_to_many(const Model& model, const std::vector<Relationship>& relationships) {
    const auto is_in_key = [](const Relation& junction, const Columns& columns) {
        return std::ranges::all_of(columns, [&](const std::string& column) {
            return std::ranges::find(junction.primary_key->columns, column) != junction.primary_key->columns.end();
        });
    };
    std::vector<ManyToMany> all;
    for (auto begin = relationships.begin(); begin != relationships.end();) {
        const auto end = std::find_if(begin, relationships.end(), [&](const Relationship& one) { return one.from != begin->from; });
        const auto* junction = model.relation(begin->from);
        std::vector<const Relationship*> arms;
        for (auto one = begin; one != end && junction && junction->primary_key; ++one) {
            if (one->forward && !one->one_to_one && is_in_key(*junction, one->from_columns)) arms.push_back(&*one);
        }
        for (const auto* near : arms) {
            for (const auto* far : arms) {
                // One constraint that leads to a table and to a view of it is no meeting.
                if (std::tie(near->table, near->name) != std::tie(far->table, far->name)) all.push_back({near->to, far->to, begin->from, *near, *far});
            }
        }
        begin = end;
    }
    std::ranges::sort(all, {}, [](const ManyToMany& one) {
        return std::tie(one.from, one.to, one.junction, one.near.name, one.far.name, one.near.from_columns, one.far.from_columns);
    });
    return all;
}

}  // namespace orderline::schema
