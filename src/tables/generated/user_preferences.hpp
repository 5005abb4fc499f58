// Rows of public.user_preferences, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.user_preferences
struct UserPreference {
    UserPreferenceId id{};
    UserId user_id{};
    std::optional<tables::Json> personal{};
    std::optional<tables::Json> business{};
    std::optional<tables::Json> orders{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    TenantId tenant_id{};
    bool operator==(const UserPreference&) const = default;
};

/// The primary key.
struct UserPreferenceKey {
    TenantId tenant_id{};
    UserPreferenceId id{};
    bool operator==(const UserPreferenceKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct UserPreferenceInsert {
    UserId user_id{};
    tables::Field<UserPreferenceId> id{};
    tables::Field<std::optional<tables::Json>> personal{};
    tables::Field<std::optional<tables::Json>> business{};
    tables::Field<std::optional<tables::Json>> orders{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    tables::Field<TenantId> tenant_id{};
    bool operator==(const UserPreferenceInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct UserPreferenceUpdate {
    tables::Field<UserPreferenceId> id{};
    tables::Field<UserId> user_id{};
    tables::Field<std::optional<tables::Json>> personal{};
    tables::Field<std::optional<tables::Json>> business{};
    tables::Field<std::optional<tables::Json>> orders{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const UserPreferenceUpdate&) const = default;
};

tables::Members<8> fields_of(UserPreference& of);
tables::Members<2> fields_of(UserPreferenceKey& of);
tables::Members<8> fields_of(UserPreferenceInsert& of);
tables::Members<8> fields_of(UserPreferenceUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::UserPreference> {
    using Key = rows::UserPreferenceKey;
    using Insert = rows::UserPreferenceInsert;
    using Update = rows::UserPreferenceUpdate;
    using Scope = decltype(rows::UserPreference::tenant_id);
    static const Table table;
};
