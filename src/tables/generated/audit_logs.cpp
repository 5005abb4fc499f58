// How rows of public.audit_logs are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "audit_logs.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "table_name", .type = Type::text, .cast = "text"},
    {.name = "action", .type = Type::text, .cast = "text"},
    {.name = "old_data", .type = Type::json, .nullable = true, .cast = "jsonb"},
    {.name = "new_data", .type = Type::json, .nullable = true, .cast = "jsonb"},
    {.name = "changed_by", .type = Type::uuid, .nullable = true, .cast = "uuid"},
    {.name = "changed_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "tenant_id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "actor", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "row_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
    {.name = "seq", .type = Type::int8, .cast = "int8"},
    {.name = "created_at", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
    {.name = "nonce", .type = Type::uuid, .nullable = true, .has_default = true, .cast = "uuid"},
};

constexpr int key[]{7, 0, 11};

}  // namespace

constinit const tables::Table tables::Described<rows::AuditLog>::table{
    .name = "public.audit_logs",
    .columns = columns,
    .key = key,
    .scope = 7,
    .select = R"sql(
select id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id, seq, created_at,
    nonce
from public.audit_logs)sql",
    .first_page = {"public.audit_logs.first_page", R"sql(
select id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id, seq, created_at,
    nonce
from public.audit_logs
where tenant_id = $1::uuid
order by id, created_at
limit $2::int4)sql"},
    .next_page = {"public.audit_logs.next_page", R"sql(
select id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id, seq, created_at,
    nonce
from public.audit_logs
where tenant_id = $1::uuid and (id, created_at) > ($2::uuid, $3::timestamptz)
order by id, created_at
limit $4::int4)sql"},
    .get = {"public.audit_logs.get", R"sql(
select id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id, seq, created_at,
    nonce
from public.audit_logs
where tenant_id = $1::uuid and id = $2::uuid and created_at = $3::timestamptz)sql"},
    .remove = {"public.audit_logs.remove", R"sql(
delete from public.audit_logs
where tenant_id = $1::uuid and id = $2::uuid and created_at = $3::timestamptz
returning id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id, seq, created_at,
    nonce)sql"},
    .insert = {"public.audit_logs.insert", R"sql(
insert into public.audit_logs (id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor,
    row_id, created_at, nonce)
values (
    case when 'id' = any($13::text[]) then $1::uuid else gen_random_uuid() end,
    $2::text,
    $3::text,
    $4::jsonb,
    $5::jsonb,
    $6::uuid,
    case when 'changed_at' = any($13::text[]) then $7::timestamptz else now() end,
    case when 'tenant_id' = any($13::text[]) then $8::uuid else (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid end,
    $9::text,
    $10::uuid,
    case when 'created_at' = any($13::text[]) then $11::timestamptz else now() end,
    case when 'nonce' = any($13::text[]) then $12::uuid else gen_random_uuid() end)
returning id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id, seq, created_at,
    nonce)sql"},
    .update = {"public.audit_logs.update", R"sql(
update public.audit_logs
set id = case when 'id' = any($15::text[]) then $4::uuid else id end,
    table_name = case when 'table_name' = any($15::text[]) then $5::text else table_name end,
    action = case when 'action' = any($15::text[]) then $6::text else action end,
    old_data = case when 'old_data' = any($15::text[]) then $7::jsonb else old_data end,
    new_data = case when 'new_data' = any($15::text[]) then $8::jsonb else new_data end,
    changed_by = case when 'changed_by' = any($15::text[]) then $9::uuid else changed_by end,
    changed_at = case when 'changed_at' = any($15::text[]) then $10::timestamptz else changed_at end,
    actor = case when 'actor' = any($15::text[]) then $11::text else actor end,
    row_id = case when 'row_id' = any($15::text[]) then $12::uuid else row_id end,
    created_at = case when 'created_at' = any($15::text[]) then $13::timestamptz else created_at end,
    nonce = case when 'nonce' = any($15::text[]) then $14::uuid else nonce end
where tenant_id = $1::uuid and id = $2::uuid and created_at = $3::timestamptz
returning id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id, seq, created_at,
    nonce)sql"},
};

namespace rows {

using tables::slot;

tables::Members<13> fields_of(AuditLog& of) {
    return {tables::Described<AuditLog>::table,
            {{slot(of.id), slot(of.table_name), slot(of.action), slot(of.old_data), slot(of.new_data),
              slot(of.changed_by), slot(of.changed_at), slot(of.tenant_id), slot(of.actor), slot(of.row_id),
              slot(of.seq), slot(of.created_at), slot(of.nonce)}}};
}

tables::Members<3> fields_of(AuditLogKey& of) {
    return {tables::Described<AuditLog>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.created_at)}}};
}

tables::Members<13> fields_of(AuditLogInsert& of) {
    return {tables::Described<AuditLog>::table,
            {{slot(of.id), slot(of.table_name), slot(of.action), slot(of.old_data), slot(of.new_data),
              slot(of.changed_by), slot(of.changed_at), slot(of.tenant_id), slot(of.actor), slot(of.row_id), {},
              slot(of.created_at), slot(of.nonce)}}};
}

tables::Members<13> fields_of(AuditLogUpdate& of) {
    return {tables::Described<AuditLog>::table,
            {{slot(of.id), slot(of.table_name), slot(of.action), slot(of.old_data), slot(of.new_data),
              slot(of.changed_by), slot(of.changed_at), {}, slot(of.actor), slot(of.row_id), {}, slot(of.created_at),
              slot(of.nonce)}}};
}

}  // namespace rows
}  // namespace orderline
