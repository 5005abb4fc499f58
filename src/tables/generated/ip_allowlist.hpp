// Rows of public.ip_allowlist, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.ip_allowlist
struct IpAllowlist {
    IpAllowlistId id{};
    TenantId tenant_id{};
    std::string ip_address{};
    std::optional<std::string> description{};
    std::optional<bool> is_active{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    bool operator==(const IpAllowlist&) const = default;
};

/// The primary key.
struct IpAllowlistKey {
    TenantId tenant_id{};
    IpAllowlistId id{};
    bool operator==(const IpAllowlistKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct IpAllowlistInsert {
    TenantId tenant_id{};
    std::string ip_address{};
    tables::Field<IpAllowlistId> id{};
    std::optional<std::string> description{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const IpAllowlistInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct IpAllowlistUpdate {
    tables::Field<IpAllowlistId> id{};
    tables::Field<std::string> ip_address{};
    tables::Field<std::optional<std::string>> description{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const IpAllowlistUpdate&) const = default;
};

tables::Members<7> fields_of(IpAllowlist& of);
tables::Members<2> fields_of(IpAllowlistKey& of);
tables::Members<7> fields_of(IpAllowlistInsert& of);
tables::Members<7> fields_of(IpAllowlistUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::IpAllowlist> {
    using Key = rows::IpAllowlistKey;
    using Insert = rows::IpAllowlistInsert;
    using Update = rows::IpAllowlistUpdate;
    using Scope = decltype(rows::IpAllowlist::tenant_id);
    static const Table table;
};
