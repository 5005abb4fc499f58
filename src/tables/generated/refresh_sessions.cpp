// How rows of public.refresh_sessions are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "refresh_sessions.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "user_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "token_hash", .type = Type::bytea, .cast = "bytea"},
    {.name = "previous_hash", .type = Type::bytea, .nullable = true, .cast = "bytea"},
    {.name = "created_at", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
    {.name = "rotated_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "expires_at", .type = Type::timestamptz, .cast = "timestamptz"},
    {.name = "revoked_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "method", .type = Type::text, .has_default = true, .cast = "text"},
    {.name = "ip", .type = Type::inet, .nullable = true, .cast = "inet"},
    {.name = "user_agent", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "second_factor", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "second_factor_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "home_tenant_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
};

constexpr int key[]{0, 1};

// method = ANY (ARRAY['password'::text, 'otp'::text])
constexpr int check_1_columns[]{9};
constexpr tables::Step check_1[]{
    {Do::column, 9}, {Do::text, "password"}, Do::equal, {Do::column, 9}, {Do::text, "otp"}, Do::equal,
    {Do::any_of, 2}};

// ((second_factor = ANY (ARRAY['totp'::text, 'recovery_code'::text])) AND (second_factor_at IS NOT NULL)) OR
// ((second_factor IS NULL) AND (second_factor_at IS NULL))
constexpr int check_2_columns[]{12, 13};
constexpr tables::Step check_2[]{
    {Do::column, 12}, {Do::text, "totp"}, Do::equal, {Do::column, 12}, {Do::text, "recovery_code"}, Do::equal,
    {Do::any_of, 2}, {Do::column, 13}, Do::is_null, Do::no, {Do::all_of, 2}, {Do::column, 12}, Do::is_null,
    {Do::column, 13}, Do::is_null, {Do::all_of, 2}, {Do::any_of, 2}};

// octet_length(user_agent) <= 200
constexpr int check_3_columns[]{11};
constexpr tables::Step check_3[]{
    {Do::column, 11}, Do::octet_length, {Do::number, "200"}, Do::less_equal};

constexpr tables::Check checks[]{
    {"refresh_sessions_method_check", check_1_columns, check_1},
    {"refresh_sessions_second_factor_check", check_2_columns, check_2},
    {"refresh_sessions_user_agent_check", check_3_columns, check_3},
};

}  // namespace

constinit const tables::Table tables::Described<rows::RefreshSession>::table{
    .name = "public.refresh_sessions",
    .columns = columns,
    .key = key,
    .scope = 0,
    .checks = checks,
    .select = R"sql(
select tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at, expires_at, revoked_at, method,
    ip::text, user_agent, second_factor, second_factor_at, home_tenant_id
from public.refresh_sessions)sql",
    .first_page = {"public.refresh_sessions.first_page", R"sql(
select tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at, expires_at, revoked_at, method,
    ip::text, user_agent, second_factor, second_factor_at, home_tenant_id
from public.refresh_sessions
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.refresh_sessions.next_page", R"sql(
select tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at, expires_at, revoked_at, method,
    ip::text, user_agent, second_factor, second_factor_at, home_tenant_id
from public.refresh_sessions
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.refresh_sessions.get", R"sql(
select tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at, expires_at, revoked_at, method,
    ip::text, user_agent, second_factor, second_factor_at, home_tenant_id
from public.refresh_sessions
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.refresh_sessions.remove", R"sql(
delete from public.refresh_sessions
where tenant_id = $1::uuid and id = $2::uuid
returning tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at, expires_at, revoked_at, method,
    ip::text, user_agent, second_factor, second_factor_at, home_tenant_id)sql"},
    .insert = {"public.refresh_sessions.insert", R"sql(
insert into public.refresh_sessions (tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at,
    expires_at, revoked_at, method, ip, user_agent, second_factor, second_factor_at, home_tenant_id)
values (
    $1::uuid,
    case when 'id' = any($16::text[]) then $2::uuid else gen_random_uuid() end,
    $3::uuid,
    $4::bytea,
    $5::bytea,
    case when 'created_at' = any($16::text[]) then $6::timestamptz else now() end,
    $7::timestamptz,
    $8::timestamptz,
    $9::timestamptz,
    case when 'method' = any($16::text[]) then $10::text else 'password'::text end,
    $11::inet,
    $12::text,
    $13::text,
    $14::timestamptz,
    $15::uuid)
returning tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at, expires_at, revoked_at, method,
    ip::text, user_agent, second_factor, second_factor_at, home_tenant_id)sql"},
    .update = {"public.refresh_sessions.update", R"sql(
update public.refresh_sessions
set id = case when 'id' = any($17::text[]) then $3::uuid else id end,
    user_id = case when 'user_id' = any($17::text[]) then $4::uuid else user_id end,
    token_hash = case when 'token_hash' = any($17::text[]) then $5::bytea else token_hash end,
    previous_hash = case when 'previous_hash' = any($17::text[]) then $6::bytea else previous_hash end,
    created_at = case when 'created_at' = any($17::text[]) then $7::timestamptz else created_at end,
    rotated_at = case when 'rotated_at' = any($17::text[]) then $8::timestamptz else rotated_at end,
    expires_at = case when 'expires_at' = any($17::text[]) then $9::timestamptz else expires_at end,
    revoked_at = case when 'revoked_at' = any($17::text[]) then $10::timestamptz else revoked_at end,
    method = case when 'method' = any($17::text[]) then $11::text else method end,
    ip = case when 'ip' = any($17::text[]) then $12::inet else ip end,
    user_agent = case when 'user_agent' = any($17::text[]) then $13::text else user_agent end,
    second_factor = case when 'second_factor' = any($17::text[]) then $14::text else second_factor end,
    second_factor_at = case when 'second_factor_at' = any($17::text[]) then $15::timestamptz else second_factor_at end,
    home_tenant_id = case when 'home_tenant_id' = any($17::text[]) then $16::uuid else home_tenant_id end
where tenant_id = $1::uuid and id = $2::uuid
returning tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at, expires_at, revoked_at, method,
    ip::text, user_agent, second_factor, second_factor_at, home_tenant_id)sql"},
};

namespace rows {

using tables::slot;

tables::Members<15> fields_of(RefreshSession& of) {
    return {tables::Described<RefreshSession>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.user_id), slot(of.token_hash), slot(of.previous_hash),
              slot(of.created_at), slot(of.rotated_at), slot(of.expires_at), slot(of.revoked_at), slot(of.method),
              slot(of.ip), slot(of.user_agent), slot(of.second_factor), slot(of.second_factor_at),
              slot(of.home_tenant_id)}}};
}

tables::Members<2> fields_of(RefreshSessionKey& of) {
    return {tables::Described<RefreshSession>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<15> fields_of(RefreshSessionInsert& of) {
    return {tables::Described<RefreshSession>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.user_id), slot(of.token_hash), slot(of.previous_hash),
              slot(of.created_at), slot(of.rotated_at), slot(of.expires_at), slot(of.revoked_at), slot(of.method),
              slot(of.ip), slot(of.user_agent), slot(of.second_factor), slot(of.second_factor_at),
              slot(of.home_tenant_id)}}};
}

tables::Members<15> fields_of(RefreshSessionUpdate& of) {
    return {tables::Described<RefreshSession>::table,
            {{{}, slot(of.id), slot(of.user_id), slot(of.token_hash), slot(of.previous_hash), slot(of.created_at),
              slot(of.rotated_at), slot(of.expires_at), slot(of.revoked_at), slot(of.method), slot(of.ip),
              slot(of.user_agent), slot(of.second_factor), slot(of.second_factor_at), slot(of.home_tenant_id)}}};
}

}  // namespace rows
}  // namespace orderline
