// How rows of public.audit_seals are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "audit_seals.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "number", .type = Type::int8, .cast = "int8"},
    {.name = "kind", .type = Type::text, .cast = "text"},
    {.name = "month", .type = Type::date, .nullable = true, .cast = "date"},
    {.name = "seqs", .type = Type::int8, .array = true, .has_default = true, .cast = "int8[]"},
    {.name = "digests", .type = Type::bytea, .has_default = true, .cast = "bytea"},
    {.name = "detail", .type = Type::text, .has_default = true, .cast = "text"},
    {.name = "made_at", .type = Type::timestamptz, .cast = "timestamptz"},
    {.name = "hash", .type = Type::bytea, .cast = "bytea"},
};

constexpr int key[]{0, 1};

// octet_length(hash) = 32
constexpr int check_1_columns[]{8};
constexpr tables::Step check_1[]{
    {Do::column, 8}, Do::octet_length, {Do::number, "32"}, Do::equal};

// kind = ANY (ARRAY['rows'::text, 'redaction'::text, 'retention'::text])
constexpr int check_2_columns[]{2};
constexpr tables::Step check_2[]{
    {Do::column, 2}, {Do::text, "rows"}, Do::equal, {Do::column, 2}, {Do::text, "redaction"}, Do::equal,
    {Do::column, 2}, {Do::text, "retention"}, Do::equal, {Do::any_of, 3}};

constexpr tables::Check checks[]{
    {"audit_seals_hash_check", check_1_columns, check_1},
    {"audit_seals_kind_check", check_2_columns, check_2},
};

}  // namespace

constinit const tables::Table tables::Described<rows::AuditSeal>::table{
    .name = "public.audit_seals",
    .columns = columns,
    .key = key,
    .scope = 0,
    .checks = checks,
    .select = R"sql(
select tenant_id, number, kind, month, to_json(seqs)::text, digests, detail, made_at, hash
from public.audit_seals)sql",
    .first_page = {"public.audit_seals.first_page", R"sql(
select tenant_id, number, kind, month, to_json(seqs)::text, digests, detail, made_at, hash
from public.audit_seals
where tenant_id = $1::uuid
order by number
limit $2::int4)sql"},
    .next_page = {"public.audit_seals.next_page", R"sql(
select tenant_id, number, kind, month, to_json(seqs)::text, digests, detail, made_at, hash
from public.audit_seals
where tenant_id = $1::uuid and number > $2::int8
order by number
limit $3::int4)sql"},
    .get = {"public.audit_seals.get", R"sql(
select tenant_id, number, kind, month, to_json(seqs)::text, digests, detail, made_at, hash
from public.audit_seals
where tenant_id = $1::uuid and number = $2::int8)sql"},
    .remove = {"public.audit_seals.remove", R"sql(
delete from public.audit_seals
where tenant_id = $1::uuid and number = $2::int8
returning tenant_id, number, kind, month, to_json(seqs)::text, digests, detail, made_at, hash)sql"},
    .insert = {"public.audit_seals.insert", R"sql(
insert into public.audit_seals (tenant_id, number, kind, month, seqs, digests, detail, made_at, hash)
values (
    $1::uuid,
    $2::int8,
    $3::text,
    $4::date,
    case when 'seqs' = any($10::text[]) then $5::int8[] else '{}'::bigint[] end,
    case when 'digests' = any($10::text[]) then $6::bytea else '\x'::bytea end,
    case when 'detail' = any($10::text[]) then $7::text else ''::text end,
    $8::timestamptz,
    $9::bytea)
returning tenant_id, number, kind, month, to_json(seqs)::text, digests, detail, made_at, hash)sql"},
    .update = {"public.audit_seals.update", R"sql(
update public.audit_seals
set number = case when 'number' = any($11::text[]) then $3::int8 else number end,
    kind = case when 'kind' = any($11::text[]) then $4::text else kind end,
    month = case when 'month' = any($11::text[]) then $5::date else month end,
    seqs = case when 'seqs' = any($11::text[]) then $6::int8[] else seqs end,
    digests = case when 'digests' = any($11::text[]) then $7::bytea else digests end,
    detail = case when 'detail' = any($11::text[]) then $8::text else detail end,
    made_at = case when 'made_at' = any($11::text[]) then $9::timestamptz else made_at end,
    hash = case when 'hash' = any($11::text[]) then $10::bytea else hash end
where tenant_id = $1::uuid and number = $2::int8
returning tenant_id, number, kind, month, to_json(seqs)::text, digests, detail, made_at, hash)sql"},
};

namespace rows {

using tables::slot;

tables::Members<9> fields_of(AuditSeal& of) {
    return {tables::Described<AuditSeal>::table,
            {{slot(of.tenant_id), slot(of.number), slot(of.kind), slot(of.month), slot(of.seqs), slot(of.digests),
              slot(of.detail), slot(of.made_at), slot(of.hash)}}};
}

tables::Members<2> fields_of(AuditSealKey& of) {
    return {tables::Described<AuditSeal>::table,
            {{slot(of.tenant_id), slot(of.number)}}};
}

tables::Members<9> fields_of(AuditSealInsert& of) {
    return {tables::Described<AuditSeal>::table,
            {{slot(of.tenant_id), slot(of.number), slot(of.kind), slot(of.month), slot(of.seqs), slot(of.digests),
              slot(of.detail), slot(of.made_at), slot(of.hash)}}};
}

tables::Members<9> fields_of(AuditSealUpdate& of) {
    return {tables::Described<AuditSeal>::table,
            {{{}, slot(of.number), slot(of.kind), slot(of.month), slot(of.seqs), slot(of.digests), slot(of.detail),
              slot(of.made_at), slot(of.hash)}}};
}

}  // namespace rows
}  // namespace orderline
