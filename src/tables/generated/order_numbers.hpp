// Rows of public.order_numbers, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.order_numbers: The last order number given, per tenant
struct OrderNumber {
    TenantId tenant_id{};
    std::int64_t last{};
    bool operator==(const OrderNumber&) const = default;
};

/// The primary key.
struct OrderNumberKey {
    TenantId tenant_id{};
    bool operator==(const OrderNumberKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct OrderNumberInsert {
    TenantId tenant_id{};
    std::int64_t last{};
    bool operator==(const OrderNumberInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct OrderNumberUpdate {
    tables::Field<std::int64_t> last{};
    bool operator==(const OrderNumberUpdate&) const = default;
};

tables::Members<2> fields_of(OrderNumber& of);
tables::Members<1> fields_of(OrderNumberKey& of);
tables::Members<2> fields_of(OrderNumberInsert& of);
tables::Members<2> fields_of(OrderNumberUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::OrderNumber> {
    using Key = rows::OrderNumberKey;
    using Insert = rows::OrderNumberInsert;
    using Update = rows::OrderNumberUpdate;
    using Scope = decltype(rows::OrderNumber::tenant_id);
    static const Table table;
};
