// How rows of public.user_factors are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "user_factors.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "user_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "friendly_name", .type = Type::text, .has_default = true, .cast = "text"},
    {.name = "secret", .type = Type::bytea, .cast = "bytea"},
    {.name = "last_step", .type = Type::int8, .has_default = true, .cast = "int8"},
    {.name = "recovery_hashes", .type = Type::json, .has_default = true, .cast = "jsonb"},
    {.name = "created_at", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
    {.name = "verified_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "last_used_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
};

constexpr int key[]{0, 1};

// length(friendly_name) <= 100
constexpr int check_1_columns[]{3};
constexpr tables::Step check_1[]{
    {Do::column, 3}, Do::length, {Do::number, "100"}, Do::less_equal};

// jsonb_typeof(recovery_hashes) = 'array'::text
constexpr int check_2_columns[]{6};
constexpr tables::Step check_2[]{
    {Do::column, 6}, Do::json_type, {Do::text, "array"}, Do::equal};

constexpr tables::Check checks[]{
    {"user_factors_friendly_name_check", check_1_columns, check_1},
    {"user_factors_recovery_hashes_check", check_2_columns, check_2},
};

}  // namespace

constinit const tables::Table tables::Described<rows::UserFactor>::table{
    .name = "public.user_factors",
    .columns = columns,
    .key = key,
    .scope = 0,
    .checks = checks,
    .select = R"sql(
select tenant_id, id, user_id, friendly_name, secret, last_step, recovery_hashes, created_at, verified_at, last_used_at
from public.user_factors)sql",
    .first_page = {"public.user_factors.first_page", R"sql(
select tenant_id, id, user_id, friendly_name, secret, last_step, recovery_hashes, created_at, verified_at, last_used_at
from public.user_factors
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.user_factors.next_page", R"sql(
select tenant_id, id, user_id, friendly_name, secret, last_step, recovery_hashes, created_at, verified_at, last_used_at
from public.user_factors
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.user_factors.get", R"sql(
select tenant_id, id, user_id, friendly_name, secret, last_step, recovery_hashes, created_at, verified_at, last_used_at
from public.user_factors
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.user_factors.remove", R"sql(
delete from public.user_factors
where tenant_id = $1::uuid and id = $2::uuid
returning tenant_id, id, user_id, friendly_name, secret, last_step, recovery_hashes, created_at, verified_at,
    last_used_at)sql"},
    .insert = {"public.user_factors.insert", R"sql(
insert into public.user_factors (tenant_id, id, user_id, friendly_name, secret, last_step, recovery_hashes, created_at,
    verified_at, last_used_at)
values (
    $1::uuid,
    case when 'id' = any($11::text[]) then $2::uuid else gen_random_uuid() end,
    $3::uuid,
    case when 'friendly_name' = any($11::text[]) then $4::text else ''::text end,
    $5::bytea,
    case when 'last_step' = any($11::text[]) then $6::int8 else 0 end,
    case when 'recovery_hashes' = any($11::text[]) then $7::jsonb else '[]'::jsonb end,
    case when 'created_at' = any($11::text[]) then $8::timestamptz else now() end,
    $9::timestamptz,
    $10::timestamptz)
returning tenant_id, id, user_id, friendly_name, secret, last_step, recovery_hashes, created_at, verified_at,
    last_used_at)sql"},
    .update = {"public.user_factors.update", R"sql(
update public.user_factors
set id = case when 'id' = any($12::text[]) then $3::uuid else id end,
    user_id = case when 'user_id' = any($12::text[]) then $4::uuid else user_id end,
    friendly_name = case when 'friendly_name' = any($12::text[]) then $5::text else friendly_name end,
    secret = case when 'secret' = any($12::text[]) then $6::bytea else secret end,
    last_step = case when 'last_step' = any($12::text[]) then $7::int8 else last_step end,
    recovery_hashes = case when 'recovery_hashes' = any($12::text[]) then $8::jsonb else recovery_hashes end,
    created_at = case when 'created_at' = any($12::text[]) then $9::timestamptz else created_at end,
    verified_at = case when 'verified_at' = any($12::text[]) then $10::timestamptz else verified_at end,
    last_used_at = case when 'last_used_at' = any($12::text[]) then $11::timestamptz else last_used_at end
where tenant_id = $1::uuid and id = $2::uuid
returning tenant_id, id, user_id, friendly_name, secret, last_step, recovery_hashes, created_at, verified_at,
    last_used_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<10> fields_of(UserFactor& of) {
    return {tables::Described<UserFactor>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.user_id), slot(of.friendly_name), slot(of.secret),
              slot(of.last_step), slot(of.recovery_hashes), slot(of.created_at), slot(of.verified_at),
              slot(of.last_used_at)}}};
}

tables::Members<2> fields_of(UserFactorKey& of) {
    return {tables::Described<UserFactor>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<10> fields_of(UserFactorInsert& of) {
    return {tables::Described<UserFactor>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.user_id), slot(of.friendly_name), slot(of.secret),
              slot(of.last_step), slot(of.recovery_hashes), slot(of.created_at), slot(of.verified_at),
              slot(of.last_used_at)}}};
}

tables::Members<10> fields_of(UserFactorUpdate& of) {
    return {tables::Described<UserFactor>::table,
            {{{}, slot(of.id), slot(of.user_id), slot(of.friendly_name), slot(of.secret), slot(of.last_step),
              slot(of.recovery_hashes), slot(of.created_at), slot(of.verified_at), slot(of.last_used_at)}}};
}

}  // namespace rows
}  // namespace orderline
