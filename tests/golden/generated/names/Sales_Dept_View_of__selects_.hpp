// Rows of "Sales Dept"."View of ""selects""", and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include "enums.hpp"
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// "Sales Dept"."View of ""selects"""
struct ViewOfSelect {
    SalesDeptSelectId FROM{};
    SalesDeptOrder order{};
    bool operator==(const ViewOfSelect&) const = default;
};

/// The primary key.
struct ViewOfSelectKey {
    SalesDeptSelectId FROM{};
    bool operator==(const ViewOfSelectKey&) const = default;
};

tables::Members<2> fields_of(ViewOfSelect& of);
tables::Members<1> fields_of(ViewOfSelectKey& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::ViewOfSelect> {
    using Key = rows::ViewOfSelectKey;
    using Insert = None;
    using Update = None;
    using Scope = None;
    static const Table table;
};
