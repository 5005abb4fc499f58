// How rows of public.orders are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "orders.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "customer_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
    {.name = "order_date", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "status", .type = Type::text, .cast = "text"},
    {.name = "notes", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "order_number", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "currency", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "subtotal_minor", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "tax_minor", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "total_minor", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "accepted_snapshot", .type = Type::json, .nullable = true, .cast = "jsonb"},
    {.name = "accepted_digest", .type = Type::bytea, .nullable = true, .cast = "bytea"},
    {.name = "accepted_version", .type = Type::int4, .nullable = true, .cast = "int4"},
    {.name = "draft_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
    {.name = "delivery_date", .type = Type::date, .nullable = true, .cast = "date"},
    {.name = "accepted_by", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "external_id", .type = Type::text, .nullable = true, .cast = "text"},
};

constexpr int key[]{1, 0};

// (accepted_snapshot IS NULL) OR ((accepted_digest IS NOT NULL) AND (accepted_version IS NOT NULL) AND (draft_id IS NOT
// NULL))
constexpr int check_1_columns[]{13, 14, 15, 16};
constexpr tables::Step check_1[]{
    {Do::column, 13}, Do::is_null, {Do::column, 14}, Do::is_null, Do::no, {Do::column, 15}, Do::is_null, Do::no,
    {Do::column, 16}, Do::is_null, Do::no, {Do::all_of, 3}, {Do::any_of, 2}};

// currency ~ '^[A-Z]{3}$'::text
constexpr int check_2_columns[]{9};
constexpr tables::Step check_2[]{
    {Do::column, 9}, {Do::text, "^[A-Z]{3}$"}, Do::matches};

// (subtotal_minor >= 0) AND (tax_minor >= 0) AND (total_minor >= 0)
constexpr int check_3_columns[]{10, 11, 12};
constexpr tables::Step check_3[]{
    {Do::column, 10}, {Do::number, "0"}, Do::greater_equal, {Do::column, 11}, {Do::number, "0"}, Do::greater_equal,
    {Do::column, 12}, {Do::number, "0"}, Do::greater_equal, {Do::all_of, 3}};

// order_number > 0
constexpr int check_4_columns[]{8};
constexpr tables::Step check_4[]{
    {Do::column, 8}, {Do::number, "0"}, Do::greater};

// status = ANY (ARRAY['pending'::text, 'processing'::text, 'shipped'::text, 'delivered'::text, 'canceled'::text,
// 'returned'::text, 'refunded'::text, 'user_confirmed'::text, 'accepted'::text])
constexpr int check_5_columns[]{4};
constexpr tables::Step check_5[]{
    {Do::column, 4}, {Do::text, "pending"}, Do::equal, {Do::column, 4}, {Do::text, "processing"}, Do::equal,
    {Do::column, 4}, {Do::text, "shipped"}, Do::equal, {Do::column, 4}, {Do::text, "delivered"}, Do::equal,
    {Do::column, 4}, {Do::text, "canceled"}, Do::equal, {Do::column, 4}, {Do::text, "returned"}, Do::equal,
    {Do::column, 4}, {Do::text, "refunded"}, Do::equal, {Do::column, 4}, {Do::text, "user_confirmed"}, Do::equal,
    {Do::column, 4}, {Do::text, "accepted"}, Do::equal, {Do::any_of, 9}};

constexpr tables::Check checks[]{
    {"orders_accepted_check", check_1_columns, check_1},
    {"orders_currency_check", check_2_columns, check_2},
    {"orders_money_check", check_3_columns, check_3},
    {"orders_order_number_check", check_4_columns, check_4},
    {"orders_status_check", check_5_columns, check_5},
};

}  // namespace

