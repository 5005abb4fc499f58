// Rows of public."select", and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include "enums.hpp"
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public."select": Everything here is a key word somewhere.
struct Select {
    SelectId from{};
    std::string where{};
    std::optional<std::string> class_{};
    std::optional<bool> default_{};
    std::optional<Order> new_{};
    std::optional<std::string> function{};
    std::optional<std::string> public_{};
    std::optional<std::string> constructor{};
    std::optional<std::string> proto{};
    std::optional<std::string> namespace_{};
    std::optional<std::int32_t> operator_{};
    std::optional<std::int32_t> int_{};
    std::optional<std::string> std_{};
    std::optional<tables::Json> json{};
    bool operator==(const Select&) const = default;
};

/// The primary key.
struct SelectKey {
    SelectId from{};
    bool operator==(const SelectKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct SelectInsert {
    std::string where{};
    std::optional<std::string> class_{};
    tables::Field<std::optional<bool>> default_{};
    tables::Field<std::optional<Order>> new_{};
    std::optional<std::string> function{};
    std::optional<std::string> public_{};
    std::optional<std::string> constructor{};
    std::optional<std::string> proto{};
    std::optional<std::string> namespace_{};
    std::optional<std::int32_t> operator_{};
    std::optional<std::int32_t> int_{};
    std::optional<std::string> std_{};
    std::optional<tables::Json> json{};
    bool operator==(const SelectInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct SelectUpdate {
    tables::Field<std::string> where{};
    tables::Field<std::optional<std::string>> class_{};
    tables::Field<std::optional<bool>> default_{};
    tables::Field<std::optional<Order>> new_{};
    tables::Field<std::optional<std::string>> function{};
    tables::Field<std::optional<std::string>> public_{};
    tables::Field<std::optional<std::string>> constructor{};
    tables::Field<std::optional<std::string>> proto{};
    tables::Field<std::optional<std::string>> namespace_{};
    tables::Field<std::optional<std::int32_t>> operator_{};
    tables::Field<std::optional<std::int32_t>> int_{};
    tables::Field<std::optional<std::string>> std_{};
    tables::Field<std::optional<tables::Json>> json{};
    bool operator==(const SelectUpdate&) const = default;
};

tables::Members<14> fields_of(Select& of);
tables::Members<1> fields_of(SelectKey& of);
tables::Members<14> fields_of(SelectInsert& of);
tables::Members<14> fields_of(SelectUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Select> {
    using Key = rows::SelectKey;
    using Insert = rows::SelectInsert;
    using Update = rows::SelectUpdate;
    using Scope = None;
    static const Table table;
};
