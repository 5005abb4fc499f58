// How rows of public.user_accounts are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "user_accounts-2.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::int4, .cast = "int4"},
    {.name = "owner", .type = Type::uuid, .nullable = true, .cast = "uuid"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::UserAccounts2>::table{
    .name = "public.user_accounts",
    .columns = columns,
    .key = key,
    .select = R"sql(
select id, owner
from public.user_accounts)sql",
    .first_page = {"public.user_accounts.first_page", R"sql(
select id, owner
from public.user_accounts
order by id
limit $1::int4)sql"},
    .next_page = {"public.user_accounts.next_page", R"sql(
select id, owner
from public.user_accounts
where id > $1::int4
order by id
limit $2::int4)sql"},
    .get = {"public.user_accounts.get", R"sql(
select id, owner
from public.user_accounts
where id = $1::int4)sql"},
    .remove = {"public.user_accounts.remove", R"sql(
delete from public.user_accounts
where id = $1::int4
returning id, owner)sql"},
    .insert = {"public.user_accounts.insert", R"sql(
insert into public.user_accounts (id, owner)
values (
    $1::int4,
    $2::uuid)
returning id, owner)sql"},
    .update = {"public.user_accounts.update", R"sql(
update public.user_accounts
set id = case when 'id' = any($4::text[]) then $2::int4 else id end,
    owner = case when 'owner' = any($4::text[]) then $3::uuid else owner end
where id = $1::int4
returning id, owner)sql"},
};

namespace rows {

using tables::slot;

tables::Members<2> fields_of(UserAccounts2& of) {
    return {tables::Described<UserAccounts2>::table,
            {{slot(of.id), slot(of.owner)}}};
}

tables::Members<1> fields_of(UserAccounts2Key& of) {
    return {tables::Described<UserAccounts2>::table,
            {{slot(of.id)}}};
}

tables::Members<2> fields_of(UserAccounts2Insert& of) {
    return {tables::Described<UserAccounts2>::table,
            {{slot(of.id), slot(of.owner)}}};
}

tables::Members<2> fields_of(UserAccounts2Update& of) {
    return {tables::Described<UserAccounts2>::table,
            {{slot(of.id), slot(of.owner)}}};
}

}  // namespace rows
}  // namespace orderline
