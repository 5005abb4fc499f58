// Rows of public.user_tenant_roles, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.user_tenant_roles: Which of the tenant's own roles its users have
struct UserTenantRole {
    TenantId tenant_id{};
    UserTenantRoleId id{};
    UserId user_id{};
    TenantRoleId role_id{};
    Instant created_at{};
    bool operator==(const UserTenantRole&) const = default;
};

/// The primary key.
struct UserTenantRoleKey {
    TenantId tenant_id{};
    UserTenantRoleId id{};
    bool operator==(const UserTenantRoleKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct UserTenantRoleInsert {
    TenantId tenant_id{};
    UserId user_id{};
    TenantRoleId role_id{};
    tables::Field<UserTenantRoleId> id{};
    tables::Field<Instant> created_at{};
    bool operator==(const UserTenantRoleInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct UserTenantRoleUpdate {
    tables::Field<UserTenantRoleId> id{};
    tables::Field<UserId> user_id{};
    tables::Field<TenantRoleId> role_id{};
    tables::Field<Instant> created_at{};
    bool operator==(const UserTenantRoleUpdate&) const = default;
};

tables::Members<5> fields_of(UserTenantRole& of);
tables::Members<2> fields_of(UserTenantRoleKey& of);
tables::Members<5> fields_of(UserTenantRoleInsert& of);
tables::Members<5> fields_of(UserTenantRoleUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::UserTenantRole> {
    using Key = rows::UserTenantRoleKey;
    using Insert = rows::UserTenantRoleInsert;
    using Update = rows::UserTenantRoleUpdate;
    using Scope = decltype(rows::UserTenantRole::tenant_id);
    static const Table table;
};
