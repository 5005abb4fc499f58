// How rows of public.audit_heads are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "audit_heads.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "number", .type = Type::int8, .has_default = true, .cast = "int8"},
    {.name = "hash", .type = Type::bytea, .has_default = true, .cast = "bytea"},
    {.name = "complete_to", .type = Type::int8, .has_default = true, .cast = "int8"},
    {.name = "complete_number", .type = Type::int8, .has_default = true, .cast = "int8"},
    {.name = "complete_at", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
    {.name = "seen_to", .type = Type::int8, .has_default = true, .cast = "int8"},
    {.name = "seen_number", .type = Type::int8, .has_default = true, .cast = "int8"},
    {.name = "seen_at", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
    {.name = "seen_xid", .type = Type::int8, .nullable = true, .cast = "int8"},
};

constexpr int key[]{0};

// octet_length(hash) = 32
constexpr int check_1_columns[]{2};
constexpr tables::Step check_1[]{
    {Do::column, 2}, Do::octet_length, {Do::number, "32"}, Do::equal};

constexpr tables::Check checks[]{
    {"audit_heads_hash_check", check_1_columns, check_1},
};

}  // namespace

constinit const tables::Table tables::Described<rows::AuditHead>::table{
    .name = "public.audit_heads",
    .columns = columns,
    .key = key,
    .scope = 0,
    .checks = checks,
    .select = R"sql(
select tenant_id, number, hash, complete_to, complete_number, complete_at, seen_to, seen_number, seen_at, seen_xid
from public.audit_heads)sql",
    .first_page = {"public.audit_heads.first_page", R"sql(
select tenant_id, number, hash, complete_to, complete_number, complete_at, seen_to, seen_number, seen_at, seen_xid
from public.audit_heads
where tenant_id = $1::uuid
limit $2::int4)sql"},
    .next_page = {"public.audit_heads.next_page", R"sql(
select tenant_id, number, hash, complete_to, complete_number, complete_at, seen_to, seen_number, seen_at, seen_xid
from public.audit_heads
where tenant_id = $1::uuid
limit $2::int4)sql"},
    .get = {"public.audit_heads.get", R"sql(
select tenant_id, number, hash, complete_to, complete_number, complete_at, seen_to, seen_number, seen_at, seen_xid
from public.audit_heads
where tenant_id = $1::uuid)sql"},
    .remove = {"public.audit_heads.remove", R"sql(
delete from public.audit_heads
where tenant_id = $1::uuid
returning tenant_id, number, hash, complete_to, complete_number, complete_at, seen_to, seen_number, seen_at, seen_xid)sql"},
    .insert = {"public.audit_heads.insert", R"sql(
insert into public.audit_heads (tenant_id, number, hash, complete_to, complete_number, complete_at, seen_to,
    seen_number, seen_at, seen_xid)
values (
    $1::uuid,
    case when 'number' = any($11::text[]) then $2::int8 else 0 end,
    case when 'hash' = any($11::text[]) then $3::bytea else decode(repeat('00'::text, 32), 'hex'::text) end,
    case when 'complete_to' = any($11::text[]) then $4::int8 else 0 end,
    case when 'complete_number' = any($11::text[]) then $5::int8 else 0 end,
    case when 'complete_at' = any($11::text[]) then $6::timestamptz else '0001-01-01 00:00:00+00'::timestamp with time zone end,
    case when 'seen_to' = any($11::text[]) then $7::int8 else 0 end,
    case when 'seen_number' = any($11::text[]) then $8::int8 else 0 end,
    case when 'seen_at' = any($11::text[]) then $9::timestamptz else '0001-01-01 00:00:00+00'::timestamp with time zone end,
    $10::int8)
returning tenant_id, number, hash, complete_to, complete_number, complete_at, seen_to, seen_number, seen_at, seen_xid)sql"},
    .update = {"public.audit_heads.update", R"sql(
update public.audit_heads
set number = case when 'number' = any($11::text[]) then $2::int8 else number end,
    hash = case when 'hash' = any($11::text[]) then $3::bytea else hash end,
    complete_to = case when 'complete_to' = any($11::text[]) then $4::int8 else complete_to end,
    complete_number = case when 'complete_number' = any($11::text[]) then $5::int8 else complete_number end,
    complete_at = case when 'complete_at' = any($11::text[]) then $6::timestamptz else complete_at end,
    seen_to = case when 'seen_to' = any($11::text[]) then $7::int8 else seen_to end,
    seen_number = case when 'seen_number' = any($11::text[]) then $8::int8 else seen_number end,
    seen_at = case when 'seen_at' = any($11::text[]) then $9::timestamptz else seen_at end,
    seen_xid = case when 'seen_xid' = any($11::text[]) then $10::int8 else seen_xid end
where tenant_id = $1::uuid
returning tenant_id, number, hash, complete_to, complete_number, complete_at, seen_to, seen_number, seen_at, seen_xid)sql"},
};

namespace rows {

using tables::slot;

tables::Members<10> fields_of(AuditHead& of) {
    return {tables::Described<AuditHead>::table,
            {{slot(of.tenant_id), slot(of.number), slot(of.hash), slot(of.complete_to), slot(of.complete_number),
              slot(of.complete_at), slot(of.seen_to), slot(of.seen_number), slot(of.seen_at), slot(of.seen_xid)}}};
}

tables::Members<1> fields_of(AuditHeadKey& of) {
    return {tables::Described<AuditHead>::table,
            {{slot(of.tenant_id)}}};
}

tables::Members<10> fields_of(AuditHeadInsert& of) {
    return {tables::Described<AuditHead>::table,
            {{slot(of.tenant_id), slot(of.number), slot(of.hash), slot(of.complete_to), slot(of.complete_number),
              slot(of.complete_at), slot(of.seen_to), slot(of.seen_number), slot(of.seen_at), slot(of.seen_xid)}}};
}

tables::Members<10> fields_of(AuditHeadUpdate& of) {
    return {tables::Described<AuditHead>::table,
            {{{}, slot(of.number), slot(of.hash), slot(of.complete_to), slot(of.complete_number), slot(of.complete_at),
              slot(of.seen_to), slot(of.seen_number), slot(of.seen_at), slot(of.seen_xid)}}};
}

}  // namespace rows
}  // namespace orderline
