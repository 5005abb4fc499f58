// codegen/zod_types.cpp: types of PostgreSQL -> Zod, by name, modifiers and what the model knows of them.
#include "codegen/zod_types.hpp"
#include <algorithm>
#include <fmt/format.h>
#include "codegen/ts_text.hpp"
#include "codegen/zod_checks.hpp"

namespace orderline::codegen {
namespace {

using std::string_view;

/// Those whose helper has the type's name.
constexpr string_view by_name[]{"bytea", "cidr",  "date", "inet", "int2",      "int4",        "json",   "jsonb", "macaddr",
                                "macaddr8", "money", "time", "text", "timestamp", "timestamptz", "timetz", "uuid", "interval"};

/// PostgreSQL's own ranges, which the model does not list.
struct BuiltinRange {
    string_view name, multirange, subtype;
};
constexpr BuiltinRange builtin_ranges[]{
    {"daterange", "datemultirange", "date"}, {"int4range", "int4multirange", "int4"}, {"int8range", "int8multirange", "int8"},
    {"numrange", "nummultirange", "numeric"}, {"tsrange", "tsmultirange", "timestamp"}, {"tstzrange", "tstzmultirange", "timestamptz"},
};

std::string list_of(const std::vector<std::string>& values) {
    std::vector<std::string> quoted;
    for (const auto& one : values) quoted.push_back(ts_string(one));
    return fmt::format("[{}]", fmt::join(quoted, ", "));
}

}  // namespace

schema::Type ZodTypes::base_of(schema::Type type) const {
    while (const auto* domain = model_.domain(type.name)) {
        const bool array = type.array || domain->base.array;
        type = domain->base;
        type.array = array;
    }
    return type;
}

std::string ZodTypes::of(const schema::Type& type, Use use) const {
    if (!type.array) return element(type, use);
    const bool json = type.name.schema == "pg_catalog" && type.name.name.starts_with("json");
    return fmt::format("{}({})", call("arrayOf"), element(type, json ? Use::read : use));
}

std::string ZodTypes::enum_schema(const schema::Enum& one) const {
    return one.values.empty() ? "z.never()" : fmt::format("z.enum({})", list_of(one.values));
}

std::string ZodTypes::domain_schema(const schema::Domain& one, Use use) const {
    auto text = of(one.base, use);
    for (const auto& check : one.checks) {
        const auto tree = parse_expression(check.expression);
        if (!tree || !passes_null(*tree) || !check.valid) continue;
        const CheckWriter writer{model_, [&](const std::string&) { return Variable{base_of(one.base), "value", "value"}; }, called_};
        if (const auto condition = writer.condition(*tree)) {
            text += fmt::format("\n  .refine((value) => {}({}), {})", call("holds"), *condition, ts_string(check.name));
        }
    }
    return text;
}

std::string ZodTypes::composite_schema(const schema::Composite& one) const {
    std::string text = "z.object({\n";
    for (const auto& attribute : one.attributes) {
        append_doc(text, 2, attribute.comment);
        text += fmt::format("  {}: {}.nullable(),\n", ts_value_key(attribute.name), of(attribute.type, Use::read));
    }
    return text + "})";
}

std::string ZodTypes::element(const schema::Type& type, Use use) const {
    if (type.name.schema == "pg_catalog") return builtin(type, use);
    const auto& name = type.name;
    if (const auto* domain = model_.domain(name)) {
        const auto read = of(domain->base, Use::read);
        return is_written(name.schema) && (use == Use::read || read == of(domain->base, use)) ? schema_name(name) : domain_schema(*domain, use);
    }
    if (const auto* one = model_.enumeration(name)) return is_written(name.schema) ? schema_name(name) : enum_schema(*one);
    if (model_.composite(name)) return is_written(name.schema) ? schema_name(name) : "z.unknown()";
    if (model_.relation(name)) return is_written(name.schema) ? fmt::format("z.lazy(() => {})", schema_name(name)) : "z.unknown()";
    if (const auto* found = model_.range(name)) {
        const auto one = range(found->subtype);
        return found->name == name ? one : fmt::format("{}({})", call("multirange"), one);
    }
    const bool cast_to_json = model_.external_type(name) && (name.name == "hstore" || name.name == "geometry" || name.name == "geography");
    return call(cast_to_json ? "json" : "text");
}

std::string ZodTypes::builtin(const schema::Type& type, Use use) const {
    const auto& name = type.name.name;
    const auto& modifiers = type.modifiers;
    if ((name == "json" || name == "jsonb") && use == Use::write) return call(name == "json" ? "jsonInput" : "jsonbInput");
    if (std::ranges::find(by_name, name) != std::end(by_name)) return call(*std::ranges::find(by_name, name));
    if (name == "bool") return "z.boolean()";
    if (name == "int8" || name == "numeric" || name == "float4" || name == "float8") return number(name, modifiers, use);
    if ((name == "varchar" || name == "bpchar") && !modifiers.empty()) return fmt::format("{}({})", call("varchar"), modifiers[0]);
    if (name == "bit") return fmt::format("{}((length) => length === {})", call("bits"), modifiers.empty() ? 1 : modifiers[0]);
    if (name == "varbit") {
        return fmt::format("{}((length) => {})", call("bits"), modifiers.empty() ? "length >= 0" : fmt::format("length <= {}", modifiers[0]));
    }
    for (const auto& [own, many, subtype] : builtin_ranges) {
        if (name == own) return range({{"pg_catalog", std::string{subtype}}, false, {}, {}});
        if (name == many) return fmt::format("{}({})", call("multirange"), range({{"pg_catalog", std::string{subtype}}, false, {}, {}}));
    }
    return call("text");  // what else is text in JSON; its syntax is PostgreSQL's to check
}

std::string ZodTypes::number(const std::string& name, const std::vector<int>& modifiers, Use use) const {
    const bool read = use == Use::read;
    if (name == "int8") return call(read ? "int8" : "int8Input");
    if (name != "numeric") return call(read ? "float" : name == "float4" ? "float4Input" : "float8Input");
    const auto limits = modifiers.empty() ? std::string{} : fmt::format("{}", fmt::join(modifiers, ", "));
    return fmt::format("{}({})", call(read ? "numeric" : "numericInput"), limits);
}

std::string ZodTypes::range(const schema::Type& subtype) const {
    const auto name = subtype.name.schema == "pg_catalog" && !subtype.array ? subtype.name.name : "";
    if (name == "int4" || name == "int8") return fmt::format("{}({})", call("range"), call("wholeEnd"));
    if (name == "numeric" || name == "float8") return fmt::format("{}({})", call("range"), call("numberEnd"));
    if (name == "date" || name == "timestamp" || name == "timestamptz") {
        return fmt::format("{}((end) => {}(end, \"{}\"))", call("range"), call("momentOf"), name);
    }
    return fmt::format("{}(() => undefined)", call("range"));
}

}  // namespace orderline::codegen
