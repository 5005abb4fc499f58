// pg/catalogue_version.hpp: whether a database's catalogue is still what it was when it was read.
#pragma once
#include <string>
#include <string_view>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "base/result.hpp"
#include "pg/pool.hpp"
#include "pg/session.hpp"

namespace orderline::pg {

struct CatalogueVersion {
    std::string snapshot;     // of the transactions that had ended
    std::string fingerprint;  // differs if anything was made, changed, renamed, granted, commented on or dropped
};

/// The version now. With the last known one it costs nothing while no transaction has ended since; else it counts through the
/// catalogue (measured: 0.8 ms for the 166 relations of our own schema with their indexes, 25 ms for 1,500 tables).
Task<Result<CatalogueVersion>> catalogue_version(Pool& pool, CatalogueVersion last, Deadline by);

/// Whether the text of any function, policy, view, default, check or trigger of the database matches: a POSIX regular
/// expression, without regard to case. Names have their schema there: "auth.uid()". The helper functions of schema auth do not
/// count, those that call them do. Sets the session's search_path.
Result<bool> catalogue_mentions(Session& session, std::string_view pattern);

}  // namespace orderline::pg
