// How rows of public.product_specials are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "product_specials.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "product_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "name", .type = Type::text, .cast = "text"},
    {.name = "start_date", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "end_date", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "is_active", .type = Type::boolean, .nullable = true, .has_default = true, .cast = "bool"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "price_minor", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "percent_off", .type = Type::numeric, .nullable = true, .size = 5, .scale = 2, .cast = "numeric"},
};

constexpr int key[]{1, 0};

// end_date >= start_date
constexpr int check_1_columns[]{5, 4};
constexpr tables::Step check_1[]{
    {Do::column, 5}, {Do::column, 4}, Do::greater_equal};

// (price_minor IS NULL) OR (percent_off IS NULL)
constexpr int check_2_columns[]{9, 10};
constexpr tables::Step check_2[]{
    {Do::column, 9}, Do::is_null, {Do::column, 10}, Do::is_null, {Do::any_of, 2}};

// (percent_off >= (0)::numeric) AND (percent_off <= (100)::numeric)
constexpr int check_3_columns[]{10};
constexpr tables::Step check_3[]{
    {Do::column, 10}, {Do::number, "0"}, Do::greater_equal, {Do::column, 10}, {Do::number, "100"}, Do::less_equal,
    {Do::all_of, 2}};

// price_minor >= 0
constexpr int check_4_columns[]{9};
constexpr tables::Step check_4[]{
    {Do::column, 9}, {Do::number, "0"}, Do::greater_equal};

constexpr tables::Check checks[]{
    {"product_specials_dates_check", check_1_columns, check_1},
    {"product_specials_one_price_check", check_2_columns, check_2},
    {"product_specials_percent_off_check", check_3_columns, check_3},
    {"product_specials_price_minor_check", check_4_columns, check_4},
};

}  // namespace

constinit const tables::Table tables::Described<rows::ProductSpecial>::table{
    .name = "public.product_specials",
    .columns = columns,
    .key = key,
    .scope = 1,
    .checks = checks,
    .select = R"sql(
select id, tenant_id, product_id, name, start_date, end_date, is_active, created_at, updated_at, price_minor,
    percent_off
from public.product_specials)sql",
    .first_page = {"public.product_specials.first_page", R"sql(
select id, tenant_id, product_id, name, start_date, end_date, is_active, created_at, updated_at, price_minor,
    percent_off
from public.product_specials
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.product_specials.next_page", R"sql(
select id, tenant_id, product_id, name, start_date, end_date, is_active, created_at, updated_at, price_minor,
    percent_off
from public.product_specials
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.product_specials.get", R"sql(
select id, tenant_id, product_id, name, start_date, end_date, is_active, created_at, updated_at, price_minor,
    percent_off
from public.product_specials
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.product_specials.remove", R"sql(
delete from public.product_specials
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, product_id, name, start_date, end_date, is_active, created_at, updated_at, price_minor,
    percent_off)sql"},
    .insert = {"public.product_specials.insert", R"sql(
insert into public.product_specials (id, tenant_id, product_id, name, start_date, end_date, is_active, created_at,
    updated_at, price_minor, percent_off)
values (
    case when 'id' = any($12::text[]) then $1::uuid else gen_random_uuid() end,
    $2::uuid,
    $3::uuid,
    $4::text,
    $5::timestamptz,
    $6::timestamptz,
    case when 'is_active' = any($12::text[]) then $7::bool else true end,
    case when 'created_at' = any($12::text[]) then $8::timestamptz else now() end,
    case when 'updated_at' = any($12::text[]) then $9::timestamptz else now() end,
    $10::int8,
    $11::numeric)
returning id, tenant_id, product_id, name, start_date, end_date, is_active, created_at, updated_at, price_minor,
    percent_off)sql"},
    .update = {"public.product_specials.update", R"sql(
update public.product_specials
set id = case when 'id' = any($13::text[]) then $3::uuid else id end,
    product_id = case when 'product_id' = any($13::text[]) then $4::uuid else product_id end,
    name = case when 'name' = any($13::text[]) then $5::text else name end,
    start_date = case when 'start_date' = any($13::text[]) then $6::timestamptz else start_date end,
    end_date = case when 'end_date' = any($13::text[]) then $7::timestamptz else end_date end,
    is_active = case when 'is_active' = any($13::text[]) then $8::bool else is_active end,
    created_at = case when 'created_at' = any($13::text[]) then $9::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($13::text[]) then $10::timestamptz else updated_at end,
    price_minor = case when 'price_minor' = any($13::text[]) then $11::int8 else price_minor end,
    percent_off = case when 'percent_off' = any($13::text[]) then $12::numeric else percent_off end
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, product_id, name, start_date, end_date, is_active, created_at, updated_at, price_minor,
    percent_off)sql"},
};

namespace rows {

using tables::slot;

tables::Members<11> fields_of(ProductSpecial& of) {
    return {tables::Described<ProductSpecial>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.product_id), slot(of.name), slot(of.start_date),
              slot(of.end_date), slot(of.is_active), slot(of.created_at), slot(of.updated_at), slot(of.price_minor),
              slot(of.percent_off)}}};
}

tables::Members<2> fields_of(ProductSpecialKey& of) {
    return {tables::Described<ProductSpecial>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<11> fields_of(ProductSpecialInsert& of) {
    return {tables::Described<ProductSpecial>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.product_id), slot(of.name), slot(of.start_date),
              slot(of.end_date), slot(of.is_active), slot(of.created_at), slot(of.updated_at), slot(of.price_minor),
              slot(of.percent_off)}}};
}

tables::Members<11> fields_of(ProductSpecialUpdate& of) {
    return {tables::Described<ProductSpecial>::table,
            {{slot(of.id), {}, slot(of.product_id), slot(of.name), slot(of.start_date), slot(of.end_date),
              slot(of.is_active), slot(of.created_at), slot(of.updated_at), slot(of.price_minor),
              slot(of.percent_off)}}};
}

}  // namespace rows
}  // namespace orderline
