// How rows of public.proposed_orders are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "proposed_orders.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "customer_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "call_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "proposed_date", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
    {.name = "status", .type = Type::text, .has_default = true, .cast = "text"},
    {.name = "order_items", .type = Type::json, .has_default = true, .cast = "jsonb"},
    {.name = "last_updated_by", .type = Type::uuid, .nullable = true, .cast = "uuid"},
    {.name = "last_device_id", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "created_at", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "version", .type = Type::int4, .has_default = true, .cast = "int4"},
    {.name = "currency", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "note", .type = Type::text, .has_default = true, .cast = "text"},
    {.name = "delivery_date", .type = Type::date, .nullable = true, .cast = "date"},
    {.name = "subtotal_minor", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "tax_minor", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "total_minor", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "digest", .type = Type::bytea, .nullable = true, .cast = "bytea"},
    {.name = "presented_version", .type = Type::int4, .nullable = true, .cast = "int4"},
    {.name = "presented_digest", .type = Type::bytea, .nullable = true, .cast = "bytea"},
    {.name = "presented_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "accepted_version", .type = Type::int4, .nullable = true, .cast = "int4"},
    {.name = "accepted_digest", .type = Type::bytea, .nullable = true, .cast = "bytea"},
    {.name = "accepted_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "closed_reason", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "expires_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "order_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
};

constexpr int key[]{1, 0};

// status = ANY (ARRAY['draft'::text, 'presented'::text, 'accepted'::text, 'declined'::text, 'expired'::text])
constexpr int check_1_columns[]{5};
constexpr tables::Step check_1[]{
    {Do::column, 5}, {Do::text, "draft"}, Do::equal, {Do::column, 5}, {Do::text, "presented"}, Do::equal,
    {Do::column, 5}, {Do::text, "accepted"}, Do::equal, {Do::column, 5}, {Do::text, "declined"}, Do::equal,
    {Do::column, 5}, {Do::text, "expired"}, Do::equal, {Do::any_of, 5}};

constexpr tables::Check checks[]{
    {"proposed_orders_status_check", check_1_columns, check_1},
};

}  // namespace

