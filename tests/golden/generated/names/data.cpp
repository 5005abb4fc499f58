// How rows of public.data are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "data.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::int4, .cast = "int4"},
    {.name = "datum", .type = Type::int4, .nullable = true, .cast = "int4"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::Data>::table{
    .name = "public.data",
    .columns = columns,
    .key = key,
    .select = R"sql(
select id, datum
from public.data)sql",
    .first_page = {"public.data.first_page", R"sql(
select id, datum
from public.data
order by id
limit $1::int4)sql"},
    .next_page = {"public.data.next_page", R"sql(
select id, datum
from public.data
where id > $1::int4
order by id
limit $2::int4)sql"},
    .get = {"public.data.get", R"sql(
select id, datum
from public.data
where id = $1::int4)sql"},
    .remove = {"public.data.remove", R"sql(
delete from public.data
where id = $1::int4
returning id, datum)sql"},
    .insert = {"public.data.insert", R"sql(
insert into public.data (id, datum)
values (
    $1::int4,
    $2::int4)
returning id, datum)sql"},
    .update = {"public.data.update", R"sql(
update public.data
set id = case when 'id' = any($4::text[]) then $2::int4 else id end,
    datum = case when 'datum' = any($4::text[]) then $3::int4 else datum end
where id = $1::int4
returning id, datum)sql"},
};

namespace rows {

using tables::slot;

tables::Members<2> fields_of(Data& of) {
    return {tables::Described<Data>::table,
            {{slot(of.id), slot(of.datum)}}};
}

tables::Members<1> fields_of(DataKey& of) {
    return {tables::Described<Data>::table,
            {{slot(of.id)}}};
}

tables::Members<2> fields_of(DataInsert& of) {
    return {tables::Described<Data>::table,
            {{slot(of.id), slot(of.datum)}}};
}

tables::Members<2> fields_of(DataUpdate& of) {
    return {tables::Described<Data>::table,
            {{slot(of.id), slot(of.datum)}}};
}

}  // namespace rows
}  // namespace orderline
