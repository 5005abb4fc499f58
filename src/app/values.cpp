// app/values.cpp: values as people write them.
#include "app/values.hpp"
#include <algorithm>
#include "base/money.hpp"
#include "base/text.hpp"

namespace orderline::app {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The text without the marks between groups of three digits; none if one stands elsewhere.
std::optional<std::string> without_groups(std::string_view whole, char group) {
    std::string digits;
    std::size_t in_group = 0;
    bool grouped = false;
    for (const char c : whole) {
        if (is_digit(c)) {
            ++in_group;
            digits += c;
        } else if (c == '-' && digits.empty()) {
            digits += c;
        } else if (c == group || c == ' ' || c == '\'') {
            if (in_group == 0 || in_group > 3 || (grouped && in_group != 3)) return std::nullopt;
            grouped = true;
            in_group = 0;
        } else {
            return std::nullopt;
        }
    }
    if (grouped && in_group != 3) return std::nullopt;
    return digits;
}

}  // namespace

bool is_email(std::string_view text) {
    const auto at = text.find('@');
    if (text.size() > 254 || at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return false;
    const auto domain = text.substr(at + 1);
    const auto strange = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == ',' || c == ';' || c == '<' || c == '>'; };
    return domain.find('.') != std::string_view::npos && !domain.starts_with('.') && !domain.ends_with('.') &&
           domain.find("..") == std::string_view::npos && std::ranges::none_of(text, strange);
}

std::optional<std::int64_t> parse_amount(std::string_view text, int digits, DecimalMark mark) {
    const char point = mark == DecimalMark::point ? '.' : ',';
    const char group = mark == DecimalMark::point ? ',' : '.';
    const auto at = text.find(point);
    auto whole = without_groups(text.substr(0, at), group);
    if (!whole) return std::nullopt;
    if (at != std::string_view::npos) whole->append(".").append(text.substr(at + 1));
    return parse_decimal(*whole, digits);
}

std::optional<bool> parse_yes_no(std::string_view text) {
    const auto lower = ascii_lower(text);
    for (const auto* yes : {"yes", "true", "1", "y", "t", "ja", "j", "oui", "on", "active"}) {
        if (lower == yes) return true;
    }
    for (const auto* no : {"no", "false", "0", "n", "f", "nein", "non", "off", "inactive"}) {
        if (lower == no) return false;
    }
    return std::nullopt;
}

std::optional<Date> parse_day(std::string_view text) {
    if (const auto date = parse_date(text)) return date;
    // 2.1.2026 and 02.01.2026
    const auto first = text.find('.');
    const auto second = first == std::string_view::npos ? first : text.find('.', first + 1);
    if (second == std::string_view::npos || first == 0 || first > 2 || second - first < 2 || second - first > 3) return std::nullopt;
    const auto two = [](std::string_view part) { return part.size() == 1 ? "0" + std::string{part} : std::string{part}; };
    return parse_date(std::string{text.substr(second + 1)} + "-" + two(text.substr(first + 1, second - first - 1)) + "-" +
                      two(text.substr(0, first)));
}

std::optional<Instant> parse_day_or_instant(std::string_view text) {
    if (const auto day = parse_day(text)) return Instant{std::chrono::sys_days{*day}};
    return parse_instant(text);
}

}  // namespace orderline::app
