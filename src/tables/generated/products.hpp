// Rows of public.products, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.products: Products available for ordering
struct Product {
    ProductId id{};
    TenantId tenant_id{};
    std::string name{};
    std::optional<std::string> description{};
    std::optional<ProductTypeId> product_type_id{};
    std::optional<ProductCategoryId> category_id{};
    std::optional<std::string> sku{};
    std::optional<bool> is_active{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    std::optional<std::string> size{};
    // List price of one unit in minor units of the currency; null: on request.
    std::optional<std::int64_t> price_minor{};
    std::optional<std::string> currency{};  // ISO 4217; null: the currency of the tenant.
    std::optional<std::string> unit{};  // The selling unit: piece, case, kg.
    std::optional<std::string> pack_size{};  // What one unit holds, for people: 6 x 1 l.
    std::optional<std::int32_t> order_multiple{};  // Thousandths of the unit: a quantity is a multiple of it.
    std::optional<std::string> tax_class{};  // Which of the tenant's taxes apply; null: those without a class.
    std::optional<std::string> image_url{};
    std::optional<tables::Blob> thumbnail{};  // A small picture, at most 4 kB.
    std::optional<std::string> thumbnail_type{};  // Media type of the thumbnail.
    std::optional<std::string> search{};  // generated
    bool operator==(const Product&) const = default;
};

/// The primary key.
struct ProductKey {
    TenantId tenant_id{};
    ProductId id{};
    bool operator==(const ProductKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct ProductInsert {
    TenantId tenant_id{};
    std::string name{};
    tables::Field<ProductId> id{};
    std::optional<std::string> description{};
    std::optional<ProductTypeId> product_type_id{};
    std::optional<ProductCategoryId> category_id{};
    std::optional<std::string> sku{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    std::optional<std::string> size{};
    std::optional<std::int64_t> price_minor{};
    std::optional<std::string> currency{};
    tables::Field<std::optional<std::string>> unit{};
    std::optional<std::string> pack_size{};
    tables::Field<std::optional<std::int32_t>> order_multiple{};
    std::optional<std::string> tax_class{};
    std::optional<std::string> image_url{};
    std::optional<tables::Blob> thumbnail{};
    std::optional<std::string> thumbnail_type{};
    bool operator==(const ProductInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct ProductUpdate {
    tables::Field<ProductId> id{};
    tables::Field<std::string> name{};
    tables::Field<std::optional<std::string>> description{};
    tables::Field<std::optional<ProductTypeId>> product_type_id{};
    tables::Field<std::optional<ProductCategoryId>> category_id{};
    tables::Field<std::optional<std::string>> sku{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    tables::Field<std::optional<std::string>> size{};
    tables::Field<std::optional<std::int64_t>> price_minor{};
    tables::Field<std::optional<std::string>> currency{};
    tables::Field<std::optional<std::string>> unit{};
    tables::Field<std::optional<std::string>> pack_size{};
    tables::Field<std::optional<std::int32_t>> order_multiple{};
    tables::Field<std::optional<std::string>> tax_class{};
    tables::Field<std::optional<std::string>> image_url{};
    tables::Field<std::optional<tables::Blob>> thumbnail{};
    tables::Field<std::optional<std::string>> thumbnail_type{};
    bool operator==(const ProductUpdate&) const = default;
};

tables::Members<21> fields_of(Product& of);
tables::Members<2> fields_of(ProductKey& of);
tables::Members<21> fields_of(ProductInsert& of);
tables::Members<21> fields_of(ProductUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::Product> {
    using Key = rows::ProductKey;
    using Insert = rows::ProductInsert;
    using Update = rows::ProductUpdate;
    using Scope = decltype(rows::Product::tenant_id);
    static const Table table;
};
