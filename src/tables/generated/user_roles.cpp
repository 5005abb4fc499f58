// How rows of public.user_roles are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "user_roles.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "user_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "role_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "is_active", .type = Type::boolean, .nullable = true, .has_default = true, .cast = "bool"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
};

constexpr int key[]{3, 0};

}  // namespace

constinit const tables::Table tables::Described<rows::UserRole>::table{
    .name = "public.user_roles",
    .columns = columns,
    .key = key,
    .scope = 3,
    .select = R"sql(
select id, user_id, role_id, tenant_id, is_active, created_at, updated_at
from public.user_roles)sql",
    .first_page = {"public.user_roles.first_page", R"sql(
select id, user_id, role_id, tenant_id, is_active, created_at, updated_at
from public.user_roles
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.user_roles.next_page", R"sql(
select id, user_id, role_id, tenant_id, is_active, created_at, updated_at
from public.user_roles
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.user_roles.get", R"sql(
select id, user_id, role_id, tenant_id, is_active, created_at, updated_at
from public.user_roles
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.user_roles.remove", R"sql(
delete from public.user_roles
where tenant_id = $1::uuid and id = $2::uuid
returning id, user_id, role_id, tenant_id, is_active, created_at, updated_at)sql"},
    .insert = {"public.user_roles.insert", R"sql(
insert into public.user_roles (id, user_id, role_id, tenant_id, is_active, created_at, updated_at)
values (
    case when 'id' = any($8::text[]) then $1::uuid else gen_random_uuid() end,
    $2::uuid,
    $3::uuid,
    $4::uuid,
    case when 'is_active' = any($8::text[]) then $5::bool else true end,
    case when 'created_at' = any($8::text[]) then $6::timestamptz else now() end,
    case when 'updated_at' = any($8::text[]) then $7::timestamptz else now() end)
returning id, user_id, role_id, tenant_id, is_active, created_at, updated_at)sql"},
    .update = {"public.user_roles.update", R"sql(
update public.user_roles
set id = case when 'id' = any($9::text[]) then $3::uuid else id end,
    user_id = case when 'user_id' = any($9::text[]) then $4::uuid else user_id end,
    role_id = case when 'role_id' = any($9::text[]) then $5::uuid else role_id end,
    is_active = case when 'is_active' = any($9::text[]) then $6::bool else is_active end,
    created_at = case when 'created_at' = any($9::text[]) then $7::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($9::text[]) then $8::timestamptz else updated_at end
where tenant_id = $1::uuid and id = $2::uuid
returning id, user_id, role_id, tenant_id, is_active, created_at, updated_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<7> fields_of(UserRole& of) {
    return {tables::Described<UserRole>::table,
            {{slot(of.id), slot(of.user_id), slot(of.role_id), slot(of.tenant_id), slot(of.is_active),
              slot(of.created_at), slot(of.updated_at)}}};
}

tables::Members<2> fields_of(UserRoleKey& of) {
    return {tables::Described<UserRole>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<7> fields_of(UserRoleInsert& of) {
    return {tables::Described<UserRole>::table,
            {{slot(of.id), slot(of.user_id), slot(of.role_id), slot(of.tenant_id), slot(of.is_active),
              slot(of.created_at), slot(of.updated_at)}}};
}

tables::Members<7> fields_of(UserRoleUpdate& of) {
    return {tables::Described<UserRole>::table,
            {{slot(of.id), slot(of.user_id), slot(of.role_id), {}, slot(of.is_active), slot(of.created_at),
              slot(of.updated_at)}}};
}

}  // namespace rows
}  // namespace orderline
