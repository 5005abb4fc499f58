// Rows of public.user_accounts, and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.user_accounts
struct UserAccounts2 {
    UserAccounts2Id id{};
    std::optional<UserAccountId> owner{};
    bool operator==(const UserAccounts2&) const = default;
};

/// The primary key.
struct UserAccounts2Key {
    UserAccounts2Id id{};
    bool operator==(const UserAccounts2Key&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct UserAccounts2Insert {
    UserAccounts2Id id{};
    std::optional<UserAccountId> owner{};
    bool operator==(const UserAccounts2Insert&) const = default;
};

/// Changes of a row; what is left out stays.
struct UserAccounts2Update {
    tables::Field<UserAccounts2Id> id{};
    tables::Field<std::optional<UserAccountId>> owner{};
    bool operator==(const UserAccounts2Update&) const = default;
};

tables::Members<2> fields_of(UserAccounts2& of);
tables::Members<1> fields_of(UserAccounts2Key& of);
tables::Members<2> fields_of(UserAccounts2Insert& of);
tables::Members<2> fields_of(UserAccounts2Update& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::UserAccounts2> {
    using Key = rows::UserAccounts2Key;
    using Insert = rows::UserAccounts2Insert;
    using Update = rows::UserAccounts2Update;
    using Scope = None;
    static const Table table;
};
