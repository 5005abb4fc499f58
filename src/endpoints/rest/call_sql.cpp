// endpoints/rest/call_sql.cpp: arguments bound by the types that the function declares.
#include "endpoints/rest/call_sql.hpp"
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include "endpoints/rest/catalogue.hpp"

namespace orderline::rest {
namespace {

using schema::Argument, schema::ArgumentMode, schema::Function;

/// By its name in the catalogue: of "character" SQL would make character(1).
std::string type_sql(const schema::Type& type) { return quoted(type.name) + (type.array ? "[]" : ""); }

std::string named(const Argument& argument, const std::string& value) {
    return fmt::format("{}{} => {}", argument.mode == ArgumentMode::variadic ? "VARIADIC " : "", quoted(argument.name), value);
}

/// A record without columns of its own can only be a value: what stands in FROM would have to be told its columns.
bool is_bare_record(const Function& function) {
    const bool has_outputs = std::ranges::any_of(function.arguments, [](const auto& one) { return one.mode != ArgumentMode::in && one.mode != ArgumentMode::variadic; });
    return function.returns && function.returns->name == schema::Name{"pg_catalog", "record"} && !has_outputs;
}

std::string in_from(const Function& function, const std::vector<std::string>& arguments) {
    const auto call = fmt::format("{}({})", quoted(function.name), fmt::join(arguments, ", "));
    return is_bare_record(function) ? fmt::format("(SELECT {} AS {})", call, quoted(function.name.name)) : call;
}

std::string with(Sql& sql, const Function& function, const TextArguments& given) {
    std::vector<std::string> arguments;
    for (const auto& argument : function.arguments) {
        if (!is_input(argument)) continue;
        std::vector<std::string> values;
        for (const auto& [name, value] : given) {
            if (name == argument.name) values.push_back(value);
        }
        if (values.empty()) continue;
        // Of "a=1&a=2" the last one counts, unless the parameter takes them all.
        const bool listed = argument.mode == ArgumentMode::variadic && (values.size() > 1 || !values.front().starts_with('{'));
        arguments.push_back(named(argument, sql.bind(listed ? pg::array_text(values) : values.back()) + "::" + type_sql(argument.type)));
    }
    return in_from(function, arguments);
}

std::string with(Sql& sql, const Function& function, const JsonArguments& given) {
    std::vector<std::string> columns, arguments;
    for (const auto& argument : function.arguments) {
        if (!is_input(argument) || std::ranges::find(given.names, argument.name) == given.names.end()) continue;
        columns.push_back(quoted(argument.name) + " " + type_sql(argument.type));
        arguments.push_back(named(argument, column_of("args", argument.name)));
    }
    if (arguments.empty()) return in_from(function, arguments);
    return fmt::format("json_to_record({}::json) AS \"args\"({}) CROSS JOIN LATERAL {}", sql.bind(given.object), fmt::join(columns, ", "), in_from(function, arguments));
}

std::string with(Sql& sql, const Function& function, const WholeBody& given) {
    const auto argument = std::ranges::find_if(function.arguments, is_input);
    const auto value = argument->type.name.name == "bytea" ? "\\x" + to_hex(Bytes{reinterpret_cast<const std::byte*>(given.body.data()), given.body.size()}) : given.body;
    return in_from(function, {sql.bind(value) + "::" + type_sql(argument->type)});
}

}  // namespace

std::string call_sql(Sql& sql, const Function& function, const Arguments& arguments) {
    return std::visit([&](const auto& given) { return with(sql, function, given); }, arguments);
}

}  // namespace orderline::rest
