// How rows of public."select" are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "select.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "from", .type = Type::int4, .cast = "int4"},
    {.name = "where", .type = Type::text, .cast = "text"},
    {.name = "class", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "default", .type = Type::boolean, .nullable = true, .has_default = true, .cast = "bool"},
    {.name = "new", .type = Type::enumeration, .nullable = true, .has_default = true, .cast = "public.\"order\""},
    {.name = "function", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "public", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "constructor", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "__proto__", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "namespace", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "operator", .type = Type::int4, .nullable = true, .cast = "int4"},
    {.name = "int", .type = Type::int4, .nullable = true, .cast = "int4"},
    {.name = "std", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "json", .type = Type::json, .nullable = true, .cast = "jsonb"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::Select>::table{
    .name = "public.\"select\"",
    .columns = columns,
    .key = key,
    .select = R"sql(
select "from", "where", class, "default", new, function, public, constructor, __proto__, namespace, operator, int, std,
    json
from public."select")sql",
    .first_page = {"public.\"select\".first_page", R"sql(
select "from", "where", class, "default", new, function, public, constructor, __proto__, namespace, operator, int, std,
    json
from public."select"
order by "from"
limit $1::int4)sql"},
    .next_page = {"public.\"select\".next_page", R"sql(
select "from", "where", class, "default", new, function, public, constructor, __proto__, namespace, operator, int, std,
    json
from public."select"
where "from" > $1::int4
order by "from"
limit $2::int4)sql"},
    .get = {"public.\"select\".get", R"sql(
select "from", "where", class, "default", new, function, public, constructor, __proto__, namespace, operator, int, std,
    json
from public."select"
where "from" = $1::int4)sql"},
    .remove = {"public.\"select\".remove", R"sql(
delete from public."select"
where "from" = $1::int4
returning "from", "where", class, "default", new, function, public, constructor, __proto__, namespace, operator, int,
    std, json)sql"},
    .insert = {"public.\"select\".insert", R"sql(
insert into public."select" ("where", class, "default", new, function, public, constructor, __proto__, namespace,
    operator, int, std, json)
values (
    $1::text,
    $2::text,
    case when 'default' = any($14::text[]) then $3::bool else true end,
    case when 'new' = any($14::text[]) then $4::public."order" else 'new'::public."order" end,
    $5::text,
    $6::text,
    $7::text,
    $8::text,
    $9::text,
    $10::int4,
    $11::int4,
    $12::text,
    $13::jsonb)
returning "from", "where", class, "default", new, function, public, constructor, __proto__, namespace, operator, int,
    std, json)sql"},
    .update = {"public.\"select\".update", R"sql(
update public."select"
set "where" = case when 'where' = any($15::text[]) then $2::text else "where" end,
    class = case when 'class' = any($15::text[]) then $3::text else class end,
    "default" = case when 'default' = any($15::text[]) then $4::bool else "default" end,
    new = case when 'new' = any($15::text[]) then $5::public."order" else new end,
    function = case when 'function' = any($15::text[]) then $6::text else function end,
    public = case when 'public' = any($15::text[]) then $7::text else public end,
    constructor = case when 'constructor' = any($15::text[]) then $8::text else constructor end,
    __proto__ = case when '__proto__' = any($15::text[]) then $9::text else __proto__ end,
    namespace = case when 'namespace' = any($15::text[]) then $10::text else namespace end,
    operator = case when 'operator' = any($15::text[]) then $11::int4 else operator end,
    int = case when 'int' = any($15::text[]) then $12::int4 else int end,
    std = case when 'std' = any($15::text[]) then $13::text else std end,
    json = case when 'json' = any($15::text[]) then $14::jsonb else json end
where "from" = $1::int4
returning "from", "where", class, "default", new, function, public, constructor, __proto__, namespace, operator, int,
    std, json)sql"},
};

namespace rows {

using tables::slot;

tables::Members<14> fields_of(Select& of) {
    return {tables::Described<Select>::table,
            {{slot(of.from), slot(of.where), slot(of.class_), slot(of.default_), slot(of.new_), slot(of.function),
              slot(of.public_), slot(of.constructor), slot(of.proto), slot(of.namespace_), slot(of.operator_),
              slot(of.int_), slot(of.std_), slot(of.json)}}};
}

tables::Members<1> fields_of(SelectKey& of) {
    return {tables::Described<Select>::table,
            {{slot(of.from)}}};
}

tables::Members<14> fields_of(SelectInsert& of) {
    return {tables::Described<Select>::table,
            {{{}, slot(of.where), slot(of.class_), slot(of.default_), slot(of.new_), slot(of.function),
              slot(of.public_), slot(of.constructor), slot(of.proto), slot(of.namespace_), slot(of.operator_),
              slot(of.int_), slot(of.std_), slot(of.json)}}};
}

tables::Members<14> fields_of(SelectUpdate& of) {
    return {tables::Described<Select>::table,
            {{{}, slot(of.where), slot(of.class_), slot(of.default_), slot(of.new_), slot(of.function),
              slot(of.public_), slot(of.constructor), slot(of.proto), slot(of.namespace_), slot(of.operator_),
              slot(of.int_), slot(of.std_), slot(of.json)}}};
}

}  // namespace rows
}  // namespace orderline
