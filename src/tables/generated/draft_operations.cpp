// How rows of public.draft_operations are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "draft_operations.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "draft_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "operation_id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "version", .type = Type::int4, .cast = "int4"},
    {.name = "kind", .type = Type::text, .cast = "text"},
    {.name = "operation", .type = Type::json, .has_default = true, .cast = "jsonb"},
    {.name = "status", .type = Type::text, .cast = "text"},
    {.name = "subtotal_minor", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "tax_minor", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "total_minor", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "digest", .type = Type::bytea, .nullable = true, .cast = "bytea"},
    {.name = "actor_kind", .type = Type::text, .cast = "text"},
    {.name = "actor_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
    {.name = "actor_name", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "device_id", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "at", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
};

constexpr int key[]{0, 1, 2};

}  // namespace

constinit const tables::Table tables::Described<rows::DraftOperation>::table{
    .name = "public.draft_operations",
    .columns = columns,
    .key = key,
    .scope = 0,
    .select = R"sql(
select tenant_id, draft_id, operation_id, version, kind, operation, status, subtotal_minor, tax_minor, total_minor,
    digest, actor_kind, actor_id, actor_name, device_id, at
from public.draft_operations)sql",
    .first_page = {"public.draft_operations.first_page", R"sql(
select tenant_id, draft_id, operation_id, version, kind, operation, status, subtotal_minor, tax_minor, total_minor,
    digest, actor_kind, actor_id, actor_name, device_id, at
from public.draft_operations
where tenant_id = $1::uuid
order by draft_id, operation_id
limit $2::int4)sql"},
    .next_page = {"public.draft_operations.next_page", R"sql(
select tenant_id, draft_id, operation_id, version, kind, operation, status, subtotal_minor, tax_minor, total_minor,
    digest, actor_kind, actor_id, actor_name, device_id, at
from public.draft_operations
where tenant_id = $1::uuid and (draft_id, operation_id) > ($2::uuid, $3::uuid)
order by draft_id, operation_id
limit $4::int4)sql"},
    .get = {"public.draft_operations.get", R"sql(
select tenant_id, draft_id, operation_id, version, kind, operation, status, subtotal_minor, tax_minor, total_minor,
    digest, actor_kind, actor_id, actor_name, device_id, at
from public.draft_operations
where tenant_id = $1::uuid and draft_id = $2::uuid and operation_id = $3::uuid)sql"},
    .remove = {"public.draft_operations.remove", R"sql(
delete from public.draft_operations
where tenant_id = $1::uuid and draft_id = $2::uuid and operation_id = $3::uuid
returning tenant_id, draft_id, operation_id, version, kind, operation, status, subtotal_minor, tax_minor, total_minor,
    digest, actor_kind, actor_id, actor_name, device_id, at)sql"},
    .insert = {"public.draft_operations.insert", R"sql(
insert into public.draft_operations (tenant_id, draft_id, operation_id, version, kind, operation, status,
    subtotal_minor, tax_minor, total_minor, digest, actor_kind, actor_id, actor_name, device_id, at)
values (
    $1::uuid,
    $2::uuid,
    case when 'operation_id' = any($17::text[]) then $3::uuid else gen_random_uuid() end,
    $4::int4,
    $5::text,
    case when 'operation' = any($17::text[]) then $6::jsonb else '{}'::jsonb end,
    $7::text,
    $8::int8,
    $9::int8,
    $10::int8,
    $11::bytea,
    $12::text,
    $13::uuid,
    $14::text,
    $15::text,
    case when 'at' = any($17::text[]) then $16::timestamptz else clock_timestamp() end)
returning tenant_id, draft_id, operation_id, version, kind, operation, status, subtotal_minor, tax_minor, total_minor,
    digest, actor_kind, actor_id, actor_name, device_id, at)sql"},
    .update = {"public.draft_operations.update", R"sql(
update public.draft_operations
set draft_id = case when 'draft_id' = any($19::text[]) then $4::uuid else draft_id end,
    operation_id = case when 'operation_id' = any($19::text[]) then $5::uuid else operation_id end,
    version = case when 'version' = any($19::text[]) then $6::int4 else version end,
    kind = case when 'kind' = any($19::text[]) then $7::text else kind end,
    operation = case when 'operation' = any($19::text[]) then $8::jsonb else operation end,
    status = case when 'status' = any($19::text[]) then $9::text else status end,
    subtotal_minor = case when 'subtotal_minor' = any($19::text[]) then $10::int8 else subtotal_minor end,
    tax_minor = case when 'tax_minor' = any($19::text[]) then $11::int8 else tax_minor end,
    total_minor = case when 'total_minor' = any($19::text[]) then $12::int8 else total_minor end,
    digest = case when 'digest' = any($19::text[]) then $13::bytea else digest end,
    actor_kind = case when 'actor_kind' = any($19::text[]) then $14::text else actor_kind end,
    actor_id = case when 'actor_id' = any($19::text[]) then $15::uuid else actor_id end,
    actor_name = case when 'actor_name' = any($19::text[]) then $16::text else actor_name end,
    device_id = case when 'device_id' = any($19::text[]) then $17::text else device_id end,
    at = case when 'at' = any($19::text[]) then $18::timestamptz else at end
where tenant_id = $1::uuid and draft_id = $2::uuid and operation_id = $3::uuid
returning tenant_id, draft_id, operation_id, version, kind, operation, status, subtotal_minor, tax_minor, total_minor,
    digest, actor_kind, actor_id, actor_name, device_id, at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<16> fields_of(DraftOperation& of) {
    return {tables::Described<DraftOperation>::table,
            {{slot(of.tenant_id), slot(of.draft_id), slot(of.operation_id), slot(of.version), slot(of.kind),
              slot(of.operation), slot(of.status), slot(of.subtotal_minor), slot(of.tax_minor), slot(of.total_minor),
              slot(of.digest), slot(of.actor_kind), slot(of.actor_id), slot(of.actor_name), slot(of.device_id),
              slot(of.at)}}};
}

tables::Members<3> fields_of(DraftOperationKey& of) {
    return {tables::Described<DraftOperation>::table,
            {{slot(of.tenant_id), slot(of.draft_id), slot(of.operation_id)}}};
}

tables::Members<16> fields_of(DraftOperationInsert& of) {
    return {tables::Described<DraftOperation>::table,
            {{slot(of.tenant_id), slot(of.draft_id), slot(of.operation_id), slot(of.version), slot(of.kind),
              slot(of.operation), slot(of.status), slot(of.subtotal_minor), slot(of.tax_minor), slot(of.total_minor),
              slot(of.digest), slot(of.actor_kind), slot(of.actor_id), slot(of.actor_name), slot(of.device_id),
              slot(of.at)}}};
}

tables::Members<16> fields_of(DraftOperationUpdate& of) {
    return {tables::Described<DraftOperation>::table,
            {{{}, slot(of.draft_id), slot(of.operation_id), slot(of.version), slot(of.kind), slot(of.operation),
              slot(of.status), slot(of.subtotal_minor), slot(of.tax_minor), slot(of.total_minor), slot(of.digest),
              slot(of.actor_kind), slot(of.actor_id), slot(of.actor_name), slot(of.device_id), slot(of.at)}}};
}

}  // namespace rows
}  // namespace orderline
