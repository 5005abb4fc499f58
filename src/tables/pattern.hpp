// tables/pattern.hpp: the plain ones among PostgreSQL's regular expressions, matched without a library that may run wild.
#pragma once
#include <optional>
#include <string_view>

namespace orderline::tables {

/// Does the text hold a match? None if the pattern is more than letters, ".", [classes], \d \w \s, {counts}, "?", "*", "+"
/// and the anchors "^" and "$" at its ends, or where the answer depends on which letters beyond ASCII the database takes for
/// letters, digits or spaces.
std::optional<bool> matches(std::string_view text, std::string_view pattern);

}  // namespace orderline::tables
