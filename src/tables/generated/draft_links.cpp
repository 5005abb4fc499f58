// How rows of public.draft_links are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "draft_links.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "id", .type = Type::int8, .cast = "int8"},
    {.name = "draft_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "customer_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "expires_at", .type = Type::timestamptz, .cast = "timestamptz"},
    {.name = "revoked_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "created_at", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
};

constexpr int key[]{0, 1};

}  // namespace

constinit const tables::Table tables::Described<rows::DraftLink>::table{
    .name = "public.draft_links",
    .columns = columns,
    .key = key,
    .scope = 0,
    .select = R"sql(
select tenant_id, id, draft_id, customer_id, expires_at, revoked_at, created_at
from public.draft_links)sql",
    .first_page = {"public.draft_links.first_page", R"sql(
select tenant_id, id, draft_id, customer_id, expires_at, revoked_at, created_at
from public.draft_links
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.draft_links.next_page", R"sql(
select tenant_id, id, draft_id, customer_id, expires_at, revoked_at, created_at
from public.draft_links
where tenant_id = $1::uuid and id > $2::int8
order by id
limit $3::int4)sql"},
    .get = {"public.draft_links.get", R"sql(
select tenant_id, id, draft_id, customer_id, expires_at, revoked_at, created_at
from public.draft_links
where tenant_id = $1::uuid and id = $2::int8)sql"},
    .remove = {"public.draft_links.remove", R"sql(
delete from public.draft_links
where tenant_id = $1::uuid and id = $2::int8
returning tenant_id, id, draft_id, customer_id, expires_at, revoked_at, created_at)sql"},
    .insert = {"public.draft_links.insert", R"sql(
insert into public.draft_links (tenant_id, id, draft_id, customer_id, expires_at, revoked_at, created_at)
values (
    $1::uuid,
    $2::int8,
    $3::uuid,
    $4::uuid,
    $5::timestamptz,
    $6::timestamptz,
    case when 'created_at' = any($8::text[]) then $7::timestamptz else now() end)
returning tenant_id, id, draft_id, customer_id, expires_at, revoked_at, created_at)sql"},
    .update = {"public.draft_links.update", R"sql(
update public.draft_links
set id = case when 'id' = any($9::text[]) then $3::int8 else id end,
    draft_id = case when 'draft_id' = any($9::text[]) then $4::uuid else draft_id end,
    customer_id = case when 'customer_id' = any($9::text[]) then $5::uuid else customer_id end,
    expires_at = case when 'expires_at' = any($9::text[]) then $6::timestamptz else expires_at end,
    revoked_at = case when 'revoked_at' = any($9::text[]) then $7::timestamptz else revoked_at end,
    created_at = case when 'created_at' = any($9::text[]) then $8::timestamptz else created_at end
where tenant_id = $1::uuid and id = $2::int8
returning tenant_id, id, draft_id, customer_id, expires_at, revoked_at, created_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<7> fields_of(DraftLink& of) {
    return {tables::Described<DraftLink>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.draft_id), slot(of.customer_id), slot(of.expires_at),
              slot(of.revoked_at), slot(of.created_at)}}};
}

tables::Members<2> fields_of(DraftLinkKey& of) {
    return {tables::Described<DraftLink>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<7> fields_of(DraftLinkInsert& of) {
    return {tables::Described<DraftLink>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.draft_id), slot(of.customer_id), slot(of.expires_at),
              slot(of.revoked_at), slot(of.created_at)}}};
}

tables::Members<7> fields_of(DraftLinkUpdate& of) {
    return {tables::Described<DraftLink>::table,
            {{{}, slot(of.id), slot(of.draft_id), slot(of.customer_id), slot(of.expires_at), slot(of.revoked_at),
              slot(of.created_at)}}};
}

}  // namespace rows
}  // namespace orderline
