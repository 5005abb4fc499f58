// tables/numeric.cpp: exact decimals as texts.
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fmt/format.h>
#include "tables/values.hpp"

namespace orderline::tables {
namespace {

constexpr std::size_t whole_digits_max = 131'072, fraction_digits_max = 16'383;  // what PostgreSQL can hold

std::string_view take_digits(std::string_view& text) {
    const auto count = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto digits = text.substr(0, count);
    text.remove_prefix(count);
    return digits;
}

/// A finite number: [-] whole [. fraction], without zeros in front.
struct Parts {
    bool negative = false;
    std::string_view whole, fraction;
};

Parts parts_of(std::string_view text) {
    Parts parts;
    if (text.starts_with('-')) {
        parts.negative = true;
        text.remove_prefix(1);
    }
    const auto point = text.find('.');
    parts.whole = text.substr(0, point);
    if (point != std::string_view::npos) parts.fraction = text.substr(point + 1);
    if (parts.whole == "0") parts.whole = {};
    return parts;
}

std::string_view without_zeros_behind(std::string_view digits) { return digits.substr(0, digits.find_last_not_of('0') + 1); }

std::strong_ordering compare_magnitude(const Parts& one, const Parts& other) {
    if (const auto order = one.whole.size() <=> other.whole.size(); order != 0) return order;
    if (const auto order = one.whole <=> other.whole; order != 0) return order;
    return without_zeros_behind(one.fraction) <=> without_zeros_behind(other.fraction);
}

/// -infinity, finite, infinity, NaN
int rank(const Numeric& number) {
    const auto& text = number.text();
    return text == "-Infinity" ? 0 : text == "Infinity" ? 2 : text == "NaN" ? 3 : 1;
}

}  // namespace

std::optional<Numeric> Numeric::parse(std::string_view text) {
    Numeric number;
    if (text == "NaN" || text == "Infinity" || text == "-Infinity") {
        number.text_ = text;
        return number;
    }
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    std::string digits{take_digits(text)};
    auto point = static_cast<std::ptrdiff_t>(digits.size());
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        digits += take_digits(text);
    }
    if (digits.empty()) return std::nullopt;
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        if (text.starts_with('+') && !text.substr(1).starts_with('-')) text.remove_prefix(1);
        int exponent = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
        if (error != std::errc{} || std::abs(exponent) > static_cast<int>(whole_digits_max)) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        point += exponent;
    }
    if (!text.empty()) return std::nullopt;
    if (point < 0) digits.insert(0, static_cast<std::size_t>(-std::exchange(point, 0)), '0');
    if (point > std::ssize(digits)) digits.resize(static_cast<std::size_t>(point), '0');
    const auto at = static_cast<std::size_t>(point);
    const auto first = std::min(digits.find_first_not_of('0'), at);
    if (at - first > whole_digits_max || digits.size() - at > fraction_digits_max) return std::nullopt;
    const bool zero = digits.find_first_not_of('0') == std::string::npos;
    number.text_ = negative && !zero ? "-" : "";
    number.text_ += first == at ? "0" : digits.substr(first, at - first);
    if (at < digits.size()) number.text_.append(".").append(digits, at);
    return number;
}

std::strong_ordering compare(const Numeric& one, const Numeric& other) {
    if (rank(one) != 1 || rank(other) != 1) return rank(one) <=> rank(other);
    const auto a = parts_of(one.text()), b = parts_of(other.text());
    if (a.negative != b.negative) return b.negative <=> a.negative;
    return a.negative ? compare_magnitude(b, a) : compare_magnitude(a, b);
}

bool fits(const Numeric& number, int precision, int scale) {
    if (precision == 0 || number.text() == "NaN") return true;
    if (rank(number) != 1) return false;
    // numeric(3, 1): what is 99.95 or more would be rounded to 100.0, which has one digit too many.
    const auto bound = Numeric::parse(fmt::format("{:9<{}}5e{}", "", precision, -scale - 1)).value();
    return compare_magnitude(parts_of(number.text()), parts_of(bound.text())) < 0;
}

}  // namespace orderline::tables
