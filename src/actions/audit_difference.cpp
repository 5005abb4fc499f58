// actions/audit_difference.cpp: two rows beside each other. Equal values of jsonb have equal texts.
#include "actions/audit_difference.hpp"
#include <map>
#include "base/json_parts.hpp"

namespace orderline::actions {
namespace {

struct Pair {
    std::optional<std::string> from, to;
};

bool says_something(const Pair& pair, bool row_stays) {
    if (row_stays) return pair.from != pair.to;
    return pair.from.value_or("null") != "null" || pair.to.value_or("null") != "null";
}

}  // namespace

std::vector<ColumnChange> difference(std::optional<std::string_view> before, std::optional<std::string_view> after) {
    std::map<std::string, Pair> columns;
    if (before) {
        for (auto& [key, value] : json_members(*before)) columns[key].from = std::move(value);
    }
    if (after) {
        for (auto& [key, value] : json_members(*after)) columns[key].to = std::move(value);
    }
    const bool row_stays = before && after;
    if (row_stays) columns.erase("updated_at");
    std::vector<ColumnChange> changes;
    for (auto& [column, pair] : columns) {
        if (says_something(pair, row_stays)) changes.push_back({column, std::move(pair.from), std::move(pair.to)});
    }
    return changes;
}

}  // namespace orderline::actions
