// base/text.hpp: small questions about UTF-8 text.
#pragma once
#include <string>
#include <string_view>

namespace orderline {

/// Well-formed UTF-8 without NUL: what a Postgres text can hold.
bool is_storable_text(std::string_view text) noexcept;
/// How many code points; the text must be well formed.
std::size_t length_in_characters(std::string_view text) noexcept;
std::string_view trim(std::string_view text) noexcept;  // ASCII white space at both ends
std::string ascii_lower(std::string_view text);

}  // namespace orderline
