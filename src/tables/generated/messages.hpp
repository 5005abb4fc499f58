// Rows of public.messages, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.messages
struct Message {
    MessageId id{};
    std::string content{};
    std::string user_id{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    TenantId tenant_id{};
    bool operator==(const Message&) const = default;
};

/// The primary key.
struct MessageKey {
    TenantId tenant_id{};
    MessageId id{};
    bool operator==(const MessageKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct MessageInsert {
    std::string content{};
    std::string user_id{};
    tables::Field<MessageId> id{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    tables::Field<TenantId> tenant_id{};
    bool operator==(const MessageInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct MessageUpdate {
    tables::Field<MessageId> id{};
    tables::Field<std::string> content{};
    tables::Field<std::string> user_id{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const MessageUpdate&) const = default;
};

tables::Members<6> fields_of(Message& of);
tables::Members<2> fields_of(MessageKey& of);
tables::Members<6> fields_of(MessageInsert& of);
tables::Members<6> fields_of(MessageUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Message> {
    using Key = rows::MessageKey;
    using Insert = rows::MessageInsert;
    using Update = rows::MessageUpdate;
    using Scope = decltype(rows::Message::tenant_id);
    static const Table table;
};
