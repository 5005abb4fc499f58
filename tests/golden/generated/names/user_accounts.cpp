// How rows of public."user accounts" are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "user_accounts.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::int4, .cast = "int4"},
    {.name = "parent", .type = Type::int4, .nullable = true, .cast = "int4"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::UserAccounts>::table{
    .name = "public.\"user accounts\"",
    .columns = columns,
    .key = key,
    .select = R"sql(
select id, parent
from public."user accounts")sql",
    .first_page = {"public.\"user accounts\".first_page", R"sql(
select id, parent
from public."user accounts"
order by id
limit $1::int4)sql"},
    .next_page = {"public.\"user accounts\".next_page", R"sql(
select id, parent
from public."user accounts"
where id > $1::int4
order by id
limit $2::int4)sql"},
    .get = {"public.\"user accounts\".get", R"sql(
select id, parent
from public."user accounts"
where id = $1::int4)sql"},
    .remove = {"public.\"user accounts\".remove", R"sql(
delete from public."user accounts"
where id = $1::int4
returning id, parent)sql"},
    .insert = {"public.\"user accounts\".insert", R"sql(
insert into public."user accounts" (id, parent)
values (
    $1::int4,
    $2::int4)
returning id, parent)sql"},
    .update = {"public.\"user accounts\".update", R"sql(
update public."user accounts"
set id = case when 'id' = any($4::text[]) then $2::int4 else id end,
    parent = case when 'parent' = any($4::text[]) then $3::int4 else parent end
where id = $1::int4
returning id, parent)sql"},
};

namespace rows {

using tables::slot;

tables::Members<2> fields_of(UserAccounts& of) {
    return {tables::Described<UserAccounts>::table,
            {{slot(of.id), slot(of.parent)}}};
}

tables::Members<1> fields_of(UserAccountsKey& of) {
    return {tables::Described<UserAccounts>::table,
            {{slot(of.id)}}};
}

tables::Members<2> fields_of(UserAccountsInsert& of) {
    return {tables::Described<UserAccounts>::table,
            {{slot(of.id), slot(of.parent)}}};
}

tables::Members<2> fields_of(UserAccountsUpdate& of) {
    return {tables::Described<UserAccounts>::table,
            {{slot(of.id), slot(of.parent)}}};
}

}  // namespace rows
}  // namespace orderline
