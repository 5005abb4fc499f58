// endpoints/rest/catalogue.hpp: what the planner knows of a database; immutable: a changed schema makes a new one.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>
#include "schema/model.hpp"
#include "schema/relations.hpp"

namespace orderline::rest {

/// No procedure, aggregate or trigger: what has rows or a value to give.
bool is_callable(const schema::Function& function);
/// One that a caller gives: in, inout, variadic.
bool is_input(const schema::Argument& argument);

class Catalogue {
public:
    /// `schemas` are those that clients see; the first is the one they mean if they name none. The model must be sorted.
    /// `reads_request`: something in the database reads the settings request.…, so each transaction has to have them.
    Catalogue(schema::Model model, std::vector<std::string> schemas, bool reads_request = false);

    const schema::Model& model() const { return model_; }
    const std::vector<std::string>& schemas() const { return schemas_; }
    bool reads_request() const { return reads_request_; }
    const schema::Relation* relation(std::string_view schema, std::string_view name) const;
    /// All overloads, and whatever else has that name: procedures, aggregates, triggers.
    std::span<const schema::Function> functions(const schema::Name& name) const;

    /// The function of that name whose only argument is a row of the relation, in the relation's schema: what it gives is a column
    /// that is computed, or, if it gives rows of a relation, a relationship. nullptr if there is none.
    const schema::Function* computed(const schema::Relation& relation, std::string_view name) const;
    /// Whose rows a function gives; nullptr if it gives something else.
    const schema::Relation* rows_of(const schema::Function& function) const;

    /// False only of columns that a role was left out of when it was granted others of the same relation: `*` does not name them.
    static bool may_read(const schema::Relation& relation, const schema::Column& column, std::string_view role);

    /// By what was granted to the role itself or to everyone: for hints and descriptions, which must not tell of what one may not use.
    static bool may_use(const schema::Relation& relation, std::string_view role);
    static bool may_call(const schema::Function& function, std::string_view role);

    /// Those that begin at that relation.
    std::span<const schema::Relationship> relationships(const schema::Name& from) const;
    std::span<const schema::ManyToMany> junctions(const schema::Name& from) const;

private:
    schema::Model model_;
    std::vector<std::string> schemas_;
    bool reads_request_;
    std::vector<schema::Relationship> relationships_;
    std::vector<schema::ManyToMany> junctions_;
};

}  // namespace orderline::rest
