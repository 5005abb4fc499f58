// Rows of public.audit_heads, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <optional>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.audit_heads: Where the chain of audit_seals ends, and how far it is complete
struct AuditHead {
    TenantId tenant_id{};
    std::int64_t number{};  // Of the last entry of the chain; 0: there is none.
    tables::Blob hash{};
    std::int64_t complete_to{};  // Every row with a seq up to this one is in the chain.
    std::int64_t complete_number{};  // The rows after complete_to are in entries after this one.
    Instant complete_at{};  // When the sequence stood at complete_to.
    std::int64_t seen_to{};  // Where the sequence stood at seen_at, before the first transaction that is not over.
    std::int64_t seen_number{};  // The last entry of the chain then.
    Instant seen_at{};  // When that was.
    // When all older transactions are over, complete_to becomes seen_to; null: it has.
    std::optional<std::int64_t> seen_xid{};
    bool operator==(const AuditHead&) const = default;
};

/// The primary key.
struct AuditHeadKey {
    TenantId tenant_id{};
    bool operator==(const AuditHeadKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct AuditHeadInsert {
    TenantId tenant_id{};
    tables::Field<std::int64_t> number{};
    tables::Field<tables::Blob> hash{};
    tables::Field<std::int64_t> complete_to{};
    tables::Field<std::int64_t> complete_number{};
    tables::Field<Instant> complete_at{};
    tables::Field<std::int64_t> seen_to{};
    tables::Field<std::int64_t> seen_number{};
    tables::Field<Instant> seen_at{};
    std::optional<std::int64_t> seen_xid{};
    bool operator==(const AuditHeadInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct AuditHeadUpdate {
    tables::Field<std::int64_t> number{};
    tables::Field<tables::Blob> hash{};
    tables::Field<std::int64_t> complete_to{};
    tables::Field<std::int64_t> complete_number{};
    tables::Field<Instant> complete_at{};
    tables::Field<std::int64_t> seen_to{};
    tables::Field<std::int64_t> seen_number{};
    tables::Field<Instant> seen_at{};
    tables::Field<std::optional<std::int64_t>> seen_xid{};
    bool operator==(const AuditHeadUpdate&) const = default;
};

tables::Members<10> fields_of(AuditHead& of);
tables::Members<1> fields_of(AuditHeadKey& of);
tables::Members<10> fields_of(AuditHeadInsert& of);
tables::Members<10> fields_of(AuditHeadUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::AuditHead> {
    using Key = rows::AuditHeadKey;
    using Insert = rows::AuditHeadInsert;
    using Update = rows::AuditHeadUpdate;
    using Scope = decltype(rows::AuditHead::tenant_id);
    static const Table table;
};
