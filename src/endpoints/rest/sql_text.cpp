// endpoints/rest/sql_text.cpp: names, casts, fields and conditions as SQL.
#include "endpoints/rest/sql_text.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace orderline::rest {
namespace {

// What SQL spells in a way that is no identifier, or in another way than the catalogue's name.
constexpr std::string_view spelled_types[] = {
    "bigint", "bit", "boolean", "char", "character", "character varying", "dec", "decimal", "double precision", "float", "int", "integer",
    "interval", "numeric", "real", "smallint", "time", "time with time zone", "time without time zone", "timestamp",
    "timestamp with time zone", "timestamp without time zone", "varchar"};

constexpr std::string_view signs[] = {"=", "<>", ">", ">=", "<", "<=", "LIKE", "ILIKE", "~", "~*", "IS", "IS DISTINCT FROM", "= ANY",
                                      "@>", "<@", "&&", "<<", ">>", "&>", "&<", "-|-", "@@", "@@", "@@", "@@"};
constexpr std::string_view query_functions[] = {"to_tsquery", "plainto_tsquery", "phraseto_tsquery", "websearch_to_tsquery"};

bool is_type(const schema::Type* type, std::initializer_list<std::string_view> names) {
    return type && !type->array && type->name.schema == "pg_catalog" && std::ranges::find(names, type->name.name) != names.end();
}

/// In patterns "*" stands for "%", which would have to be escaped in a URL.
std::string pattern(const Condition& condition, std::string value) {
    if (condition.op == Operator::like || condition.op == Operator::ilike) std::ranges::replace(value, '*', '%');
    return value;
}

std::string is_sql(const std::string& expression, const std::string& value) {
    if (value == "not_null") return expression + " IS NOT NULL";
    std::string word = value;
    std::ranges::transform(word, word.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return expression + " IS " + word;
}

std::string search_sql(Sql& sql, const std::string& expression, const Condition& condition, const schema::Type* type) {
    const auto function = query_functions[static_cast<std::size_t>(condition.op) - static_cast<std::size_t>(Operator::fts)];
    const auto config = condition.config ? sql.bind(*condition.config) + "::regconfig, " : std::string{};
    const auto document = is_type(type, {"tsvector"}) ? expression : fmt::format("to_tsvector({}{})", config, expression);
    return fmt::format("{} @@ {}({}{})", document, function, config, sql.bind(condition.value));
}

}  // namespace

std::string Sql::bind(std::string value) {
    params.add(std::move(value));
    return fmt::format("${}", params.values().size());
}

std::string Sql::bind_step(const JsonStep& step) {
    const auto* index = std::get_if<int>(&step.key);
    const std::string value = index ? std::to_string(*index) : std::get<std::string>(step.key), type = index ? "::int" : "::text";
    auto& place = steps_[value + type];
    if (place.empty()) place = bind(value) + type;
    return place;
}

std::string quoted(std::string_view identifier) {
    std::string text = "\"";
    for (const char c : identifier) {
        if (c == '"') text += '"';
        text += c;
    }
    return text + '"';
}

std::string quoted(const schema::Name& name) { return quoted(name.schema) + "." + quoted(name.name); }

std::string column_of(std::string_view alias, std::string_view column) { return quoted(alias) + "." + quoted(column); }

std::string cast_to(std::string_view expression, std::string_view type) {
    const bool spelled = std::ranges::find(spelled_types, type) != std::end(spelled_types);
    return fmt::format("CAST({} AS {})", expression, spelled ? std::string{type} : quoted(type));
}

std::string field_sql(Sql& sql, std::string_view alias, const Field& field, const schema::Type* type) {
    return inside_sql(sql, column_of(alias, field.name), field.path, type);
}

std::string inside_sql(Sql& sql, std::string text, const std::vector<JsonStep>& path, const schema::Type* type) {
    if (path.empty()) return text;
    if (type && !is_type(type, {"json", "jsonb"})) text = fmt::format("to_jsonb({})", text);
    for (const auto& step : path) {
        text += step.as_text ? "->>" : "->";
        text += sql.bind_step(step);
    }
    return "(" + text + ")";
}

std::string condition_sql(Sql& sql, const std::string& expression, const Condition& condition, const schema::Type* type) {
    std::string text;
    if (condition.op == Operator::is) {
        text = is_sql(expression, condition.value);
    } else if (condition.op == Operator::in) {
        text = fmt::format("{} = ANY({})", expression, sql.bind(pg::array_text(condition.list)));
    } else if (condition.op >= Operator::fts) {
        text = search_sql(sql, expression, condition, type);
    } else {
        const auto value = sql.bind(pattern(condition, condition.value));
        const auto sign = signs[static_cast<std::size_t>(condition.op)];
        if (condition.quantifier == Quantifier::none) text = fmt::format("{} {} {}", expression, sign, value);
        else text = fmt::format("{} {} {}({})", expression, sign, condition.quantifier == Quantifier::any ? "ANY" : "ALL", value);
    }
    return condition.negated ? "NOT (" + text + ")" : text;
}

}  // namespace orderline::rest
