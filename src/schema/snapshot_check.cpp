// schema/snapshot_check.cpp: whether a model that somebody else wrote keeps to what every reader of models relies on.
#include "schema/snapshot_check.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <unordered_set>
#include "schema/spelling.hpp"

namespace orderline::schema {
namespace {

using Problem = std::optional<std::string>;
using Columns = std::unordered_set<std::string_view>;

/// The name of the first of a sorted list that is there twice. Those without a name (a view's keys) may be.
template <class Things>
Problem twice(const Things& things, std::string_view kind) {
    const auto at = std::ranges::adjacent_find(things, [](const auto& a, const auto& b) {
        if constexpr (requires { a.signature; }) return a.name == b.name && a.signature == b.signature;
        else return a.name == b.name;
    });
    if (at == things.end()) return std::nullopt;
    if constexpr (requires { at->name.empty(); }) {
        if (at->name.empty()) return std::nullopt;
    }
    return fmt::format("{} {} is there twice", kind, spell(at->name));
}

class RelationCheck {
public:
    RelationCheck(const Model& model, const Relation& relation) : model_(model), relation_(relation) {
        for (const auto& column : relation.columns) columns_.insert(column.name);
    }

    Problem problem() const {
        if (columns_.size() != relation_.columns.size()) return in_relation("has two columns of one name");
        for (const auto& found : {parts_twice(), keys(), foreign_keys(), others()}) {
            if (found) return found;
        }
        return std::nullopt;
    }

private:
    Problem in_relation(std::string_view what) const { return fmt::format("{} {}", spell(relation_.name), what); }

    Problem parts_twice() const {
        for (auto& found : {twice(relation_.unique_keys, "unique key"), twice(relation_.checks, "check"),
                            twice(relation_.exclusions, "exclusion"), twice(relation_.foreign_keys, "foreign key"),
                            twice(relation_.indexes, "index"), twice(relation_.triggers, "trigger"),
                            twice(relation_.policies, "policy")}) {
            if (found) return in_relation("is wrong: " + *found);
        }
        return std::nullopt;
    }

    Problem unknown(const std::vector<std::string>& names, std::string_view where) const {
        for (const auto& name : names) {
            if (!columns_.contains(name)) return in_relation(fmt::format("has no column {}, which its {} names", spell(name), where));
        }
        return std::nullopt;
    }

    Problem key(const Key& key, std::string_view kind) const {
        if (key.columns.empty()) return in_relation(fmt::format("has a {} without columns", kind));
        return unknown(key.columns, kind);
    }

    Problem keys() const {
        if (relation_.primary_key) {
            if (auto found = key(*relation_.primary_key, "primary key")) return found;
        }
        for (const auto& unique : relation_.unique_keys) {
            if (auto found = key(unique, "unique key")) return found;
        }
        return std::nullopt;
    }

    Problem foreign_keys() const {
        for (const auto& foreign : relation_.foreign_keys) {
            if (foreign.columns.empty() || foreign.columns.size() != foreign.target_columns.size()) {
                return in_relation(fmt::format("has a foreign key {} whose columns have no partners", spell(foreign.name)));
            }
            if (auto found = unknown(foreign.columns, "foreign key")) return found;
            if (auto found = unknown(foreign.set_columns, "foreign key")) return found;
            const auto* target = model_.relation(foreign.target);
            for (const auto& column : foreign.target_columns) {
                if (!target || target->column(column)) continue;
                return in_relation(fmt::format("has a foreign key {} to a column {} that {} does not have", spell(foreign.name),
                                               spell(column), spell(foreign.target)));
            }
        }
        return std::nullopt;
    }

    Problem others() const {
        for (const auto& check : relation_.checks) {
            if (auto found = unknown(check.columns, "check")) return found;
        }
        for (const auto& exclusion : relation_.exclusions) {
            if (auto found = unknown(exclusion.columns, "exclusion")) return found;
        }
        for (const auto& index : relation_.indexes) {
            if (auto found = unknown(index.include, "index")) return found;
            for (const auto& part : index.parts) {
                if (!part.expression && !columns_.contains(part.text)) return unknown({part.text}, "index");
            }
        }
        for (const auto& grant : relation_.grants) {
            if (auto found = unknown(grant.columns, "grant")) return found;
        }
        return std::nullopt;
    }

    const Model& model_;
    const Relation& relation_;
    Columns columns_;
};

}  // namespace

std::optional<std::string> unsound(const Model& model) {
    for (auto& found : {twice(model.schemas, "schema"), twice(model.relations, "relation"), twice(model.enums, "enum"),
                        twice(model.domains, "domain"), twice(model.composites, "composite type"), twice(model.ranges, "range"),
                        twice(model.external_types, "external type"), twice(model.functions, "function"),
                        twice(model.sequences, "sequence")}) {
        if (found) return found;
    }
    for (const auto& relation : model.relations) {
        if (auto found = RelationCheck{model, relation}.problem()) return found;
    }
    return std::nullopt;
}

}  // namespace orderline::schema
