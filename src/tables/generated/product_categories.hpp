// Rows of public.product_categories, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.product_categories
struct ProductCategory {
    ProductCategoryId id{};
    TenantId tenant_id{};
    std::string name{};
    std::optional<std::string> description{};
    std::optional<bool> is_active{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    bool operator==(const ProductCategory&) const = default;
};

/// The primary key.
struct ProductCategoryKey {
    TenantId tenant_id{};
    ProductCategoryId id{};
    bool operator==(const ProductCategoryKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct ProductCategoryInsert {
    TenantId tenant_id{};
    std::string name{};
    tables::Field<ProductCategoryId> id{};
    std::optional<std::string> description{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const ProductCategoryInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct ProductCategoryUpdate {
    tables::Field<ProductCategoryId> id{};
    tables::Field<std::string> name{};
    tables::Field<std::optional<std::string>> description{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    bool operator==(const ProductCategoryUpdate&) const = default;
};

tables::Members<7> fields_of(ProductCategory& of);
tables::Members<2> fields_of(ProductCategoryKey& of);
tables::Members<7> fields_of(ProductCategoryInsert& of);
tables::Members<7> fields_of(ProductCategoryUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::ProductCategory> {
    using Key = rows::ProductCategoryKey;
    using Insert = rows::ProductCategoryInsert;
    using Update = rows::ProductCategoryUpdate;
    using Scope = decltype(rows::ProductCategory::tenant_id);
    static const Table table;
};
