// endpoints/rest/write_reply.hpp: what a write is answered with.
#pragma once
#include <cstdint>
#include "endpoints/rest/asked.hpp"
#include "endpoints/rest/reply.hpp"
#include "endpoints/rest/write_plan.hpp"

namespace orderline::rest {

/// What was written, as far as the answer tells.
struct Written {
    Found found;                 // what comes back
    std::int64_t count = 0;      // of rows
    std::int64_t before = 0;     // of these, how many were there already; counted if conflicts are merged
};

/// Of the rows of write_sql's statement.
Written written_of(const Writing& writing, const Shape& shape, const pg::Rows& rows);

/// Whether the rows come in a format that they have: asked before anything is written.
bool has_format(const Asked& asked);
/// Whether a number of rows is the most that may be changed.
bool counts_affected(const Asked& asked);

/// Refusals, after which nothing may stay: PGRST124 (more than may be affected), PGRST115 (a PUT of another row), PGRST116 (not the
/// one row that was asked for), 412 (no row as If-Match has it).
Outcome<http::Response> respond(const Asked& asked, const Writing& writing, const Written& what);

}  // namespace orderline::rest
