// endpoints/rest/read_sql.hpp: a planned read as one statement.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include "endpoints/rest/plan.hpp"
#include "endpoints/rest/sql_text.hpp"

namespace orderline::rest {

struct ReadLimits {
    std::int64_t rows_max = 1000;            // of the root and of each embedded list
    std::optional<std::string> tenant;       // its uuid: each relation with a tenant_id is held to it by name, too
};

/// A row for each row of the root, a column for each of its members, in their order (members of spread resources in place).
/// Plain columns come in their own type; what C++ has no renderer for, and what is embedded, comes as json.
/// Source for names and shapes: shared/spec/supabase-wire.md 1.3 "SQL naming leaks".
Sql read_sql(const Resource& root, const ReadLimits& limits);

/// The keys of that row's JSON object.
std::vector<std::string> member_names(const Resource& root);

}  // namespace orderline::rest
