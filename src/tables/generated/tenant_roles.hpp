// Rows of public.tenant_roles, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.tenant_roles: Roles of a tenant's own
struct TenantRole {
    TenantId tenant_id{};
    TenantRoleId id{};
    std::string name{};
    std::string description{};
    tables::Json permissions{};  // A JSON list of names of permissions; none of the built-in owner's "*".
    Instant created_at{};
    bool operator==(const TenantRole&) const = default;
};

/// The primary key.
struct TenantRoleKey {
    TenantId tenant_id{};
    TenantRoleId id{};
    bool operator==(const TenantRoleKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct TenantRoleInsert {
    TenantId tenant_id{};
    std::string name{};
    tables::Field<TenantRoleId> id{};
    tables::Field<std::string> description{};
    tables::Field<tables::Json> permissions{};
    tables::Field<Instant> created_at{};
    bool operator==(const TenantRoleInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct TenantRoleUpdate {
    tables::Field<TenantRoleId> id{};
    tables::Field<std::string> name{};
    tables::Field<std::string> description{};
    tables::Field<tables::Json> permissions{};
    tables::Field<Instant> created_at{};
    bool operator==(const TenantRoleUpdate&) const = default;
};

tables::Members<6> fields_of(TenantRole& of);
tables::Members<2> fields_of(TenantRoleKey& of);
tables::Members<6> fields_of(TenantRoleInsert& of);
tables::Members<6> fields_of(TenantRoleUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::TenantRole> {
    using Key = rows::TenantRoleKey;
    using Insert = rows::TenantRoleInsert;
    using Update = rows::TenantRoleUpdate;
    using Scope = decltype(rows::TenantRole::tenant_id);
    static const Table table;
};
