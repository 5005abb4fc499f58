// How rows of public.customers are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "customers.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "user_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
    {.name = "first_name", .type = Type::text, .cast = "text"},
    {.name = "last_name", .type = Type::text, .cast = "text"},
    {.name = "email", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "phone", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "address", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "city", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "state", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "postal_code", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "country", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "industry_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
    {.name = "company", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "is_active", .type = Type::boolean, .nullable = true, .has_default = true, .cast = "bool"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "time_zone", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "language", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "external_id", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "search", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "erased_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
};

constexpr int key[]{1, 0};

// (octet_length(first_name) + octet_length(last_name)) <= 1000
constexpr int check_1_columns[]{3, 4};
constexpr tables::Step check_1[]{
    {Do::column, 3}, Do::octet_length, {Do::column, 4}, Do::octet_length, Do::plus, {Do::number, "1000"},
    Do::less_equal};

constexpr tables::Check checks[]{
    {"customers_name_check", check_1_columns, check_1},
};

}  // namespace

constinit const tables::Table tables::Described<rows::Customer>::table{
    .name = "public.customers",
    .columns = columns,
    .key = key,
    .scope = 1,
    .checks = checks,
    .select = R"sql(
select id, tenant_id, user_id, first_name, last_name, email, phone, address, city, state, postal_code, country,
    industry_id, company, is_active, created_at, updated_at, time_zone, language, external_id, search, erased_at
from public.customers)sql",
    .first_page = {"public.customers.first_page", R"sql(
select id, tenant_id, user_id, first_name, last_name, email, phone, address, city, state, postal_code, country,
    industry_id, company, is_active, created_at, updated_at, time_zone, language, external_id, search, erased_at
from public.customers
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.customers.next_page", R"sql(
select id, tenant_id, user_id, first_name, last_name, email, phone, address, city, state, postal_code, country,
    industry_id, company, is_active, created_at, updated_at, time_zone, language, external_id, search, erased_at
from public.customers
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.customers.get", R"sql(
select id, tenant_id, user_id, first_name, last_name, email, phone, address, city, state, postal_code, country,
    industry_id, company, is_active, created_at, updated_at, time_zone, language, external_id, search, erased_at
from public.customers
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.customers.remove", R"sql(
delete from public.customers
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, user_id, first_name, last_name, email, phone, address, city, state, postal_code, country,
    industry_id, company, is_active, created_at, updated_at, time_zone, language, external_id, search, erased_at)sql"},
    .insert = {"public.customers.insert", R"sql(
insert into public.customers (id, tenant_id, user_id, first_name, last_name, email, phone, address, city, state,
    postal_code, country, industry_id, company, is_active, created_at, updated_at, time_zone, language, external_id,
    erased_at)
values (
    case when 'id' = any($22::text[]) then $1::uuid else gen_random_uuid() end,
    $2::uuid,
    $3::uuid,
    $4::text,
    $5::text,
    $6::text,
    $7::text,
    $8::text,
    $9::text,
    $10::text,
    $11::text,
    $12::text,
    $13::uuid,
    $14::text,
    case when 'is_active' = any($22::text[]) then $15::bool else true end,
    case when 'created_at' = any($22::text[]) then $16::timestamptz else now() end,
    case when 'updated_at' = any($22::text[]) then $17::timestamptz else now() end,
    $18::text,
    $19::text,
    $20::text,
    $21::timestamptz)
returning id, tenant_id, user_id, first_name, last_name, email, phone, address, city, state, postal_code, country,
    industry_id, company, is_active, created_at, updated_at, time_zone, language, external_id, search, erased_at)sql"},
    .update = {"public.customers.update", R"sql(
update public.customers
set id = case when 'id' = any($23::text[]) then $3::uuid else id end,
    user_id = case when 'user_id' = any($23::text[]) then $4::uuid else user_id end,
    first_name = case when 'first_name' = any($23::text[]) then $5::text else first_name end,
    last_name = case when 'last_name' = any($23::text[]) then $6::text else last_name end,
    email = case when 'email' = any($23::text[]) then $7::text else email end,
    phone = case when 'phone' = any($23::text[]) then $8::text else phone end,
    address = case when 'address' = any($23::text[]) then $9::text else address end,
    city = case when 'city' = any($23::text[]) then $10::text else city end,
    state = case when 'state' = any($23::text[]) then $11::text else state end,
    postal_code = case when 'postal_code' = any($23::text[]) then $12::text else postal_code end,
    country = case when 'country' = any($23::text[]) then $13::text else country end,
    industry_id = case when 'industry_id' = any($23::text[]) then $14::uuid else industry_id end,
    company = case when 'company' = any($23::text[]) then $15::text else company end,
    is_active = case when 'is_active' = any($23::text[]) then $16::bool else is_active end,
    created_at = case when 'created_at' = any($23::text[]) then $17::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($23::text[]) then $18::timestamptz else updated_at end,
    time_zone = case when 'time_zone' = any($23::text[]) then $19::text else time_zone end,
    language = case when 'language' = any($23::text[]) then $20::text else language end,
    external_id = case when 'external_id' = any($23::text[]) then $21::text else external_id end,
    erased_at = case when 'erased_at' = any($23::text[]) then $22::timestamptz else erased_at end
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, user_id, first_name, last_name, email, phone, address, city, state, postal_code, country,
    industry_id, company, is_active, created_at, updated_at, time_zone, language, external_id, search, erased_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<22> fields_of(Customer& of) {
    return {tables::Described<Customer>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.user_id), slot(of.first_name), slot(of.last_name),
              slot(of.email), slot(of.phone), slot(of.address), slot(of.city), slot(of.state), slot(of.postal_code),
              slot(of.country), slot(of.industry_id), slot(of.company), slot(of.is_active), slot(of.created_at),
              slot(of.updated_at), slot(of.time_zone), slot(of.language), slot(of.external_id), slot(of.search),
              slot(of.erased_at)}}};
}

tables::Members<2> fields_of(CustomerKey& of) {
    return {tables::Described<Customer>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<22> fields_of(CustomerInsert& of) {
    return {tables::Described<Customer>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.user_id), slot(of.first_name), slot(of.last_name),
              slot(of.email), slot(of.phone), slot(of.address), slot(of.city), slot(of.state), slot(of.postal_code),
              slot(of.country), slot(of.industry_id), slot(of.company), slot(of.is_active), slot(of.created_at),
              slot(of.updated_at), slot(of.time_zone), slot(of.language), slot(of.external_id), {},
              slot(of.erased_at)}}};
}

tables::Members<22> fields_of(CustomerUpdate& of) {
    return {tables::Described<Customer>::table,
            {{slot(of.id), {}, slot(of.user_id), slot(of.first_name), slot(of.last_name), slot(of.email),
              slot(of.phone), slot(of.address), slot(of.city), slot(of.state), slot(of.postal_code), slot(of.country),
              slot(of.industry_id), slot(of.company), slot(of.is_active), slot(of.created_at), slot(of.updated_at),
              slot(of.time_zone), slot(of.language), slot(of.external_id), {}, slot(of.erased_at)}}};
}

}  // namespace rows
}  // namespace orderline
