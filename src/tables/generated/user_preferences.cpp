// How rows of public.user_preferences are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "user_preferences.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "user_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "personal", .type = Type::json, .nullable = true, .has_default = true, .cast = "jsonb"},
    {.name = "business", .type = Type::json, .nullable = true, .has_default = true, .cast = "jsonb"},
    {.name = "orders", .type = Type::json, .nullable = true, .has_default = true, .cast = "jsonb"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "tenant_id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
};

constexpr int key[]{7, 0};

}  // namespace

constinit const tables::Table tables::Described<rows::UserPreference>::table{
    .name = "public.user_preferences",
    .columns = columns,
    .key = key,
    .scope = 7,
    .select = R"sql(
select id, user_id, personal, business, orders, created_at, updated_at, tenant_id
from public.user_preferences)sql",
    .first_page = {"public.user_preferences.first_page", R"sql(
select id, user_id, personal, business, orders, created_at, updated_at, tenant_id
from public.user_preferences
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.user_preferences.next_page", R"sql(
select id, user_id, personal, business, orders, created_at, updated_at, tenant_id
from public.user_preferences
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.user_preferences.get", R"sql(
select id, user_id, personal, business, orders, created_at, updated_at, tenant_id
from public.user_preferences
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.user_preferences.remove", R"sql(
delete from public.user_preferences
where tenant_id = $1::uuid and id = $2::uuid
returning id, user_id, personal, business, orders, created_at, updated_at, tenant_id)sql"},
    .insert = {"public.user_preferences.insert", R"sql(
insert into public.user_preferences (id, user_id, personal, business, orders, created_at, updated_at, tenant_id)
values (
    case when 'id' = any($9::text[]) then $1::uuid else gen_random_uuid() end,
    $2::uuid,
    case when 'personal' = any($9::text[]) then $3::jsonb else '{}'::jsonb end,
    case when 'business' = any($9::text[]) then $4::jsonb else '{}'::jsonb end,
    case when 'orders' = any($9::text[]) then $5::jsonb else '{}'::jsonb end,
    case when 'created_at' = any($9::text[]) then $6::timestamptz else now() end,
    case when 'updated_at' = any($9::text[]) then $7::timestamptz else now() end,
    case when 'tenant_id' = any($9::text[]) then $8::uuid else (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid end)
returning id, user_id, personal, business, orders, created_at, updated_at, tenant_id)sql"},
    .update = {"public.user_preferences.update", R"sql(
update public.user_preferences
set id = case when 'id' = any($10::text[]) then $3::uuid else id end,
    user_id = case when 'user_id' = any($10::text[]) then $4::uuid else user_id end,
    personal = case when 'personal' = any($10::text[]) then $5::jsonb else personal end,
    business = case when 'business' = any($10::text[]) then $6::jsonb else business end,
    orders = case when 'orders' = any($10::text[]) then $7::jsonb else orders end,
    created_at = case when 'created_at' = any($10::text[]) then $8::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($10::text[]) then $9::timestamptz else updated_at end
where tenant_id = $1::uuid and id = $2::uuid
returning id, user_id, personal, business, orders, created_at, updated_at, tenant_id)sql"},
};

namespace rows {

using tables::slot;

tables::Members<8> fields_of(UserPreference& of) {
    return {tables::Described<UserPreference>::table,
            {{slot(of.id), slot(of.user_id), slot(of.personal), slot(of.business), slot(of.orders), slot(of.created_at),
              slot(of.updated_at), slot(of.tenant_id)}}};
}

tables::Members<2> fields_of(UserPreferenceKey& of) {
    return {tables::Described<UserPreference>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<8> fields_of(UserPreferenceInsert& of) {
    return {tables::Described<UserPreference>::table,
            {{slot(of.id), slot(of.user_id), slot(of.personal), slot(of.business), slot(of.orders), slot(of.created_at),
              slot(of.updated_at), slot(of.tenant_id)}}};
}

tables::Members<8> fields_of(UserPreferenceUpdate& of) {
    return {tables::Described<UserPreference>::table,
            {{slot(of.id), slot(of.user_id), slot(of.personal), slot(of.business), slot(of.orders), slot(of.created_at),
              slot(of.updated_at), {}}}};
}

}  // namespace rows
}  // namespace orderline
