// endpoints/rest/catalogue.hpp: what the planner knows of a database; immutable: a changed schema makes a new one.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>
#include "schema/model.hpp"
#include "schema/relations.hpp"

namespace orderline::rest {

class Catalogue {
public:
    /// `schemas` are those that clients see; the first is the one they mean if they name none. The model must be sorted.
    Catalogue(schema::Model model, std::vector<std::string> schemas);

    const schema::Model& model() const { return model_; }
    const std::vector<std::string>& schemas() const { return schemas_; }
    const schema::Relation* relation(std::string_view schema, std::string_view name) const;

    /// Those that begin at that relation.
    std::span<const schema::Relationship> relationships(const schema::Name& from) const;
    std::span<const schema::ManyToMany> junctions(const schema::Name& from) const;

private:
    schema::Model model_;
    std::vector<std::string> schemas_;
    std::vector<schema::Relationship> relationships_;
    std::vector<schema::ManyToMany> junctions_;
};

}  // namespace orderline::rest
