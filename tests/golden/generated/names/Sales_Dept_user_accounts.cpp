// How rows of "Sales Dept".user_accounts are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "Sales_Dept_user_accounts.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::int4, .cast = "int4"},
    {.name = "local", .type = Type::int4, .nullable = true, .cast = "int4"},
};

constexpr int key[]{0};

// id > 0
constexpr int check_1_columns[]{0};
constexpr tables::Step check_1[]{
    {Do::column, 0}, {Do::number, "0"}, Do::greater};

constexpr tables::Check checks[]{
    {"it's a check", check_1_columns, check_1},
};

}  // namespace

constinit const tables::Table tables::Described<rows::SalesDeptUserAccount>::table{
    .name = "\"Sales Dept\".user_accounts",
    .columns = columns,
    .key = key,
    .checks = checks,
    .select = R"sql(
select id, local
from "Sales Dept".user_accounts)sql",
    .first_page = {"\"Sales Dept\".user_accounts.first_page", R"sql(
select id, local
from "Sales Dept".user_accounts
order by id
limit $1::int4)sql"},
    .next_page = {"\"Sales Dept\".user_accounts.next_page", R"sql(
select id, local
from "Sales Dept".user_accounts
where id > $1::int4
order by id
limit $2::int4)sql"},
    .get = {"\"Sales Dept\".user_accounts.get", R"sql(
select id, local
from "Sales Dept".user_accounts
where id = $1::int4)sql"},
    .remove = {"\"Sales Dept\".user_accounts.remove", R"sql(
delete from "Sales Dept".user_accounts
where id = $1::int4
returning id, local)sql"},
    .insert = {"\"Sales Dept\".user_accounts.insert", R"sql(
insert into "Sales Dept".user_accounts (id, local)
values (
    $1::int4,
    $2::int4)
returning id, local)sql"},
    .update = {"\"Sales Dept\".user_accounts.update", R"sql(
update "Sales Dept".user_accounts
set id = case when 'id' = any($4::text[]) then $2::int4 else id end,
    local = case when 'local' = any($4::text[]) then $3::int4 else local end
where id = $1::int4
returning id, local)sql"},
};

namespace rows {

using tables::slot;

tables::Members<2> fields_of(SalesDeptUserAccount& of) {
    return {tables::Described<SalesDeptUserAccount>::table,
            {{slot(of.id), slot(of.local)}}};
}

tables::Members<1> fields_of(SalesDeptUserAccountKey& of) {
    return {tables::Described<SalesDeptUserAccount>::table,
            {{slot(of.id)}}};
}

tables::Members<2> fields_of(SalesDeptUserAccountInsert& of) {
    return {tables::Described<SalesDeptUserAccount>::table,
            {{slot(of.id), slot(of.local)}}};
}

tables::Members<2> fields_of(SalesDeptUserAccountUpdate& of) {
    return {tables::Described<SalesDeptUserAccount>::table,
            {{slot(of.id), slot(of.local)}}};
}

}  // namespace rows
}  // namespace orderline
