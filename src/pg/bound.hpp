// pg/bound.hpp: Params as libpq takes them. Internal to pg.
#pragma once
#include <vector>
#include "base/result.hpp"
#include "pg/params.hpp"

namespace orderline::pg {

/// Points into the Params that it was made of.
struct Bound {
    std::vector<const char*> values;
    int count() const { return static_cast<int>(values.size()); }
};

/// Errors: bad_request if a value holds NUL, which Postgres' text cannot.
Result<Bound> bind(const Params& params);

}  // namespace orderline::pg
