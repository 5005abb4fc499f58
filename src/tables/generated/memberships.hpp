// Rows of public.memberships, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.memberships: In which further tenants a user acts who signs in to his home; there he has the same id
struct Membership {
    Uuid home_tenant_id{};
    Uuid user_id{};
    TenantId joined_tenant_id{};
    Instant created_at{};
    bool operator==(const Membership&) const = default;
};

/// The primary key.
struct MembershipKey {
    Uuid home_tenant_id{};
    Uuid user_id{};
    TenantId joined_tenant_id{};
    bool operator==(const MembershipKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct MembershipInsert {
    Uuid home_tenant_id{};
    Uuid user_id{};
    TenantId joined_tenant_id{};
    tables::Field<Instant> created_at{};
    bool operator==(const MembershipInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct MembershipUpdate {
    tables::Field<Uuid> home_tenant_id{};
    tables::Field<Uuid> user_id{};
    tables::Field<TenantId> joined_tenant_id{};
    tables::Field<Instant> created_at{};
    bool operator==(const MembershipUpdate&) const = default;
};

tables::Members<4> fields_of(Membership& of);
tables::Members<3> fields_of(MembershipKey& of);
tables::Members<4> fields_of(MembershipInsert& of);
tables::Members<4> fields_of(MembershipUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Membership> {
    using Key = rows::MembershipKey;
    using Insert = rows::MembershipInsert;
    using Update = rows::MembershipUpdate;
    using Scope = None;
    static const Table table;
};
