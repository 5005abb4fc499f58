// Rows of public.user_account, and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.user_account
struct UserAccount2 {
    UserAccount2Id id{};
    std::optional<SelectId> select{};
    bool operator==(const UserAccount2&) const = default;
};

/// The primary key.
struct UserAccount2Key {
    UserAccount2Id id{};
    bool operator==(const UserAccount2Key&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct UserAccount2Insert {
    UserAccount2Id id{};
    std::optional<SelectId> select{};
    bool operator==(const UserAccount2Insert&) const = default;
};

/// Changes of a row; what is left out stays.
struct UserAccount2Update {
    tables::Field<UserAccount2Id> id{};
    tables::Field<std::optional<SelectId>> select{};
    bool operator==(const UserAccount2Update&) const = default;
};

tables::Members<2> fields_of(UserAccount2& of);
tables::Members<1> fields_of(UserAccount2Key& of);
tables::Members<2> fields_of(UserAccount2Insert& of);
tables::Members<2> fields_of(UserAccount2Update& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::UserAccount2> {
    using Key = rows::UserAccount2Key;
    using Insert = rows::UserAccount2Insert;
    using Update = rows::UserAccount2Update;
    using Scope = None;
    static const Table table;
};
