// actions/audit_difference.hpp: what an entry of the audit trail changed, column by column. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace orderline::actions {

struct ColumnChange {
    std::string column;
    std::optional<std::string> from, to;  // JSON; none: there was no such value
    bool operator==(const ColumnChange&) const = default;
};

/// Of the row before and after it, as PostgreSQL prints a jsonb object; none: there was or is no row. By the columns' names.
/// A new or deleted row tells of what it holds, not of its nulls. updated_at changes with everything and is left out.
std::vector<ColumnChange> difference(std::optional<std::string_view> before, std::optional<std::string_view> after);

}  // namespace orderline::actions
