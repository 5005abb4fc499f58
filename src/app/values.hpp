// app/values.hpp: values as people write them in files and on command lines. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include "base/time.hpp"

namespace orderline::app {

/// One @, something before it, a name with a point behind it, no white space; at most 254 bytes. Not all of RFC 5322.
bool is_email(std::string_view text);

enum class DecimalMark { point, comma };

/// "1234.50", "1 234.50", "1,234.50" with a point; "1234,50", "1.234,50", "1'234,50" with a comma: marks that group digits
/// must stand before groups of three. As parse_decimal for the rest.
std::optional<std::int64_t> parse_amount(std::string_view text, int digits, DecimalMark mark);

/// yes/no, true/false, 1/0, y/n, ja/nein, oui/non, in any case.
std::optional<bool> parse_yes_no(std::string_view text);

/// "2026-11-22" or "22.11.2026".
std::optional<Date> parse_day(std::string_view text);
/// A day, or a time stamp as parse_instant reads it; a day alone is its midnight, UTC.
std::optional<Instant> parse_day_or_instant(std::string_view text);

}  // namespace orderline::app
