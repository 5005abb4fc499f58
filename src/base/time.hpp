// base/time.hpp: points in time (UTC, microseconds, as Postgres keeps them) and dates.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace orderline {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;
using Date = std::chrono::year_month_day;

Instant now();

/// "2026-11-22T16:03:05.120000Z" (RFC 3339, always UTC and six digits, so that texts sort as times do).
std::string to_text(Instant at);
/// RFC 3339 with an offset or Z, with or without fraction (digits beyond microseconds are cut).
std::optional<Instant> parse_instant(std::string_view text);

/// "2026-11-22".
std::string to_text(Date date);
/// Only a date that exists.
std::optional<Date> parse_date(std::string_view text);

}  // namespace orderline