constinit const tables::Table tables::Described<rows::ProposedOrder>::table{
    .name = "public.proposed_orders",
    .columns = columns,
    .key = key,
    .scope = 1,
    .checks = checks,
    .select = R"sql(
select id, tenant_id, customer_id, call_id, proposed_date, status, order_items, last_updated_by, last_device_id,
    created_at, updated_at, version, currency, note, delivery_date, subtotal_minor, tax_minor, total_minor, digest,
    presented_version, presented_digest, presented_at, accepted_version, accepted_digest, accepted_at, closed_reason,
    expires_at, order_id
from public.proposed_orders)sql",
    .first_page = {"public.proposed_orders.first_page", R"sql(
select id, tenant_id, customer_id, call_id, proposed_date, status, order_items, last_updated_by, last_device_id,
    created_at, updated_at, version, currency, note, delivery_date, subtotal_minor, tax_minor, total_minor, digest,
    presented_version, presented_digest, presented_at, accepted_version, accepted_digest, accepted_at, closed_reason,
    expires_at, order_id
from public.proposed_orders
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.proposed_orders.next_page", R"sql(
select id, tenant_id, customer_id, call_id, proposed_date, status, order_items, last_updated_by, last_device_id,
    created_at, updated_at, version, currency, note, delivery_date, subtotal_minor, tax_minor, total_minor, digest,
    presented_version, presented_digest, presented_at, accepted_version, accepted_digest, accepted_at, closed_reason,
    expires_at, order_id
from public.proposed_orders
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.proposed_orders.get", R"sql(
select id, tenant_id, customer_id, call_id, proposed_date, status, order_items, last_updated_by, last_device_id,
    created_at, updated_at, version, currency, note, delivery_date, subtotal_minor, tax_minor, total_minor, digest,
    presented_version, presented_digest, presented_at, accepted_version, accepted_digest, accepted_at, closed_reason,
    expires_at, order_id
from public.proposed_orders
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.proposed_orders.remove", R"sql(
delete from public.proposed_orders
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, customer_id, call_id, proposed_date, status, order_items, last_updated_by, last_device_id,
    created_at, updated_at, version, currency, note, delivery_date, subtotal_minor, tax_minor, total_minor, digest,
    presented_version, presented_digest, presented_at, accepted_version, accepted_digest, accepted_at, closed_reason,
    expires_at, order_id)sql"},
    .insert = {"public.proposed_orders.insert", R"sql(
insert into public.proposed_orders (id, tenant_id, customer_id, call_id, proposed_date, status, order_items,
    last_updated_by, last_device_id, created_at, updated_at, version, currency, note, delivery_date, subtotal_minor,
    tax_minor, total_minor, digest, presented_version, presented_digest, presented_at, accepted_version,
    accepted_digest, accepted_at, closed_reason, expires_at, order_id)
values (
    case when 'id' = any($29::text[]) then $1::uuid else gen_random_uuid() end,
    $2::uuid,
    $3::uuid,
    $4::uuid,
    case when 'proposed_date' = any($29::text[]) then $5::timestamptz else CURRENT_TIMESTAMP end,
    case when 'status' = any($29::text[]) then $6::text else 'draft'::text end,
    case when 'order_items' = any($29::text[]) then $7::jsonb else '[]'::jsonb end,
    $8::uuid,
    $9::text,
    case when 'created_at' = any($29::text[]) then $10::timestamptz else CURRENT_TIMESTAMP end,
    $11::timestamptz,
    case when 'version' = any($29::text[]) then $12::int4 else 1 end,
    $13::text,
    case when 'note' = any($29::text[]) then $14::text else ''::text end,
    $15::date,
    $16::int8,
    $17::int8,
    $18::int8,
    $19::bytea,
    $20::int4,
    $21::bytea,
    $22::timestamptz,
    $23::int4,
    $24::bytea,
    $25::timestamptz,
    $26::text,
    $27::timestamptz,
    $28::uuid)
returning id, tenant_id, customer_id, call_id, proposed_date, status, order_items, last_updated_by, last_device_id,
    created_at, updated_at, version, currency, note, delivery_date, subtotal_minor, tax_minor, total_minor, digest,
    presented_version, presented_digest, presented_at, accepted_version, accepted_digest, accepted_at, closed_reason,
    expires_at, order_id)sql"},
    .update = {"public.proposed_orders.update", R"sql(
update public.proposed_orders
set id = case when 'id' = any($30::text[]) then $3::uuid else id end,
    customer_id = case when 'customer_id' = any($30::text[]) then $4::uuid else customer_id end,
    call_id = case when 'call_id' = any($30::text[]) then $5::uuid else call_id end,
    proposed_date = case when 'proposed_date' = any($30::text[]) then $6::timestamptz else proposed_date end,
    status = case when 'status' = any($30::text[]) then $7::text else status end,
    order_items = case when 'order_items' = any($30::text[]) then $8::jsonb else order_items end,
    last_updated_by = case when 'last_updated_by' = any($30::text[]) then $9::uuid else last_updated_by end,
    last_device_id = case when 'last_device_id' = any($30::text[]) then $10::text else last_device_id end,
    created_at = case when 'created_at' = any($30::text[]) then $11::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($30::text[]) then $12::timestamptz else updated_at end,
    version = case when 'version' = any($30::text[]) then $13::int4 else version end,
    currency = case when 'currency' = any($30::text[]) then $14::text else currency end,
    note = case when 'note' = any($30::text[]) then $15::text else note end,
    delivery_date = case when 'delivery_date' = any($30::text[]) then $16::date else delivery_date end,
    subtotal_minor = case when 'subtotal_minor' = any($30::text[]) then $17::int8 else subtotal_minor end,
    tax_minor = case when 'tax_minor' = any($30::text[]) then $18::int8 else tax_minor end,
    total_minor = case when 'total_minor' = any($30::text[]) then $19::int8 else total_minor end,
    digest = case when 'digest' = any($30::text[]) then $20::bytea else digest end,
    presented_version = case when 'presented_version' = any($30::text[]) then $21::int4 else presented_version end,
    presented_digest = case when 'presented_digest' = any($30::text[]) then $22::bytea else presented_digest end,
    presented_at = case when 'presented_at' = any($30::text[]) then $23::timestamptz else presented_at end,
    accepted_version = case when 'accepted_version' = any($30::text[]) then $24::int4 else accepted_version end,
    accepted_digest = case when 'accepted_digest' = any($30::text[]) then $25::bytea else accepted_digest end,
    accepted_at = case when 'accepted_at' = any($30::text[]) then $26::timestamptz else accepted_at end,
    closed_reason = case when 'closed_reason' = any($30::text[]) then $27::text else closed_reason end,
    expires_at = case when 'expires_at' = any($30::text[]) then $28::timestamptz else expires_at end,
    order_id = case when 'order_id' = any($30::text[]) then $29::uuid else order_id end
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, customer_id, call_id, proposed_date, status, order_items, last_updated_by, last_device_id,
    created_at, updated_at, version, currency, note, delivery_date, subtotal_minor, tax_minor, total_minor, digest,
    presented_version, presented_digest, presented_at, accepted_version, accepted_digest, accepted_at, closed_reason,
    expires_at, order_id)sql"},
};

namespace rows {

using tables::slot;

tables::Members<28> fields_of(ProposedOrder& of) {
    return {tables::Described<ProposedOrder>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.customer_id), slot(of.call_id), slot(of.proposed_date),
              slot(of.status), slot(of.order_items), slot(of.last_updated_by), slot(of.last_device_id),
              slot(of.created_at), slot(of.updated_at), slot(of.version), slot(of.currency), slot(of.note),
              slot(of.delivery_date), slot(of.subtotal_minor), slot(of.tax_minor), slot(of.total_minor),
              slot(of.digest), slot(of.presented_version), slot(of.presented_digest), slot(of.presented_at),
              slot(of.accepted_version), slot(of.accepted_digest), slot(of.accepted_at), slot(of.closed_reason),
              slot(of.expires_at), slot(of.order_id)}}};
}

