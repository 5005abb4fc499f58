// How rows of public.agents are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "agents.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "user_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
    {.name = "name", .type = Type::text, .cast = "text"},
    {.name = "email", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "phone_number", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "department", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "is_active", .type = Type::boolean, .nullable = true, .has_default = true, .cast = "bool"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
};

constexpr int key[]{1, 0};

}  // namespace

constinit const tables::Table tables::Described<rows::Agent>::table{
    .name = "public.agents",
    .columns = columns,
    .key = key,
    .scope = 1,
    .select = R"sql(
select id, tenant_id, user_id, name, email, phone_number, department, is_active, created_at, updated_at
from public.agents)sql",
    .first_page = {"public.agents.first_page", R"sql(
select id, tenant_id, user_id, name, email, phone_number, department, is_active, created_at, updated_at
from public.agents
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.agents.next_page", R"sql(
select id, tenant_id, user_id, name, email, phone_number, department, is_active, created_at, updated_at
from public.agents
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.agents.get", R"sql(
select id, tenant_id, user_id, name, email, phone_number, department, is_active, created_at, updated_at
from public.agents
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.agents.remove", R"sql(
delete from public.agents
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, user_id, name, email, phone_number, department, is_active, created_at, updated_at)sql"},
    .insert = {"public.agents.insert", R"sql(
insert into public.agents (id, tenant_id, user_id, name, email, phone_number, department, is_active, created_at,
    updated_at)
values (
    case when 'id' = any($11::text[]) then $1::uuid else gen_random_uuid() end,
    $2::uuid,
    $3::uuid,
    $4::text,
    $5::text,
    $6::text,
    $7::text,
    case when 'is_active' = any($11::text[]) then $8::bool else true end,
    case when 'created_at' = any($11::text[]) then $9::timestamptz else now() end,
    case when 'updated_at' = any($11::text[]) then $10::timestamptz else now() end)
returning id, tenant_id, user_id, name, email, phone_number, department, is_active, created_at, updated_at)sql"},
    .update = {"public.agents.update", R"sql(
update public.agents
set id = case when 'id' = any($12::text[]) then $3::uuid else id end,
    user_id = case when 'user_id' = any($12::text[]) then $4::uuid else user_id end,
    name = case when 'name' = any($12::text[]) then $5::text else name end,
    email = case when 'email' = any($12::text[]) then $6::text else email end,
    phone_number = case when 'phone_number' = any($12::text[]) then $7::text else phone_number end,
    department = case when 'department' = any($12::text[]) then $8::text else department end,
    is_active = case when 'is_active' = any($12::text[]) then $9::bool else is_active end,
    created_at = case when 'created_at' = any($12::text[]) then $10::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($12::text[]) then $11::timestamptz else updated_at end
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, user_id, name, email, phone_number, department, is_active, created_at, updated_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<10> fields_of(Agent& of) {
    return {tables::Described<Agent>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.user_id), slot(of.name), slot(of.email), slot(of.phone_number),
              slot(of.department), slot(of.is_active), slot(of.created_at), slot(of.updated_at)}}};
}

tables::Members<2> fields_of(AgentKey& of) {
    return {tables::Described<Agent>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<10> fields_of(AgentInsert& of) {
    return {tables::Described<Agent>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.user_id), slot(of.name), slot(of.email), slot(of.phone_number),
              slot(of.department), slot(of.is_active), slot(of.created_at), slot(of.updated_at)}}};
}

tables::Members<10> fields_of(AgentUpdate& of) {
    return {tables::Described<Agent>::table,
            {{slot(of.id), {}, slot(of.user_id), slot(of.name), slot(of.email), slot(of.phone_number),
              slot(of.department), slot(of.is_active), slot(of.created_at), slot(of.updated_at)}}};
}

}  // namespace rows
}  // namespace orderline
