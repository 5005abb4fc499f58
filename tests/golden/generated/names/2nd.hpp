// Rows of public."2nd", and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public."2nd"
struct _2nd {
    _2ndId _1st{};
    std::optional<tables::Numeric> u25_{};
    std::optional<std::string> u24_{};
    std::optional<std::int64_t> u23_{};
    std::optional<bool> u3f_{};
    std::optional<std::string> a_b{};
    std::optional<std::string> a_b_{};
    std::optional<std::string> u60_{};
    std::optional<std::string> x{};
    bool operator==(const _2nd&) const = default;
};

/// The primary key.
struct _2ndKey {
    _2ndId _1st{};
    bool operator==(const _2ndKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct _2ndInsert {
    _2ndId _1st{};
    std::optional<tables::Numeric> u25_{};
    std::optional<std::string> u24_{};
    std::optional<std::int64_t> u23_{};
    std::optional<bool> u3f_{};
    std::optional<std::string> a_b{};
    std::optional<std::string> a_b_{};
    std::optional<std::string> u60_{};
    std::optional<std::string> x{};
    bool operator==(const _2ndInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct _2ndUpdate {
    tables::Field<_2ndId> _1st{};
    tables::Field<std::optional<tables::Numeric>> u25_{};
    tables::Field<std::optional<std::string>> u24_{};
    tables::Field<std::optional<std::int64_t>> u23_{};
    tables::Field<std::optional<bool>> u3f_{};
    tables::Field<std::optional<std::string>> a_b{};
    tables::Field<std::optional<std::string>> a_b_{};
    tables::Field<std::optional<std::string>> u60_{};
    tables::Field<std::optional<std::string>> x{};
    bool operator==(const _2ndUpdate&) const = default;
};

tables::Members<9> fields_of(_2nd& of);
tables::Members<1> fields_of(_2ndKey& of);
tables::Members<9> fields_of(_2ndInsert& of);
tables::Members<9> fields_of(_2ndUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::_2nd> {
    using Key = rows::_2ndKey;
    using Insert = rows::_2ndInsert;
    using Update = rows::_2ndUpdate;
    using Scope = None;
    static const Table table;
};
