// How rows of public.messages are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "messages.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::int4, .has_default = true, .cast = "int4"},
    {.name = "content", .type = Type::text, .cast = "text"},
    {.name = "user_id", .type = Type::text, .cast = "text"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "tenant_id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
};

constexpr int key[]{5, 0};

}  // namespace

constinit const tables::Table tables::Described<rows::Message>::table{
    .name = "public.messages",
    .columns = columns,
    .key = key,
    .scope = 5,
    .select = R"sql(
select id, content, user_id, created_at, updated_at, tenant_id
from public.messages)sql",
    .first_page = {"public.messages.first_page", R"sql(
select id, content, user_id, created_at, updated_at, tenant_id
from public.messages
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.messages.next_page", R"sql(
select id, content, user_id, created_at, updated_at, tenant_id
from public.messages
where tenant_id = $1::uuid and id > $2::int4
order by id
limit $3::int4)sql"},
    .get = {"public.messages.get", R"sql(
select id, content, user_id, created_at, updated_at, tenant_id
from public.messages
where tenant_id = $1::uuid and id = $2::int4)sql"},
    .remove = {"public.messages.remove", R"sql(
delete from public.messages
where tenant_id = $1::uuid and id = $2::int4
returning id, content, user_id, created_at, updated_at, tenant_id)sql"},
    .insert = {"public.messages.insert", R"sql(
insert into public.messages (id, content, user_id, created_at, updated_at, tenant_id)
values (
    case when 'id' = any($7::text[]) then $1::int4 else nextval('public.messages_id_seq'::regclass) end,
    $2::text,
    $3::text,
    case when 'created_at' = any($7::text[]) then $4::timestamptz else now() end,
    case when 'updated_at' = any($7::text[]) then $5::timestamptz else now() end,
    case when 'tenant_id' = any($7::text[]) then $6::uuid else (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid end)
returning id, content, user_id, created_at, updated_at, tenant_id)sql"},
    .update = {"public.messages.update", R"sql(
update public.messages
set id = case when 'id' = any($8::text[]) then $3::int4 else id end,
    content = case when 'content' = any($8::text[]) then $4::text else content end,
    user_id = case when 'user_id' = any($8::text[]) then $5::text else user_id end,
    created_at = case when 'created_at' = any($8::text[]) then $6::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($8::text[]) then $7::timestamptz else updated_at end
where tenant_id = $1::uuid and id = $2::int4
returning id, content, user_id, created_at, updated_at, tenant_id)sql"},
};

namespace rows {

using tables::slot;

tables::Members<6> fields_of(Message& of) {
    return {tables::Described<Message>::table,
            {{slot(of.id), slot(of.content), slot(of.user_id), slot(of.created_at), slot(of.updated_at),
              slot(of.tenant_id)}}};
}

tables::Members<2> fields_of(MessageKey& of) {
    return {tables::Described<Message>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<6> fields_of(MessageInsert& of) {
    return {tables::Described<Message>::table,
            {{slot(of.id), slot(of.content), slot(of.user_id), slot(of.created_at), slot(of.updated_at),
              slot(of.tenant_id)}}};
}

tables::Members<6> fields_of(MessageUpdate& of) {
    return {tables::Described<Message>::table,
            {{slot(of.id), slot(of.content), slot(of.user_id), slot(of.created_at), slot(of.updated_at), {}}}};
}

}  // namespace rows
}  // namespace orderline
