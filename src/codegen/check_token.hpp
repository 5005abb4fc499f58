// codegen/check_token.hpp: the words, names, constants and signs of an SQL expression.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace orderline::codegen {

struct Token {
    enum class Kind { word, name, text, number, sign, end };  // a name was quoted, a word was not
    Kind kind = Kind::end;
    std::string text;
};

/// The last one is the end. None if a quote is not closed, or for a sign that no expression has.
std::optional<std::vector<Token>> tokens_of(std::string_view text);

}  // namespace orderline::codegen
