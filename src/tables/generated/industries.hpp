// Rows of public.industries, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.industries
struct Industry {
    IndustryId id{};
    std::string name{};
    std::optional<std::string> description{};
    std::optional<bool> is_active{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    bool operator==(const Industry&) const = default;
};

/// The primary key.
struct IndustryKey {
    IndustryId id{};
    bool operator==(const IndustryKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct IndustryInsert {
    std::string name{};
    tables::Field<IndustryId> id{};
    std::optional<std::string> description{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const IndustryInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct IndustryUpdate {
    tables::Field<IndustryId> id{};
    tables::Field<std::string> name{};
    tables::Field<std::optional<std::string>> description{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const IndustryUpdate&) const = default;
};

tables::Members<6> fields_of(Industry& of);
tables::Members<1> fields_of(IndustryKey& of);
tables::Members<6> fields_of(IndustryInsert& of);
tables::Members<6> fields_of(IndustryUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Industry> {
    using Key = rows::IndustryKey;
    using Insert = rows::IndustryInsert;
    using Update = rows::IndustryUpdate;
    using Scope = None;
    static const Table table;
};
