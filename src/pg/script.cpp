// pg/script.cpp: a walk over SQL text that stops at each statement.
#include "pg/script.hpp"
#include <algorithm>
#include <cctype>

namespace orderline::pg {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0; }
bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

std::size_t after_line_comment(std::string_view text, std::size_t at) {
    const auto end = text.find('\n', at);
    return end == std::string_view::npos ? text.size() : end;
}

std::size_t after_block_comment(std::string_view text, std::size_t at) {
    int depth = 0;
    while (at < text.size()) {
        if (text.substr(at).starts_with("/*")) { ++depth; at += 2; }
        else if (text.substr(at).starts_with("*/")) { at += 2; if (--depth == 0) return at; }
        else ++at;
    }
    return at;
}

/// `at` stands on the quote; with `escapes` a backslash takes the next character with it.
std::size_t after_quote(std::string_view text, std::size_t at, bool escapes) {
    const char quote = text[at++];
    while (at < text.size()) {
        if (escapes && text[at] == '\\') at += 2;
        else if (text[at++] == quote) return at;  // a doubled quote begins the next string at once: the same walk
    }
    return text.size();
}

/// After the whole $tag$…$tag$, or after the dollar if it opens none.
std::size_t after_dollar(std::string_view text, std::size_t at) {
    auto end = at + 1;
    while (end < text.size() && is_word(text[end])) ++end;
    const bool positional = end > at + 1 && std::isdigit(static_cast<unsigned char>(text[at + 1])) != 0;
    if (end >= text.size() || text[end] != '$' || positional) return at + 1;
    const auto tag = text.substr(at, end + 1 - at);
    const auto closed = text.find(tag, end + 1);
    return closed == std::string_view::npos ? text.size() : closed + tag.size();
}

}  // namespace

std::vector<std::size_t> statement_offsets(std::string_view script) {
    std::vector<std::size_t> offsets;
    bool inside = false;
    for (std::size_t at = 0; at < script.size();) {
        const char c = script[at];
        if (is_space(c)) { ++at; continue; }
        if (script.substr(at).starts_with("--")) { at = after_line_comment(script, at); continue; }
        if (script.substr(at).starts_with("/*")) { at = after_block_comment(script, at); continue; }
        if (c == ';') { inside = false; ++at; continue; }
        if (!inside) { offsets.push_back(at); inside = true; }
        const bool escapes = c == '\'' && at > 0 && (script[at - 1] == 'E' || script[at - 1] == 'e') &&
                             (at < 2 || !is_word(script[at - 2]));
        if (c == '\'' || c == '"') at = after_quote(script, at, escapes);
        else if (c == '$' && (at == 0 || !is_word(script[at - 1]))) at = after_dollar(script, at);
        else ++at;
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
