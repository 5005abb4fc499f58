// Rows of public.users, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.users: User authentication and identification information across tenants
struct User {
    UserId id{};
    TenantId tenant_id{};
    std::string email{};
    std::optional<std::string> username{};
    std::optional<std::string> password_hash{};
    std::optional<Instant> last_login{};
    std::optional<bool> is_active{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    // When the user proved to read this address, or somebody vouched for it.
    std::optional<Instant> email_confirmed_at{};
    std::optional<std::string> phone{};  // E.164 without the plus sign.
    std::optional<Instant> phone_confirmed_at{};  // When the user proved to have this phone, or somebody vouched for it.
    std::optional<Instant> confirmation_sent_at{};  // When the last code to confirm an address was sent.
    std::optional<Instant> recovery_sent_at{};  // When the last code for a forgotten password was sent.
    std::optional<Instant> banned_until{};  // Until then the user cannot sign in.
    tables::Json user_metadata{};  // What the user says of himself: never to be trusted.
    tables::Json app_metadata{};  // What the tenant's own servers keep of the user.
    bool operator==(const User&) const = default;
};

/// The primary key.
struct UserKey {
    TenantId tenant_id{};
    UserId id{};
    bool operator==(const UserKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct UserInsert {
    TenantId tenant_id{};
    std::string email{};
    tables::Field<UserId> id{};
    std::optional<std::string> username{};
    std::optional<std::string> password_hash{};
    std::optional<Instant> last_login{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    std::optional<Instant> email_confirmed_at{};
    std::optional<std::string> phone{};
    std::optional<Instant> phone_confirmed_at{};
    std::optional<Instant> confirmation_sent_at{};
    std::optional<Instant> recovery_sent_at{};
    std::optional<Instant> banned_until{};
    tables::Field<tables::Json> user_metadata{};
    tables::Field<tables::Json> app_metadata{};
    bool operator==(const UserInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct UserUpdate {
    tables::Field<UserId> id{};
    tables::Field<std::string> email{};
    tables::Field<std::optional<std::string>> username{};
    tables::Field<std::optional<std::string>> password_hash{};
    tables::Field<std::optional<Instant>> last_login{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    tables::Field<std::optional<Instant>> email_confirmed_at{};
    tables::Field<std::optional<std::string>> phone{};
    tables::Field<std::optional<Instant>> phone_confirmed_at{};
    tables::Field<std::optional<Instant>> confirmation_sent_at{};
    tables::Field<std::optional<Instant>> recovery_sent_at{};
    tables::Field<std::optional<Instant>> banned_until{};
    tables::Field<tables::Json> user_metadata{};
    tables::Field<tables::Json> app_metadata{};
    bool operator==(const UserUpdate&) const = default;
};

tables::Members<17> fields_of(User& of);
tables::Members<2> fields_of(UserKey& of);
tables::Members<17> fields_of(UserInsert& of);
tables::Members<17> fields_of(UserUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::User> {
    using Key = rows::UserKey;
    using Insert = rows::UserInsert;
    using Update = rows::UserUpdate;
    using Scope = decltype(rows::User::tenant_id);
    static const Table table;
};
