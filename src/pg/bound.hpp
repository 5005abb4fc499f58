// pg/bound.hpp: Params as libpq takes them. Internal to pg.
#pragma once
#include <vector>
#include "base/result.hpp"
#include "pg/params.hpp"
#include "pg/settings.hpp"

namespace orderline::pg {

/// Errors: bad_request if a value holds NUL, which libpq's C strings would end at without a word.
Result<void> check(const Params& params);
Result<void> check(const Settings& settings);

/// Pointers into the Params (nullptr for NULL), appended to `values`.
void bind(const Params& params, std::vector<const char*>& values);

}  // namespace orderline::pg
