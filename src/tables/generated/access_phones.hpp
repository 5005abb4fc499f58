// Rows of public.access_phones, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.access_phones
struct AccessPhone {
    AccessPhoneId id{};
    TenantId tenant_id{};
    std::string number{};
    std::optional<std::string> description{};
    std::optional<bool> is_active{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    bool operator==(const AccessPhone&) const = default;
};

/// The primary key.
struct AccessPhoneKey {
    TenantId tenant_id{};
    AccessPhoneId id{};
    bool operator==(const AccessPhoneKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct AccessPhoneInsert {
    TenantId tenant_id{};
    std::string number{};
    tables::Field<AccessPhoneId> id{};
    std::optional<std::string> description{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const AccessPhoneInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct AccessPhoneUpdate {
    tables::Field<AccessPhoneId> id{};
    tables::Field<std::string> number{};
    tables::Field<std::optional<std::string>> description{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const AccessPhoneUpdate&) const = default;
};

tables::Members<7> fields_of(AccessPhone& of);
tables::Members<2> fields_of(AccessPhoneKey& of);
tables::Members<7> fields_of(AccessPhoneInsert& of);
tables::Members<7> fields_of(AccessPhoneUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::AccessPhone> {
    using Key = rows::AccessPhoneKey;
    using Insert = rows::AccessPhoneInsert;
    using Update = rows::AccessPhoneUpdate;
    using Scope = decltype(rows::AccessPhone::tenant_id);
    static const Table table;
};
