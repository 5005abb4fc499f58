// Rows of public.refresh_sessions, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.refresh_sessions: Who is signed in: one row per device, with the SHA-256 of its refresh token
struct RefreshSession {
    TenantId tenant_id{};
    RefreshSessionId id{};
    UserId user_id{};
    tables::Blob token_hash{};
    std::optional<tables::Blob> previous_hash{};
    Instant created_at{};
    std::optional<Instant> rotated_at{};  // When the session was last refreshed.
    Instant expires_at{};
    std::optional<Instant> revoked_at{};
    std::string method{};
    std::optional<std::string> ip{};
    std::optional<std::string> user_agent{};
    std::optional<std::string> second_factor{};  // What was shown beside the password; null if nothing was.
    std::optional<Instant> second_factor_at{};
    std::optional<Uuid> home_tenant_id{};  // Where its user signed in, if elsewhere: he came by changing the tenant.
    bool operator==(const RefreshSession&) const = default;
};

/// The primary key.
struct RefreshSessionKey {
    TenantId tenant_id{};
    RefreshSessionId id{};
    bool operator==(const RefreshSessionKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct RefreshSessionInsert {
    TenantId tenant_id{};
    UserId user_id{};
    tables::Blob token_hash{};
    Instant expires_at{};
    tables::Field<RefreshSessionId> id{};
    std::optional<tables::Blob> previous_hash{};
    tables::Field<Instant> created_at{};
    std::optional<Instant> rotated_at{};
    std::optional<Instant> revoked_at{};
    tables::Field<std::string> method{};
    std::optional<std::string> ip{};
    std::optional<std::string> user_agent{};
    std::optional<std::string> second_factor{};
    std::optional<Instant> second_factor_at{};
    std::optional<Uuid> home_tenant_id{};
    bool operator==(const RefreshSessionInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct RefreshSessionUpdate {
    tables::Field<RefreshSessionId> id{};
    tables::Field<UserId> user_id{};
    tables::Field<tables::Blob> token_hash{};
    tables::Field<std::optional<tables::Blob>> previous_hash{};
    tables::Field<Instant> created_at{};
    tables::Field<std::optional<Instant>> rotated_at{};
    tables::Field<Instant> expires_at{};
    tables::Field<std::optional<Instant>> revoked_at{};
    tables::Field<std::string> method{};
    tables::Field<std::optional<std::string>> ip{};
    tables::Field<std::optional<std::string>> user_agent{};
    tables::Field<std::optional<std::string>> second_factor{};
    tables::Field<std::optional<Instant>> second_factor_at{};
    tables::Field<std::optional<Uuid>> home_tenant_id{};
    bool operator==(const RefreshSessionUpdate&) const = default;
};

tables::Members<15> fields_of(RefreshSession& of);
tables::Members<2> fields_of(RefreshSessionKey& of);
tables::Members<15> fields_of(RefreshSessionInsert& of);
tables::Members<15> fields_of(RefreshSessionUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::RefreshSession> {
    using Key = rows::RefreshSessionKey;
    using Insert = rows::RefreshSessionInsert;
    using Update = rows::RefreshSessionUpdate;
    using Scope = decltype(rows::RefreshSession::tenant_id);
    static const Table table;
};
