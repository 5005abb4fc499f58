// Rows of public.audit_seals, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.audit_seals: The chain of hashes over audit_logs
struct AuditSeal {
    TenantId tenant_id{};
    AuditSealId number{};  // Counted per tenant from 1, without gaps.
    std::string kind{};
    std::optional<Date> month{};  // Its first day: whose rows these are, or, of the kind retention, may be gone.
    std::vector<std::optional<std::int64_t>> seqs{};
    tables::Blob digests{};  // Of each row of seqs the SHA-256, 32 bytes each, in the same order.
    std::string detail{};
    Instant made_at{};
    tables::Blob hash{};  // SHA-256 of the hash before it and of all the other columns.
    bool operator==(const AuditSeal&) const = default;
};

/// The primary key.
struct AuditSealKey {
    TenantId tenant_id{};
    AuditSealId number{};
    bool operator==(const AuditSealKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct AuditSealInsert {
    TenantId tenant_id{};
    AuditSealId number{};
    std::string kind{};
    Instant made_at{};
    tables::Blob hash{};
    std::optional<Date> month{};
    tables::Field<std::vector<std::optional<std::int64_t>>> seqs{};
    tables::Field<tables::Blob> digests{};
    tables::Field<std::string> detail{};
    bool operator==(const AuditSealInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct AuditSealUpdate {
    tables::Field<AuditSealId> number{};
    tables::Field<std::string> kind{};
    tables::Field<std::optional<Date>> month{};
    tables::Field<std::vector<std::optional<std::int64_t>>> seqs{};
    tables::Field<tables::Blob> digests{};
    tables::Field<std::string> detail{};
    tables::Field<Instant> made_at{};
    tables::Field<tables::Blob> hash{};
    bool operator==(const AuditSealUpdate&) const = default;
};

tables::Members<9> fields_of(AuditSeal& of);
tables::Members<2> fields_of(AuditSealKey& of);
tables::Members<9> fields_of(AuditSealInsert& of);
tables::Members<9> fields_of(AuditSealUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::AuditSeal> {
    using Key = rows::AuditSealKey;
    using Insert = rows::AuditSealInsert;
    using Update = rows::AuditSealUpdate;
    using Scope = decltype(rows::AuditSeal::tenant_id);
    static const Table table;
};
