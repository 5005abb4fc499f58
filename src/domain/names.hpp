// domain/names.hpp: the names of an enum's values, both ways, from one table in the order of the enum.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace orderline {

template <std::size_t count>
using Names = std::array<std::string_view, count>;

template <class Enum, std::size_t count>
constexpr std::string_view name_of(const Names<count>& names, Enum value) {
    return names[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t count>
constexpr std::optional<Enum> value_of(const Names<count>& names, std::string_view text) {
    for (std::size_t i = 0; i < count; ++i) {
        if (names[i] == text) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

}  // namespace orderline
