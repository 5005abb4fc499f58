// endpoints/rest/write_sql.hpp: a planned write as one statement.
#pragma once
#include "endpoints/rest/read_sql.hpp"
#include "endpoints/rest/sql_text.hpp"
#include "endpoints/rest/write_plan.hpp"

namespace orderline::rest {

/// If something comes back: rows as those of read_sql, of what was written. If conflicts are merged: two columns before them, how
/// many of the body's rows were there before, and true; or, if nothing comes back, one row of two: the same number, and how many
/// rows were written. Else nothing: the number of changed rows says it.
/// All tables are named with their schema, RETURNING has columns only, the tenant is named and never set
/// (shared/spec/sharding.md).
Sql write_sql(const Writing& writing, const ReadOptions& options);

}  // namespace orderline::rest
