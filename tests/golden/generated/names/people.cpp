// How rows of public.people are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "people.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::int4, .cast = "int4"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::Person>::table{
    .name = "public.people",
    .columns = columns,
    .key = key,
    .select = R"sql(
select id
from public.people)sql",
    .first_page = {"public.people.first_page", R"sql(
select id
from public.people
order by id
limit $1::int4)sql"},
    .next_page = {"public.people.next_page", R"sql(
select id
from public.people
where id > $1::int4
order by id
limit $2::int4)sql"},
    .get = {"public.people.get", R"sql(
select id
from public.people
where id = $1::int4)sql"},
    .remove = {"public.people.remove", R"sql(
delete from public.people
where id = $1::int4
returning id)sql"},
    .insert = {"public.people.insert", R"sql(
insert into public.people (id)
values (
    $1::int4)
returning id)sql"},
    .update = {"public.people.update", R"sql(
update public.people
set id = case when 'id' = any($3::text[]) then $2::int4 else id end
where id = $1::int4
returning id)sql"},
};

namespace rows {

using tables::slot;

tables::Members<1> fields_of(Person& of) {
    return {tables::Described<Person>::table,
            {{slot(of.id)}}};
}

tables::Members<1> fields_of(PersonKey& of) {
    return {tables::Described<Person>::table,
            {{slot(of.id)}}};
}

tables::Members<1> fields_of(PersonInsert& of) {
    return {tables::Described<Person>::table,
            {{slot(of.id)}}};
}

tables::Members<1> fields_of(PersonUpdate& of) {
    return {tables::Described<Person>::table,
            {{slot(of.id)}}};
}

}  // namespace rows
}  // namespace orderline
