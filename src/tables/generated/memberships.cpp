// How rows of public.memberships are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "memberships.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "home_tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "user_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "joined_tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "created_at", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
};

constexpr int key[]{0, 1, 2};

}  // namespace

constinit const tables::Table tables::Described<rows::Membership>::table{
    .name = "public.memberships",
    .columns = columns,
    .key = key,
    .select = R"sql(
select home_tenant_id, user_id, joined_tenant_id, created_at
from public.memberships)sql",
    .first_page = {"public.memberships.first_page", R"sql(
select home_tenant_id, user_id, joined_tenant_id, created_at
from public.memberships
order by home_tenant_id, user_id, joined_tenant_id
limit $1::int4)sql"},
    .next_page = {"public.memberships.next_page", R"sql(
select home_tenant_id, user_id, joined_tenant_id, created_at
from public.memberships
where (home_tenant_id, user_id, joined_tenant_id) > ($1::uuid, $2::uuid, $3::uuid)
order by home_tenant_id, user_id, joined_tenant_id
limit $4::int4)sql"},
    .get = {"public.memberships.get", R"sql(
select home_tenant_id, user_id, joined_tenant_id, created_at
from public.memberships
where home_tenant_id = $1::uuid and user_id = $2::uuid and joined_tenant_id = $3::uuid)sql"},
    .remove = {"public.memberships.remove", R"sql(
delete from public.memberships
where home_tenant_id = $1::uuid and user_id = $2::uuid and joined_tenant_id = $3::uuid
returning home_tenant_id, user_id, joined_tenant_id, created_at)sql"},
    .insert = {"public.memberships.insert", R"sql(
insert into public.memberships (home_tenant_id, user_id, joined_tenant_id, created_at)
values (
    $1::uuid,
    $2::uuid,
    $3::uuid,
    case when 'created_at' = any($5::text[]) then $4::timestamptz else now() end)
returning home_tenant_id, user_id, joined_tenant_id, created_at)sql"},
    .update = {"public.memberships.update", R"sql(
update public.memberships
set home_tenant_id = case when 'home_tenant_id' = any($8::text[]) then $4::uuid else home_tenant_id end,
    user_id = case when 'user_id' = any($8::text[]) then $5::uuid else user_id end,
    joined_tenant_id = case when 'joined_tenant_id' = any($8::text[]) then $6::uuid else joined_tenant_id end,
    created_at = case when 'created_at' = any($8::text[]) then $7::timestamptz else created_at end
where home_tenant_id = $1::uuid and user_id = $2::uuid and joined_tenant_id = $3::uuid
returning home_tenant_id, user_id, joined_tenant_id, created_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<4> fields_of(Membership& of) {
    return {tables::Described<Membership>::table,
            {{slot(of.home_tenant_id), slot(of.user_id), slot(of.joined_tenant_id), slot(of.created_at)}}};
}

tables::Members<3> fields_of(MembershipKey& of) {
    return {tables::Described<Membership>::table,
            {{slot(of.home_tenant_id), slot(of.user_id), slot(of.joined_tenant_id)}}};
}

tables::Members<4> fields_of(MembershipInsert& of) {
    return {tables::Described<Membership>::table,
            {{slot(of.home_tenant_id), slot(of.user_id), slot(of.joined_tenant_id), slot(of.created_at)}}};
}

tables::Members<4> fields_of(MembershipUpdate& of) {
    return {tables::Described<Membership>::table,
            {{slot(of.home_tenant_id), slot(of.user_id), slot(of.joined_tenant_id), slot(of.created_at)}}};
}

}  // namespace rows
}  // namespace orderline
