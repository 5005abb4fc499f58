// How rows of public.one_time_codes are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "one_time_codes.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "user_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "kind", .type = Type::text, .cast = "text"},
    {.name = "address", .type = Type::text, .cast = "text"},
    {.name = "code_hash", .type = Type::bytea, .cast = "bytea"},
    {.name = "token_hash", .type = Type::bytea, .cast = "bytea"},
    {.name = "attempts", .type = Type::int4, .has_default = true, .cast = "int4"},
    {.name = "created_at", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
    {.name = "expires_at", .type = Type::timestamptz, .cast = "timestamptz"},
};

constexpr int key[]{0, 1};

// kind = ANY (ARRAY['signup'::text, 'magiclink'::text, 'recovery'::text, 'sms'::text, 'email_change'::text,
// 'phone_change'::text])
constexpr int check_1_columns[]{3};
constexpr tables::Step check_1[]{
    {Do::column, 3}, {Do::text, "signup"}, Do::equal, {Do::column, 3}, {Do::text, "magiclink"}, Do::equal,
    {Do::column, 3}, {Do::text, "recovery"}, Do::equal, {Do::column, 3}, {Do::text, "sms"}, Do::equal, {Do::column, 3},
    {Do::text, "email_change"}, Do::equal, {Do::column, 3}, {Do::text, "phone_change"}, Do::equal, {Do::any_of, 6}};

constexpr tables::Check checks[]{
    {"one_time_codes_kind_check", check_1_columns, check_1},
};

}  // namespace

constinit const tables::Table tables::Described<rows::OneTimeCode>::table{
    .name = "public.one_time_codes",
    .columns = columns,
    .key = key,
    .scope = 0,
    .checks = checks,
    .select = R"sql(
select tenant_id, id, user_id, kind, address, code_hash, token_hash, attempts, created_at, expires_at
from public.one_time_codes)sql",
    .first_page = {"public.one_time_codes.first_page", R"sql(
select tenant_id, id, user_id, kind, address, code_hash, token_hash, attempts, created_at, expires_at
from public.one_time_codes
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.one_time_codes.next_page", R"sql(
select tenant_id, id, user_id, kind, address, code_hash, token_hash, attempts, created_at, expires_at
from public.one_time_codes
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.one_time_codes.get", R"sql(
select tenant_id, id, user_id, kind, address, code_hash, token_hash, attempts, created_at, expires_at
from public.one_time_codes
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.one_time_codes.remove", R"sql(
delete from public.one_time_codes
where tenant_id = $1::uuid and id = $2::uuid
returning tenant_id, id, user_id, kind, address, code_hash, token_hash, attempts, created_at, expires_at)sql"},
    .insert = {"public.one_time_codes.insert", R"sql(
insert into public.one_time_codes (tenant_id, id, user_id, kind, address, code_hash, token_hash, attempts, created_at,
    expires_at)
values (
    $1::uuid,
    case when 'id' = any($11::text[]) then $2::uuid else gen_random_uuid() end,
    $3::uuid,
    $4::text,
    $5::text,
    $6::bytea,
    $7::bytea,
    case when 'attempts' = any($11::text[]) then $8::int4 else 0 end,
    case when 'created_at' = any($11::text[]) then $9::timestamptz else now() end,
    $10::timestamptz)
returning tenant_id, id, user_id, kind, address, code_hash, token_hash, attempts, created_at, expires_at)sql"},
    .update = {"public.one_time_codes.update", R"sql(
update public.one_time_codes
set id = case when 'id' = any($12::text[]) then $3::uuid else id end,
    user_id = case when 'user_id' = any($12::text[]) then $4::uuid else user_id end,
    kind = case when 'kind' = any($12::text[]) then $5::text else kind end,
    address = case when 'address' = any($12::text[]) then $6::text else address end,
    code_hash = case when 'code_hash' = any($12::text[]) then $7::bytea else code_hash end,
    token_hash = case when 'token_hash' = any($12::text[]) then $8::bytea else token_hash end,
    attempts = case when 'attempts' = any($12::text[]) then $9::int4 else attempts end,
    created_at = case when 'created_at' = any($12::text[]) then $10::timestamptz else created_at end,
    expires_at = case when 'expires_at' = any($12::text[]) then $11::timestamptz else expires_at end
where tenant_id = $1::uuid and id = $2::uuid
returning tenant_id, id, user_id, kind, address, code_hash, token_hash, attempts, created_at, expires_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<10> fields_of(OneTimeCode& of) {
    return {tables::Described<OneTimeCode>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.user_id), slot(of.kind), slot(of.address), slot(of.code_hash),
              slot(of.token_hash), slot(of.attempts), slot(of.created_at), slot(of.expires_at)}}};
}

tables::Members<2> fields_of(OneTimeCodeKey& of) {
    return {tables::Described<OneTimeCode>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<10> fields_of(OneTimeCodeInsert& of) {
    return {tables::Described<OneTimeCode>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.user_id), slot(of.kind), slot(of.address), slot(of.code_hash),
              slot(of.token_hash), slot(of.attempts), slot(of.created_at), slot(of.expires_at)}}};
}

tables::Members<10> fields_of(OneTimeCodeUpdate& of) {
    return {tables::Described<OneTimeCode>::table,
            {{{}, slot(of.id), slot(of.user_id), slot(of.kind), slot(of.address), slot(of.code_hash),
              slot(of.token_hash), slot(of.attempts), slot(of.created_at), slot(of.expires_at)}}};
}

}  // namespace rows
}  // namespace orderline
