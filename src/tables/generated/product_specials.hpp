// Rows of public.product_specials, and their forms.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.product_specials
struct ProductSpecial {
    ProductSpecialId id{};
    TenantId tenant_id{};
    ProductId product_id{};
    std::string name{};
    std::optional<Instant> start_date{};
    std::optional<Instant> end_date{};
    std::optional<bool> is_active{};
    std::optional<Instant> created_at{};
    std::optional<Instant> updated_at{};
    std::optional<std::int64_t> price_minor{};  // The special price in minor units of the product's currency.
    std::optional<tables::Numeric> percent_off{};  // Per cent off the list price; instead of a price.
    bool operator==(const ProductSpecial&) const = default;
};

/// The primary key.
struct ProductSpecialKey {
    TenantId tenant_id{};
    ProductSpecialId id{};
    bool operator==(const ProductSpecialKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct ProductSpecialInsert {
    TenantId tenant_id{};
    ProductId product_id{};
    std::string name{};
    tables::Field<ProductSpecialId> id{};
    std::optional<Instant> start_date{};
    std::optional<Instant> end_date{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    std::optional<std::int64_t> price_minor{};
    std::optional<tables::Numeric> percent_off{};
    bool operator==(const ProductSpecialInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct ProductSpecialUpdate {
    tables::Field<ProductSpecialId> id{};
    tables::Field<ProductId> product_id{};
    tables::Field<std::string> name{};
    tables::Field<std::optional<Instant>> start_date{};
    tables::Field<std::optional<Instant>> end_date{};
    tables::Field<std::optional<bool>> is_active{};
    tables::Field<std::optional<Instant>> created_at{};
    tables::Field<std::optional<Instant>> updated_at{};
    tables::Field<std::optional<std::int64_t>> price_minor{};
    tables::Field<std::optional<tables::Numeric>> percent_off{};
    bool operator==(const ProductSpecialUpdate&) const = default;
};

tables::Members<11> fields_of(ProductSpecial& of);
tables::Members<2> fields_of(ProductSpecialKey& of);
tables::Members<11> fields_of(ProductSpecialInsert& of);
tables::Members<11> fields_of(ProductSpecialUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::ProductSpecial> {
    using Key = rows::ProductSpecialKey;
    using Insert = rows::ProductSpecialInsert;
    using Update = rows::ProductSpecialUpdate;
    using Scope = decltype(rows::ProductSpecial::tenant_id);
    static const Table table;
};
