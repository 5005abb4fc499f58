// Rows of public.audit_logs, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.audit_logs: System-wide audit trail for tracking changes
struct AuditLog {
    Uuid id{};
    std::string table_name{};
    std::string action{};
    std::optional<tables::Json> old_data{};
    std::optional<tables::Json> new_data{};
    std::optional<Uuid> changed_by{};
    std::optional<Instant> changed_at{};
    TenantId tenant_id{};
    // Who: user:<uuid>, key:<uuid>, customer:<uuid>, ai:<uuid>, job:<name>, psql:<role>.
    std::optional<std::string> actor{};
    std::optional<Uuid> row_id{};  // The id of the changed row, if it is a uuid.
    std::int64_t seq{};  // Roughly the order of the changes.
    Instant created_at{};  // When the transaction began; its month (UTC) is the part of the table.
    // Random, and in the digest that seals the row: what was redacted cannot be guessed from it. Goes with the
    // redaction.
    std::optional<Uuid> nonce{};
    bool operator==(const AuditLog&) const = default;
};

/// The primary key.
struct AuditLogKey {
    TenantId tenant_id{};
    Uuid id{};
    Instant created_at{};
    bool operator==(const AuditLogKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct AuditLogInsert {
    std::string table_name{};
    std::string action{};
    tables::Field<Uuid> id{};
    std::optional<tables::Json> old_data{};
    std::optional<tables::Json> new_data{};
    std::optional<Uuid> changed_by{};
    tables::Field<std::optional<Instant>> changed_at{};
    tables::Field<TenantId> tenant_id{};
    std::optional<std::string> actor{};
    std::optional<Uuid> row_id{};
    tables::Field<Instant> created_at{};
    tables::Field<std::optional<Uuid>> nonce{};
    bool operator==(const AuditLogInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct AuditLogUpdate {
    tables::Field<Uuid> id{};
    tables::Field<std::string> table_name{};
    tables::Field<std::string> action{};
    tables::Field<std::optional<tables::Json>> old_data{};
    tables::Field<std::optional<tables::Json>> new_data{};
    tables::Field<std::optional<Uuid>> changed_by{};
    tables::Field<std::optional<Instant>> changed_at{};
    tables::Field<std::optional<std::string>> actor{};
    tables::Field<std::optional<Uuid>> row_id{};
    tables::Field<Instant> created_at{};
    tables::Field<std::optional<Uuid>> nonce{};
    bool operator==(const AuditLogUpdate&) const = default;
};

tables::Members<13> fields_of(AuditLog& of);
tables::Members<3> fields_of(AuditLogKey& of);
tables::Members<13> fields_of(AuditLogInsert& of);
tables::Members<13> fields_of(AuditLogUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::AuditLog> {
    using Key = rows::AuditLogKey;
    using Insert = rows::AuditLogInsert;
    using Update = rows::AuditLogUpdate;
    using Scope = decltype(rows::AuditLog::tenant_id);
    static const Table table;
};
