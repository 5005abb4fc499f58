// endpoints/rest/call_result.cpp: rows of a table, of a composite type, of output arguments, or values.
#include "endpoints/rest/call_result.hpp"
#include <utility>

namespace orderline::rest {
namespace {

using schema::ArgumentMode, schema::Column, schema::Function;

bool is_output(const schema::Argument& argument) {
    return argument.mode == ArgumentMode::out || argument.mode == ArgumentMode::inout || argument.mode == ArgumentMode::table;
}

std::vector<Column> output_columns(const Function& function) {
    std::vector<Column> columns;
    for (const auto& argument : function.arguments) {
        if (!is_output(argument)) continue;
        Column column;
        // PostgreSQL's own name for an output without one.
        column.name = argument.name.empty() ? "column" + std::to_string(columns.size() + 1) : argument.name;
        column.type = argument.type;
        columns.push_back(std::move(column));
    }
    return columns;
}

CallResult made_of(schema::Name name, std::vector<Column> columns, CallResult::Kind kind, bool set) {
    auto relation = std::make_shared<schema::Relation>();
    relation->name = std::move(name);
    relation->columns = std::move(columns);
    const auto* place = relation.get();
    return {kind, set, place, std::move(relation)};
}

}  // namespace

CallResult result_of(const Catalogue& catalogue, const Function& function) {
    const auto& type = *function.returns;
    if (type.name == schema::Name{"pg_catalog", "void"}) return made_of(function.name, {}, CallResult::Kind::nothing, false);
    if (const auto* relation = catalogue.rows_of(function)) return {CallResult::Kind::row, function.returns_set, relation};
    if (const auto* composite = type.array ? nullptr : catalogue.model().composite(type.name)) {
        return made_of(composite->name, composite->attributes, CallResult::Kind::row, function.returns_set);
    }
    auto columns = output_columns(function);
    if (!columns.empty()) return made_of(function.name, std::move(columns), CallResult::Kind::row, function.returns_set);
    Column value;
    value.name = function.name.name;
    value.type = type;
    return made_of(function.name, {std::move(value)}, CallResult::Kind::value, function.returns_set);
}

}  // namespace orderline::rest
