// Rows of "Sales Dept"."select", and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include "enums.hpp"
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// "Sales Dept"."select"
struct SalesDeptSelect {
    SalesDeptSelectId from{};
    SalesDeptOrder order{};
    std::optional<Order> both{};
    bool operator==(const SalesDeptSelect&) const = default;
};

/// The primary key.
struct SalesDeptSelectKey {
    SalesDeptSelectId from{};
    bool operator==(const SalesDeptSelectKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct SalesDeptSelectInsert {
    SalesDeptSelectId from{};
    SalesDeptOrder order{};
    std::optional<Order> both{};
    bool operator==(const SalesDeptSelectInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct SalesDeptSelectUpdate {
    tables::Field<SalesDeptSelectId> from{};
    tables::Field<SalesDeptOrder> order{};
    tables::Field<std::optional<Order>> both{};
    bool operator==(const SalesDeptSelectUpdate&) const = default;
};

tables::Members<3> fields_of(SalesDeptSelect& of);
tables::Members<1> fields_of(SalesDeptSelectKey& of);
tables::Members<3> fields_of(SalesDeptSelectInsert& of);
tables::Members<3> fields_of(SalesDeptSelectUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::SalesDeptSelect> {
    using Key = rows::SalesDeptSelectKey;
    using Insert = rows::SalesDeptSelectInsert;
    using Update = rows::SalesDeptSelectUpdate;
    using Scope = None;
    static const Table table;
};