constinit const tables::Table tables::Described<rows::Order>::table{
    .name = "public.orders",
    .columns = columns,
    .key = key,
    .scope = 1,
    .checks = checks,
    .select = R"sql(
select id, tenant_id, customer_id, order_date, status, notes, created_at, updated_at, order_number, currency,
    subtotal_minor, tax_minor, total_minor, accepted_snapshot, accepted_digest, accepted_version, draft_id,
    delivery_date, accepted_by, external_id
from public.orders)sql",
    .first_page = {"public.orders.first_page", R"sql(
select id, tenant_id, customer_id, order_date, status, notes, created_at, updated_at, order_number, currency,
    subtotal_minor, tax_minor, total_minor, accepted_snapshot, accepted_digest, accepted_version, draft_id,
    delivery_date, accepted_by, external_id
from public.orders
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.orders.next_page", R"sql(
select id, tenant_id, customer_id, order_date, status, notes, created_at, updated_at, order_number, currency,
    subtotal_minor, tax_minor, total_minor, accepted_snapshot, accepted_digest, accepted_version, draft_id,
    delivery_date, accepted_by, external_id
from public.orders
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.orders.get", R"sql(
select id, tenant_id, customer_id, order_date, status, notes, created_at, updated_at, order_number, currency,
    subtotal_minor, tax_minor, total_minor, accepted_snapshot, accepted_digest, accepted_version, draft_id,
    delivery_date, accepted_by, external_id
from public.orders
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.orders.remove", R"sql(
delete from public.orders
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, customer_id, order_date, status, notes, created_at, updated_at, order_number, currency,
    subtotal_minor, tax_minor, total_minor, accepted_snapshot, accepted_digest, accepted_version, draft_id,
    delivery_date, accepted_by, external_id)sql"},
    .insert = {"public.orders.insert", R"sql(
insert into public.orders (id, tenant_id, customer_id, order_date, status, notes, created_at, updated_at, order_number,
    currency, subtotal_minor, tax_minor, total_minor, accepted_snapshot, accepted_digest, accepted_version, draft_id,
    delivery_date, accepted_by, external_id)
values (
    case when 'id' = any($21::text[]) then $1::uuid else gen_random_uuid() end,
    $2::uuid,
    $3::uuid,
    case when 'order_date' = any($21::text[]) then $4::timestamptz else now() end,
    $5::text,
    $6::text,
    case when 'created_at' = any($21::text[]) then $7::timestamptz else now() end,
    case when 'updated_at' = any($21::text[]) then $8::timestamptz else now() end,
    $9::int8,
    $10::text,
    $11::int8,
    $12::int8,
    $13::int8,
    $14::jsonb,
    $15::bytea,
    $16::int4,
    $17::uuid,
    $18::date,
    $19::text,
    $20::text)
returning id, tenant_id, customer_id, order_date, status, notes, created_at, updated_at, order_number, currency,
    subtotal_minor, tax_minor, total_minor, accepted_snapshot, accepted_digest, accepted_version, draft_id,
    delivery_date, accepted_by, external_id)sql"},
    .update = {"public.orders.update", R"sql(
update public.orders
set id = case when 'id' = any($22::text[]) then $3::uuid else id end,
    customer_id = case when 'customer_id' = any($22::text[]) then $4::uuid else customer_id end,
    order_date = case when 'order_date' = any($22::text[]) then $5::timestamptz else order_date end,
    status = case when 'status' = any($22::text[]) then $6::text else status end,
    notes = case when 'notes' = any($22::text[]) then $7::text else notes end,
    created_at = case when 'created_at' = any($22::text[]) then $8::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($22::text[]) then $9::timestamptz else updated_at end,
    order_number = case when 'order_number' = any($22::text[]) then $10::int8 else order_number end,
    currency = case when 'currency' = any($22::text[]) then $11::text else currency end,
    subtotal_minor = case when 'subtotal_minor' = any($22::text[]) then $12::int8 else subtotal_minor end,
    tax_minor = case when 'tax_minor' = any($22::text[]) then $13::int8 else tax_minor end,
    total_minor = case when 'total_minor' = any($22::text[]) then $14::int8 else total_minor end,
    accepted_snapshot = case when 'accepted_snapshot' = any($22::text[]) then $15::jsonb else accepted_snapshot end,
    accepted_digest = case when 'accepted_digest' = any($22::text[]) then $16::bytea else accepted_digest end,
    accepted_version = case when 'accepted_version' = any($22::text[]) then $17::int4 else accepted_version end,
    draft_id = case when 'draft_id' = any($22::text[]) then $18::uuid else draft_id end,
    delivery_date = case when 'delivery_date' = any($22::text[]) then $19::date else delivery_date end,
    accepted_by = case when 'accepted_by' = any($22::text[]) then $20::text else accepted_by end,
    external_id = case when 'external_id' = any($22::text[]) then $21::text else external_id end
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, customer_id, order_date, status, notes, created_at, updated_at, order_number, currency,
    subtotal_minor, tax_minor, total_minor, accepted_snapshot, accepted_digest, accepted_version, draft_id,
    delivery_date, accepted_by, external_id)sql"},
};

namespace rows {

using tables::slot;

tables::Members<20> fields_of(Order& of) {
    return {tables::Described<Order>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.customer_id), slot(of.order_date), slot(of.status),
              slot(of.notes), slot(of.created_at), slot(of.updated_at), slot(of.order_number), slot(of.currency),
              slot(of.subtotal_minor), slot(of.tax_minor), slot(of.total_minor), slot(of.accepted_snapshot),
              slot(of.accepted_digest), slot(of.accepted_version), slot(of.draft_id), slot(of.delivery_date),
              slot(of.accepted_by), slot(of.external_id)}}};
}

tables::Members<2> fields_of(OrderKey& of) {
    return {tables::Described<Order>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<20> fields_of(OrderInsert& of) {
    return {tables::Described<Order>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.customer_id), slot(of.order_date), slot(of.status),
              slot(of.notes), slot(of.created_at), slot(of.updated_at), slot(of.order_number), slot(of.currency),
              slot(of.subtotal_minor), slot(of.tax_minor), slot(of.total_minor), slot(of.accepted_snapshot),
              slot(of.accepted_digest), slot(of.accepted_version), slot(of.draft_id), slot(of.delivery_date),
              slot(of.accepted_by), slot(of.external_id)}}};
}

tables::Members<20> fields_of(OrderUpdate& of) {
    return {tables::Described<Order>::table,
            {{slot(of.id), {}, slot(of.customer_id), slot(of.order_date), slot(of.status), slot(of.notes),
              slot(of.created_at), slot(of.updated_at), slot(of.order_number), slot(of.currency),
              slot(of.subtotal_minor), slot(of.tax_minor), slot(of.total_minor), slot(of.accepted_snapshot),
              slot(of.accepted_digest), slot(of.accepted_version), slot(of.draft_id), slot(of.delivery_date),
              slot(of.accepted_by), slot(of.external_id)}}};
}

}  // namespace rows
}  // namespace orderline
