// Rows of public."größen", and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public."größen"
struct Größen {
    tables::Numeric maß{};
    std::string 単位{};  // Einheit: „cm“ oder ″
    std::optional<std::string> u1f642_{};
    bool operator==(const Größen&) const = default;
};

/// The primary key.
struct GrößenKey {
    tables::Numeric maß{};
    std::string 単位{};
    bool operator==(const GrößenKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct GrößenInsert {
    tables::Numeric maß{};
    std::string 単位{};
    std::optional<std::string> u1f642_{};
    bool operator==(const GrößenInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct GrößenUpdate {
    tables::Field<tables::Numeric> maß{};
    tables::Field<std::string> 単位{};
    tables::Field<std::optional<std::string>> u1f642_{};
    bool operator==(const GrößenUpdate&) const = default;
};

tables::Members<3> fields_of(Größen& of);
tables::Members<2> fields_of(GrößenKey& of);
tables::Members<3> fields_of(GrößenInsert& of);
tables::Members<3> fields_of(GrößenUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Größen> {
    using Key = rows::GrößenKey;
    using Insert = rows::GrößenInsert;
    using Update = rows::GrößenUpdate;
    using Scope = None;
    static const Table table;
};
