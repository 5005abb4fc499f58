// How rows of public.idempotency_keys are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "idempotency_keys.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "key", .type = Type::text, .cast = "text"},
    {.name = "principal", .type = Type::text, .cast = "text"},
    {.name = "request_hash", .type = Type::bytea, .cast = "bytea"},
    {.name = "status", .type = Type::int4, .nullable = true, .cast = "int4"},
    {.name = "response", .type = Type::json, .nullable = true, .cast = "jsonb"},
    {.name = "created_at", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
    {.name = "headers", .type = Type::json, .nullable = true, .cast = "jsonb"},
    {.name = "body", .type = Type::bytea, .nullable = true, .cast = "bytea"},
};

constexpr int key[]{0, 2, 1};

// (octet_length(key) >= 1) AND (octet_length(key) <= 800)
constexpr int check_1_columns[]{1};
constexpr tables::Step check_1[]{
    {Do::column, 1}, Do::octet_length, {Do::number, "1"}, Do::greater_equal, {Do::column, 1}, Do::octet_length,
    {Do::number, "800"}, Do::less_equal, {Do::all_of, 2}};

constexpr tables::Check checks[]{
    {"idempotency_keys_key_check", check_1_columns, check_1},
};

}  // namespace

constinit const tables::Table tables::Described<rows::IdempotencyKey>::table{
    .name = "public.idempotency_keys",
    .columns = columns,
    .key = key,
    .scope = 0,
    .checks = checks,
    .select = R"sql(
select tenant_id, key, principal, request_hash, status, response, created_at, headers, body
from public.idempotency_keys)sql",
    .first_page = {"public.idempotency_keys.first_page", R"sql(
select tenant_id, key, principal, request_hash, status, response, created_at, headers, body
from public.idempotency_keys
where tenant_id = $1::uuid
order by principal, key
limit $2::int4)sql"},
    .next_page = {"public.idempotency_keys.next_page", R"sql(
select tenant_id, key, principal, request_hash, status, response, created_at, headers, body
from public.idempotency_keys
where tenant_id = $1::uuid and (principal, key) > ($2::text, $3::text)
order by principal, key
limit $4::int4)sql"},
    .get = {"public.idempotency_keys.get", R"sql(
select tenant_id, key, principal, request_hash, status, response, created_at, headers, body
from public.idempotency_keys
where tenant_id = $1::uuid and principal = $2::text and key = $3::text)sql"},
    .remove = {"public.idempotency_keys.remove", R"sql(
delete from public.idempotency_keys
where tenant_id = $1::uuid and principal = $2::text and key = $3::text
returning tenant_id, key, principal, request_hash, status, response, created_at, headers, body)sql"},
    .insert = {"public.idempotency_keys.insert", R"sql(
insert into public.idempotency_keys (tenant_id, key, principal, request_hash, status, response, created_at, headers,
    body)
values (
    $1::uuid,
    $2::text,
    $3::text,
    $4::bytea,
    $5::int4,
    $6::jsonb,
    case when 'created_at' = any($10::text[]) then $7::timestamptz else now() end,
    $8::jsonb,
    $9::bytea)
returning tenant_id, key, principal, request_hash, status, response, created_at, headers, body)sql"},
    .update = {"public.idempotency_keys.update", R"sql(
update public.idempotency_keys
set key = case when 'key' = any($12::text[]) then $4::text else key end,
    principal = case when 'principal' = any($12::text[]) then $5::text else principal end,
    request_hash = case when 'request_hash' = any($12::text[]) then $6::bytea else request_hash end,
    status = case when 'status' = any($12::text[]) then $7::int4 else status end,
    response = case when 'response' = any($12::text[]) then $8::jsonb else response end,
    created_at = case when 'created_at' = any($12::text[]) then $9::timestamptz else created_at end,
    headers = case when 'headers' = any($12::text[]) then $10::jsonb else headers end,
    body = case when 'body' = any($12::text[]) then $11::bytea else body end
where tenant_id = $1::uuid and principal = $2::text and key = $3::text
returning tenant_id, key, principal, request_hash, status, response, created_at, headers, body)sql"},
};

namespace rows {

using tables::slot;

tables::Members<9> fields_of(IdempotencyKey& of) {
    return {tables::Described<IdempotencyKey>::table,
            {{slot(of.tenant_id), slot(of.key), slot(of.principal), slot(of.request_hash), slot(of.status),
              slot(of.response), slot(of.created_at), slot(of.headers), slot(of.body)}}};
}

tables::Members<3> fields_of(IdempotencyKeyKey& of) {
    return {tables::Described<IdempotencyKey>::table,
            {{slot(of.tenant_id), slot(of.principal), slot(of.key)}}};
}

tables::Members<9> fields_of(IdempotencyKeyInsert& of) {
    return {tables::Described<IdempotencyKey>::table,
            {{slot(of.tenant_id), slot(of.key), slot(of.principal), slot(of.request_hash), slot(of.status),
              slot(of.response), slot(of.created_at), slot(of.headers), slot(of.body)}}};
}

tables::Members<9> fields_of(IdempotencyKeyUpdate& of) {
    return {tables::Described<IdempotencyKey>::table,
            {{{}, slot(of.key), slot(of.principal), slot(of.request_hash), slot(of.status), slot(of.response),
              slot(of.created_at), slot(of.headers), slot(of.body)}}};
}

}  // namespace rows
}  // namespace orderline
