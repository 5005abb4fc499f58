// endpoints/rest/nested_sql.cpp: the keys are a table with one column more, their place.
#include "endpoints/rest/nested_sql.hpp"
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include "endpoints/rest/tenancy.hpp"

namespace orderline::rest {
namespace {

/// `[{"1":7},{"1":8}]`
std::string list_of(const NestedKeys& keys, const std::vector<std::size_t>& places) {
    std::string list = "[";
    for (const auto& row : keys.rows) {
        list += list.size() > 1 ? ",{" : "{";
        for (std::size_t i = 0; i < places.size(); ++i) list += fmt::format("{}\"{}\":{}", i == 0 ? "" : ",", i + 1, row[places[i]]);
        list += '}';
    }
    return list + "]";
}

}  // namespace

Sql nested_sql(const Writing& writing, const NestedKeys& keys, const std::vector<std::string>& columns, const ReadOptions& options) {
    Sql sql;
    const auto& root = writing.root;
    const auto alias = root.alias + "_key";
    std::vector<std::size_t> places;
    std::vector<std::string> typed, names, conditions;
    for (const auto& column : columns) {
        const auto number = std::to_string(typed.size() + 1);
        places.push_back(static_cast<std::size_t>(std::ranges::find(keys.columns, column) - keys.columns.begin()));
        typed.push_back(fmt::format("\"{}\" {}", number, root.relation->column(column)->type.text));
        names.push_back(quoted(number));
        conditions.push_back(fmt::format("{} = {}", column_of(root.alias, column), column_of(alias, number)));
    }
    names.push_back(quoted("place"));
    Source source;
    source.sql = fmt::format("ROWS FROM (json_to_recordset({}::json) AS ({})) WITH ORDINALITY AS {}({}) CROSS JOIN {}", sql.bind(list_of(keys, places)),
                             fmt::join(typed, ", "), quoted(alias), fmt::join(names, ", "), quoted(root.relation->name));
    source.narrowed = true;
    source.order = column_of(alias, "place");
    if (writing.tenant) conditions.push_back(fmt::format("{} = {}::uuid", column_of(root.alias, *tenant_column(*root.relation)), sql.bind(*writing.tenant)));
    source.condition = fmt::format("{}", fmt::join(conditions, " AND "));
    append_read(sql, root, source, options);
    return sql;
}

}  // namespace orderline::rest
