// How rows of public."2nd" are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "2nd.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "1st", .type = Type::int4, .cast = "int4"},
    {.name = "%", .type = Type::numeric, .nullable = true, .cast = "numeric"},
    {.name = "$", .type = Type::other, .nullable = true, .cast = "money"},
    {.name = "#", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "?", .type = Type::boolean, .nullable = true, .cast = "bool"},
    {.name = "a.b", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "a|b", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "`", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "${x}", .type = Type::text, .nullable = true, .cast = "text"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::_2nd>::table{
    .name = "public.\"2nd\"",
    .columns = columns,
    .key = key,
    .select = R"sql(
select "1st", "%", "$"::text, "#", "?", "a.b", "a|b", "`", "${x}"
from public."2nd")sql",
    .first_page = {"public.\"2nd\".first_page", R"sql(
select "1st", "%", "$"::text, "#", "?", "a.b", "a|b", "`", "${x}"
from public."2nd"
order by "1st"
limit $1::int4)sql"},
    .next_page = {"public.\"2nd\".next_page", R"sql(
select "1st", "%", "$"::text, "#", "?", "a.b", "a|b", "`", "${x}"
from public."2nd"
where "1st" > $1::int4
order by "1st"
limit $2::int4)sql"},
    .get = {"public.\"2nd\".get", R"sql(
select "1st", "%", "$"::text, "#", "?", "a.b", "a|b", "`", "${x}"
from public."2nd"
where "1st" = $1::int4)sql"},
    .remove = {"public.\"2nd\".remove", R"sql(
delete from public."2nd"
where "1st" = $1::int4
returning "1st", "%", "$"::text, "#", "?", "a.b", "a|b", "`", "${x}")sql"},
    .insert = {"public.\"2nd\".insert", R"sql(
insert into public."2nd" ("1st", "%", "$", "#", "?", "a.b", "a|b", "`", "${x}")
values (
    $1::int4,
    $2::numeric,
    $3::money,
    $4::int8,
    $5::bool,
    $6::text,
    $7::text,
    $8::text,
    $9::text)
returning "1st", "%", "$"::text, "#", "?", "a.b", "a|b", "`", "${x}")sql"},
    .update = {"public.\"2nd\".update", R"sql(
update public."2nd"
set "1st" = case when '1st' = any($11::text[]) then $2::int4 else "1st" end,
    "%" = case when '%' = any($11::text[]) then $3::numeric else "%" end,
    "$" = case when '$' = any($11::text[]) then $4::money else "$" end,
    "#" = case when '#' = any($11::text[]) then $5::int8 else "#" end,
    "?" = case when '?' = any($11::text[]) then $6::bool else "?" end,
    "a.b" = case when 'a.b' = any($11::text[]) then $7::text else "a.b" end,
    "a|b" = case when 'a|b' = any($11::text[]) then $8::text else "a|b" end,
    "`" = case when '`' = any($11::text[]) then $9::text else "`" end,
    "${x}" = case when '${x}' = any($11::text[]) then $10::text else "${x}" end
where "1st" = $1::int4
returning "1st", "%", "$"::text, "#", "?", "a.b", "a|b", "`", "${x}")sql"},
};

namespace rows {

using tables::slot;

tables::Members<9> fields_of(_2nd& of) {
    return {tables::Described<_2nd>::table,
            {{slot(of._1st), slot(of.u25_), slot(of.u24_), slot(of.u23_), slot(of.u3f_), slot(of.a_b), slot(of.a_b_),
              slot(of.u60_), slot(of.x)}}};
}

tables::Members<1> fields_of(_2ndKey& of) {
    return {tables::Described<_2nd>::table,
            {{slot(of._1st)}}};
}

tables::Members<9> fields_of(_2ndInsert& of) {
    return {tables::Described<_2nd>::table,
            {{slot(of._1st), slot(of.u25_), slot(of.u24_), slot(of.u23_), slot(of.u3f_), slot(of.a_b), slot(of.a_b_),
              slot(of.u60_), slot(of.x)}}};
}

tables::Members<9> fields_of(_2ndUpdate& of) {
    return {tables::Described<_2nd>::table,
            {{slot(of._1st), slot(of.u25_), slot(of.u24_), slot(of.u23_), slot(of.u3f_), slot(of.a_b), slot(of.a_b_),
              slot(of.u60_), slot(of.x)}}};
}

}  // namespace rows
}  // namespace orderline
