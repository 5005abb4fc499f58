// How rows of public."größen" are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "gr__en.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "maß", .type = Type::numeric, .size = 6, .scale = 2, .cast = "numeric"},
    {.name = "単位", .type = Type::text, .cast = "text"},
    {.name = "🙂", .type = Type::text, .nullable = true, .cast = "text"},
};

constexpr int key[]{0, 1};

}  // namespace

constinit const tables::Table tables::Described<rows::Größen>::table{
    .name = "public.\"größen\"",
    .columns = columns,
    .key = key,
    .select = R"sql(
select "maß", "単位", "🙂"
from public."größen")sql",
    .first_page = {"public.\"größen\".first_page", R"sql(
select "maß", "単位", "🙂"
from public."größen"
order by "maß", "単位"
limit $1::int4)sql"},
    .next_page = {"public.\"größen\".next_page", R"sql(
select "maß", "単位", "🙂"
from public."größen"
where ("maß", "単位") > ($1::numeric, $2::text)
order by "maß", "単位"
limit $3::int4)sql"},
    .get = {"public.\"größen\".get", R"sql(
select "maß", "単位", "🙂"
from public."größen"
where "maß" = $1::numeric and "単位" = $2::text)sql"},
    .remove = {"public.\"größen\".remove", R"sql(
delete from public."größen"
where "maß" = $1::numeric and "単位" = $2::text
returning "maß", "単位", "🙂")sql"},
    .insert = {"public.\"größen\".insert", R"sql(
insert into public."größen" ("maß", "単位", "🙂")
values (
    $1::numeric,
    $2::text,
    $3::text)
returning "maß", "単位", "🙂")sql"},
    .update = {"public.\"größen\".update", R"sql(
update public."größen"
set "maß" = case when 'maß' = any($6::text[]) then $3::numeric else "maß" end,
    "単位" = case when '単位' = any($6::text[]) then $4::text else "単位" end,
    "🙂" = case when '🙂' = any($6::text[]) then $5::text else "🙂" end
where "maß" = $1::numeric and "単位" = $2::text
returning "maß", "単位", "🙂")sql"},
};

namespace rows {

using tables::slot;

tables::Members<3> fields_of(Größen& of) {
    return {tables::Described<Größen>::table,
            {{slot(of.maß), slot(of.単位), slot(of.u1f642_)}}};
}

tables::Members<2> fields_of(GrößenKey& of) {
    return {tables::Described<Größen>::table,
            {{slot(of.maß), slot(of.単位)}}};
}

tables::Members<3> fields_of(GrößenInsert& of) {
    return {tables::Described<Größen>::table,
            {{slot(of.maß), slot(of.単位), slot(of.u1f642_)}}};
}

tables::Members<3> fields_of(GrößenUpdate& of) {
    return {tables::Described<Größen>::table,
            {{slot(of.maß), slot(of.単位), slot(of.u1f642_)}}};
}

}  // namespace rows
}  // namespace orderline
