// base/percent.hpp: percent encoding and decoding of addresses (RFC 3986, 2.1).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace orderline {

/// "%C3%A9" -> "é"; with `plus_is_space` as in a query. None if a percent sign is not followed by two hex digits.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);
/// "é" -> "%C3%A9": all but letters, digits and -._~ (RFC 3986, 2.3).
std::string percent_encode(std::string_view text);

}  // namespace orderline
