// Rows of public.box, and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.box
struct Box {
    BoxId id{};
    bool operator==(const Box&) const = default;
};

/// The primary key.
struct BoxKey {
    BoxId id{};
    bool operator==(const BoxKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct BoxInsert {
    BoxId id{};
    bool operator==(const BoxInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct BoxUpdate {
    tables::Field<BoxId> id{};
    bool operator==(const BoxUpdate&) const = default;
};

tables::Members<1> fields_of(Box& of);
tables::Members<1> fields_of(BoxKey& of);
tables::Members<1> fields_of(BoxInsert& of);
tables::Members<1> fields_of(BoxUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Box> {
    using Key = rows::BoxKey;
    using Insert = rows::BoxInsert;
    using Update = rows::BoxUpdate;
    using Scope = None;
    static const Table table;
};
