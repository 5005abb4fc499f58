// How rows of public.person are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "person.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::int4, .cast = "int4"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::Person2>::table{
    .name = "public.person",
    .columns = columns,
    .key = key,
    .select = R"sql(
select id
from public.person)sql",
    .first_page = {"public.person.first_page", R"sql(
select id
from public.person
order by id
limit $1::int4)sql"},
    .next_page = {"public.person.next_page", R"sql(
select id
from public.person
where id > $1::int4
order by id
limit $2::int4)sql"},
    .get = {"public.person.get", R"sql(
select id
from public.person
where id = $1::int4)sql"},
    .remove = {"public.person.remove", R"sql(
delete from public.person
where id = $1::int4
returning id)sql"},
    .insert = {"public.person.insert", R"sql(
insert into public.person (id)
values (
    $1::int4)
returning id)sql"},
    .update = {"public.person.update", R"sql(
update public.person
set id = case when 'id' = any($3::text[]) then $2::int4 else id end
where id = $1::int4
returning id)sql"},
};

namespace rows {

using tables::slot;

tables::Members<1> fields_of(Person2& of) {
    return {tables::Described<Person2>::table,
            {{slot(of.id)}}};
}

tables::Members<1> fields_of(Person2Key& of) {
    return {tables::Described<Person2>::table,
            {{slot(of.id)}}};
}

tables::Members<1> fields_of(Person2Insert& of) {
    return {tables::Described<Person2>::table,
            {{slot(of.id)}}};
}

tables::Members<1> fields_of(Person2Update& of) {
    return {tables::Described<Person2>::table,
            {{slot(of.id)}}};
}

}  // namespace rows
}  // namespace orderline
