// codegen/neighbourhood.cpp: reads the foreign keys of a model as a graph, and cuts pictures out of it.
#include "codegen/neighbourhood.hpp"
#include <algorithm>
#include <set>
#include "schema/relations.hpp"

namespace orderline::codegen {
namespace {

using schema::Relation;
using Columns = std::vector<std::string>;

bool holds_all(const Columns& outer, const Columns& inner) {
    return std::ranges::all_of(inner, [&](const auto& one) { return std::ranges::find(outer, one) != outer.end(); });
}

Picture picture_of(const Neighbours& neighbours, const std::set<const Relation*>& shown) {
    Picture picture;
    for (const auto& relation : neighbours.model().relations) {
        if (shown.contains(&relation)) picture.relations.push_back(&relation);
    }
    for (const auto& link : neighbours.links()) {
        if (shown.contains(link.child) && shown.contains(link.parent)) picture.links.push_back(&link);
    }
    return picture;
}

std::vector<const Relation*> tables_of(const Neighbours& neighbours) {
    std::vector<const Relation*> tables;
    for (const auto& relation : neighbours.model().relations) {
        if (relation.is_view()) continue;
        if (relation.partition_bound && neighbours.to(relation).empty()) continue;
        tables.push_back(&relation);
    }
    return tables;
}

template <class Map>
const typename Map::mapped_type& find_or_none(const Map& map, const Relation& relation) {
    static const typename Map::mapped_type none;
    const auto found = map.find(&relation);
    return found == map.end() ? none : found->second;
}

}  // namespace

Neighbours::Neighbours(const schema::Model& model) : model_{&model} {
    for (const auto& child : model.relations) {
        for (const auto& name : child.inherits) {
            if (const auto* parent = model.relation(name)) children_[parent].push_back(&child);
        }
    }
    for (const auto& one : schema::relationships(model)) {
        if (!one.forward || one.from != one.table) continue;
        const auto* child = model.relation(one.from);
        const auto* parent = model.relation(one.to);
        const auto key = std::ranges::find(child->foreign_keys, one.name, &schema::ForeignKey::name);
        if (parent->is_view() || key == child->foreign_keys.end()) continue;
        const bool identifying = child->primary_key && holds_all(child->primary_key->columns, key->columns);
        links_.push_back({child, &*key, parent, one.optional, one.one_to_one, identifying});
    }
    for (const auto& link : links_) {
        from_[link.child].push_back(&link);
        to_[link.parent].push_back(&link);
    }
}

const std::vector<const Link*>& Neighbours::from(const Relation& child) const { return find_or_none(from_, child); }
const std::vector<const Link*>& Neighbours::to(const Relation& parent) const { return find_or_none(to_, parent); }
const std::vector<const Relation*>& Neighbours::children(const Relation& parent) const {
    return find_or_none(children_, parent);
}

Picture whole(const Neighbours& neighbours) {
    const auto tables = tables_of(neighbours);
    return picture_of(neighbours, {tables.begin(), tables.end()});
}

Picture core(const Neighbours& neighbours, std::size_t relations_max) {
    auto tables = tables_of(neighbours);
    const auto count = tables.size();
    std::ranges::stable_sort(tables, std::greater<>{}, [&](const Relation* table) {
        return neighbours.from(*table).size() + neighbours.to(*table).size();
    });
    tables.resize(std::min(count, relations_max));
    auto picture = picture_of(neighbours, {tables.begin(), tables.end()});
    picture.left_out = count - tables.size();
    return picture;
}

Picture around(const Neighbours& neighbours, const Relation& centre, std::size_t relations_max) {
    std::set<const Relation*> shown{&centre}, missing;
    const auto add = [&](const Relation* relation) {
        if (shown.contains(relation)) return;
        (shown.size() < relations_max ? shown : missing).insert(relation);
    };
    for (const auto* link : neighbours.from(centre)) add(link->parent);
    for (const auto* link : neighbours.to(centre)) add(link->child);
    auto picture = picture_of(neighbours, shown);
    // Lines between two neighbours would hide what the picture is about.
    std::erase_if(picture.links, [&](const Link* link) { return link->child != &centre && link->parent != &centre; });
    picture.left_out = missing.size();
    return picture;
}

}  // namespace orderline::codegen
