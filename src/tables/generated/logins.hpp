// Rows of public.logins, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.logins: Which user of which tenant signs in with an e-mail address and a password
struct Login {
    std::string email{};  // The address in lower case.
    TenantId tenant_id{};
    Uuid user_id{};
    std::optional<Instant> created_at{};
    bool operator==(const Login&) const = default;
};

/// The primary key.
struct LoginKey {
    std::string email{};
    bool operator==(const LoginKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct LoginInsert {
    std::string email{};
    TenantId tenant_id{};
    Uuid user_id{};
    tables::Field<std::optional<Instant>> created_at{};
    bool operator==(const LoginInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct LoginUpdate {
    tables::Field<std::string> email{};
    tables::Field<TenantId> tenant_id{};
    tables::Field<Uuid> user_id{};
    tables::Field<std::optional<Instant>> created_at{};
    bool operator==(const LoginUpdate&) const = default;
};

tables::Members<4> fields_of(Login& of);
tables::Members<1> fields_of(LoginKey& of);
tables::Members<4> fields_of(LoginInsert& of);
tables::Members<4> fields_of(LoginUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Login> {
    using Key = rows::LoginKey;
    using Insert = rows::LoginInsert;
    using Update = rows::LoginUpdate;
    using Scope = None;
    static const Table table;
};
