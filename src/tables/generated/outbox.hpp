// Rows of public.outbox, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.outbox: E-mails and text messages to be sent
struct Outbox {
    TenantId tenant_id{};
    OutboxId id{};
    std::string channel{};
    std::string recipient{};
    std::string subject{};  // Of an e-mail; empty for a text message.
    std::string body{};
    std::string purpose{};
    Instant created_at{};
    Instant expires_at{};
    std::optional<Instant> sent_at{};
    bool operator==(const Outbox&) const = default;
};

/// The primary key.
struct OutboxKey {
    TenantId tenant_id{};
    OutboxId id{};
    bool operator==(const OutboxKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct OutboxInsert {
    TenantId tenant_id{};
    std::string channel{};
    std::string recipient{};
    std::string body{};
    std::string purpose{};
    Instant expires_at{};
    tables::Field<OutboxId> id{};
    tables::Field<std::string> subject{};
    tables::Field<Instant> created_at{};
    std::optional<Instant> sent_at{};
    bool operator==(const OutboxInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct OutboxUpdate {
    tables::Field<OutboxId> id{};
    tables::Field<std::string> channel{};
    tables::Field<std::string> recipient{};
    tables::Field<std::string> subject{};
    tables::Field<std::string> body{};
    tables::Field<std::string> purpose{};
    tables::Field<Instant> created_at{};
    tables::Field<Instant> expires_at{};
    tables::Field<std::optional<Instant>> sent_at{};
    bool operator==(const OutboxUpdate&) const = default;
};

tables::Members<10> fields_of(Outbox& of);
tables::Members<2> fields_of(OutboxKey& of);
tables::Members<10> fields_of(OutboxInsert& of);
tables::Members<10> fields_of(OutboxUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Outbox> {
    using Key = rows::OutboxKey;
    using Insert = rows::OutboxInsert;
    using Update = rows::OutboxUpdate;
    using Scope = decltype(rows::Outbox::tenant_id);
    static const Table table;
};
