// How rows of public.users are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "users.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "email", .type = Type::text, .cast = "text"},
    {.name = "username", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "password_hash", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "last_login", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "is_active", .type = Type::boolean, .nullable = true, .has_default = true, .cast = "bool"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
};

constexpr int key[]{1, 0};

}  // namespace

constinit const tables::Table tables::Described<rows::User>::table{
    .name = "public.users",
    .columns = columns,
    .key = key,
    .scope = 1,
    .select = R"sql(
select id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at
from public.users)sql",
    .first_page = {"public.users.first_page", R"sql(
select id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at
from public.users
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.users.next_page", R"sql(
select id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at
from public.users
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.users.get", R"sql(
select id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at
from public.users
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.users.remove", R"sql(
delete from public.users
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at)sql"},
    .insert = {"public.users.insert", R"sql(
insert into public.users (id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at)
values (
    case when 'id' = any($10::text[]) then $1::uuid else gen_random_uuid() end,
    $2::uuid,
    $3::text,
    $4::text,
    $5::text,
    $6::timestamptz,
    case when 'is_active' = any($10::text[]) then $7::bool else true end,
    case when 'created_at' = any($10::text[]) then $8::timestamptz else now() end,
    case when 'updated_at' = any($10::text[]) then $9::timestamptz else now() end)
returning id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at)sql"},
    .update = {"public.users.update", R"sql(
update public.users
set id = case when 'id' = any($11::text[]) then $3::uuid else id end,
    email = case when 'email' = any($11::text[]) then $4::text else email end,
    username = case when 'username' = any($11::text[]) then $5::text else username end,
    password_hash = case when 'password_hash' = any($11::text[]) then $6::text else password_hash end,
    last_login = case when 'last_login' = any($11::text[]) then $7::timestamptz else last_login end,
    is_active = case when 'is_active' = any($11::text[]) then $8::bool else is_active end,
    created_at = case when 'created_at' = any($11::text[]) then $9::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($11::text[]) then $10::timestamptz else updated_at end
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<9> fields_of(User& of) {
    return {tables::Described<User>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.email), slot(of.username), slot(of.password_hash),
              slot(of.last_login), slot(of.is_active), slot(of.created_at), slot(of.updated_at)}}};
}

tables::Members<2> fields_of(UserKey& of) {
    return {tables::Described<User>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<9> fields_of(UserInsert& of) {
    return {tables::Described<User>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.email), slot(of.username), slot(of.password_hash),
              slot(of.last_login), slot(of.is_active), slot(of.created_at), slot(of.updated_at)}}};
}

tables::Members<9> fields_of(UserUpdate& of) {
    return {tables::Described<User>::table,
            {{slot(of.id), {}, slot(of.email), slot(of.username), slot(of.password_hash), slot(of.last_login),
              slot(of.is_active), slot(of.created_at), slot(of.updated_at)}}};
}

}  // namespace rows
}  // namespace orderline
