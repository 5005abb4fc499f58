// The texts of enums.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "enums.hpp"

namespace orderline::rows {

std::span<const std::string_view> labels_of(SalesDeptOrder) {
    static constexpr std::string_view labels[]{
        "other", "values"};
    return labels;
}
std::string_view to_text(SalesDeptOrder value) { return labels_of(value)[static_cast<std::size_t>(value)]; }

std::span<const std::string_view> labels_of(Order) {
    static constexpr std::string_view labels[]{
        "new", "in progress", "Größe", "it's", "a \"quoted\" one", "back\\slash", "", "*/", "select"};
    return labels;
}
std::string_view to_text(Order value) { return labels_of(value)[static_cast<std::size_t>(value)]; }

std::span<const std::string_view> labels_of(UserAccountInsert2) {
    static constexpr std::string_view labels[]{
        "collides", "with", "UserAccountInsert"};
    return labels;
}
std::string_view to_text(UserAccountInsert2 value) { return labels_of(value)[static_cast<std::size_t>(value)]; }

}  // namespace orderline::rows