tables::Members<2> fields_of(ProposedOrderKey& of) {
    return {tables::Described<ProposedOrder>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<28> fields_of(ProposedOrderInsert& of) {
    return {tables::Described<ProposedOrder>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.customer_id), slot(of.call_id), slot(of.proposed_date),
              slot(of.status), slot(of.order_items), slot(of.last_updated_by), slot(of.last_device_id),
              slot(of.created_at), slot(of.updated_at), slot(of.version), slot(of.currency), slot(of.note),
              slot(of.delivery_date), slot(of.subtotal_minor), slot(of.tax_minor), slot(of.total_minor),
              slot(of.digest), slot(of.presented_version), slot(of.presented_digest), slot(of.presented_at),
              slot(of.accepted_version), slot(of.accepted_digest), slot(of.accepted_at), slot(of.closed_reason),
              slot(of.expires_at), slot(of.order_id)}}};
}

tables::Members<28> fields_of(ProposedOrderUpdate& of) {
    return {tables::Described<ProposedOrder>::table,
            {{slot(of.id), {}, slot(of.customer_id), slot(of.call_id), slot(of.proposed_date), slot(of.status),
              slot(of.order_items), slot(of.last_updated_by), slot(of.last_device_id), slot(of.created_at),
              slot(of.updated_at), slot(of.version), slot(of.currency), slot(of.note), slot(of.delivery_date),
              slot(of.subtotal_minor), slot(of.tax_minor), slot(of.total_minor), slot(of.digest),
              slot(of.presented_version), slot(of.presented_digest), slot(of.presented_at), slot(of.accepted_version),
              slot(of.accepted_digest), slot(of.accepted_at), slot(of.closed_reason), slot(of.expires_at),
              slot(of.order_id)}}};
}

}  // namespace rows
}  // namespace orderline
