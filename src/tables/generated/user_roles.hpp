// Rows of public.user_roles, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.user_roles: Role assignments for users across tenants
struct UserRole {
    UserRoleId id{};
    UserId user_id{};
    RoleId role_id{};
    TenantId tenant_id{};
    std::optional<bool> is_active{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    bool operator==(const UserRole&) const = default;
};

/// The primary key.
struct UserRoleKey {
    TenantId tenant_id{};
    UserRoleId id{};
    bool operator==(const UserRoleKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct UserRoleInsert {
    UserId user_id{};
    RoleId role_id{};
    TenantId tenant_id{};
    tables::Field<UserRoleId> id{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const UserRoleInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct UserRoleUpdate {
    tables::Field<UserRoleId> id{};
    tables::Field<UserId> user_id{};
    tables::Field<RoleId> role_id{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const UserRoleUpdate&) const = default;
};

tables::Members<7> fields_of(UserRole& of);
tables::Members<2> fields_of(UserRoleKey& of);
tables::Members<7> fields_of(UserRoleInsert& of);
tables::Members<7> fields_of(UserRoleUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::UserRole> {
    using Key = rows::UserRoleKey;
    using Insert = rows::UserRoleInsert;
    using Update = rows::UserRoleUpdate;
    using Scope = decltype(rows::UserRole::tenant_id);
    static const Table table;
};
