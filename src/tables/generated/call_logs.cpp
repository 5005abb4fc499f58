// How rows of public.call_logs are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "call_logs.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "customer_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
    {.name = "agent_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
    {.name = "call_date", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "duration", .type = Type::int4, .nullable = true, .cast = "int4"},
    {.name = "notes", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "follow_up_date", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "reorder_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "status", .type = Type::enumeration, .nullable = true, .has_default = true, .cast = "public.call_status"},
    {.name = "outcome", .type = Type::enumeration, .nullable = true, .cast = "public.call_outcome"},
    {.name = "purpose", .type = Type::enumeration, .nullable = true, .has_default = true, .cast = "public.call_purpose"},
    {.name = "direction", .type = Type::text, .nullable = true, .has_default = true, .cast = "text"},
    {.name = "ended_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "draft_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
};

constexpr int key[]{1, 0};

// direction = ANY (ARRAY['inbound'::text, 'outbound'::text])
constexpr int check_1_columns[]{14};
constexpr tables::Step check_1[]{
    {Do::column, 14}, {Do::text, "inbound"}, Do::equal, {Do::column, 14}, {Do::text, "outbound"}, Do::equal,
    {Do::any_of, 2}};

// duration >= 0
constexpr int check_2_columns[]{5};
constexpr tables::Step check_2[]{
    {Do::column, 5}, {Do::number, "0"}, Do::greater_equal};

constexpr tables::Check checks[]{
    {"call_logs_direction_check", check_1_columns, check_1},
    {"call_logs_duration_check", check_2_columns, check_2},
};

}  // namespace

constinit const tables::Table tables::Described<rows::CallLog>::table{
    .name = "public.call_logs",
    .columns = columns,
    .key = key,
    .scope = 1,
    .checks = checks,
    .select = R"sql(
select id, tenant_id, customer_id, agent_id, call_date, duration, notes, follow_up_date, reorder_id, created_at,
    updated_at, status, outcome, purpose, direction, ended_at, draft_id
from public.call_logs)sql",
    .first_page = {"public.call_logs.first_page", R"sql(
select id, tenant_id, customer_id, agent_id, call_date, duration, notes, follow_up_date, reorder_id, created_at,
    updated_at, status, outcome, purpose, direction, ended_at, draft_id
from public.call_logs
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.call_logs.next_page", R"sql(
select id, tenant_id, customer_id, agent_id, call_date, duration, notes, follow_up_date, reorder_id, created_at,
    updated_at, status, outcome, purpose, direction, ended_at, draft_id
from public.call_logs
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.call_logs.get", R"sql(
select id, tenant_id, customer_id, agent_id, call_date, duration, notes, follow_up_date, reorder_id, created_at,
    updated_at, status, outcome, purpose, direction, ended_at, draft_id
from public.call_logs
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.call_logs.remove", R"sql(
delete from public.call_logs
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, customer_id, agent_id, call_date, duration, notes, follow_up_date, reorder_id, created_at,
    updated_at, status, outcome, purpose, direction, ended_at, draft_id)sql"},
    .insert = {"public.call_logs.insert", R"sql(
insert into public.call_logs (id, tenant_id, customer_id, agent_id, call_date, duration, notes, follow_up_date,
    reorder_id, created_at, updated_at, status, outcome, purpose, direction, ended_at, draft_id)
values (
    case when 'id' = any($18::text[]) then $1::uuid else gen_random_uuid() end,
    $2::uuid,
    $3::uuid,
    $4::uuid,
    case when 'call_date' = any($18::text[]) then $5::timestamptz else now() end,
    $6::int4,
    $7::text,
    $8::timestamptz,
    $9::uuid,
    case when 'created_at' = any($18::text[]) then $10::timestamptz else now() end,
    case when 'updated_at' = any($18::text[]) then $11::timestamptz else now() end,
    case when 'status' = any($18::text[]) then $12::public.call_status else 'in_progress'::public.call_status end,
    $13::public.call_outcome,
    case when 'purpose' = any($18::text[]) then $14::public.call_purpose else 'sales'::public.call_purpose end,
    case when 'direction' = any($18::text[]) then $15::text else 'outbound'::text end,
    $16::timestamptz,
    $17::uuid)
returning id, tenant_id, customer_id, agent_id, call_date, duration, notes, follow_up_date, reorder_id, created_at,
    updated_at, status, outcome, purpose, direction, ended_at, draft_id)sql"},
    .update = {"public.call_logs.update", R"sql(
update public.call_logs
set id = case when 'id' = any($19::text[]) then $3::uuid else id end,
    customer_id = case when 'customer_id' = any($19::text[]) then $4::uuid else customer_id end,
    agent_id = case when 'agent_id' = any($19::text[]) then $5::uuid else agent_id end,
    call_date = case when 'call_date' = any($19::text[]) then $6::timestamptz else call_date end,
    duration = case when 'duration' = any($19::text[]) then $7::int4 else duration end,
    notes = case when 'notes' = any($19::text[]) then $8::text else notes end,
    follow_up_date = case when 'follow_up_date' = any($19::text[]) then $9::timestamptz else follow_up_date end,
    reorder_id = case when 'reorder_id' = any($19::text[]) then $10::uuid else reorder_id end,
    created_at = case when 'created_at' = any($19::text[]) then $11::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($19::text[]) then $12::timestamptz else updated_at end,
    status = case when 'status' = any($19::text[]) then $13::public.call_status else status end,
    outcome = case when 'outcome' = any($19::text[]) then $14::public.call_outcome else outcome end,
    purpose = case when 'purpose' = any($19::text[]) then $15::public.call_purpose else purpose end,
    direction = case when 'direction' = any($19::text[]) then $16::text else direction end,
    ended_at = case when 'ended_at' = any($19::text[]) then $17::timestamptz else ended_at end,
    draft_id = case when 'draft_id' = any($19::text[]) then $18::uuid else draft_id end
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, customer_id, agent_id, call_date, duration, notes, follow_up_date, reorder_id, created_at,
    updated_at, status, outcome, purpose, direction, ended_at, draft_id)sql"},
};

namespace rows {

using tables::slot;

tables::Members<17> fields_of(CallLog& of) {
    return {tables::Described<CallLog>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.customer_id), slot(of.agent_id), slot(of.call_date),
              slot(of.duration), slot(of.notes), slot(of.follow_up_date), slot(of.reorder_id), slot(of.created_at),
              slot(of.updated_at), slot(of.status), slot(of.outcome), slot(of.purpose), slot(of.direction),
              slot(of.ended_at), slot(of.draft_id)}}};
}

tables::Members<2> fields_of(CallLogKey& of) {
    return {tables::Described<CallLog>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<17> fields_of(CallLogInsert& of) {
    return {tables::Described<CallLog>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.customer_id), slot(of.agent_id), slot(of.call_date),
              slot(of.duration), slot(of.notes), slot(of.follow_up_date), slot(of.reorder_id), slot(of.created_at),
              slot(of.updated_at), slot(of.status), slot(of.outcome), slot(of.purpose), slot(of.direction),
              slot(of.ended_at), slot(of.draft_id)}}};
}

tables::Members<17> fields_of(CallLogUpdate& of) {
    return {tables::Described<CallLog>::table,
            {{slot(of.id), {}, slot(of.customer_id), slot(of.agent_id), slot(of.call_date), slot(of.duration),
              slot(of.notes), slot(of.follow_up_date), slot(of.reorder_id), slot(of.created_at), slot(of.updated_at),
              slot(of.status), slot(of.outcome), slot(of.purpose), slot(of.direction), slot(of.ended_at),
              slot(of.draft_id)}}};
}

}  // namespace rows
}  // namespace orderline
