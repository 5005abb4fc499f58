// How rows of public.industries are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "industries.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "name", .type = Type::text, .cast = "text"},
    {.name = "description", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "is_active", .type = Type::boolean, .nullable = true, .has_default = true, .cast = "bool"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::Industry>::table{
    .name = "public.industries",
    .columns = columns,
    .key = key,
    .select = R"sql(
select id, name, description, is_active, created_at, updated_at
from public.industries)sql",
    .first_page = {"public.industries.first_page", R"sql(
select id, name, description, is_active, created_at, updated_at
from public.industries
order by id
limit $1::int4)sql"},
    .next_page = {"public.industries.next_page", R"sql(
select id, name, description, is_active, created_at, updated_at
from public.industries
where id > $1::uuid
order by id
limit $2::int4)sql"},
    .get = {"public.industries.get", R"sql(
select id, name, description, is_active, created_at, updated_at
from public.industries
where id = $1::uuid)sql"},
    .remove = {"public.industries.remove", R"sql(
delete from public.industries
where id = $1::uuid
returning id, name, description, is_active, created_at, updated_at)sql"},
    .insert = {"public.industries.insert", R"sql(
insert into public.industries (id, name, description, is_active, created_at, updated_at)
values (
    case when 'id' = any($7::text[]) then $1::uuid else gen_random_uuid() end,
    $2::text,
    $3::text,
    case when 'is_active' = any($7::text[]) then $4::bool else true end,
    case when 'created_at' = any($7::text[]) then $5::timestamptz else now() end,
    case when 'updated_at' = any($7::text[]) then $6::timestamptz else now() end)
returning id, name, description, is_active, created_at, updated_at)sql"},
    .update = {"public.industries.update", R"sql(
update public.industries
set id = case when 'id' = any($8::text[]) then $2::uuid else id end,
    name = case when 'name' = any($8::text[]) then $3::text else name end,
    description = case when 'description' = any($8::text[]) then $4::text else description end,
    is_active = case when 'is_active' = any($8::text[]) then $5::bool else is_active end,
    created_at = case when 'created_at' = any($8::text[]) then $6::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($8::text[]) then $7::timestamptz else updated_at end
where id = $1::uuid
returning id, name, description, is_active, created_at, updated_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<6> fields_of(Industry& of) {
    return {tables::Described<Industry>::table,
            {{slot(of.id), slot(of.name), slot(of.description), slot(of.is_active), slot(of.created_at),
              slot(of.updated_at)}}};
}

tables::Members<1> fields_of(IndustryKey& of) {
    return {tables::Described<Industry>::table,
            {{slot(of.id)}}};
}

tables::Members<6> fields_of(IndustryInsert& of) {
    return {tables::Described<Industry>::table,
            {{slot(of.id), slot(of.name), slot(of.description), slot(of.is_active), slot(of.created_at),
              slot(of.updated_at)}}};
}

tables::Members<6> fields_of(IndustryUpdate& of) {
    return {tables::Described<Industry>::table,
            {{slot(of.id), slot(of.name), slot(of.description), slot(of.is_active), slot(of.created_at),
              slot(of.updated_at)}}};
}

}  // namespace rows
}  // namespace orderline
