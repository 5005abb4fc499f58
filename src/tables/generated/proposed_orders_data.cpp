// How rows of public.proposed_orders_data are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "proposed_orders_data.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "created_at", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
    {.name = "call_id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "customer_id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "tenant_id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "data", .type = Type::json, .nullable = true, .cast = "jsonb"},
    {.name = "data_type", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "customer_phone", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "sms_number", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "expires_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
};

constexpr int key[]{4, 0};

}  // namespace

constinit const tables::Table tables::Described<rows::ProposedOrdersData>::table{
    .name = "public.proposed_orders_data",
    .columns = columns,
    .key = key,
    .scope = 4,
    .select = R"sql(
select id, created_at, call_id, customer_id, tenant_id, data, data_type, customer_phone, sms_number, expires_at
from public.proposed_orders_data)sql",
    .first_page = {"public.proposed_orders_data.first_page", R"sql(
select id, created_at, call_id, customer_id, tenant_id, data, data_type, customer_phone, sms_number, expires_at
from public.proposed_orders_data
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.proposed_orders_data.next_page", R"sql(
select id, created_at, call_id, customer_id, tenant_id, data, data_type, customer_phone, sms_number, expires_at
from public.proposed_orders_data
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.proposed_orders_data.get", R"sql(
select id, created_at, call_id, customer_id, tenant_id, data, data_type, customer_phone, sms_number, expires_at
from public.proposed_orders_data
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.proposed_orders_data.remove", R"sql(
delete from public.proposed_orders_data
where tenant_id = $1::uuid and id = $2::uuid
returning id, created_at, call_id, customer_id, tenant_id, data, data_type, customer_phone, sms_number, expires_at)sql"},
    .insert = {"public.proposed_orders_data.insert", R"sql(
insert into public.proposed_orders_data (id, created_at, call_id, customer_id, tenant_id, data, data_type,
    customer_phone, sms_number, expires_at)
values (
    case when 'id' = any($11::text[]) then $1::uuid else gen_random_uuid() end,
    case when 'created_at' = any($11::text[]) then $2::timestamptz else now() end,
    case when 'call_id' = any($11::text[]) then $3::uuid else gen_random_uuid() end,
    case when 'customer_id' = any($11::text[]) then $4::uuid else gen_random_uuid() end,
    case when 'tenant_id' = any($11::text[]) then $5::uuid else gen_random_uuid() end,
    $6::jsonb,
    $7::text,
    $8::text,
    $9::text,
    case when 'expires_at' = any($11::text[]) then $10::timestamptz else (now() + '1 day'::interval) end)
returning id, created_at, call_id, customer_id, tenant_id, data, data_type, customer_phone, sms_number, expires_at)sql"},
    .update = {"public.proposed_orders_data.update", R"sql(
update public.proposed_orders_data
set id = case when 'id' = any($12::text[]) then $3::uuid else id end,
    created_at = case when 'created_at' = any($12::text[]) then $4::timestamptz else created_at end,
    call_id = case when 'call_id' = any($12::text[]) then $5::uuid else call_id end,
    customer_id = case when 'customer_id' = any($12::text[]) then $6::uuid else customer_id end,
    data = case when 'data' = any($12::text[]) then $7::jsonb else data end,
    data_type = case when 'data_type' = any($12::text[]) then $8::text else data_type end,
    customer_phone = case when 'customer_phone' = any($12::text[]) then $9::text else customer_phone end,
    sms_number = case when 'sms_number' = any($12::text[]) then $10::text else sms_number end,
    expires_at = case when 'expires_at' = any($12::text[]) then $11::timestamptz else expires_at end
where tenant_id = $1::uuid and id = $2::uuid
returning id, created_at, call_id, customer_id, tenant_id, data, data_type, customer_phone, sms_number, expires_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<10> fields_of(ProposedOrdersData& of) {
    return {tables::Described<ProposedOrdersData>::table,
            {{slot(of.id), slot(of.created_at), slot(of.call_id), slot(of.customer_id), slot(of.tenant_id),
              slot(of.data), slot(of.data_type), slot(of.customer_phone), slot(of.sms_number), slot(of.expires_at)}}};
}

tables::Members<2> fields_of(ProposedOrdersDataKey& of) {
    return {tables::Described<ProposedOrdersData>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<10> fields_of(ProposedOrdersDataInsert& of) {
    return {tables::Described<ProposedOrdersData>::table,
            {{slot(of.id), slot(of.created_at), slot(of.call_id), slot(of.customer_id), slot(of.tenant_id),
              slot(of.data), slot(of.data_type), slot(of.customer_phone), slot(of.sms_number), slot(of.expires_at)}}};
}

tables::Members<10> fields_of(ProposedOrdersDataUpdate& of) {
    return {tables::Described<ProposedOrdersData>::table,
            {{slot(of.id), slot(of.created_at), slot(of.call_id), slot(of.customer_id), {}, slot(of.data),
              slot(of.data_type), slot(of.customer_phone), slot(of.sms_number), slot(of.expires_at)}}};
}

}  // namespace rows
}  // namespace orderline
