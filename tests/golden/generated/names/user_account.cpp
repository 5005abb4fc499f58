// How rows of public.user_account are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "user_account.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::int4, .cast = "int4"},
    {.name = "select", .type = Type::int4, .nullable = true, .cast = "int4"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::UserAccount2>::table{
    .name = "public.user_account",
    .columns = columns,
    .key = key,
    .select = R"sql(
select id, "select"
from public.user_account)sql",
    .first_page = {"public.user_account.first_page", R"sql(
select id, "select"
from public.user_account
order by id
limit $1::int4)sql"},
    .next_page = {"public.user_account.next_page", R"sql(
select id, "select"
from public.user_account
where id > $1::int4
order by id
limit $2::int4)sql"},
    .get = {"public.user_account.get", R"sql(
select id, "select"
from public.user_account
where id = $1::int4)sql"},
    .remove = {"public.user_account.remove", R"sql(
delete from public.user_account
where id = $1::int4
returning id, "select")sql"},
    .insert = {"public.user_account.insert", R"sql(
insert into public.user_account (id, "select")
values (
    $1::int4,
    $2::int4)
returning id, "select")sql"},
    .update = {"public.user_account.update", R"sql(
update public.user_account
set id = case when 'id' = any($4::text[]) then $2::int4 else id end,
    "select" = case when 'select' = any($4::text[]) then $3::int4 else "select" end
where id = $1::int4
returning id, "select")sql"},
};

namespace rows {

using tables::slot;

tables::Members<2> fields_of(UserAccount2& of) {
    return {tables::Described<UserAccount2>::table,
            {{slot(of.id), slot(of.select)}}};
}

tables::Members<1> fields_of(UserAccount2Key& of) {
    return {tables::Described<UserAccount2>::table,
            {{slot(of.id)}}};
}

tables::Members<2> fields_of(UserAccount2Insert& of) {
    return {tables::Described<UserAccount2>::table,
            {{slot(of.id), slot(of.select)}}};
}

tables::Members<2> fields_of(UserAccount2Update& of) {
    return {tables::Described<UserAccount2>::table,
            {{slot(of.id), slot(of.select)}}};
}

}  // namespace rows
}  // namespace orderline
