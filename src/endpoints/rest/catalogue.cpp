// endpoints/rest/catalogue.cpp: a model with its relationships, found by where they begin.
#include "endpoints/rest/catalogue.hpp"
#include <algorithm>

namespace orderline::rest {

bool is_callable(const schema::Function& function) {
    if (function.kind != schema::FunctionKind::function || !function.returns) return false;
    const auto& type = function.returns->name;
    return type.schema != "pg_catalog" || (type.name != "trigger" && type.name != "event_trigger");
}

bool is_input(const schema::Argument& argument) {
    return argument.mode != schema::ArgumentMode::out && argument.mode != schema::ArgumentMode::table;
}

Catalogue::Catalogue(schema::Model model, std::vector<std::string> schemas, bool reads_request)
    : model_{std::move(model)}, schemas_{std::move(schemas)}, reads_request_{reads_request}, relationships_{schema::relationships(model_)},
      junctions_{schema::many_to_many(model_, relationships_)} {}

const schema::Relation* Catalogue::relation(std::string_view schema, std::string_view name) const {
    return model_.relation({std::string{schema}, std::string{name}});
}

std::span<const schema::Function> Catalogue::functions(const schema::Name& name) const {
    return std::ranges::equal_range(model_.functions, name, {}, &schema::Function::name);
}

const schema::Function* Catalogue::computed(const schema::Relation& relation, std::string_view name) const {
    const auto of_its_rows = [&](const schema::Function& function) {
        if (function.arguments.size() != 1 || !is_callable(function)) return false;
        const auto& argument = function.arguments.front();
        return is_input(argument) && !argument.type.array && argument.type.name == relation.name;
    };
    const auto overloads = functions({relation.name.schema, std::string{name}});
    const auto found = std::ranges::find_if(overloads, of_its_rows);
    return found == overloads.end() ? nullptr : &*found;
}

const schema::Relation* Catalogue::rows_of(const schema::Function& function) const {
    return function.returns->array ? nullptr : model_.relation(function.returns->name);
}

bool Catalogue::may_use(const schema::Relation& relation, std::string_view role) {
    return std::ranges::any_of(relation.grants, [&](const auto& grant) { return grant.grantee == role || grant.grantee == "public"; });
}

bool Catalogue::may_call(const schema::Function& function, std::string_view role) {
    return std::ranges::any_of(function.grants, [&](const auto& grant) { return grant.grantee == role || grant.grantee == "public"; });
}

bool Catalogue::may_read(const schema::Relation& relation, const schema::Column& column, std::string_view role) {
    bool some_columns = false;
    for (const auto& grant : relation.grants) {
        if (grant.grantee != role && grant.grantee != "public") continue;
        const auto reads = [](const std::string& privilege) { return privilege == "SELECT" || privilege == "SELECT*"; };
        if (std::ranges::none_of(grant.privileges, reads)) continue;
        if (grant.columns.empty() || std::ranges::find(grant.columns, column.name) != grant.columns.end()) return true;
        some_columns = true;
    }
    return !some_columns;
}

std::span<const schema::Relationship> Catalogue::relationships(const schema::Name& from) const {
    return std::ranges::equal_range(relationships_, from, {}, &schema::Relationship::from);
}

std::span<const schema::ManyToMany> Catalogue::junctions(const schema::Name& from) const {
    return std::ranges::equal_range(junctions_, from, {}, &schema::ManyToMany::from);
}

}  // namespace orderline::rest
