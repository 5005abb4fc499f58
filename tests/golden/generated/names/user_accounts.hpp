// Rows of public."user accounts", and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public."user accounts"
struct UserAccounts {
    UserAccountsId id{};
    std::optional<UserAccounts2Id> parent{};
    bool operator==(const UserAccounts&) const = default;
};

/// The primary key.
struct UserAccountsKey {
    UserAccountsId id{};
    bool operator==(const UserAccountsKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct UserAccountsInsert {
    UserAccountsId id{};
    std::optional<UserAccounts2Id> parent{};
    bool operator==(const UserAccountsInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct UserAccountsUpdate {
    tables::Field<UserAccountsId> id{};
    tables::Field<std::optional<UserAccounts2Id>> parent{};
    bool operator==(const UserAccountsUpdate&) const = default;
};

tables::Members<2> fields_of(UserAccounts& of);
tables::Members<1> fields_of(UserAccountsKey& of);
tables::Members<2> fields_of(UserAccountsInsert& of);
tables::Members<2> fields_of(UserAccountsUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::UserAccounts> {
    using Key = rows::UserAccountsKey;
    using Insert = rows::UserAccountsInsert;
    using Update = rows::UserAccountsUpdate;
    using Scope = None;
    static const Table table;
};
