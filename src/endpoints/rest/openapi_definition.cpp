// endpoints/rest/openapi_definition.cpp: columns and arguments as OpenAPI 2.0 says types.
#include <fmt/format.h>
#include <algorithm>
#include <utility>
#include "endpoints/rest/openapi.hpp"

namespace orderline::rest {
namespace {

constexpr std::pair<std::string_view, std::string_view> types_by_name[] = {
    {"bool", "boolean"},  {"int2", "integer"},  {"int4", "integer"},  {"int8", "integer"}, {"numeric", "number"},
    {"float4", "number"}, {"float8", "number"}, {"json", ""},         {"jsonb", ""}};  // of JSON nothing can be said

std::string_view json_type(const schema::Type& type) {
    if (type.name.schema != "pg_catalog") return "string";
    const auto* known = std::ranges::find(types_by_name, type.name.name, &std::pair<std::string_view, std::string_view>::first);
    return known == std::end(types_by_name) ? "string" : known->second;
}

/// "character varying(20)" without its size; of "timestamp(3) without time zone" the rest stays.
std::string without_modifiers(const schema::Type& type) {
    auto text = type.text;
    const auto open = type.modifiers.empty() ? std::string::npos : text.find('(');
    if (open != std::string::npos) text.erase(open, text.find(')') - open + 1);
    return text;
}

/// Of a constant its value; an expression is a text, where texts can stand.
std::optional<json::value> default_of(const schema::Column& column) {
    if (!column.default_value || column.type.array) return std::nullopt;
    auto text = *column.default_value;
    if (json_type(column.type) != "string") {
        const auto parsed = parse_json(text);
        if (!parsed) return std::nullopt;
        return *parsed;
    }
    const auto cast = "::" + without_modifiers(column.type);
    if (text.ends_with(cast) && text.starts_with('\'')) text = text.substr(1, text.size() - cast.size() - 2);
    return json::value(text);
}

/// A key of several columns is told at the one that is not the same on both sides, as the tenant is.
std::string keys_of(const Catalogue& catalogue, const schema::Relation& relation, const std::string& column) {
    std::string text;
    const auto& key = relation.primary_key;
    if (key && std::ranges::find(key->columns, column) != key->columns.end()) text += "\nThis is a Primary Key.<pk/>";
    for (const auto& one : catalogue.relationships(relation.name)) {
        const auto place = std::ranges::find(one.from_columns, column);
        if (!one.forward || place == one.from_columns.end()) continue;
        const auto& target = one.to_columns[static_cast<std::size_t>(place - one.from_columns.begin())];
        if (one.from_columns.size() > 1 && target == column) continue;
        text += fmt::format("\nThis is a Foreign Key to `{0}.{1}`.<fk table='{0}' column='{1}'/>", one.to.name, target);
        break;
    }
    return text;
}

json::object property(const OpenapiFor& wanted, const schema::Relation& relation, const schema::Column& column) {
    auto found = openapi_type(wanted.catalogue.model(), column.type);
    if (auto value = default_of(column)) found["default"] = *std::move(value);
    const auto keys = keys_of(wanted.catalogue, relation, column.name);
    std::string description = column.comment.value_or("");
    if (!keys.empty()) description += (description.empty() ? "Note:" : "\n\nNote:") + keys;
    if (!description.empty()) found["description"] = description;
    const auto& type = column.type.name.name;
    if (!column.type.array && !column.type.modifiers.empty() && (type == "varchar" || type == "bpchar")) found["maxLength"] = column.type.modifiers.front();
    return found;
}

}  // namespace

json::object openapi_type(const schema::Model& model, const schema::Type& type) {
    json::object found;
    const auto name = json_type(type);
    if (type.array) {
        found["type"] = "array";
        found["items"] = name.empty() ? json::object{} : json::object{{"type", name}};
    } else if (!name.empty()) {
        found["type"] = name;
    }
    found["format"] = without_modifiers(type);
    if (const auto* values = type.array ? nullptr : model.enumeration(type.name)) {
        json::array list;
        for (const auto& value : values->values) list.emplace_back(value);
        found["enum"] = std::move(list);
    }
    return found;
}

json::object openapi_definition(const OpenapiFor& wanted, const schema::Relation& relation) {
    json::object properties;
    json::array required;
    for (const auto& column : relation.columns) {
        if (!Catalogue::may_read(relation, column, wanted.role)) continue;
        properties[column.name] = property(wanted, relation, column);
        if (!column.nullable) required.emplace_back(column.name);
    }
    json::object found;
    if (relation.comment) found["description"] = *relation.comment;
    if (!required.empty()) found["required"] = std::move(required);
    found["type"] = "object";
    found["properties"] = std::move(properties);
    return found;
}

}  // namespace orderline::rest
