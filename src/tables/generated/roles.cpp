// How rows of public.roles are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "roles.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "name", .type = Type::text, .cast = "text"},
    {.name = "description", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "permissions", .type = Type::json, .nullable = true, .has_default = true, .cast = "jsonb"},
    {.name = "is_active", .type = Type::boolean, .nullable = true, .has_default = true, .cast = "bool"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
};

constexpr int key[]{0};

// jsonb_typeof(permissions) = 'array'::text
constexpr int check_1_columns[]{3};
constexpr tables::Step check_1[]{
    {Do::column, 3}, Do::json_type, {Do::text, "array"}, Do::equal};

constexpr tables::Check checks[]{
    {"roles_permissions_check", check_1_columns, check_1},
};

}  // namespace

constinit const tables::Table tables::Described<rows::Role>::table{
    .name = "public.roles",
    .columns = columns,
    .key = key,
    .checks = checks,
    .select = R"sql(
select id, name, description, permissions, is_active, created_at, updated_at
from public.roles)sql",
    .first_page = {"public.roles.first_page", R"sql(
select id, name, description, permissions, is_active, created_at, updated_at
from public.roles
order by id
limit $1::int4)sql"},
    .next_page = {"public.roles.next_page", R"sql(
select id, name, description, permissions, is_active, created_at, updated_at
from public.roles
where id > $1::uuid
order by id
limit $2::int4)sql"},
    .get = {"public.roles.get", R"sql(
select id, name, description, permissions, is_active, created_at, updated_at
from public.roles
where id = $1::uuid)sql"},
    .remove = {"public.roles.remove", R"sql(
delete from public.roles
where id = $1::uuid
returning id, name, description, permissions, is_active, created_at, updated_at)sql"},
    .insert = {"public.roles.insert", R"sql(
insert into public.roles (id, name, description, permissions, is_active, created_at, updated_at)
values (
    case when 'id' = any($8::text[]) then $1::uuid else gen_random_uuid() end,
    $2::text,
    $3::text,
    case when 'permissions' = any($8::text[]) then $4::jsonb else '[]'::jsonb end,
    case when 'is_active' = any($8::text[]) then $5::bool else true end,
    case when 'created_at' = any($8::text[]) then $6::timestamptz else now() end,
    case when 'updated_at' = any($8::text[]) then $7::timestamptz else now() end)
returning id, name, description, permissions, is_active, created_at, updated_at)sql"},
    .update = {"public.roles.update", R"sql(
update public.roles
set id = case when 'id' = any($9::text[]) then $2::uuid else id end,
    name = case when 'name' = any($9::text[]) then $3::text else name end,
    description = case when 'description' = any($9::text[]) then $4::text else description end,
    permissions = case when 'permissions' = any($9::text[]) then $5::jsonb else permissions end,
    is_active = case when 'is_active' = any($9::text[]) then $6::bool else is_active end,
    created_at = case when 'created_at' = any($9::text[]) then $7::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($9::text[]) then $8::timestamptz else updated_at end
where id = $1::uuid
returning id, name, description, permissions, is_active, created_at, updated_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<7> fields_of(Role& of) {
    return {tables::Described<Role>::table,
            {{slot(of.id), slot(of.name), slot(of.description), slot(of.permissions), slot(of.is_active),
              slot(of.created_at), slot(of.updated_at)}}};
}

tables::Members<1> fields_of(RoleKey& of) {
    return {tables::Described<Role>::table,
            {{slot(of.id)}}};
}

tables::Members<7> fields_of(RoleInsert& of) {
    return {tables::Described<Role>::table,
            {{slot(of.id), slot(of.name), slot(of.description), slot(of.permissions), slot(of.is_active),
              slot(of.created_at), slot(of.updated_at)}}};
}

tables::Members<7> fields_of(RoleUpdate& of) {
    return {tables::Described<Role>::table,
            {{slot(of.id), slot(of.name), slot(of.description), slot(of.permissions), slot(of.is_active),
              slot(of.created_at), slot(of.updated_at)}}};
}

}  // namespace rows
}  // namespace orderline
