// How rows of public.users are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "users.hpp"

namespace orderline {
namespace {

using tables::Do;
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
    {.name = "email_confirmed_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "phone", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "phone_confirmed_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "confirmation_sent_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "recovery_sent_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "banned_until", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "user_metadata", .type = Type::json, .has_default = true, .cast = "jsonb"},
    {.name = "app_metadata", .type = Type::json, .has_default = true, .cast = "jsonb"},
};

constexpr int key[]{1, 0};

// phone ~ '^[1-9][0-9]{1,14}$'::text
constexpr int check_1_columns[]{10};
constexpr tables::Step check_1[]{
    {Do::column, 10}, {Do::text, "^[1-9][0-9]{1,14}$"}, Do::matches};

constexpr tables::Check checks[]{
    {"users_phone_check", check_1_columns, check_1},
};

}  // namespace

constinit const tables::Table tables::Described<rows::User>::table{
    .name = "public.users",
    .columns = columns,
    .key = key,
    .scope = 1,
    .checks = checks,
    .select = R"sql(
select id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at, email_confirmed_at,
    phone, phone_confirmed_at, confirmation_sent_at, recovery_sent_at, banned_until, user_metadata, app_metadata
from public.users)sql",
    .first_page = {"public.users.first_page", R"sql(
select id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at, email_confirmed_at,
    phone, phone_confirmed_at, confirmation_sent_at, recovery_sent_at, banned_until, user_metadata, app_metadata
from public.users
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.users.next_page", R"sql(
select id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at, email_confirmed_at,
    phone, phone_confirmed_at, confirmation_sent_at, recovery_sent_at, banned_until, user_metadata, app_metadata
from public.users
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.users.get", R"sql(
select id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at, email_confirmed_at,
    phone, phone_confirmed_at, confirmation_sent_at, recovery_sent_at, banned_until, user_metadata, app_metadata
from public.users
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.users.remove", R"sql(
delete from public.users
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at,
    email_confirmed_at, phone, phone_confirmed_at, confirmation_sent_at, recovery_sent_at, banned_until, user_metadata,
    app_metadata)sql"},
    .insert = {"public.users.insert", R"sql(
insert into public.users (id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at,
    email_confirmed_at, phone, phone_confirmed_at, confirmation_sent_at, recovery_sent_at, banned_until, user_metadata,
    app_metadata)
values (
    case when 'id' = any($18::text[]) then $1::uuid else gen_random_uuid() end,
    $2::uuid,
    $3::text,
    $4::text,
    $5::text,
    $6::timestamptz,
    case when 'is_active' = any($18::text[]) then $7::bool else true end,
    case when 'created_at' = any($18::text[]) then $8::timestamptz else now() end,
    case when 'updated_at' = any($18::text[]) then $9::timestamptz else now() end,
    $10::timestamptz,
    $11::text,
    $12::timestamptz,
    $13::timestamptz,
    $14::timestamptz,
    $15::timestamptz,
    case when 'user_metadata' = any($18::text[]) then $16::jsonb else '{}'::jsonb end,
    case when 'app_metadata' = any($18::text[]) then $17::jsonb else '{}'::jsonb end)
returning id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at,
    email_confirmed_at, phone, phone_confirmed_at, confirmation_sent_at, recovery_sent_at, banned_until, user_metadata,
    app_metadata)sql"},
    .update = {"public.users.update", R"sql(
update public.users
set id = case when 'id' = any($19::text[]) then $3::uuid else id end,
    email = case when 'email' = any($19::text[]) then $4::text else email end,
    username = case when 'username' = any($19::text[]) then $5::text else username end,
    password_hash = case when 'password_hash' = any($19::text[]) then $6::text else password_hash end,
    last_login = case when 'last_login' = any($19::text[]) then $7::timestamptz else last_login end,
    is_active = case when 'is_active' = any($19::text[]) then $8::bool else is_active end,
    created_at = case when 'created_at' = any($19::text[]) then $9::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($19::text[]) then $10::timestamptz else updated_at end,
    email_confirmed_at = case when 'email_confirmed_at' = any($19::text[]) then $11::timestamptz else email_confirmed_at end,
    phone = case when 'phone' = any($19::text[]) then $12::text else phone end,
    phone_confirmed_at = case when 'phone_confirmed_at' = any($19::text[]) then $13::timestamptz else phone_confirmed_at end,
    confirmation_sent_at = case when 'confirmation_sent_at' = any($19::text[]) then $14::timestamptz else confirmation_sent_at end,
    recovery_sent_at = case when 'recovery_sent_at' = any($19::text[]) then $15::timestamptz else recovery_sent_at end,
    banned_until = case when 'banned_until' = any($19::text[]) then $16::timestamptz else banned_until end,
    user_metadata = case when 'user_metadata' = any($19::text[]) then $17::jsonb else user_metadata end,
    app_metadata = case when 'app_metadata' = any($19::text[]) then $18::jsonb else app_metadata end
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, email, username, password_hash, last_login, is_active, created_at, updated_at,
    email_confirmed_at, phone, phone_confirmed_at, confirmation_sent_at, recovery_sent_at, banned_until, user_metadata,
    app_metadata)sql"},
};

namespace rows {

using tables::slot;

tables::Members<17> fields_of(User& of) {
    return {tables::Described<User>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.email), slot(of.username), slot(of.password_hash),
              slot(of.last_login), slot(of.is_active), slot(of.created_at), slot(of.updated_at),
              slot(of.email_confirmed_at), slot(of.phone), slot(of.phone_confirmed_at), slot(of.confirmation_sent_at),
              slot(of.recovery_sent_at), slot(of.banned_until), slot(of.user_metadata), slot(of.app_metadata)}}};
}

tables::Members<2> fields_of(UserKey& of) {
    return {tables::Described<User>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<17> fields_of(UserInsert& of) {
    return {tables::Described<User>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.email), slot(of.username), slot(of.password_hash),
              slot(of.last_login), slot(of.is_active), slot(of.created_at), slot(of.updated_at),
              slot(of.email_confirmed_at), slot(of.phone), slot(of.phone_confirmed_at), slot(of.confirmation_sent_at),
              slot(of.recovery_sent_at), slot(of.banned_until), slot(of.user_metadata), slot(of.app_metadata)}}};
}

tables::Members<17> fields_of(UserUpdate& of) {
    return {tables::Described<User>::table,
            {{slot(of.id), {}, slot(of.email), slot(of.username), slot(of.password_hash), slot(of.last_login),
              slot(of.is_active), slot(of.created_at), slot(of.updated_at), slot(of.email_confirmed_at), slot(of.phone),
              slot(of.phone_confirmed_at), slot(of.confirmation_sent_at), slot(of.recovery_sent_at),
              slot(of.banned_until), slot(of.user_metadata), slot(of.app_metadata)}}};
}

}  // namespace rows
}  // namespace orderline
