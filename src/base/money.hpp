// base/money.hpp: an amount in the smallest unit of its currency, and decimal texts read and written exactly.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include "base/result.hpp"

namespace orderline {

using Currency = std::array<char, 3>;  // ISO 4217, "EUR"

std::optional<Currency> parse_currency(std::string_view text);  // three capital letters
inline std::string_view to_text(const Currency& currency) { return {currency.data(), currency.size()}; }
/// How many decimal digits the minor unit has: 2 for EUR, 0 for JPY, 3 for KWD (ISO 4217; 2 if unknown).
int minor_digits(const Currency& currency);

/// An integer that stands for `value / 10^digits`, as decimal text: (1250, 2) -> "12.50", (-5, 2) -> "-0.05".
std::string decimal_text(std::int64_t value, int digits);
/// The same without zeros behind the point that say nothing: (2500, 3) -> "2.5", (2000, 3) -> "2". A JSON number, too.
std::string shortest_decimal_text(std::int64_t value, int digits);
/// The reverse; refuses more digits behind the point than `digits` (zeros do not count), signs other than '-', exponents
/// and overflow.
std::optional<std::int64_t> parse_decimal(std::string_view text, int digits);

/// The quotient rounded to the nearest integer, halves away from zero. Requires: divisor > 0.
/// The product is taken in 128 bits; errors: bad_request if the result does not fit.
Result<std::int64_t> multiply_divide_rounded(std::int64_t a, std::int64_t b, std::int64_t divisor);

/// Errors: bad_request if the sum does not fit.
Result<std::int64_t> add(std::int64_t a, std::int64_t b);

}  // namespace orderline
