// How rows of public.boxes are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "boxes.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::int4, .cast = "int4"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::Boxes>::table{
    .name = "public.boxes",
    .columns = columns,
    .key = key,
    .select = R"sql(
select id
from public.boxes)sql",
    .first_page = {"public.boxes.first_page", R"sql(
select id
from public.boxes
order by id
limit $1::int4)sql"},
    .next_page = {"public.boxes.next_page", R"sql(
select id
from public.boxes
where id > $1::int4
order by id
limit $2::int4)sql"},
    .get = {"public.boxes.get", R"sql(
select id
from public.boxes
where id = $1::int4)sql"},
    .remove = {"public.boxes.remove", R"sql(
delete from public.boxes
where id = $1::int4
returning id)sql"},
    .insert = {"public.boxes.insert", R"sql(
insert into public.boxes (id)
values (
    $1::int4)
returning id)sql"},
    .update = {"public.boxes.update", R"sql(
update public.boxes
set id = case when 'id' = any($3::text[]) then $2::int4 else id end
where id = $1::int4
returning id)sql"},
};

namespace rows {

using tables::slot;

tables::Members<1> fields_of(Boxes& of) {
    return {tables::Described<Boxes>::table,
            {{slot(of.id)}}};
}

tables::Members<1> fields_of(BoxesKey& of) {
    return {tables::Described<Boxes>::table,
            {{slot(of.id)}}};
}

tables::Members<1> fields_of(BoxesInsert& of) {
    return {tables::Described<Boxes>::table,
            {{slot(of.id)}}};
}

tables::Members<1> fields_of(BoxesUpdate& of) {
    return {tables::Described<Boxes>::table,
            {{slot(of.id)}}};
}

}  // namespace rows
}  // namespace orderline
