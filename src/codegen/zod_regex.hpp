// codegen/zod_regex.hpp: regular expressions and LIKE patterns of PostgreSQL as literals of JavaScript.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace orderline::codegen {

/// `/…/su`, or with an `i` if case does not matter. None for what JavaScript reads otherwise or not at all: classes that
/// depend on the locale (\w, [:alpha:], \y), options within the expression, \b, collating elements.
std::optional<std::string> javascript_regex(std::string_view pattern, bool ignore_case);
/// The same for LIKE and ILIKE with their usual escape, the backslash.
std::optional<std::string> javascript_like(std::string_view pattern, bool ignore_case);

}  // namespace orderline::codegen
