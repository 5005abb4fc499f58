// codegen/markdown_text.cpp: escapes for GitHub Flavored Markdown (https://github.github.com/gfm/).
#include "codegen/markdown_text.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include "base/text.hpp"

namespace orderline::codegen {
namespace {

constexpr std::string_view signs_with_meaning = "\\`*_~[]<>&|";

bool is_alphanumeric(char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') ||
           static_cast<unsigned char>(sign) >= 0x80;
}

/// An underscore inside a word begins no emphasis: order_items stays readable in the source.
bool is_inside_word(std::string_view text, std::size_t at) {
    auto first = at, last = at;
    while (first > 0 && text[first - 1] == '_') --first;
    while (last + 1 < text.size() && text[last + 1] == '_') ++last;
    return first > 0 && last + 1 < text.size() && is_alphanumeric(text[first - 1]) && is_alphanumeric(text[last + 1]);
}

/// Brackets with nothing in them are no link: text[] stays readable in the source.
bool is_of_empty_brackets(std::string_view text, std::size_t at) {
    const auto first = text[at] == ']' && at > 0 ? at - 1 : at;
    return text.substr(first, 2) == "[]" && (first + 2 == text.size() || text[first + 2] != '(');
}

/// An ampersand with a space behind it is no entity.
bool is_harmless(std::string_view text, std::size_t at) {
    if (text[at] == '_') return is_inside_word(text, at);
    if (text[at] == '[' || text[at] == ']') return is_of_empty_brackets(text, at);
    if (text[at] == '&') return at + 1 == text.size() || text[at + 1] == ' ';
    return false;
}

/// Signs that make a list, heading or quote of a line, if the line begins with them.
bool begins_block(std::string_view text) {
    if (std::string_view{"#+-=:"}.find(text.front()) != std::string_view::npos) return true;
    const auto digits = text.find_first_not_of("0123456789");
    return digits != 0 && digits != std::string_view::npos && (text[digits] == '.' || text[digits] == ')');
}

void append_entity(std::string& out, char sign) {
    fmt::format_to(std::back_inserter(out), "&#{};", static_cast<unsigned char>(sign));
}

std::size_t longest_run(std::string_view text, char sign) {
    std::size_t longest = 0, run = 0;
    for (const char one : text) {
        run = one == sign ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

}  // namespace

std::string markdown(std::string_view text) {
    text = trim(text);
    if (text.empty()) return {};
    std::string out;
    if (begins_block(text)) {
        append_entity(out, text.front());
        text.remove_prefix(1);
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char sign = text[i];
        if (sign == '\n') out += "<br>";
        else if (static_cast<unsigned char>(sign) < 0x20) out += ' ';
        else if (sign == '<') out += "&lt;";
        else if (sign == '>') out += "&gt;";
        else if (sign == '|') out += "&#124;";  // "\|" is read differently inside and outside of tables
        else if (sign == '&') out += is_harmless(text, i) ? "&" : "&amp;";
        else {
            if (signs_with_meaning.find(sign) != std::string_view::npos && !is_harmless(text, i)) out += '\\';
            out += sign;
        }
    }
    return out;
}

std::string markdown_code(std::string_view text) {
    const bool plain = text.find_first_of("`|\n\r") == std::string_view::npos && trim(text).size() == text.size();
    if (plain && !text.empty()) return fmt::format("`{}`", text);
    std::string out = "<code>";
    for (const char sign : text) {
        if (sign == '\n') out += "<br>";
        else if (static_cast<unsigned char>(sign) < 0x20) out += ' ';
        else if (signs_with_meaning.find(sign) != std::string_view::npos) append_entity(out, sign);
        else out += sign;
    }
    return out + "</code>";
}

std::string markdown_block(std::string_view language, std::string_view text) {
    const std::string fence(std::max<std::size_t>(3, longest_run(text, '`') + 1), '`');
    const bool ended = text.ends_with('\n');
    return fmt::format("{}{}\n{}{}{}\n", fence, language, text, ended ? "" : "\n", fence);
}

std::string markdown_link(std::string_view text, std::string_view target) { return fmt::format("[{}]({})", text, target); }

}  // namespace orderline::codegen
