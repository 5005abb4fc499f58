// endpoints/rest/likeness.hpp: which of some names may have been meant by one that there is not.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace orderline::rest {

/// 1 if they are the same, 0 if they have nothing in common: the share of letters that stay when one is edited into the other.
/// Upper and lower case are the same.
double likeness(std::string_view a, std::string_view b);

/// The one most like `wanted`, the first of several; none if none is like it.
std::optional<std::string> most_like(std::string_view wanted, const std::vector<std::string>& names);

inline constexpr double like_enough = 0.75;
inline constexpr std::size_t name_length_max = 63;  // of PostgreSQL: longer ones are no mistyped name, and cost time

}  // namespace orderline::rest
