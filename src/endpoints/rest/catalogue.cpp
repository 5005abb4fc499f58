// endpoints/rest/catalogue.cpp: a model with its relationships, found by where they begin.
#include "endpoints/rest/catalogue.hpp"
#include <algorithm>

namespace orderline::rest {

Catalogue::Catalogue(schema::Model model, std::vector<std::string> schemas)
    : model_{std::move(model)}, schemas_{std::move(schemas)}, relationships_{schema::relationships(model_)},
      junctions_{schema::many_to_many(model_, relationships_)} {}

const schema::Relation* Catalogue::relation(std::string_view schema, std::string_view name) const {
    return model_.relation({std::string{schema}, std::string{name}});
}

std::span<const schema::Relationship> Catalogue::relationships(const schema::Name& from) const {
    return std::ranges::equal_range(relationships_, from, {}, &schema::Relationship::from);
}

std::span<const schema::ManyToMany> Catalogue::junctions(const schema::Name& from) const {
    return std::ranges::equal_range(junctions_, from, {}, &schema::ManyToMany::from);
}

}  // namespace orderline::rest
