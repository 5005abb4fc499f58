// codegen/name_signs.cpp: UTF-8 and the letters that C++ and TypeScript both take in identifiers, in normal form C.
#include "codegen/name_signs.hpp"
#include <algorithm>

namespace orderline::codegen {
namespace {

struct Span {
    char32_t first, last;
};

/// Scripts whose letters are identifiers by Unicode's XID_Start and are not changed by normal form C.
constexpr Span letters[]{
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x24F},    {0x386, 0x386},   {0x388, 0x38A},   {0x38C, 0x38C},
    {0x38E, 0x3A1},   {0x3A3, 0x3CE},   {0x400, 0x481},   {0x48A, 0x52F},   {0x531, 0x556},   {0x561, 0x587},
    {0x5D0, 0x5EA},   {0x620, 0x63F},   {0x641, 0x64A},   {0x904, 0x939},   {0xE01, 0xE30},   {0x10D0, 0x10FA},
    {0x1E00, 0x1EFF}, {0x3041, 0x3096}, {0x30A1, 0x30FA}, {0x3400, 0x4DB5}, {0x4E00, 0x9FEF}, {0xAC00, 0xD7A3},
};
constexpr Span marks{0x300, 0x36F};

constexpr bool within(char32_t code, Span span) { return code >= span.first && code <= span.last; }

/// Alphabets whose small letters stand at a fixed distance from their capitals.
struct Alphabet {
    Span capitals, gap;  // no letters with case in the gap
    char32_t distance;
};
constexpr Alphabet alphabets[]{
    {{'A', 'Z'}, {1, 0}, 0x20},        {{0xC0, 0xDE}, {0xD7, 0xD7}, 0x20}, {{0x391, 0x3A9}, {0x3A2, 0x3A2}, 0x20},
    {{0x410, 0x42F}, {1, 0}, 0x20},    {{0x400, 0x40F}, {1, 0}, 0x50},
};

Kind kind_of(char32_t code) {
    if (code >= '0' && code <= '9') return Kind::digit;
    if (code >= 'a' && code <= 'z') return Kind::lower;
    if (lower_case(code) != code) return Kind::upper;
    if (within(code, marks)) return Kind::mark;
    return std::ranges::any_of(letters, [&](Span span) { return within(code, span); }) ? Kind::lower : Kind::other;
}

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::size_t length_of(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

}  // namespace

Sign next_sign(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const auto length = length_of(first);
    const auto rest = text.substr(at + 1, length == 0 ? 0 : length - 1);
    ++at;
    if (length == 0 || rest.size() + 1 < length || !std::ranges::all_of(rest, continues)) return {first, Kind::other};
    at += rest.size();
    char32_t code = length == 1 ? first : first & (0xFFU >> (length + 1));
    for (const char byte : rest) code = (code << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
    return {code, kind_of(code)};
}

std::string to_utf8(char32_t code) {
    const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80) return {static_cast<char>(code)};
    if (code < 0x800) return {static_cast<char>(0xC0U | (code >> 6U)), tail(0)};
    if (code < 0x10000) return {static_cast<char>(0xE0U | (code >> 12U)), tail(6), tail(0)};
    return {static_cast<char>(0xF0U | (code >> 18U)), tail(12), tail(6), tail(0)};
}

char32_t upper_case(char32_t letter) {
    for (const auto& [capitals, gap, distance] : alphabets) {
        if (letter >= distance && within(letter - distance, capitals) && !within(letter - distance, gap)) return letter - distance;
    }
    return letter;
}

char32_t lower_case(char32_t letter) {
    for (const auto& [capitals, gap, distance] : alphabets) {
        if (within(letter, capitals) && !within(letter, gap)) return letter + distance;
    }
    return letter;
}

}  // namespace orderline::codegen
