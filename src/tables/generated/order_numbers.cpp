// How rows of public.order_numbers are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "order_numbers.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "last", .type = Type::int8, .cast = "int8"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::OrderNumber>::table{
    .name = "public.order_numbers",
    .columns = columns,
    .key = key,
    .scope = 0,
    .select = R"sql(
select tenant_id, last
from public.order_numbers)sql",
    .first_page = {"public.order_numbers.first_page", R"sql(
select tenant_id, last
from public.order_numbers
where tenant_id = $1::uuid
limit $2::int4)sql"},
    .next_page = {"public.order_numbers.next_page", R"sql(
select tenant_id, last
from public.order_numbers
where tenant_id = $1::uuid
limit $2::int4)sql"},
    .get = {"public.order_numbers.get", R"sql(
select tenant_id, last
from public.order_numbers
where tenant_id = $1::uuid)sql"},
    .remove = {"public.order_numbers.remove", R"sql(
delete from public.order_numbers
where tenant_id = $1::uuid
returning tenant_id, last)sql"},
    .insert = {"public.order_numbers.insert", R"sql(
insert into public.order_numbers (tenant_id, last)
values (
    $1::uuid,
    $2::int8)
returning tenant_id, last)sql"},
    .update = {"public.order_numbers.update", R"sql(
update public.order_numbers
set last = case when 'last' = any($3::text[]) then $2::int8 else last end
where tenant_id = $1::uuid
returning tenant_id, last)sql"},
};

namespace rows {

using tables::slot;

tables::Members<2> fields_of(OrderNumber& of) {
    return {tables::Described<OrderNumber>::table,
            {{slot(of.tenant_id), slot(of.last)}}};
}

tables::Members<1> fields_of(OrderNumberKey& of) {
    return {tables::Described<OrderNumber>::table,
            {{slot(of.tenant_id)}}};
}

tables::Members<2> fields_of(OrderNumberInsert& of) {
    return {tables::Described<OrderNumber>::table,
            {{slot(of.tenant_id), slot(of.last)}}};
}

tables::Members<2> fields_of(OrderNumberUpdate& of) {
    return {tables::Described<OrderNumber>::table,
            {{{}, slot(of.last)}}};
}

}  // namespace rows
}  // namespace orderline
