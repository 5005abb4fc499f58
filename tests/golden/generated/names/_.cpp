// How rows of public._ are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "_.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "__", .type = Type::int4, .cast = "int4"},
    {.name = "_a", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "a_", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "_a_", .type = Type::text, .nullable = true, .cast = "text"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::U5f>::table{
    .name = "public._",
    .columns = columns,
    .key = key,
    .select = R"sql(
select __, _a, a_, _a_
from public._)sql",
    .first_page = {"public._.first_page", R"sql(
select __, _a, a_, _a_
from public._
order by __
limit $1::int4)sql"},
    .next_page = {"public._.next_page", R"sql(
select __, _a, a_, _a_
from public._
where __ > $1::int4
order by __
limit $2::int4)sql"},
    .get = {"public._.get", R"sql(
select __, _a, a_, _a_
from public._
where __ = $1::int4)sql"},
    .remove = {"public._.remove", R"sql(
delete from public._
where __ = $1::int4
returning __, _a, a_, _a_)sql"},
    .insert = {"public._.insert", R"sql(
insert into public._ (__, _a, a_, _a_)
values (
    $1::int4,
    $2::text,
    $3::text,
    $4::text)
returning __, _a, a_, _a_)sql"},
    .update = {"public._.update", R"sql(
update public._
set __ = case when '__' = any($6::text[]) then $2::int4 else __ end,
    _a = case when '_a' = any($6::text[]) then $3::text else _a end,
    a_ = case when 'a_' = any($6::text[]) then $4::text else a_ end,
    _a_ = case when '_a_' = any($6::text[]) then $5::text else _a_ end
where __ = $1::int4
returning __, _a, a_, _a_)sql"},
};

namespace rows {

using tables::slot;

tables::Members<4> fields_of(U5f& of) {
    return {tables::Described<U5f>::table,
            {{slot(of.u5f_u5f_), slot(of._a), slot(of.a_), slot(of._a_)}}};
}

tables::Members<1> fields_of(U5fKey& of) {
    return {tables::Described<U5f>::table,
            {{slot(of.u5f_u5f_)}}};
}

tables::Members<4> fields_of(U5fInsert& of) {
    return {tables::Described<U5f>::table,
            {{slot(of.u5f_u5f_), slot(of._a), slot(of.a_), slot(of._a_)}}};
}

tables::Members<4> fields_of(U5fUpdate& of) {
    return {tables::Described<U5f>::table,
            {{slot(of.u5f_u5f_), slot(of._a), slot(of.a_), slot(of._a_)}}};
}

}  // namespace rows
}  // namespace orderline
