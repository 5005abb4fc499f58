// tables/pattern.cpp: patterns without groups: a row of sets of letters, each with how often it may come.
#include "tables/pattern.hpp"
#include <algorithm>
#include <bitset>
#include <vector>

namespace orderline::tables {
namespace {

/// The last bit: what is no ASCII might belong to it, if the database says so.
using Letters = std::bitset<129>;
constexpr std::size_t others = 128;
constexpr std::size_t unlimited = std::string_view::npos, count_max = 255;  // PostgreSQL's DUPMAX

struct Piece {
    Letters letters;
    std::size_t least = 1, most = 1;
};

struct Pattern {
    std::vector<Piece> pieces;
    bool from_begin = false, to_end = false;
};

void add_range(Letters& letters, char first, char last) {
    for (int letter = first; letter <= last; ++letter) letters.set(static_cast<std::size_t>(letter));
}

char take(std::string_view& text) {
    const char first = text.front();
    text.remove_prefix(1);
    return first;
}

/// What stands behind a backslash: a class, or a sign that means itself.
std::optional<Letters> escaped(char letter) {
    Letters letters;
    switch (letter) {
        case 'd': letters.set(others); add_range(letters, '0', '9'); return letters;
        case 'w':
            letters.set(others).set('_');
            add_range(letters, '0', '9');
            add_range(letters, 'a', 'z');
            add_range(letters, 'A', 'Z');
            return letters;
        case 's': letters.set(others).set(' '); add_range(letters, '\t', '\r'); return letters;
        default: break;
    }
    const bool sign = std::string_view{".^$*+?()[]{}|\\/-@#%&,:;=_~ '\""}.find(letter) != std::string_view::npos;
    if (!sign) return std::nullopt;
    letters.set(static_cast<std::size_t>(letter));
    return letters;
}

std::optional<Letters> take_class(std::string_view& rest) {
    Letters letters;
    const bool inverted = rest.starts_with('^');
    if (inverted) rest.remove_prefix(1);
    for (bool first = true; !rest.empty() && (first || rest.front() != ']'); first = false) {
        const char letter = take(rest);
        if (letter == '[') return std::nullopt;  // [[:alpha:]]
        if (letter == '\\') {
            if (rest.empty()) return std::nullopt;
            const auto more = escaped(take(rest));
            if (!more) return std::nullopt;
            letters |= *more;
        } else if (rest.size() > 1 && rest[0] == '-' && rest[1] != ']') {
            rest.remove_prefix(1);
            const char last = take(rest);
            if (last == '\\' || last == '[' || last < letter) return std::nullopt;
            add_range(letters, letter, last);
        } else {
            letters.set(static_cast<std::size_t>(letter));
        }
    }
    if (rest.empty()) return std::nullopt;
    rest.remove_prefix(1);  // ]
    return inverted ? (~letters).set(others) : letters;
}

std::optional<std::size_t> take_number(std::string_view& rest) {
    std::size_t number = 0, digits = 0;
    for (; !rest.empty() && rest.front() >= '0' && rest.front() <= '9'; ++digits) {
        number = number * 10 + static_cast<std::size_t>(take(rest) - '0');
        if (number > count_max) return std::nullopt;
    }
    return digits > 0 ? std::optional{number} : std::nullopt;
}

/// False if it cannot be followed.
bool take_count(std::string_view& rest, Piece& piece) {
    if (rest.empty()) return true;
    const auto set = [&](std::size_t least, std::size_t most) {
        rest.remove_prefix(1);
        piece.least = least;
        piece.most = most;
    };
    if (rest.front() == '?') set(0, 1);
    else if (rest.front() == '*') set(0, unlimited);
    else if (rest.front() == '+') set(1, unlimited);
    else if (rest.front() == '{') {
        rest.remove_prefix(1);
        const auto least = take_number(rest);
        if (!least || rest.empty()) return false;
        piece.least = piece.most = *least;
        if (rest.front() == ',') {
            rest.remove_prefix(1);
            const bool open = rest.starts_with('}');
            const auto most = open ? std::optional{unlimited} : take_number(rest);
            if (!most || *most < *least) return false;
            piece.most = *most;
        }
        if (!rest.starts_with('}')) return false;
        rest.remove_prefix(1);
    } else {
        return true;
    }
    return rest.empty() || std::string_view{"?*+{"}.find(rest.front()) == std::string_view::npos;  // a+? is not greedy
}

std::optional<Letters> take_letters(std::string_view& rest) {
    const char letter = take(rest);
    Letters letters;
    switch (letter) {
        case '.': return letters.set();
        case '[': return take_class(rest);
        case '\\': return rest.empty() ? std::nullopt : escaped(take(rest));
        case '(': case ')': case '|': case '^': case '$': case '*': case '+': case '?': case '{': return std::nullopt;
        default: letters.set(static_cast<std::size_t>(letter)); return letters;
    }
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char letter) { return static_cast<unsigned char>(letter) < 128; });
}

std::optional<Pattern> parse(std::string_view rest) {
    if (!is_ascii(rest) || rest.starts_with("***") || rest.starts_with("(?")) return std::nullopt;
    Pattern pattern;
    pattern.from_begin = rest.starts_with('^');
    if (pattern.from_begin) rest.remove_prefix(1);
    while (!rest.empty() && rest != "$") {
        const auto letters = take_letters(rest);
        if (!letters) return std::nullopt;
        Piece piece{*letters};
        if (!take_count(rest, piece)) return std::nullopt;
        pattern.pieces.push_back(piece);
    }
    pattern.to_end = !rest.empty();
    return pattern;
}

bool holds(const Letters& letters, char letter) {
    const auto code = static_cast<unsigned char>(letter);
    return code < 128 && letters[code];
}

/// `ends[i]`: a match of the pieces so far may end before letter i. Each piece moves them on: never more than letters times
/// letters steps.
std::vector<bool> behind(const Piece& piece, std::string_view text, const std::vector<bool>& starts) {
    std::vector<bool> ends(text.size() + 1);
    for (std::size_t begin = 0; begin <= text.size(); ++begin) {
        if (!starts[begin]) continue;
        for (std::size_t count = 0, at = begin;; ++count, ++at) {
            if (count >= piece.least) ends[at] = true;
            if (at == text.size() || count == piece.most || !holds(piece.letters, text[at])) break;
        }
    }
    return ends;
}

}  // namespace

std::optional<bool> matches(std::string_view text, std::string_view pattern_text) {
    const auto pattern = parse(pattern_text);
    if (!pattern) return std::nullopt;
    constexpr std::size_t text_max = 2000;  // a longer one is left to PostgreSQL where a piece may go through all of it
    const auto unsure = [&](const Piece& piece) {
        return (piece.letters[others] && !is_ascii(text)) || (piece.most == unlimited && text.size() > text_max);
    };
    if (std::ranges::any_of(pattern->pieces, unsure)) return std::nullopt;
    std::vector<bool> places(text.size() + 1, !pattern->from_begin);
    places[0] = true;
    for (const auto& piece : pattern->pieces) places = behind(piece, text, places);
    if (pattern->to_end) return places[text.size()];
    return std::ranges::find(places, true) != places.end();
}

}  // namespace orderline::tables
