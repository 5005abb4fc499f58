// How rows of public."He said ""hi""" are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "He_said__hi_.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "it's", .type = Type::text, .cast = "text"},
    {.name = "two\nlines", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "back\\slash", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "tab\011stop", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "/* no */", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "-- no", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "<b>", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "a,b", .type = Type::text, .nullable = true, .cast = "text"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::HeSaidHi>::table{
    .name = "public.\"He said \"\"hi\"\"\"",
    .columns = columns,
    .key = key,
    .select = R"sql(
select "it's", "two
lines", "back\slash", "tab	stop", "/* no */", "-- no", "<b>", "a,b"
from public."He said ""hi""")sql",
    .first_page = {"public.\"He said \"\"hi\"\"\".first_page", R"sql(
select "it's", "two
lines", "back\slash", "tab	stop", "/* no */", "-- no", "<b>", "a,b"
from public."He said ""hi"""
order by "it's"
limit $1::int4)sql"},
    .next_page = {"public.\"He said \"\"hi\"\"\".next_page", R"sql(
select "it's", "two
lines", "back\slash", "tab	stop", "/* no */", "-- no", "<b>", "a,b"
from public."He said ""hi"""
where "it's" > $1::text
order by "it's"
limit $2::int4)sql"},
    .get = {"public.\"He said \"\"hi\"\"\".get", R"sql(
select "it's", "two
lines", "back\slash", "tab	stop", "/* no */", "-- no", "<b>", "a,b"
from public."He said ""hi"""
where "it's" = $1::text)sql"},
    .remove = {"public.\"He said \"\"hi\"\"\".remove", R"sql(
delete from public."He said ""hi"""
where "it's" = $1::text
returning "it's", "two
lines", "back\slash", "tab	stop", "/* no */", "-- no", "<b>", "a,b")sql"},
    .insert = {"public.\"He said \"\"hi\"\"\".insert", R"sql(
insert into public."He said ""hi""" ("it's", "two
lines", "back\slash", "tab	stop", "/* no */", "-- no", "<b>", "a,b")
values (
    $1::text,
    $2::text,
    $3::text,
    $4::text,
    $5::text,
    $6::text,
    $7::text,
    $8::text)
returning "it's", "two
lines", "back\slash", "tab	stop", "/* no */", "-- no", "<b>", "a,b")sql"},
    .update = {"public.\"He said \"\"hi\"\"\".update", R"sql(
update public."He said ""hi"""
set "it's" = case when 'it''s' = any($10::text[]) then $2::text else "it's" end,
    "two
lines" = case when 'two
lines' = any($10::text[]) then $3::text else "two
lines" end,
    "back\slash" = case when E'back\\slash' = any($10::text[]) then $4::text else "back\slash" end,
    "tab	stop" = case when 'tab	stop' = any($10::text[]) then $5::text else "tab	stop" end,
    "/* no */" = case when '/* no */' = any($10::text[]) then $6::text else "/* no */" end,
    "-- no" = case when '-- no' = any($10::text[]) then $7::text else "-- no" end,
    "<b>" = case when '<b>' = any($10::text[]) then $8::text else "<b>" end,
    "a,b" = case when 'a,b' = any($10::text[]) then $9::text else "a,b" end
where "it's" = $1::text
returning "it's", "two
lines", "back\slash", "tab	stop", "/* no */", "-- no", "<b>", "a,b")sql"},
};

namespace rows {

using tables::slot;

tables::Members<8> fields_of(HeSaidHi& of) {
    return {tables::Described<HeSaidHi>::table,
            {{slot(of.it_s), slot(of.two_lines), slot(of.back_slash), slot(of.tab_stop), slot(of.no), slot(of.no_),
              slot(of.b), slot(of.a_b)}}};
}

tables::Members<1> fields_of(HeSaidHiKey& of) {
    return {tables::Described<HeSaidHi>::table,
            {{slot(of.it_s)}}};
}

tables::Members<8> fields_of(HeSaidHiInsert& of) {
    return {tables::Described<HeSaidHi>::table,
            {{slot(of.it_s), slot(of.two_lines), slot(of.back_slash), slot(of.tab_stop), slot(of.no), slot(of.no_),
              slot(of.b), slot(of.a_b)}}};
}

tables::Members<8> fields_of(HeSaidHiUpdate& of) {
    return {tables::Described<HeSaidHi>::table,
            {{slot(of.it_s), slot(of.two_lines), slot(of.back_slash), slot(of.tab_stop), slot(of.no), slot(of.no_),
              slot(of.b), slot(of.a_b)}}};
}

}  // namespace rows
}  // namespace orderline
