// endpoints/rest/nested_sql.hpp: rows that have just been written, read again by their keys.
#pragma once
#include "endpoints/rest/nested_rows.hpp"
#include "endpoints/rest/read_sql.hpp"
#include "endpoints/rest/write_plan.hpp"

namespace orderline::rest {

/// Rows as those of read_sql, in the order of the keys; of the writing, what comes back counts. `columns` are a key of its relation,
/// and are among those of `keys`.
Sql nested_sql(const Writing& writing, const NestedKeys& keys, const std::vector<std::string>& columns, const ReadOptions& options);

}  // namespace orderline::rest
