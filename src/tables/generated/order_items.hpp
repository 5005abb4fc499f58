// Rows of public.order_items, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.order_items
struct OrderItem {
    OrderItemId id{};
    TenantId tenant_id{};
    OrderId order_id{};
    std::optional<ProductId> product_id{};
    std::int32_t quantity{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    // Thousandths of the unit; `quantity` is the same in whole units, rounded up. Either one is enough: the other is
    // filled in.
    std::optional<std::int64_t> quantity_thousandths{};
    std::optional<std::int64_t> unit_price_minor{};
    std::optional<std::int64_t> line_total_minor{};
    std::optional<std::int64_t> tax_minor{};
    std::optional<std::string> description{};  // The product as it was called then.
    std::optional<std::string> sku{};
    std::optional<std::string> unit{};
    std::optional<std::int32_t> position{};
    bool operator==(const OrderItem&) const = default;
};

/// The primary key.
struct OrderItemKey {
    TenantId tenant_id{};
    OrderItemId id{};
    bool operator==(const OrderItemKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct OrderItemInsert {
    TenantId tenant_id{};
    OrderId order_id{};
    std::int32_t quantity{};
    tables::Field<OrderItemId> id{};
    std::optional<ProductId> product_id{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    std::optional<std::int64_t> quantity_thousandths{};
    std::optional<std::int64_t> unit_price_minor{};
    std::optional<std::int64_t> line_total_minor{};
    std::optional<std::int64_t> tax_minor{};
    std::optional<std::string> description{};
    std::optional<std::string> sku{};
    std::optional<std::string> unit{};
    std::optional<std::int32_t> position{};
    bool operator==(const OrderItemInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct OrderItemUpdate {
    tables::Field<OrderItemId> id{};
    tables::Field<OrderId> order_id{};
    tables::Field<std::optional<ProductId>> product_id{};
    tables::Field<std::int32_t> quantity{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    tables::Field<std::optional<std::int64_t>> quantity_thousandths{};
    tables::Field<std::optional<std::int64_t>> unit_price_minor{};
    tables::Field<std::optional<std::int64_t>> line_total_minor{};
    tables::Field<std::optional<std::int64_t>> tax_minor{};
    tables::Field<std::optional<std::string>> description{};
    tables::Field<std::optional<std::string>> sku{};
    tables::Field<std::optional<std::string>> unit{};
    tables::Field<std::optional<std::int32_t>> position{};
    bool operator==(const OrderItemUpdate&) const = default;
};

tables::Members<15> fields_of(OrderItem& of);
tables::Members<2> fields_of(OrderItemKey& of);
tables::Members<15> fields_of(OrderItemInsert& of);
tables::Members<15> fields_of(OrderItemUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::OrderItem> {
    using Key = rows::OrderItemKey;
    using Insert = rows::OrderItemInsert;
    using Update = rows::OrderItemUpdate;
    using Scope = decltype(rows::OrderItem::tenant_id);
    static const Table table;
};
