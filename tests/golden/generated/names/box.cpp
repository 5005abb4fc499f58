// How rows of public.box are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "box.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::int4, .cast = "int4"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::Box>::table{
    .name = "public.box",
    .columns = columns,
    .key = key,
    .select = R"sql(
select id
from public.box)sql",
    .first_page = {"public.box.first_page", R"sql(
select id
from public.box
order by id
limit $1::int4)sql"},
    .next_page = {"public.box.next_page", R"sql(
select id
from public.box
where id > $1::int4
order by id
limit $2::int4)sql"},
    .get = {"public.box.get", R"sql(
select id
from public.box
where id = $1::int4)sql"},
    .remove = {"public.box.remove", R"sql(
delete from public.box
where id = $1::int4
returning id)sql"},
    .insert = {"public.box.insert", R"sql(
insert into public.box (id)
values (
    $1::int4)
returning id)sql"},
    .update = {"public.box.update", R"sql(
update public.box
set id = case when 'id' = any($3::text[]) then $2::int4 else id end
where id = $1::int4
returning id)sql"},
};

namespace rows {

using tables::slot;

tables::Members<1> fields_of(Box& of) {
    return {tables::Described<Box>::table,
            {{slot(of.id)}}};
}

tables::Members<1> fields_of(BoxKey& of) {
    return {tables::Described<Box>::table,
            {{slot(of.id)}}};
}

tables::Members<1> fields_of(BoxInsert& of) {
    return {tables::Described<Box>::table,
            {{slot(of.id)}}};
}

tables::Members<1> fields_of(BoxUpdate& of) {
    return {tables::Described<Box>::table,
            {{slot(of.id)}}};
}

}  // namespace rows
}  // namespace orderline
