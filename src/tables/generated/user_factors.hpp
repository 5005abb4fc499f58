// Rows of public.user_factors, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.user_factors: Second factors: authenticator apps (TOTP, RFC 6238) of users
struct UserFactor {
    TenantId tenant_id{};
    UserFactorId id{};
    UserId user_id{};
    std::string friendly_name{};  // The user's own name for it; empty if he gave none.
    tables::Blob secret{};  // What the app knows too, sealed (XChaCha20-Poly1305).
    std::int64_t last_step{};  // Of the last code that was taken, in half minutes since 1970: each is taken once.
    tables::Json recovery_hashes{};  // HMACs of the recovery codes not used yet, in hex.
    Instant created_at{};
    std::optional<Instant> verified_at{};  // When the first code was right. Until then nobody is asked for it.
    std::optional<Instant> last_used_at{};
    bool operator==(const UserFactor&) const = default;
};

/// The primary key.
struct UserFactorKey {
    TenantId tenant_id{};
    UserFactorId id{};
    bool operator==(const UserFactorKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct UserFactorInsert {
    TenantId tenant_id{};
    UserId user_id{};
    tables::Blob secret{};
    tables::Field<UserFactorId> id{};
    tables::Field<std::string> friendly_name{};
    tables::Field<std::int64_t> last_step{};
    tables::Field<tables::Json> recovery_hashes{};
    tables::Field<Instant> created_at{};
    std::optional<Instant> verified_at{};
    std::optional<Instant> last_used_at{};
    bool operator==(const UserFactorInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct UserFactorUpdate {
    tables::Field<UserFactorId> id{};
    tables::Field<UserId> user_id{};
    tables::Field<std::string> friendly_name{};
    tables::Field<tables::Blob> secret{};
    tables::Field<std::int64_t> last_step{};
    tables::Field<tables::Json> recovery_hashes{};
    tables::Field<Instant> created_at{};
    tables::Field<std::optional<Instant>> verified_at{};
    tables::Field<std::optional<Instant>> last_used_at{};
    bool operator==(const UserFactorUpdate&) const = default;
};

tables::Members<10> fields_of(UserFactor& of);
tables::Members<2> fields_of(UserFactorKey& of);
tables::Members<10> fields_of(UserFactorInsert& of);
tables::Members<10> fields_of(UserFactorUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::UserFactor> {
    using Key = rows::UserFactorKey;
    using Insert = rows::UserFactorInsert;
    using Update = rows::UserFactorUpdate;
    using Scope = decltype(rows::UserFactor::tenant_id);
    static const Table table;
};
