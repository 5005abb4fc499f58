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
};

constexpr int key[]{7, 0};

}  // namespace

constinit const tables::Table tables::Described<rows::AuditLog>::table{
    .name = "public.audit_logs",
    .columns = columns,
    .key = key,
    .scope = 7,
    .select = R"sql(
select id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id, seq
from public.audit_logs)sql",
    .first_page = {"public.audit_logs.first_page", R"sql(
select id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id, seq
from public.audit_logs
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.audit_logs.next_page", R"sql(
select id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id, seq
from public.audit_logs
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.audit_logs.get", R"sql(
select id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id, seq
from public.audit_logs
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.audit_logs.remove", R"sql(
delete from public.audit_logs
where tenant_id = $1::uuid and id = $2::uuid
returning id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id, seq)sql"},
    .insert = {"public.audit_logs.insert", R"sql(
insert into public.audit_logs (id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor,
    row_id)
values (
    case when 'id' = any($11::text[]) then $1::uuid else gen_random_uuid() end,
    $2::text,
    $3::text,
    $4::jsonb,
    $5::jsonb,
    $6::uuid,
    case when 'changed_at' = any($11::text[]) then $7::timestamptz else now() end,
    case when 'tenant_id' = any($11::text[]) then $8::uuid else (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid end,
    $9::text,
    $10::uuid)
returning id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id, seq)sql"},
    .update = {"public.audit_logs.update", R"sql(
update public.audit_logs
set id = case when 'id' = any($12::text[]) then $3::uuid else id end,
    table_name = case when 'table_name' = any($12::text[]) then $4::text else table_name end,
    action = case when 'action' = any($12::text[]) then $5::text else action end,
    old_data = case when 'old_data' = any($12::text[]) then $6::jsonb else old_data end,
    new_data = case when 'new_data' = any($12::text[]) then $7::jsonb else new_data end,
    changed_by = case when 'changed_by' = any($12::text[]) then $8::uuid else changed_by end,
    changed_at = case when 'changed_at' = any($12::text[]) then $9::timestamptz else changed_at end,
    actor = case when 'actor' = any($12::text[]) then $10::text else actor end,
    row_id = case when 'row_id' = any($12::text[]) then $11::uuid else row_id end
where tenant_id = $1::uuid and id = $2::uuid
returning id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id, seq)sql"},
};

namespace rows {

using tables::slot;

tables::Members<11> fields_of(AuditLog& of) {
    return {tables::Described<AuditLog>::table,
            {{slot(of.id), slot(of.table_name), slot(of.action), slot(of.old_data), slot(of.new_data),
              slot(of.changed_by), slot(of.changed_at), slot(of.tenant_id), slot(of.actor), slot(of.row_id),
              slot(of.seq)}}};
}

tables::Members<2> fields_of(AuditLogKey& of) {
    return {tables::Described<AuditLog>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<11> fields_of(AuditLogInsert& of) {
    return {tables::Described<AuditLog>::table,
            {{slot(of.id), slot(of.table_name), slot(of.action), slot(of.old_data), slot(of.new_data),
              slot(of.changed_by), slot(of.changed_at), slot(of.tenant_id), slot(of.actor), slot(of.row_id), {}}}};
}

tables::Members<11> fields_of(AuditLogUpdate& of) {
    return {tables::Described<AuditLog>::table,
            {{slot(of.id), slot(of.table_name), slot(of.action), slot(of.old_data), slot(of.new_data),
              slot(of.changed_by), slot(of.changed_at), {}, slot(of.actor), slot(of.row_id), {}}}};
}

}  // namespace rows
}  // namespace orderline
