// How rows of public.user_tenant_roles are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "user_tenant_roles.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "user_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "role_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "created_at", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
};

constexpr int key[]{0, 1};

}  // namespace

constinit const tables::Table tables::Described<rows::UserTenantRole>::table{
    .name = "public.user_tenant_roles",
    .columns = columns,
    .key = key,
    .scope = 0,
    .select = R"sql(
select tenant_id, id, user_id, role_id, created_at
from public.user_tenant_roles)sql",
    .first_page = {"public.user_tenant_roles.first_page", R"sql(
select tenant_id, id, user_id, role_id, created_at
from public.user_tenant_roles
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.user_tenant_roles.next_page", R"sql(
select tenant_id, id, user_id, role_id, created_at
from public.user_tenant_roles
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.user_tenant_roles.get", R"sql(
select tenant_id, id, user_id, role_id, created_at
from public.user_tenant_roles
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.user_tenant_roles.remove", R"sql(
delete from public.user_tenant_roles
where tenant_id = $1::uuid and id = $2::uuid
returning tenant_id, id, user_id, role_id, created_at)sql"},
    .insert = {"public.user_tenant_roles.insert", R"sql(
insert into public.user_tenant_roles (tenant_id, id, user_id, role_id, created_at)
values (
    $1::uuid,
    case when 'id' = any($6::text[]) then $2::uuid else gen_random_uuid() end,
    $3::uuid,
    $4::uuid,
    case when 'created_at' = any($6::text[]) then $5::timestamptz else now() end)
returning tenant_id, id, user_id, role_id, created_at)sql"},
    .update = {"public.user_tenant_roles.update", R"sql(
update public.user_tenant_roles
set id = case when 'id' = any($7::text[]) then $3::uuid else id end,
    user_id = case when 'user_id' = any($7::text[]) then $4::uuid else user_id end,
    role_id = case when 'role_id' = any($7::text[]) then $5::uuid else role_id end,
    created_at = case when 'created_at' = any($7::text[]) then $6::timestamptz else created_at end
where tenant_id = $1::uuid and id = $2::uuid
returning tenant_id, id, user_id, role_id, created_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<5> fields_of(UserTenantRole& of) {
    return {tables::Described<UserTenantRole>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.user_id), slot(of.role_id), slot(of.created_at)}}};
}

tables::Members<2> fields_of(UserTenantRoleKey& of) {
    return {tables::Described<UserTenantRole>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<5> fields_of(UserTenantRoleInsert& of) {
    return {tables::Described<UserTenantRole>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.user_id), slot(of.role_id), slot(of.created_at)}}};
}

tables::Members<5> fields_of(UserTenantRoleUpdate& of) {
    return {tables::Described<UserTenantRole>::table,
            {{{}, slot(of.id), slot(of.user_id), slot(of.role_id), slot(of.created_at)}}};
}

}  // namespace rows
}  // namespace orderline
