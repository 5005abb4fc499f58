// Rows of public.data, and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.data
struct Data {
    DataId id{};
    std::optional<BoxId> datum{};
    bool operator==(const Data&) const = default;
};

/// The primary key.
struct DataKey {
    DataId id{};
    bool operator==(const DataKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct DataInsert {
    DataId id{};
    std::optional<BoxId> datum{};
    bool operator==(const DataInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct DataUpdate {
    tables::Field<DataId> id{};
    tables::Field<std::optional<BoxId>> datum{};
    bool operator==(const DataUpdate&) const = default;
};

tables::Members<2> fields_of(Data& of);
tables::Members<1> fields_of(DataKey& of);
tables::Members<2> fields_of(DataInsert& of);
tables::Members<2> fields_of(DataUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Data> {
    using Key = rows::DataKey;
    using Insert = rows::DataInsert;
    using Update = rows::DataUpdate;
    using Scope = None;
    static const Table table;
};
