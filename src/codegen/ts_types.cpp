// codegen/ts_types.cpp: types of PostgreSQL -> types of TypeScript.
#include "codegen/ts_types.hpp"
#include <algorithm>
#include <span>
#include "codegen/ts_text.hpp"

namespace orderline::codegen {
namespace {

using std::string_view;

struct Known {
    string_view name, type;
};

/// Whatever is not here is text in JSON: dates, uuid, network addresses, ranges, bytea, even oid and money.
constexpr Known builtin[]{
    {"any", "unknown"}, {"anyarray", "unknown"}, {"anycompatible", "unknown"}, {"anycompatiblearray", "unknown"},
    {"anycompatiblemultirange", "unknown"}, {"anycompatiblenonarray", "unknown"}, {"anycompatiblerange", "unknown"},
    {"anyelement", "unknown"}, {"anyenum", "unknown"}, {"anymultirange", "unknown"}, {"anynonarray", "unknown"},
    {"anyrange", "unknown"}, {"bool", "boolean"}, {"float4", "number"}, {"float8", "number"}, {"int2", "number"},
    {"int4", "number"}, {"int8", "number"}, {"json", "Json"}, {"jsonb", "Json"}, {"numeric", "number"},
    {"record", "Record<string, unknown>"}, {"void", "undefined"},
};
static_assert(std::ranges::is_sorted(builtin, {}, &Known::name));

/// Types of extensions with a cast to json, which PostgreSQL uses.
constexpr string_view cast_to_json[]{"geography", "geometry", "hstore"};

/// Numbers of which a number of JavaScript carries but some, or not NaN and infinity.
constexpr string_view wide_numbers[]{"float4", "float8", "int8", "numeric"};

bool is_any(string_view name, std::span<const string_view> names) { return std::ranges::find(names, name) != names.end(); }

std::string parted(const TsUnion& members) {
    std::string found;
    for (const auto& member : members) found.append(found.empty() ? "" : " | ").append(member);
    return members.size() == 1 ? found : "(" + found + ")";
}

TsUnion array_of(const TsUnion& element) { return {parted(element) + "[]"}; }

}  // namespace

string_view section_of(const schema::Relation& relation) { return relation.is_view() ? "Views" : "Tables"; }

std::string TsTypes::row_of(const schema::Relation& relation) const {
    return "Database" + ts_path({relation.name.schema, section_of(relation), relation.name.name, "Row"});
}

TsUnion TsTypes::of_element(const schema::Type& type) const {
    if (type.name.schema == "pg_catalog") {
        const auto* found = std::ranges::lower_bound(builtin, type.name.name, {}, &Known::name);
        return {std::string{found != std::end(builtin) && found->name == type.name.name ? found->type : "string"}};
    }
    const auto& [schema, name] = type.name;
    if (const auto* domain = model_.domain(type.name)) return of(domain->base);
    if (const auto* one = model_.enumeration(type.name)) {
        if (is_written(schema)) return {"Database" + ts_path({schema, "Enums", name})};
        TsUnion values;
        for (const auto& value : one->values) values.push_back(ts_string(value));
        return values.empty() ? TsUnion{"never"} : values;
    }
    if (model_.composite(type.name)) {
        return {is_written(schema) ? "Database" + ts_path({schema, "CompositeTypes", name}) : std::string{"unknown"}};
    }
    if (const auto* relation = model_.relation(type.name)) return {is_written(schema) ? row_of(*relation) : std::string{"unknown"}};
    return {model_.external_type(type.name) && is_any(name, cast_to_json) ? "Json" : "string"};
}

TsUnion TsTypes::element_to_write(const schema::Type& type) const {
    if (const auto* domain = model_.domain(type.name)) return to_write(domain->base);
    if (type.name.schema == "pg_catalog" && is_any(type.name.name, wide_numbers)) return {"number", "string"};
    return of_element(type);
}

TsUnion TsTypes::of(const schema::Type& type) const {
    return type.array ? array_of(of_element(type)) : of_element(type);
}

TsUnion TsTypes::to_write(const schema::Type& type) const {
    if (type.array) return array_of(element_to_write(type));
    const auto written = element_to_write(type);
    return written == TsUnion{"Json"} ? TsUnion{"NonNullable<Json>"} : written;
}

}  // namespace orderline::codegen
