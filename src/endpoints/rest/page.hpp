// endpoints/rest/page.hpp: which part of a result is asked for, and how much of it there is.
#pragma once
#include <optional>
#include "endpoints/rest/asked.hpp"
#include "endpoints/rest/engine.hpp"
#include "endpoints/rest/query.hpp"
#include "endpoints/rest/read_sql.hpp"
#include "endpoints/rest/reply.hpp"

namespace orderline::rest {

/// The root's limit and offset, which from now on are those of the header Range, too. Refusals: 416 PGRST103.
Outcome<Window> take_window(const Asked& asked, Query& query);

/// What the caller's tenant and the request's headers say about a read.
ReadOptions read_options(const Asked& asked, const Options& options);

/// The rows of read_sql's statement, and their total if it was asked for.
struct Counted {
    Found found;
    std::optional<std::int64_t> total;
};
Counted counted(const Shape& shape, const pg::Rows& rows, const ReadOptions& options);

/// Content-Range, and the status 206 of a part. Refusals: 416 PGRST103: there is nothing so far behind.
Outcome<void> tell_range(http::Response& response, const Window& window, int count, std::optional<std::int64_t> total);

}  // namespace orderline::rest
