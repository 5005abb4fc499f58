// Rows of public.api_keys, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.api_keys
struct ApiKey {
    ApiKeyId id{};
    TenantId tenant_id{};
    std::string key{};
    std::string name{};
    std::optional<tables::Json> permissions{};
    std::optional<Instant> expires_at{};
    std::optional<bool> is_active{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    // api: acts with its permissions. publishable: may stand in a browser, the user who signs in counts. secret:
    // everything in its tenant.
    std::string kind{};
    bool operator==(const ApiKey&) const = default;
};

/// The primary key.
struct ApiKeyKey {
    TenantId tenant_id{};
    ApiKeyId id{};
    bool operator==(const ApiKeyKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct ApiKeyInsert {
    TenantId tenant_id{};
    std::string key{};
    std::string name{};
    tables::Field<ApiKeyId> id{};
    tables::Field<std::optional<tables::Json>> permissions{};
    std::optional<Instant> expires_at{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    tables::Field<std::string> kind{};
    bool operator==(const ApiKeyInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct ApiKeyUpdate {
    tables::Field<ApiKeyId> id{};
    tables::Field<std::string> key{};
    tables::Field<std::string> name{};
    tables::Field<std::optional<tables::Json>> permissions{};
    tables::Field<std::optional<Instant>> expires_at{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    tables::Field<std::string> kind{};
    bool operator==(const ApiKeyUpdate&) const = default;
};

tables::Members<10> fields_of(ApiKey& of);
tables::Members<2> fields_of(ApiKeyKey& of);
tables::Members<10> fields_of(ApiKeyInsert& of);
tables::Members<10> fields_of(ApiKeyUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::ApiKey> {
    using Key = rows::ApiKeyKey;
    using Insert = rows::ApiKeyInsert;
    using Update = rows::ApiKeyUpdate;
    using Scope = decltype(rows::ApiKey::tenant_id);
    static const Table table;
};
