// Rows of public.proposed_orders, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.proposed_orders: Temporary storage for draft orders being prepared during customer calls. Acts as a
/// coordination point between different devices.
struct ProposedOrder {
    ProposedOrderId id{};  // Primary identifier for the proposed order (UUID).
    TenantId tenant_id{};  // The tenant this proposed order belongs to.
    CustomerId customer_id{};  // The customer for whom this order is being prepared.
    CallLogId call_id{};  // The call during which this order is being prepared, primary search key.
    Instant proposed_date{};  // The date this order is being proposed for.
    std::string status{};  // Current status of the proposed order (draft, presented, accepted, etc.).
    // JSON array of order items, each containing productId, description, price, quantity, size, and base64 thumbnail.
    tables::Json order_items{};
    std::optional<Uuid> last_updated_by{};  // The user who last updated this proposed order.
    // Identifier of the device that last updated this order, for conflict resolution.
    std::optional<std::string> last_device_id{};
    Instant created_at{};  // Timestamp when the proposed order was created.
    std::optional<Instant> updated_at{};  // Timestamp when the proposed order was last updated.
    std::int32_t version{};  // Grows by one with each operation that is kept.
    std::optional<std::string> currency{};  // ISO 4217; null: the currency of the tenant.
    std::string note{};
    std::optional<Date> delivery_date{};
    std::optional<std::int64_t> subtotal_minor{};
    std::optional<std::int64_t> tax_minor{};
    std::optional<std::int64_t> total_minor{};
    // SHA-256 of what a screen displays at this version; null: to be computed again (written past the server).
    std::optional<tables::Blob> digest{};
    std::optional<std::int32_t> presented_version{};
    std::optional<tables::Blob> presented_digest{};
    std::optional<Instant> presented_at{};
    std::optional<std::int32_t> accepted_version{};
    std::optional<tables::Blob> accepted_digest{};
    std::optional<Instant> accepted_at{};
    std::optional<std::string> closed_reason{};  // Why it was declined or expired.
    std::optional<Instant> expires_at{};
    std::optional<OrderId> order_id{};  // The order it became.
    bool operator==(const ProposedOrder&) const = default;
};

/// The primary key.
struct ProposedOrderKey {
    TenantId tenant_id{};
    ProposedOrderId id{};
    bool operator==(const ProposedOrderKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct ProposedOrderInsert {
    TenantId tenant_id{};
    CustomerId customer_id{};
    CallLogId call_id{};
    tables::Field<ProposedOrderId> id{};
    tables::Field<Instant> proposed_date{};
    tables::Field<std::string> status{};
    tables::Field<tables::Json> order_items{};
    std::optional<Uuid> last_updated_by{};
    std::optional<std::string> last_device_id{};
    tables::Field<Instant> created_at{};
    std::optional<Instant> updated_at{};
    tables::Field<std::int32_t> version{};
    std::optional<std::string> currency{};
    tables::Field<std::string> note{};
    std::optional<Date> delivery_date{};
    std::optional<std::int64_t> subtotal_minor{};
    std::optional<std::int64_t> tax_minor{};
    std::optional<std::int64_t> total_minor{};
    std::optional<tables::Blob> digest{};
    std::optional<std::int32_t> presented_version{};
    std::optional<tables::Blob> presented_digest{};
    std::optional<Instant> presented_at{};
    std::optional<std::int32_t> accepted_version{};
    std::optional<tables::Blob> accepted_digest{};
    std::optional<Instant> accepted_at{};
    std::optional<std::string> closed_reason{};
    std::optional<Instant> expires_at{};
    std::optional<OrderId> order_id{};
    bool operator==(const ProposedOrderInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct ProposedOrderUpdate {
    tables::Field<ProposedOrderId> id{};
    tables::Field<CustomerId> customer_id{};
    tables::Field<CallLogId> call_id{};
    tables::Field<Instant> proposed_date{};
    tables::Field<std::string> status{};
    tables::Field<tables::Json> order_items{};
    tables::Field<std::optional<Uuid>> last_updated_by{};
    tables::Field<std::optional<std::string>> last_device_id{};
    tables::Field<Instant> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    tables::Field<std::int32_t> version{};
    tables::Field<std::optional<std::string>> currency{};
    tables::Field<std::string> note{};
    tables::Field<std::optional<Date>> delivery_date{};
    tables::Field<std::optional<std::int64_t>> subtotal_minor{};
    tables::Field<std::optional<std::int64_t>> tax_minor{};
    tables::Field<std::optional<std::int64_t>> total_minor{};
    tables::Field<std::optional<tables::Blob>> digest{};
    tables::Field<std::optional<std::int32_t>> presented_version{};
    tables::Field<std::optional<tables::Blob>> presented_digest{};
    tables::Field<std::optional<Instant>> presented_at{};
    tables::Field<std::optional<std::int32_t>> accepted_version{};
    tables::Field<std::optional<tables::Blob>> accepted_digest{};
    tables::Field<std::optional<Instant>> accepted_at{};
    tables::Field<std::optional<std::string>> closed_reason{};
    tables::Field<std::optional<Instant>> expires_at{};
    tables::Field<std::optional<OrderId>> order_id{};
    bool operator==(const ProposedOrderUpdate&) const = default;
};

tables::Members<28> fields_of(ProposedOrder& of);
tables::Members<2> fields_of(ProposedOrderKey& of);
tables::Members<28> fields_of(ProposedOrderInsert& of);
tables::Members<28> fields_of(ProposedOrderUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::ProposedOrder> {
    using Key = rows::ProposedOrderKey;
    using Insert = rows::ProposedOrderInsert;
    using Update = rows::ProposedOrderUpdate;
    using Scope = decltype(rows::ProposedOrder::tenant_id);
    static const Table table;
};
