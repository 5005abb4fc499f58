// codegen/cpp_sql.cpp: the statements of a table as text.
#include "codegen/cpp_sql.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include "codegen/cpp_text.hpp"

namespace orderline::codegen {
namespace {

std::string name_of(const CppTable& table) { return sql_name(table.relation->name.schema, table.relation->name.name); }

/// `word a, b, …` in lines that fit.
std::string listed(std::string_view word, const std::vector<std::string>& items, std::string_view end = {}) {
    std::string text;
    append_wrapped(text, word, items, end, 4);
    return text;
}

std::vector<std::string> selected(const CppTable& table) {
    std::vector<std::string> items;
    for (const auto& column : table.columns) items.push_back(column.selected);
    return items;
}

/// Gives numbers to parameters.
class Numbers {
public:
    std::string next(const CppColumn& column) { return fmt::format("${}::{}", ++count_, column.cast); }
    std::string given() const { return fmt::format("any(${}::text[])", count_ + 1); }
    std::string limit() { return fmt::format("${}::int4", ++count_); }
    void skip(std::size_t count) { count_ += static_cast<int>(count); }

private:
    int count_ = 0;
};

std::string is_key(const CppTable& table, Numbers& numbers) {
    std::vector<std::string> parts;
    for (const int at : table.key) {
        const auto& column = table.columns[static_cast<std::size_t>(at)];
        parts.push_back(fmt::format("{} = {}", column.sql, numbers.next(column)));
    }
    return fmt::format("where {}", fmt::join(parts, " and "));
}

std::string tuple(const std::vector<std::string>& parts) {
    return parts.size() == 1 ? parts[0] : fmt::format("({})", fmt::join(parts, ", "));
}

std::string returning(const CppTable& table) { return "\n" + listed("returning ", selected(table)); }

}  // namespace

bool cpp_is_updatable(const CppTable& table, const CppColumn& column) {
    return column.writable && (!table.scope || &column != &table.columns[static_cast<std::size_t>(*table.scope)]);
}

std::vector<int> cpp_key_in_scope(const CppTable& table) {
    auto key = table.key;
    if (table.scope) std::erase(key, *table.scope);
    return key;
}

std::string cpp_select(const CppTable& table) {
    return listed(table.columns.empty() ? "select" : "select ", selected(table)) + "\nfrom " + name_of(table);
}

std::string cpp_page(const CppTable& table, bool next) {
    Numbers numbers;
    std::vector<std::string> conditions, key, bounds;
    if (table.scope) {
        const auto& scope = table.columns[static_cast<std::size_t>(*table.scope)];
        conditions.push_back(fmt::format("{} = {}", scope.sql, numbers.next(scope)));
    }
    for (const int at : cpp_key_in_scope(table)) {
        const auto& column = table.columns[static_cast<std::size_t>(at)];
        key.push_back(column.sql);
        if (next) bounds.push_back(numbers.next(column));
    }
    if (next && !key.empty()) conditions.push_back(fmt::format("{} > {}", tuple(key), tuple(bounds)));
    auto text = cpp_select(table);
    if (!conditions.empty()) text += fmt::format("\nwhere {}", fmt::join(conditions, " and "));
    if (!key.empty()) text += fmt::format("\norder by {}", fmt::join(key, ", "));
    return text + "\nlimit " + numbers.limit();
}

std::string cpp_get(const CppTable& table) {
    Numbers numbers;
    return cpp_select(table) + "\n" + is_key(table, numbers);
}

std::string cpp_remove(const CppTable& table) {
    Numbers numbers;
    return fmt::format("delete from {}\n{}", name_of(table), is_key(table, numbers)) + returning(table);
}

std::string cpp_insert(const CppTable& table) {
    Numbers numbers, given;
    std::vector<std::string> columns, values;
    given.skip(static_cast<std::size_t>(std::ranges::count(table.columns, true, &CppColumn::writable)));
    for (const auto& column : table.columns) {
        if (!column.writable) continue;
        columns.push_back(column.sql);
        auto value = numbers.next(column);
        if (column.default_value) {
            value = fmt::format("case when {} = {} then {} else {} end", sql_string(column.column->name), given.given(), value,
                                *column.default_value);
        }
        values.push_back(std::move(value));
    }
    return listed(fmt::format("insert into {} (", name_of(table)), columns, ")") + "\n" +
           fmt::format("values (\n    {})", fmt::join(values, ",\n    ")) + returning(table);
}

std::string cpp_update(const CppTable& table) {
    Numbers numbers, given;
    const auto where = is_key(table, numbers);
    std::vector<std::string> changes;
    given.skip(table.key.size());
    given.skip(static_cast<std::size_t>(
        std::ranges::count_if(table.columns, [&](const CppColumn& column) { return cpp_is_updatable(table, column); })));
    for (const auto& column : table.columns) {
        if (!cpp_is_updatable(table, column)) continue;
        changes.push_back(fmt::format("{} = case when {} = {} then {} else {} end", column.sql, sql_string(column.column->name),
                                      given.given(), numbers.next(column), column.sql));
    }
    return fmt::format("update {}\nset {}\n{}", name_of(table), fmt::join(changes, ",\n    "), where) + returning(table);
}

}  // namespace orderline::codegen
