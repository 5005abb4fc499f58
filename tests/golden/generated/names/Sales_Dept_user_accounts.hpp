// Rows of "Sales Dept".user_accounts, and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// "Sales Dept".user_accounts
struct SalesDeptUserAccount {
    SalesDeptUserAccountId id{};
    std::optional<UserAccounts2Id> local{};
    bool operator==(const SalesDeptUserAccount&) const = default;
};

/// The primary key.
struct SalesDeptUserAccountKey {
    SalesDeptUserAccountId id{};
    bool operator==(const SalesDeptUserAccountKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct SalesDeptUserAccountInsert {
    SalesDeptUserAccountId id{};
    std::optional<UserAccounts2Id> local{};
    bool operator==(const SalesDeptUserAccountInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct SalesDeptUserAccountUpdate {
    tables::Field<SalesDeptUserAccountId> id{};
    tables::Field<std::optional<UserAccounts2Id>> local{};
    bool operator==(const SalesDeptUserAccountUpdate&) const = default;
};

tables::Members<2> fields_of(SalesDeptUserAccount& of);
tables::Members<1> fields_of(SalesDeptUserAccountKey& of);
tables::Members<2> fields_of(SalesDeptUserAccountInsert& of);
tables::Members<2> fields_of(SalesDeptUserAccountUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::SalesDeptUserAccount> {
    using Key = rows::SalesDeptUserAccountKey;
    using Insert = rows::SalesDeptUserAccountInsert;
    using Update = rows::SalesDeptUserAccountUpdate;
    using Scope = None;
    static const Table table;
};
