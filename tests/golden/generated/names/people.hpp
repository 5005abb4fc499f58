// Rows of public.people, and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.people
struct Person {
    PersonId id{};
    bool operator==(const Person&) const = default;
};

/// The primary key.
struct PersonKey {
    PersonId id{};
    bool operator==(const PersonKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct PersonInsert {
    PersonId id{};
    bool operator==(const PersonInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct PersonUpdate {
    tables::Field<PersonId> id{};
    bool operator==(const PersonUpdate&) const = default;
};

tables::Members<1> fields_of(Person& of);
tables::Members<1> fields_of(PersonKey& of);
tables::Members<1> fields_of(PersonInsert& of);
tables::Members<1> fields_of(PersonUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Person> {
    using Key = rows::PersonKey;
    using Insert = rows::PersonInsert;
    using Update = rows::PersonUpdate;
    using Scope = None;
    static const Table table;
};
