// pg/dump_tools.hpp: pg_dump and pg_restore of PostgreSQL, as streams of bytes.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include "base/result.hpp"

namespace orderline::pg {

using TakeBytes = std::function<Result<void>(std::string_view)>;
using NextBytes = std::function<Result<std::optional<std::string>>()>;  // none: that was all

/// `pg_dump --format=custom` of the whole database as `snapshot` (pg_export_snapshot) sees it, piece by piece.
/// Errors: unavailable (pg_dump is missing or failed: what it said), and those of `take`, which ends it.
Result<void> dump(const std::string& conninfo, const std::string& snapshot, const TakeBytes& take);

/// `pg_restore` in one transaction: everything or nothing. What is made belongs to the user of `conninfo`.
/// Errors: unavailable (pg_restore is missing or failed: what it said), and those of `next`: then nothing is kept.
Result<void> restore(const std::string& conninfo, const NextBytes& next);

}  // namespace orderline::pg
