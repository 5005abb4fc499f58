// How rows of public.key_uses are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "key_uses.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "key_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "last_used_at", .type = Type::timestamptz, .cast = "timestamptz"},
};

constexpr int key[]{0, 1};

}  // namespace

constinit const tables::Table tables::Described<rows::KeyUse>::table{
    .name = "public.key_uses",
    .columns = columns,
    .key = key,
    .scope = 0,
    .select = R"sql(
select tenant_id, key_id, last_used_at
from public.key_uses)sql",
    .first_page = {"public.key_uses.first_page", R"sql(
select tenant_id, key_id, last_used_at
from public.key_uses
where tenant_id = $1::uuid
order by key_id
limit $2::int4)sql"},
    .next_page = {"public.key_uses.next_page", R"sql(
select tenant_id, key_id, last_used_at
from public.key_uses
where tenant_id = $1::uuid and key_id > $2::uuid
order by key_id
limit $3::int4)sql"},
    .get = {"public.key_uses.get", R"sql(
select tenant_id, key_id, last_used_at
from public.key_uses
where tenant_id = $1::uuid and key_id = $2::uuid)sql"},
    .remove = {"public.key_uses.remove", R"sql(
delete from public.key_uses
where tenant_id = $1::uuid and key_id = $2::uuid
returning tenant_id, key_id, last_used_at)sql"},
    .insert = {"public.key_uses.insert", R"sql(
insert into public.key_uses (tenant_id, key_id, last_used_at)
values (
    $1::uuid,
    $2::uuid,
    $3::timestamptz)
returning tenant_id, key_id, last_used_at)sql"},
    .update = {"public.key_uses.update", R"sql(
update public.key_uses
set key_id = case when 'key_id' = any($5::text[]) then $3::uuid else key_id end,
    last_used_at = case when 'last_used_at' = any($5::text[]) then $4::timestamptz else last_used_at end
where tenant_id = $1::uuid and key_id = $2::uuid
returning tenant_id, key_id, last_used_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<3> fields_of(KeyUse& of) {
    return {tables::Described<KeyUse>::table,
            {{slot(of.tenant_id), slot(of.key_id), slot(of.last_used_at)}}};
}

tables::Members<2> fields_of(KeyUseKey& of) {
    return {tables::Described<KeyUse>::table,
            {{slot(of.tenant_id), slot(of.key_id)}}};
}

tables::Members<3> fields_of(KeyUseInsert& of) {
    return {tables::Described<KeyUse>::table,
            {{slot(of.tenant_id), slot(of.key_id), slot(of.last_used_at)}}};
}

tables::Members<3> fields_of(KeyUseUpdate& of) {
    return {tables::Described<KeyUse>::table,
            {{{}, slot(of.key_id), slot(of.last_used_at)}}};
}

}  // namespace rows
}  // namespace orderline
