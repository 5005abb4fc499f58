// How rows of "Sales Dept"."select" are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "Sales_Dept_select.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "from", .type = Type::int8, .cast = "int8"},
    {.name = "order", .type = Type::enumeration, .cast = "\"Sales Dept\".\"order\""},
    {.name = "both", .type = Type::enumeration, .nullable = true, .cast = "public.\"order\""},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::SalesDeptSelect>::table{
    .name = "\"Sales Dept\".\"select\"",
    .columns = columns,
    .key = key,
    .select = R"sql(
select "from", "order", "both"
from "Sales Dept"."select")sql",
    .first_page = {"\"Sales Dept\".\"select\".first_page", R"sql(
select "from", "order", "both"
from "Sales Dept"."select"
order by "from"
limit $1::int4)sql"},
    .next_page = {"\"Sales Dept\".\"select\".next_page", R"sql(
select "from", "order", "both"
from "Sales Dept"."select"
where "from" > $1::int8
order by "from"
limit $2::int4)sql"},
    .get = {"\"Sales Dept\".\"select\".get", R"sql(
select "from", "order", "both"
from "Sales Dept"."select"
where "from" = $1::int8)sql"},
    .remove = {"\"Sales Dept\".\"select\".remove", R"sql(
delete from "Sales Dept"."select"
where "from" = $1::int8
returning "from", "order", "both")sql"},
    .insert = {"\"Sales Dept\".\"select\".insert", R"sql(
insert into "Sales Dept"."select" ("from", "order", "both")
values (
    $1::int8,
    $2::"Sales Dept"."order",
    $3::public."order")
returning "from", "order", "both")sql"},
    .update = {"\"Sales Dept\".\"select\".update", R"sql(
update "Sales Dept"."select"
set "from" = case when 'from' = any($5::text[]) then $2::int8 else "from" end,
    "order" = case when 'order' = any($5::text[]) then $3::"Sales Dept"."order" else "order" end,
    "both" = case when 'both' = any($5::text[]) then $4::public."order" else "both" end
where "from" = $1::int8
returning "from", "order", "both")sql"},
};

namespace rows {

using tables::slot;

tables::Members<3> fields_of(SalesDeptSelect& of) {
    return {tables::Described<SalesDeptSelect>::table,
            {{slot(of.from), slot(of.order), slot(of.both)}}};
}

tables::Members<1> fields_of(SalesDeptSelectKey& of) {
    return {tables::Described<SalesDeptSelect>::table,
            {{slot(of.from)}}};
}

tables::Members<3> fields_of(SalesDeptSelectInsert& of) {
    return {tables::Described<SalesDeptSelect>::table,
            {{slot(of.from), slot(of.order), slot(of.both)}}};
}

tables::Members<3> fields_of(SalesDeptSelectUpdate& of) {
    return {tables::Described<SalesDeptSelect>::table,
            {{slot(of.from), slot(of.order), slot(of.both)}}};
}

}  // namespace rows
}  // namespace orderline
