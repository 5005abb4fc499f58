// How rows of "Sales Dept"."View of ""selects""" are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "Sales_Dept_View_of__selects_.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "FROM", .type = Type::int8, .cast = "int8"},
    {.name = "order", .type = Type::enumeration, .cast = "\"Sales Dept\".\"order\""},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::ViewOfSelect>::table{
    .name = "\"Sales Dept\".\"View of \"\"selects\"\"\"",
    .columns = columns,
    .key = key,
    .select = R"sql(
select "FROM", "order"
from "Sales Dept"."View of ""selects""")sql",
    .first_page = {"\"Sales Dept\".\"View of \"\"selects\"\"\".first_page", R"sql(
select "FROM", "order"
from "Sales Dept"."View of ""selects"""
order by "FROM"
limit $1::int4)sql"},
    .next_page = {"\"Sales Dept\".\"View of \"\"selects\"\"\".next_page", R"sql(
select "FROM", "order"
from "Sales Dept"."View of ""selects"""
where "FROM" > $1::int8
order by "FROM"
limit $2::int4)sql"},
    .get = {"\"Sales Dept\".\"View of \"\"selects\"\"\".get", R"sql(
select "FROM", "order"
from "Sales Dept"."View of ""selects"""
where "FROM" = $1::int8)sql"},
};

namespace rows {

using tables::slot;

tables::Members<2> fields_of(ViewOfSelect& of) {
    return {tables::Described<ViewOfSelect>::table,
            {{slot(of.FROM), slot(of.order)}}};
}

tables::Members<1> fields_of(ViewOfSelectKey& of) {
    return {tables::Described<ViewOfSelect>::table,
            {{slot(of.FROM)}}};
}

}  // namespace rows
}  // namespace orderline
