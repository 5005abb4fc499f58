// Rows of public.tenants, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.tenants: Contains tenant/organization information for multi-tenant setup
struct Tenant {
    TenantId id{};
    std::string name{};
    std::optional<std::string> domain{};
    std::optional<tables::Json> settings{};
    std::optional<bool> is_active{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    bool operator==(const Tenant&) const = default;
};

/// The primary key.
struct TenantKey {
    TenantId id{};
    bool operator==(const TenantKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct TenantInsert {
    std::string name{};
    tables::Field<TenantId> id{};
    std::optional<std::string> domain{};
    tables::Field<std::optional<tables::Json>> settings{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const TenantInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct TenantUpdate {
    tables::Field<TenantId> id{};
    tables::Field<std::string> name{};
    tables::Field<std::optional<std::string>> domain{};
    tables::Field<std::optional<tables::Json>> settings{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const TenantUpdate&) const = default;
};

tables::Members<7> fields_of(Tenant& of);
tables::Members<1> fields_of(TenantKey& of);
tables::Members<7> fields_of(TenantInsert& of);
tables::Members<7> fields_of(TenantUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Tenant> {
    using Key = rows::TenantKey;
    using Insert = rows::TenantInsert;
    using Update = rows::TenantUpdate;
    using Scope = None;
    static const Table table;
};
