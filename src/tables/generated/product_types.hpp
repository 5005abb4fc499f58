// Rows of public.product_types, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.product_types
struct ProductType {
    ProductTypeId id{};
    TenantId tenant_id{};
    std::optional<ProductCategoryId> category_id{};
    std::string name{};
    std::optional<std::string> description{};
    std::optional<bool> is_active{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    bool operator==(const ProductType&) const = default;
};

/// The primary key.
struct ProductTypeKey {
    TenantId tenant_id{};
    ProductTypeId id{};
    bool operator==(const ProductTypeKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct ProductTypeInsert {
    TenantId tenant_id{};
    std::string name{};
    tables::Field<ProductTypeId> id{};
    std::optional<ProductCategoryId> category_id{};
    std::optional<std::string> description{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const ProductTypeInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct ProductTypeUpdate {
    tables::Field<ProductTypeId> id{};
    tables::Field<std::optional<ProductCategoryId>> category_id{};
    tables::Field<std::string> name{};
    tables::Field<std::optional<std::string>> description{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const ProductTypeUpdate&) const = default;
};

tables::Members<8> fields_of(ProductType& of);
tables::Members<2> fields_of(ProductTypeKey& of);
tables::Members<8> fields_of(ProductTypeInsert& of);
tables::Members<8> fields_of(ProductTypeUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::ProductType> {
    using Key = rows::ProductTypeKey;
    using Insert = rows::ProductTypeInsert;
    using Update = rows::ProductTypeUpdate;
    using Scope = decltype(rows::ProductType::tenant_id);
    static const Table table;
};
