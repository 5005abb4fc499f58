// tables/values.hpp: the C++ types of columns that the language has none for, and a value that may be left out.
#pragma once
#include <array>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include "base/id.hpp"

namespace orderline::tables {

/// An exact decimal, as PostgreSQL prints it: "12.50" and "12.5" are two texts of one number, and differ here.
class Numeric {
public:
    Numeric() = default;  // 0
    Numeric(std::int64_t whole) : text_{std::to_string(whole)} {}
    /// Digits with a sign, a point and an exponent, "NaN", "Infinity", "-Infinity"; none for any other text.
    static std::optional<Numeric> parse(std::string_view text);

    const std::string& text() const { return text_; }
    bool operator==(const Numeric&) const = default;

private:
    std::string text_ = "0";
};

/// By value. NaN is greater than everything else and equal to itself, as in PostgreSQL.
std::strong_ordering compare(const Numeric& one, const Numeric& other);
/// It fits numeric(precision, scale), which rounds what stands behind the scale.
bool fits(const Numeric& number, int precision, int scale);

/// A text that is JSON, kept as it is.
struct Json {
    std::string text = "null";
    bool operator==(const Json&) const = default;
};

using Blob = std::vector<std::byte>;

/// An integer key that cannot be taken for another kind of key.
template <class Tag, std::integral Integer>
struct NumberId {
    Integer number = 0;
    auto operator<=>(const NumberId&) const = default;
};

/// A value that may be left out: then an insert takes the column's default, and an update lets it be. Given, it may still
/// be NULL: Field<std::optional<std::string>>{std::nullopt}.
template <class T>
struct Field {
    Field() = default;
    template <std::convertible_to<T> Given>
    Field(Given&& to) : value(std::forward<Given>(to)), given{true} {}

    T value{};
    bool given = false;
    bool operator==(const Field&) const = default;
};

/// The texts of an enum's values, in the order of its enumerators. Found by argument: each generated enum has its own.
template <class E>
concept LabelledEnum = std::is_enum_v<E> && requires(E value) {
    { labels_of(value) } -> std::same_as<std::span<const std::string_view>>;
};

/// The value of that text; none if the enum has no such value.
template <LabelledEnum E>
std::optional<E> parse_enum(std::string_view text) {
    const auto labels = labels_of(E{});
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] == text) return static_cast<E>(i);
    }
    return std::nullopt;
}

}  // namespace orderline::tables
