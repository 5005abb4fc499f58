// Rows of public._, and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public._
struct U5f {
    U5fId u5f_u5f_{};
    std::optional<std::string> _a{};
    std::optional<std::string> a_{};
    std::optional<std::string> _a_{};
    bool operator==(const U5f&) const = default;
};

/// The primary key.
struct U5fKey {
    U5fId u5f_u5f_{};
    bool operator==(const U5fKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct U5fInsert {
    U5fId u5f_u5f_{};
    std::optional<std::string> _a{};
    std::optional<std::string> a_{};
    std::optional<std::string> _a_{};
    bool operator==(const U5fInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct U5fUpdate {
    tables::Field<U5fId> u5f_u5f_{};
    tables::Field<std::optional<std::string>> _a{};
    tables::Field<std::optional<std::string>> a_{};
    tables::Field<std::optional<std::string>> _a_{};
    bool operator==(const U5fUpdate&) const = default;
};

tables::Members<4> fields_of(U5f& of);
tables::Members<1> fields_of(U5fKey& of);
tables::Members<4> fields_of(U5fInsert& of);
tables::Members<4> fields_of(U5fUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::U5f> {
    using Key = rows::U5fKey;
    using Insert = rows::U5fInsert;
    using Update = rows::U5fUpdate;
    using Scope = None;
    static const Table table;
};
