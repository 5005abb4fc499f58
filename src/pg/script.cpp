// pg/script.cpp: a walk over SQL text that stops at each statement.
#include "pg/script.hpp"
#include <algorithm>
#include <utility>
#include "pg/sql_token.hpp"

namespace orderline::pg {

std::vector<std::size_t> statement_offsets(std::string_view script) {
    std::vector<std::size_t> offsets;
    bool inside = false;
    for (std::size_t at = 0; at < script.size();) {
        const auto token = token_at(script, at);
        const bool is_part = token.kind != SqlToken::Kind::space && token.kind != SqlToken::Kind::comment;
        if (token.text == ";") inside = false;
        else if (is_part && !std::exchange(inside, true)) offsets.push_back(at);
        at += token.text.size();
    }
    return offsets;
}

int line_at(std::string_view script, std::size_t offset) {
    return 1 + static_cast<int>(std::ranges::count(script.substr(0, std::min(offset, script.size())), '\n'));
}

std::size_t offset_of_character(std::string_view script, int position) {
    std::size_t at = 0;
    for (int seen = 1; at < script.size(); ++at) {
        if ((script[at] & 0xC0) == 0x80) continue;  // inside a character
        if (seen++ == position) break;
    }
    return at;
}

}  // namespace orderline::pg
