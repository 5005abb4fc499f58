// Rows of public.person, and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.person
struct Person2 {
    PersonId id{};
    bool operator==(const Person2&) const = default;
};

/// The primary key.
struct Person2Key {
    PersonId id{};
    bool operator==(const Person2Key&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct Person2Insert {
    PersonId id{};
    bool operator==(const Person2Insert&) const = default;
};

/// Changes of a row; what is left out stays.
struct Person2Update {
    tables::Field<PersonId> id{};
    bool operator==(const Person2Update&) const = default;
};

tables::Members<1> fields_of(Person2& of);
tables::Members<1> fields_of(Person2Key& of);
tables::Members<1> fields_of(Person2Insert& of);
tables::Members<1> fields_of(Person2Update& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Person2> {
    using Key = rows::Person2Key;
    using Insert = rows::Person2Insert;
    using Update = rows::Person2Update;
    using Scope = None;
    static const Table table;
};
