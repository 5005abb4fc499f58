// Rows of public.boxes, and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.boxes
struct Boxes {
    BoxesId id{};
    bool operator==(const Boxes&) const = default;
};

/// The primary key.
struct BoxesKey {
    BoxesId id{};
    bool operator==(const BoxesKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct BoxesInsert {
    BoxesId id{};
    bool operator==(const BoxesInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct BoxesUpdate {
    tables::Field<BoxesId> id{};
    bool operator==(const BoxesUpdate&) const = default;
};

tables::Members<1> fields_of(Boxes& of);
tables::Members<1> fields_of(BoxesKey& of);
tables::Members<1> fields_of(BoxesInsert& of);
tables::Members<1> fields_of(BoxesUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Boxes> {
    using Key = rows::BoxesKey;
    using Insert = rows::BoxesInsert;
    using Update = rows::BoxesUpdate;
    using Scope = None;
    static const Table table;
};
