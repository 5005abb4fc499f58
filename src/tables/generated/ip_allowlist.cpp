// How rows of public.ip_allowlist are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "ip_allowlist.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "ip_address", .type = Type::cidr, .cast = "cidr"},
    {.name = "description", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "is_active", .type = Type::boolean, .nullable = true, .has_default = true, .cast = "bool"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
};

constexpr int key[]{1, 0};

}  // namespace

constinit const tables::Table tables::Described<rows::IpAllowlist>::table{
    .name = "public.ip_allowlist",
    .columns = columns,
    .key = key,
    .scope = 1,
    .select = R"sql(
select id, tenant_id, ip_address::text, description, is_active, created_at, updated_at
from public.ip_allowlist)sql",
    .first_page = {"public.ip_allowlist.first_page", R"sql(
select id, tenant_id, ip_address::text, description, is_active, created_at, updated_at
from public.ip_allowlist
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.ip_allowlist.next_page", R"sql(
select id, tenant_id, ip_address::text, description, is_active, created_at, updated_at
from public.ip_allowlist
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.ip_allowlist.get", R"sql(
select id, tenant_id, ip_address::text, description, is_active, created_at, updated_at
from public.ip_allowlist
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.ip_allowlist.remove", R"sql(
delete from public.ip_allowlist
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, ip_address::text, description, is_active, created_at, updated_at)sql"},
    .insert = {"public.ip_allowlist.insert", R"sql(
insert into public.ip_allowlist (id, tenant_id, ip_address, description, is_active, created_at, updated_at)
values (
    case when 'id' = any($8::text[]) then $1::uuid else gen_random_uuid() end,
    $2::uuid,
    $3::cidr,
    $4::text,
    case when 'is_active' = any($8::text[]) then $5::bool else true end,
    case when 'created_at' = any($8::text[]) then $6::timestamptz else now() end,
    case when 'updated_at' = any($8::text[]) then $7::timestamptz else now() end)
returning id, tenant_id, ip_address::text, description, is_active, created_at, updated_at)sql"},
    .update = {"public.ip_allowlist.update", R"sql(
update public.ip_allowlist
set id = case when 'id' = any($9::text[]) then $3::uuid else id end,
    ip_address = case when 'ip_address' = any($9::text[]) then $4::cidr else ip_address end,
    description = case when 'description' = any($9::text[]) then $5::text else description end,
    is_active = case when 'is_active' = any($9::text[]) then $6::bool else is_active end,
    created_at = case when 'created_at' = any($9::text[]) then $7::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($9::text[]) then $8::timestamptz else updated_at end
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, ip_address::text, description, is_active, created_at, updated_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<7> fields_of(IpAllowlist& of) {
    return {tables::Described<IpAllowlist>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.ip_address), slot(of.description), slot(of.is_active),
              slot(of.created_at), slot(of.updated_at)}}};
}

tables::Members<2> fields_of(IpAllowlistKey& of) {
    return {tables::Described<IpAllowlist>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<7> fields_of(IpAllowlistInsert& of) {
    return {tables::Described<IpAllowlist>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.ip_address), slot(of.description), slot(of.is_active),
              slot(of.created_at), slot(of.updated_at)}}};
}

tables::Members<7> fields_of(IpAllowlistUpdate& of) {
    return {tables::Described<IpAllowlist>::table,
            {{slot(of.id), {}, slot(of.ip_address), slot(of.description), slot(of.is_active), slot(of.created_at),
              slot(of.updated_at)}}};
}

}  // namespace rows
}  // namespace orderline
