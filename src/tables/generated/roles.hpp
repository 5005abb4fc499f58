// Rows of public.roles, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.roles
struct Role {
    RoleId id{};
    std::string name{};
    std::optional<std::string> description{};
    std::optional<tables::Json> permissions{};
    std::optional<bool> is_active{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    bool operator==(const Role&) const = default;
};

/// The primary key.
struct RoleKey {
    RoleId id{};
    bool operator==(const RoleKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct RoleInsert {
    std::string name{};
    tables::Field<RoleId> id{};
    std::optional<std::string> description{};
    tables::Field<std::optional<tables::Json>> permissions{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const RoleInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct RoleUpdate {
    tables::Field<RoleId> id{};
    tables::Field<std::string> name{};
    tables::Field<std::optional<std::string>> description{};
    tables::Field<std::optional<tables::Json>> permissions{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const RoleUpdate&) const = default;
};

tables::Members<7> fields_of(Role& of);
tables::Members<1> fields_of(RoleKey& of);
tables::Members<7> fields_of(RoleInsert& of);
tables::Members<7> fields_of(RoleUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Role> {
    using Key = rows::RoleKey;
    using Insert = rows::RoleInsert;
    using Update = rows::RoleUpdate;
    using Scope = None;
    static const Table table;
};
