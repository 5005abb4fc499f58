// How rows of public.order_items are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "order_items.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "order_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "product_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
    {.name = "quantity", .type = Type::int4, .cast = "int4"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "quantity_thousandths", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "unit_price_minor", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "line_total_minor", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "tax_minor", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "description", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "sku", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "unit", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "position", .type = Type::int4, .nullable = true, .cast = "int4"},
};

constexpr int key[]{1, 0};

// (unit_price_minor >= 0) AND (line_total_minor >= 0) AND (tax_minor >= 0)
constexpr int check_1_columns[]{8, 9, 10};
constexpr tables::Step check_1[]{
    {Do::column, 8}, {Do::number, "0"}, Do::greater_equal, {Do::column, 9}, {Do::number, "0"}, Do::greater_equal,
    {Do::column, 10}, {Do::number, "0"}, Do::greater_equal, {Do::all_of, 3}};

// (quantity > 0) AND (quantity_thousandths > 0) AND (quantity = ((quantity_thousandths + 999) / 1000))
constexpr int check_2_columns[]{4, 7};
constexpr tables::Step check_2[]{
    {Do::column, 4}, {Do::number, "0"}, Do::greater, {Do::column, 7}, {Do::number, "0"}, Do::greater, {Do::column, 4},
    {Do::column, 7}, {Do::number, "999"}, Do::plus, {Do::number, "1000"}, Do::divided_by, Do::equal, {Do::all_of, 3}};

constexpr tables::Check checks[]{
    {"order_items_money_check", check_1_columns, check_1},
    {"order_items_quantity_check", check_2_columns, check_2},
};

}  // namespace

constinit const tables::Table tables::Described<rows::OrderItem>::table{
    .name = "public.order_items",
    .columns = columns,
    .key = key,
    .scope = 1,
    .checks = checks,
    .select = R"sql(
select id, tenant_id, order_id, product_id, quantity, created_at, updated_at, quantity_thousandths, unit_price_minor,
    line_total_minor, tax_minor, description, sku, unit, position
from public.order_items)sql",
    .first_page = {"public.order_items.first_page", R"sql(
select id, tenant_id, order_id, product_id, quantity, created_at, updated_at, quantity_thousandths, unit_price_minor,
    line_total_minor, tax_minor, description, sku, unit, position
from public.order_items
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.order_items.next_page", R"sql(
select id, tenant_id, order_id, product_id, quantity, created_at, updated_at, quantity_thousandths, unit_price_minor,
    line_total_minor, tax_minor, description, sku, unit, position
from public.order_items
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.order_items.get", R"sql(
select id, tenant_id, order_id, product_id, quantity, created_at, updated_at, quantity_thousandths, unit_price_minor,
    line_total_minor, tax_minor, description, sku, unit, position
from public.order_items
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.order_items.remove", R"sql(
delete from public.order_items
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, order_id, product_id, quantity, created_at, updated_at, quantity_thousandths, unit_price_minor,
    line_total_minor, tax_minor, description, sku, unit, position)sql"},
    .insert = {"public.order_items.insert", R"sql(
insert into public.order_items (id, tenant_id, order_id, product_id, quantity, created_at, updated_at,
    quantity_thousandths, unit_price_minor, line_total_minor, tax_minor, description, sku, unit, position)
values (
    case when 'id' = any($16::text[]) then $1::uuid else gen_random_uuid() end,
    $2::uuid,
    $3::uuid,
    $4::uuid,
    $5::int4,
    case when 'created_at' = any($16::text[]) then $6::timestamptz else now() end,
    case when 'updated_at' = any($16::text[]) then $7::timestamptz else now() end,
    $8::int8,
    $9::int8,
    $10::int8,
    $11::int8,
    $12::text,
    $13::text,
    $14::text,
    $15::int4)
returning id, tenant_id, order_id, product_id, quantity, created_at, updated_at, quantity_thousandths, unit_price_minor,
    line_total_minor, tax_minor, description, sku, unit, position)sql"},
    .update = {"public.order_items.update", R"sql(
update public.order_items
set id = case when 'id' = any($17::text[]) then $3::uuid else id end,
    order_id = case when 'order_id' = any($17::text[]) then $4::uuid else order_id end,
    product_id = case when 'product_id' = any($17::text[]) then $5::uuid else product_id end,
    quantity = case when 'quantity' = any($17::text[]) then $6::int4 else quantity end,
    created_at = case when 'created_at' = any($17::text[]) then $7::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($17::text[]) then $8::timestamptz else updated_at end,
    quantity_thousandths = case when 'quantity_thousandths' = any($17::text[]) then $9::int8 else quantity_thousandths end,
    unit_price_minor = case when 'unit_price_minor' = any($17::text[]) then $10::int8 else unit_price_minor end,
    line_total_minor = case when 'line_total_minor' = any($17::text[]) then $11::int8 else line_total_minor end,
    tax_minor = case when 'tax_minor' = any($17::text[]) then $12::int8 else tax_minor end,
    description = case when 'description' = any($17::text[]) then $13::text else description end,
    sku = case when 'sku' = any($17::text[]) then $14::text else sku end,
    unit = case when 'unit' = any($17::text[]) then $15::text else unit end,
    position = case when 'position' = any($17::text[]) then $16::int4 else position end
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, order_id, product_id, quantity, created_at, updated_at, quantity_thousandths, unit_price_minor,
    line_total_minor, tax_minor, description, sku, unit, position)sql"},
};

namespace rows {

using tables::slot;

tables::Members<15> fields_of(OrderItem& of) {
    return {tables::Described<OrderItem>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.order_id), slot(of.product_id), slot(of.quantity),
              slot(of.created_at), slot(of.updated_at), slot(of.quantity_thousandths), slot(of.unit_price_minor),
              slot(of.line_total_minor), slot(of.tax_minor), slot(of.description), slot(of.sku), slot(of.unit),
              slot(of.position)}}};
}

tables::Members<2> fields_of(OrderItemKey& of) {
    return {tables::Described<OrderItem>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<15> fields_of(OrderItemInsert& of) {
    return {tables::Described<OrderItem>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.order_id), slot(of.product_id), slot(of.quantity),
              slot(of.created_at), slot(of.updated_at), slot(of.quantity_thousandths), slot(of.unit_price_minor),
              slot(of.line_total_minor), slot(of.tax_minor), slot(of.description), slot(of.sku), slot(of.unit),
              slot(of.position)}}};
}

tables::Members<15> fields_of(OrderItemUpdate& of) {
    return {tables::Described<OrderItem>::table,
            {{slot(of.id), {}, slot(of.order_id), slot(of.product_id), slot(of.quantity), slot(of.created_at),
              slot(of.updated_at), slot(of.quantity_thousandths), slot(of.unit_price_minor), slot(of.line_total_minor),
              slot(of.tax_minor), slot(of.description), slot(of.sku), slot(of.unit), slot(of.position)}}};
}

}  // namespace rows
}  // namespace orderline
