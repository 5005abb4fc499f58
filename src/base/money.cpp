// base/money.cpp: exact decimal arithmetic on integers.
#include "base/money.hpp"
#include <algorithm>

namespace orderline {
namespace {

constexpr std::string_view no_digits[] = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
                                          "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::string_view three_digits[] = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};

std::unexpected<Error> too_large() { return fail(Code::bad_request, "validation_failed", "The amount is too large."); }

}  // namespace

std::optional<Currency> parse_currency(std::string_view text) {
    if (text.size() != 3 || !std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; })) return std::nullopt;
    return Currency{text[0], text[1], text[2]};
}

int minor_digits(const Currency& currency) {
    if (std::ranges::find(no_digits, to_text(currency)) != std::end(no_digits)) return 0;
    if (std::ranges::find(three_digits, to_text(currency)) != std::end(three_digits)) return 3;
    return 2;
}

std::string decimal_text(std::int64_t value, int digits) {
    std::string text = std::to_string(value);
    const bool negative = value < 0;
    if (negative) text.erase(0, 1);
    if (digits > 0) {
        const auto width = static_cast<std::size_t>(digits);
        if (text.size() <= width) text.insert(0, width + 1 - text.size(), '0');
        text.insert(text.size() - width, 1, '.');
    }
    return negative ? "-" + text : text;
}

std::string shortest_decimal_text(std::int64_t value, int digits) {
    std::string text = decimal_text(value, digits);
    if (digits == 0) return text;
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

std::optional<std::int64_t> parse_decimal(std::string_view text, int digits) {
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    if (text.empty()) return std::nullopt;
    std::int64_t value = 0;
    int seen_behind = -1;  // digits behind the point; -1: no point yet
    bool any = false;
    for (const char letter : text) {
        if (letter == '.' && seen_behind < 0 && any) {
            seen_behind = 0;
            continue;
        }
        if (letter < '0' || letter > '9') return std::nullopt;
        if (seen_behind >= 0 && ++seen_behind > digits) {
            if (letter != '0') return std::nullopt;
            continue;
        }
        any = true;
        const int step = negative ? '0' - letter : letter - '0';  // towards the sign, so that the smallest number is read too
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, step, &value)) return std::nullopt;
    }
    if (seen_behind == 0) return std::nullopt;
    for (int have = std::clamp(seen_behind, 0, digits); have < digits; ++have) {
        if (__builtin_mul_overflow(value, 10, &value)) return std::nullopt;
    }
    return value;
}

Result<std::int64_t> multiply_divide_rounded(std::int64_t a, std::int64_t b, std::int64_t divisor) {
    __extension__ using Wide = __int128;
    const Wide product = static_cast<Wide>(a) * b;
    const Wide magnitude = product < 0 ? -product : product;
    const Wide rounded = (magnitude + divisor / 2) / divisor;
    if (rounded > INT64_MAX) return too_large();
    const auto value = static_cast<std::int64_t>(rounded);
    return product < 0 ? -value : value;
}

Result<std::int64_t> add(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) return too_large();
    return sum;
}

}  // namespace orderline
