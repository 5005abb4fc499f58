// Rows of public.idempotency_keys, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.idempotency_keys: Answers already given, by Idempotency-Key and who asked
struct IdempotencyKey {
    TenantId tenant_id{};
    std::string key{};
    std::string principal{};  // Who asked; of a request of /rest/v1 with 'rest ' before it.
    tables::Blob request_hash{};
    std::optional<std::int32_t> status{};
    std::optional<tables::Json> response{};
    Instant created_at{};
    std::optional<tables::Json> headers{};  // Of an answer of /rest/v1: an array of [name, value].
    std::optional<tables::Blob> body{};  // Of an answer of /rest/v1: as it was sent.
    bool operator==(const IdempotencyKey&) const = default;
};

/// The primary key.
struct IdempotencyKeyKey {
    TenantId tenant_id{};
    std::string principal{};
    std::string key{};
    bool operator==(const IdempotencyKeyKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct IdempotencyKeyInsert {
    TenantId tenant_id{};
    std::string key{};
    std::string principal{};
    tables::Blob request_hash{};
    std::optional<std::int32_t> status{};
    std::optional<tables::Json> response{};
    tables::Field<Instant> created_at{};
    std::optional<tables::Json> headers{};
    std::optional<tables::Blob> body{};
    bool operator==(const IdempotencyKeyInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct IdempotencyKeyUpdate {
    tables::Field<std::string> key{};
    tables::Field<std::string> principal{};
    tables::Field<tables::Blob> request_hash{};
    tables::Field<std::optional<std::int32_t>> status{};
    tables::Field<std::optional<tables::Json>> response{};
    tables::Field<Instant> created_at{};
    tables::Field<std::optional<tables::Json>> headers{};
    tables::Field<std::optional<tables::Blob>> body{};
    bool operator==(const IdempotencyKeyUpdate&) const = default;
};

tables::Members<9> fields_of(IdempotencyKey& of);
tables::Members<3> fields_of(IdempotencyKeyKey& of);
tables::Members<9> fields_of(IdempotencyKeyInsert& of);
tables::Members<9> fields_of(IdempotencyKeyUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::IdempotencyKey> {
    using Key = rows::IdempotencyKeyKey;
    using Insert = rows::IdempotencyKeyInsert;
    using Update = rows::IdempotencyKeyUpdate;
    using Scope = decltype(rows::IdempotencyKey::tenant_id);
    static const Table table;
};
