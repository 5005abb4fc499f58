// tables/pattern.hpp: the plain ones among PostgreSQL's regular expressions, matched without a library that may run wild.
#pragma once
#include <optional>
#include <string_view>

namespace orderline::tables {

/// Does the text hold a match? None if the pattern is more than letters, ".", [classes], \d \w \s, {counts}, "?", "*", "+"
/// and the anchors "^" and "$" at its ends, or the text is no ASCII (what is a letter then is the database's to know).
std::optional<bool> matches(std::string_view text, std::string_view pattern);

}  // namespace orderline::tables
