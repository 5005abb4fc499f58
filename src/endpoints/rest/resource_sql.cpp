// endpoints/rest/resource_sql.cpp: values and filters of a resource.
#include "endpoints/rest/resource_sql.hpp"
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace orderline::rest {

std::string of_row(const schema::Function& function, const Resource& resource) {
    return fmt::format("{}(({}.*)::{})", quoted(function.name), quoted(resource.alias), quoted(resource.relation->name));
}

std::string value_sql(Sql& sql, const Resource& resource, const Field& field) {
    const auto computed = resource.computed.find(field.name);
    auto base = computed == resource.computed.end() ? column_of(resource.alias, field.name) : of_row(*computed->second, resource);
    return inside_sql(sql, std::move(base), field.path, resource.type_of(field.name));
}

std::string filter_sql(const Filter& filter, const std::function<std::string(const Condition&)>& one) {
    if (const auto* condition = std::get_if<Condition>(&filter)) return one(*condition);
    const auto& logic = std::get<Logic>(filter);
    std::vector<std::string> terms;
    for (const auto& term : logic.terms) terms.push_back(filter_sql(term, one));
    const auto text = fmt::format("({})", fmt::join(terms, logic.any ? " OR " : " AND "));
    return logic.negated ? "NOT " + text : text;
}

std::string value_condition_sql(Sql& sql, const Resource& resource, const Condition& condition) {
    const auto* type = condition.field.path.empty() ? resource.type_of(condition.field.name) : nullptr;
    return condition_sql(sql, value_sql(sql, resource, condition.field), condition, type);
}

}  // namespace orderline::rest
