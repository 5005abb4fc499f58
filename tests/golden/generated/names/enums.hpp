// Enums.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include <span>
#include <string_view>

namespace orderline::rows {

enum class SalesDeptOrder {
    other, values
};
std::span<const std::string_view> labels_of(SalesDeptOrder);
std::string_view to_text(SalesDeptOrder value);

/// An enum whose name is a key word; ends with */ and has `ticks`
enum class Order {
    new_, in_progress, größe, it_s, a_quoted_one, back_slash, unnamed, u2a_u2f_, select
};
std::span<const std::string_view> labels_of(Order);
std::string_view to_text(Order value);

enum class UserAccountInsert2 {
    collides, with, UserAccountInsert
};
std::span<const std::string_view> labels_of(UserAccountInsert2);
std::string_view to_text(UserAccountInsert2 value);

}  // namespace orderline::rows
