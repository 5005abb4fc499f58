// endpoints/rest/read_sql.hpp: a planned read as one statement.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include "endpoints/rest/plan.hpp"
#include "endpoints/rest/sql_text.hpp"

namespace orderline::rest {

enum class Total { none, exact, capped };  // capped: no further than rows_max + 1

struct ReadOptions {
    std::int64_t rows_max = 1000;            // of the root and of each embedded list
    std::optional<std::string> tenant;       // its uuid: each relation that has tenants is held to it by name, too
    Total total = Total::none;
    bool without_nulls = false;              // also inside of JSON values
    bool as_text = false;                    // of the root's members: PostgreSQL's text for CSV, not what JSON is made of
    bool zone_asked = false;                 // times are written by PostgreSQL, in the transaction's time zone
};

/// A row for each row of the root, a column for each of its members, in their order (members of spread resources in place; the
/// keys are in shape_of(root)). Plain columns come in their own type if render.hpp knows it, others as json; an embedded object
/// is a record, a list an array of records (measured 1.55 times as fast as json: shared/spec/performance.md 2).
/// With a total, there are two columns before them: the count (in every row; there is at least one), and true, or null in a row
/// that stands for no row at all.
/// Source for names and shapes: shared/spec/supabase-wire.md 1.3 "SQL naming leaks".
Sql read_sql(const Resource& root, const ReadOptions& options);

/// Where the root's rows come from, if it is not the relation itself.
struct Source {
    std::string sql;               // "written", "shop.search(term => $1)": what stands behind FROM
    bool narrowed = false;         // its rows are what was asked for: no filter, limit or offset again; only the order
    std::string condition{};       // which of them
    std::string order{};           // of those that the query's order leaves side by side; groups have none
};

/// The same of other rows; appended to `sql`, which holds what stands before it.
void append_read(Sql& sql, const Resource& root, const Source& source, const ReadOptions& options);

}  // namespace orderline::rest
