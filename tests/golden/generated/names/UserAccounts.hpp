// Rows of public."UserAccounts", and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public."UserAccounts"
struct UserAccount {
    UserAccountId userId{};
    std::int32_t user_id{};
    std::optional<std::string> UserID{};
    std::optional<std::string> user_id_{};
    std::optional<std::string> user_id_2{};
    bool operator==(const UserAccount&) const = default;
};

/// The primary key.
struct UserAccountKey {
    UserAccountId userId{};
    bool operator==(const UserAccountKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct UserAccountInsert {
    std::int32_t user_id{};
    tables::Field<UserAccountId> userId{};
    std::optional<std::string> UserID{};
    std::optional<std::string> user_id_{};
    std::optional<std::string> user_id_2{};
    bool operator==(const UserAccountInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct UserAccountUpdate {
    tables::Field<UserAccountId> userId{};
    tables::Field<std::int32_t> user_id{};
    tables::Field<std::optional<std::string>> UserID{};
    tables::Field<std::optional<std::string>> user_id_{};
    tables::Field<std::optional<std::string>> user_id_2{};
    bool operator==(const UserAccountUpdate&) const = default;
};

tables::Members<5> fields_of(UserAccount& of);
tables::Members<1> fields_of(UserAccountKey& of);
tables::Members<5> fields_of(UserAccountInsert& of);
tables::Members<5> fields_of(UserAccountUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::UserAccount> {
    using Key = rows::UserAccountKey;
    using Insert = rows::UserAccountInsert;
    using Update = rows::UserAccountUpdate;
    using Scope = None;
    static const Table table;
};
