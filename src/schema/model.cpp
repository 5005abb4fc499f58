// schema/model.cpp: finding things in a model, and the order in which they stand.
#include "schema/model.hpp"
#include <algorithm>
#include <tuple>

namespace orderline::schema {
namespace {

template <class Thing>
const Thing* find(const std::vector<Thing>& things, const Name& wanted) {
    const auto at = std::ranges::lower_bound(things, wanted, {}, &Thing::name);
    return at != things.end() && at->name == wanted ? &*at : nullptr;
}

template <class Thing>
void sort_by_name(std::vector<Thing>& things) {
    std::ranges::sort(things, {}, &Thing::name);
}

void sort_grants(std::vector<Grant>& grants) {
    for (auto& grant : grants) {
        std::ranges::sort(grant.privileges);
        std::ranges::sort(grant.columns);
    }
    std::ranges::sort(grants, {}, [](const Grant& grant) { return std::tie(grant.grantee, grant.columns, grant.privileges); });
}

void sort_parts(Relation& relation) {
    // A view's keys have no name.
    std::ranges::sort(relation.unique_keys, {}, [](const Key& key) { return std::tie(key.name, key.columns); });
    sort_by_name(relation.checks);
    sort_by_name(relation.exclusions);
    sort_by_name(relation.foreign_keys);
    sort_by_name(relation.indexes);
    sort_by_name(relation.triggers);
    sort_by_name(relation.policies);
    sort_grants(relation.grants);
}

}  // namespace

const Column* Relation::column(std::string_view wanted) const {
    const auto at = std::ranges::find(columns, wanted, &Column::name);
    return at == columns.end() ? nullptr : &*at;
}

void Model::sort() {
    sort_by_name(schemas);
    for (auto& schema : schemas) sort_grants(schema.grants);
    sort_by_name(relations);
    for (auto& relation : relations) sort_parts(relation);
    sort_by_name(enums);
    sort_by_name(domains);
    for (auto& domain : domains) sort_by_name(domain.checks);
    sort_by_name(composites);
    sort_by_name(ranges);
    sort_by_name(external_types);
    std::ranges::sort(functions, {}, [](const Function& function) { return std::tie(function.name, function.signature); });
    for (auto& function : functions) sort_grants(function.grants);
    sort_by_name(sequences);
}

const Relation* Model::relation(const Name& wanted) const { return find(relations, wanted); }
const Enum* Model::enumeration(const Name& wanted) const { return find(enums, wanted); }
const Domain* Model::domain(const Name& wanted) const { return find(domains, wanted); }
const Composite* Model::composite(const Name& wanted) const { return find(composites, wanted); }
const ExternalType* Model::external_type(const Name& wanted) const { return find(external_types, wanted); }

const Range* Model::range(const Name& wanted) const {
    const auto at = std::ranges::find_if(ranges, [&](const Range& range) { return range.name == wanted || range.multirange == wanted; });
    return at == ranges.end() ? nullptr : &*at;
}

}  // namespace orderline::schema
