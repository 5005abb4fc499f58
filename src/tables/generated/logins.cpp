// How rows of public.logins are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "logins.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "email", .type = Type::text, .cast = "text"},
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "user_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
};

constexpr int key[]{0};

// email = lower(email)
constexpr int check_1_columns[]{0};
constexpr tables::Step check_1[]{
    {Do::column, 0}, {Do::column, 0}, Do::lower, Do::equal};

constexpr tables::Check checks[]{
    {"logins_email_check", check_1_columns, check_1},
};

}  // namespace

constinit const tables::Table tables::Described<rows::Login>::table{
    .name = "public.logins",
    .columns = columns,
    .key = key,
    .checks = checks,
    .select = R"sql(
select email, tenant_id, user_id, created_at
from public.logins)sql",
    .first_page = {"public.logins.first_page", R"sql(
select email, tenant_id, user_id, created_at
from public.logins
order by email
limit $1::int4)sql"},
    .next_page = {"public.logins.next_page", R"sql(
select email, tenant_id, user_id, created_at
from public.logins
where email > $1::text
order by email
limit $2::int4)sql"},
    .get = {"public.logins.get", R"sql(
select email, tenant_id, user_id, created_at
from public.logins
where email = $1::text)sql"},
    .remove = {"public.logins.remove", R"sql(
delete from public.logins
where email = $1::text
returning email, tenant_id, user_id, created_at)sql"},
    .insert = {"public.logins.insert", R"sql(
insert into public.logins (email, tenant_id, user_id, created_at)
values (
    $1::text,
    $2::uuid,
    $3::uuid,
    case when 'created_at' = any($5::text[]) then $4::timestamptz else now() end)
returning email, tenant_id, user_id, created_at)sql"},
    .update = {"public.logins.update", R"sql(
update public.logins
set email = case when 'email' = any($6::text[]) then $2::text else email end,
    tenant_id = case when 'tenant_id' = any($6::text[]) then $3::uuid else tenant_id end,
    user_id = case when 'user_id' = any($6::text[]) then $4::uuid else user_id end,
    created_at = case when 'created_at' = any($6::text[]) then $5::timestamptz else created_at end
where email = $1::text
returning email, tenant_id, user_id, created_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<4> fields_of(Login& of) {
    return {tables::Described<Login>::table,
            {{slot(of.email), slot(of.tenant_id), slot(of.user_id), slot(of.created_at)}}};
}

tables::Members<1> fields_of(LoginKey& of) {
    return {tables::Described<Login>::table,
            {{slot(of.email)}}};
}

tables::Members<4> fields_of(LoginInsert& of) {
    return {tables::Described<Login>::table,
            {{slot(of.email), slot(of.tenant_id), slot(of.user_id), slot(of.created_at)}}};
}

tables::Members<4> fields_of(LoginUpdate& of) {
    return {tables::Described<Login>::table,
            {{slot(of.email), slot(of.tenant_id), slot(of.user_id), slot(of.created_at)}}};
}

}  // namespace rows
}  // namespace orderline
