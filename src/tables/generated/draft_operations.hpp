// Rows of public.draft_operations, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.draft_operations: Every change of a draft: operation, version, who, device, when. Append-only.
struct DraftOperation {
    TenantId tenant_id{};
    Uuid draft_id{};
    Uuid operation_id{};  // Chosen by the client: sent again, it is not applied again.
    std::int32_t version{};  // The draft's version after it.
    // put_line, remove_line, set_note, set_delivery_date; replace (written past the server); present, reopen, accept,
    // decline, expire.
    std::string kind{};
    tables::Json operation{};
    std::string status{};  // The draft's status after it.
    std::optional<std::int64_t> subtotal_minor{};
    std::optional<std::int64_t> tax_minor{};
    std::optional<std::int64_t> total_minor{};
    std::optional<tables::Blob> digest{};
    std::string actor_kind{};
    std::optional<Uuid> actor_id{};
    std::optional<std::string> actor_name{};
    std::optional<std::string> device_id{};
    // By the clock, not the start of the transaction: several operations of one statement keep their order.
    Instant at{};
    bool operator==(const DraftOperation&) const = default;
};

/// The primary key.
struct DraftOperationKey {
    TenantId tenant_id{};
    Uuid draft_id{};
    Uuid operation_id{};
    bool operator==(const DraftOperationKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct DraftOperationInsert {
    TenantId tenant_id{};
    Uuid draft_id{};
    std::int32_t version{};
    std::string kind{};
    std::string status{};
    std::string actor_kind{};
    tables::Field<Uuid> operation_id{};
    tables::Field<tables::Json> operation{};
    std::optional<std::int64_t> subtotal_minor{};
    std::optional<std::int64_t> tax_minor{};
    std::optional<std::int64_t> total_minor{};
    std::optional<tables::Blob> digest{};
    std::optional<Uuid> actor_id{};
    std::optional<std::string> actor_name{};
    std::optional<std::string> device_id{};
    tables::Field<Instant> at{};
    bool operator==(const DraftOperationInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct DraftOperationUpdate {
    tables::Field<Uuid> draft_id{};
    tables::Field<Uuid> operation_id{};
    tables::Field<std::int32_t> version{};
    tables::Field<std::string> kind{};
    tables::Field<tables::Json> operation{};
    tables::Field<std::string> status{};
    tables::Field<std::optional<std::int64_t>> subtotal_minor{};
    tables::Field<std::optional<std::int64_t>> tax_minor{};
    tables::Field<std::optional<std::int64_t>> total_minor{};
    tables::Field<std::optional<tables::Blob>> digest{};
    tables::Field<std::string> actor_kind{};
    tables::Field<std::optional<Uuid>> actor_id{};
    tables::Field<std::optional<std::string>> actor_name{};
    tables::Field<std::optional<std::string>> device_id{};
    tables::Field<Instant> at{};
    bool operator==(const DraftOperationUpdate&) const = default;
};

tables::Members<16> fields_of(DraftOperation& of);
tables::Members<3> fields_of(DraftOperationKey& of);
tables::Members<16> fields_of(DraftOperationInsert& of);
tables::Members<16> fields_of(DraftOperationUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::DraftOperation> {
    using Key = rows::DraftOperationKey;
    using Insert = rows::DraftOperationInsert;
    using Update = rows::DraftOperationUpdate;
    using Scope = decltype(rows::DraftOperation::tenant_id);
    static const Table table;
};
