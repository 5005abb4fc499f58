// codegen/name_signs.hpp: the signs of a name one by one, and which of them an identifier can have in any language.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace orderline::codegen {

/// Letters without case count as lower. A mark sits on the letter before it and is not told; other signs part words.
enum class Kind : std::uint8_t { lower, upper, digit, mark, other };

struct Sign {
    char32_t code;
    Kind kind;
};

/// The sign at `at`, which moves behind it. A byte that is no UTF-8 is a sign of its own, of kind `other`.
Sign next_sign(std::string_view text, std::size_t& at);
std::string to_utf8(char32_t code);
char32_t upper_case(char32_t letter);  // Latin-1, Greek and Cyrillic; other letters stay
char32_t lower_case(char32_t letter);

}  // namespace orderline::codegen
