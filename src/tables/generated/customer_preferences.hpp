// Rows of public.customer_preferences, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.customer_preferences
struct CustomerPreference {
    CustomerPreferenceId id{};
    CustomerId customer_id{};
    std::optional<tables::Json> personal{};
    std::optional<tables::Json> business{};
    std::optional<tables::Json> orders{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    std::optional<tables::Json> favorites{};
    TenantId tenant_id{};
    bool operator==(const CustomerPreference&) const = default;
};

/// The primary key.
struct CustomerPreferenceKey {
    TenantId tenant_id{};
    CustomerPreferenceId id{};
    bool operator==(const CustomerPreferenceKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct CustomerPreferenceInsert {
    CustomerId customer_id{};
    tables::Field<CustomerPreferenceId> id{};
    tables::Field<std::optional<tables::Json>> personal{};
    tables::Field<std::optional<tables::Json>> business{};
    tables::Field<std::optional<tables::Json>> orders{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    tables::Field<std::optional<tables::Json>> favorites{};
    tables::Field<TenantId> tenant_id{};
    bool operator==(const CustomerPreferenceInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct CustomerPreferenceUpdate {
    tables::Field<CustomerPreferenceId> id{};
    tables::Field<CustomerId> customer_id{};
    tables::Field<std::optional<tables::Json>> personal{};
    tables::Field<std::optional<tables::Json>> business{};
    tables::Field<std::optional<tables::Json>> orders{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    tables::Field<std::optional<tables::Json>> favorites{};
    bool operator==(const CustomerPreferenceUpdate&) const = default;
};

tables::Members<9> fields_of(CustomerPreference& of);
tables::Members<2> fields_of(CustomerPreferenceKey& of);
tables::Members<9> fields_of(CustomerPreferenceInsert& of);
tables::Members<9> fields_of(CustomerPreferenceUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::CustomerPreference> {
    using Key = rows::CustomerPreferenceKey;
    using Insert = rows::CustomerPreferenceInsert;
    using Update = rows::CustomerPreferenceUpdate;
    using Scope = decltype(rows::CustomerPreference::tenant_id);
    static const Table table;
};
