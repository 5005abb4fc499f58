// Rows of public.orders, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.orders: Customer orders placed across the system
struct Order {
    OrderId id{};
    TenantId tenant_id{};
    std::optional<CustomerId> customer_id{};
    std::optional<Instant> order_date{};
    std::string status{};
    std::optional<std::string> notes{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    // Counted per tenant, without gaps; taken from order_numbers when left out.
    std::optional<std::int64_t> order_number{};
    std::optional<std::string> currency{};  // ISO 4217; null: the currency of the tenant.
    std::optional<std::int64_t> subtotal_minor{};
    std::optional<std::int64_t> tax_minor{};
    std::optional<std::int64_t> total_minor{};
    std::optional<tables::Json> accepted_snapshot{};  // The draft exactly as it was accepted; never changes.
    std::optional<tables::Blob> accepted_digest{};  // SHA-256 of what the customer saw when accepting.
    std::optional<std::int32_t> accepted_version{};  // The draft's version that was accepted.
    std::optional<ProposedOrderId> draft_id{};  // The draft it came from; a draft becomes one order at most.
    std::optional<Date> delivery_date{};
    std::optional<std::string> accepted_by{};  // Who accepted, and how.
    std::optional<std::string> external_id{};  // The order's number in the tenant's own system.
    bool operator==(const Order&) const = default;
};

/// The primary key.
struct OrderKey {
    TenantId tenant_id{};
    OrderId id{};
    bool operator==(const OrderKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct OrderInsert {
    TenantId tenant_id{};
    std::string status{};
    tables::Field<OrderId> id{};
    std::optional<CustomerId> customer_id{};
    tables::Field<std::optional<Instant>> order_date{};
    std::optional<std::string> notes{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    std::optional<std::int64_t> order_number{};
    std::optional<std::string> currency{};
    std::optional<std::int64_t> subtotal_minor{};
    std::optional<std::int64_t> tax_minor{};
    std::optional<std::int64_t> total_minor{};
    std::optional<tables::Json> accepted_snapshot{};
    std::optional<tables::Blob> accepted_digest{};
    std::optional<std::int32_t> accepted_version{};
    std::optional<ProposedOrderId> draft_id{};
    std::optional<Date> delivery_date{};
    std::optional<std::string> accepted_by{};
    std::optional<std::string> external_id{};
    bool operator==(const OrderInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct OrderUpdate {
    tables::Field<OrderId> id{};
    tables::Field<std::optional<CustomerId>> customer_id{};
    tables::Field<std::optional<Instant>> order_date{};
    tables::Field<std::string> status{};
    tables::Field<std::optional<std::string>> notes{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    tables::Field<std::optional<std::int64_t>> order_number{};
    tables::Field<std::optional<std::string>> currency{};
    tables::Field<std::optional<std::int64_t>> subtotal_minor{};
    tables::Field<std::optional<std::int64_t>> tax_minor{};
    tables::Field<std::optional<std::int64_t>> total_minor{};
    tables::Field<std::optional<tables::Json>> accepted_snapshot{};
    tables::Field<std::optional<tables::Blob>> accepted_digest{};
    tables::Field<std::optional<std::int32_t>> accepted_version{};
    tables::Field<std::optional<ProposedOrderId>> draft_id{};
    tables::Field<std::optional<Date>> delivery_date{};
    tables::Field<std::optional<std::string>> accepted_by{};
    tables::Field<std::optional<std::string>> external_id{};
    bool operator==(const OrderUpdate&) const = default;
};

tables::Members<20> fields_of(Order& of);
tables::Members<2> fields_of(OrderKey& of);
tables::Members<20> fields_of(OrderInsert& of);
tables::Members<20> fields_of(OrderUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Order> {
    using Key = rows::OrderKey;
    using Insert = rows::OrderInsert;
    using Update = rows::OrderUpdate;
    using Scope = decltype(rows::Order::tenant_id);
    static const Table table;
};
