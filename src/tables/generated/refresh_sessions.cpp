// How rows of public.refresh_sessions are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "refresh_sessions.hpp"

namespace orderline {
namespace {

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
};

constexpr int key[]{0, 1};

}  // namespace

constinit const tables::Table tables::Described<rows::RefreshSession>::table{
    .name = "public.refresh_sessions",
    .columns = columns,
    .key = key,
    .scope = 0,
    .select = R"sql(
select tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at, expires_at, revoked_at
from public.refresh_sessions)sql",
    .first_page = {"public.refresh_sessions.first_page", R"sql(
select tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at, expires_at, revoked_at
from public.refresh_sessions
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.refresh_sessions.next_page", R"sql(
select tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at, expires_at, revoked_at
from public.refresh_sessions
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.refresh_sessions.get", R"sql(
select tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at, expires_at, revoked_at
from public.refresh_sessions
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.refresh_sessions.remove", R"sql(
delete from public.refresh_sessions
where tenant_id = $1::uuid and id = $2::uuid
returning tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at, expires_at, revoked_at)sql"},
    .insert = {"public.refresh_sessions.insert", R"sql(
insert into public.refresh_sessions (tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at,
    expires_at, revoked_at)
values (
    $1::uuid,
    case when 'id' = any($10::text[]) then $2::uuid else gen_random_uuid() end,
    $3::uuid,
    $4::bytea,
    $5::bytea,
    case when 'created_at' = any($10::text[]) then $6::timestamptz else now() end,
    $7::timestamptz,
    $8::timestamptz,
    $9::timestamptz)
returning tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at, expires_at, revoked_at)sql"},
    .update = {"public.refresh_sessions.update", R"sql(
update public.refresh_sessions
set id = case when 'id' = any($11::text[]) then $3::uuid else id end,
    user_id = case when 'user_id' = any($11::text[]) then $4::uuid else user_id end,
    token_hash = case when 'token_hash' = any($11::text[]) then $5::bytea else token_hash end,
    previous_hash = case when 'previous_hash' = any($11::text[]) then $6::bytea else previous_hash end,
    created_at = case when 'created_at' = any($11::text[]) then $7::timestamptz else created_at end,
    rotated_at = case when 'rotated_at' = any($11::text[]) then $8::timestamptz else rotated_at end,
    expires_at = case when 'expires_at' = any($11::text[]) then $9::timestamptz else expires_at end,
    revoked_at = case when 'revoked_at' = any($11::text[]) then $10::timestamptz else revoked_at end
where tenant_id = $1::uuid and id = $2::uuid
returning tenant_id, id, user_id, token_hash, previous_hash, created_at, rotated_at, expires_at, revoked_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<9> fields_of(RefreshSession& of) {
    return {tables::Described<RefreshSession>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.user_id), slot(of.token_hash), slot(of.previous_hash),
              slot(of.created_at), slot(of.rotated_at), slot(of.expires_at), slot(of.revoked_at)}}};
}

tables::Members<2> fields_of(RefreshSessionKey& of) {
    return {tables::Described<RefreshSession>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<9> fields_of(RefreshSessionInsert& of) {
    return {tables::Described<RefreshSession>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.user_id), slot(of.token_hash), slot(of.previous_hash),
              slot(of.created_at), slot(of.rotated_at), slot(of.expires_at), slot(of.revoked_at)}}};
}

tables::Members<9> fields_of(RefreshSessionUpdate& of) {
    return {tables::Described<RefreshSession>::table,
            {{{}, slot(of.id), slot(of.user_id), slot(of.token_hash), slot(of.previous_hash), slot(of.created_at),
              slot(of.rotated_at), slot(of.expires_at), slot(of.revoked_at)}}};
}

}  // namespace rows
}  // namespace orderline
