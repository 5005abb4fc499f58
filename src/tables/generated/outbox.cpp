// How rows of public.outbox are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "outbox.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "channel", .type = Type::text, .cast = "text"},
    {.name = "recipient", .type = Type::text, .cast = "text"},
    {.name = "subject", .type = Type::text, .has_default = true, .cast = "text"},
    {.name = "body", .type = Type::text, .cast = "text"},
    {.name = "purpose", .type = Type::text, .cast = "text"},
    {.name = "created_at", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
    {.name = "expires_at", .type = Type::timestamptz, .cast = "timestamptz"},
    {.name = "sent_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
};

constexpr int key[]{0, 1};

// channel = ANY (ARRAY['email'::text, 'sms'::text])
constexpr int check_1_columns[]{2};
constexpr tables::Step check_1[]{
    {Do::column, 2}, {Do::text, "email"}, Do::equal, {Do::column, 2}, {Do::text, "sms"}, Do::equal, {Do::any_of, 2}};

constexpr tables::Check checks[]{
    {"outbox_channel_check", check_1_columns, check_1},
};

}  // namespace

constinit const tables::Table tables::Described<rows::Outbox>::table{
    .name = "public.outbox",
    .columns = columns,
    .key = key,
    .scope = 0,
    .checks = checks,
    .select = R"sql(
select tenant_id, id, channel, recipient, subject, body, purpose, created_at, expires_at, sent_at
from public.outbox)sql",
    .first_page = {"public.outbox.first_page", R"sql(
select tenant_id, id, channel, recipient, subject, body, purpose, created_at, expires_at, sent_at
from public.outbox
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.outbox.next_page", R"sql(
select tenant_id, id, channel, recipient, subject, body, purpose, created_at, expires_at, sent_at
from public.outbox
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.outbox.get", R"sql(
select tenant_id, id, channel, recipient, subject, body, purpose, created_at, expires_at, sent_at
from public.outbox
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.outbox.remove", R"sql(
delete from public.outbox
where tenant_id = $1::uuid and id = $2::uuid
returning tenant_id, id, channel, recipient, subject, body, purpose, created_at, expires_at, sent_at)sql"},
    .insert = {"public.outbox.insert", R"sql(
insert into public.outbox (tenant_id, id, channel, recipient, subject, body, purpose, created_at, expires_at, sent_at)
values (
    $1::uuid,
    case when 'id' = any($11::text[]) then $2::uuid else gen_random_uuid() end,
    $3::text,
    $4::text,
    case when 'subject' = any($11::text[]) then $5::text else ''::text end,
    $6::text,
    $7::text,
    case when 'created_at' = any($11::text[]) then $8::timestamptz else now() end,
    $9::timestamptz,
    $10::timestamptz)
returning tenant_id, id, channel, recipient, subject, body, purpose, created_at, expires_at, sent_at)sql"},
    .update = {"public.outbox.update", R"sql(
update public.outbox
set id = case when 'id' = any($12::text[]) then $3::uuid else id end,
    channel = case when 'channel' = any($12::text[]) then $4::text else channel end,
    recipient = case when 'recipient' = any($12::text[]) then $5::text else recipient end,
    subject = case when 'subject' = any($12::text[]) then $6::text else subject end,
    body = case when 'body' = any($12::text[]) then $7::text else body end,
    purpose = case when 'purpose' = any($12::text[]) then $8::text else purpose end,
    created_at = case when 'created_at' = any($12::text[]) then $9::timestamptz else created_at end,
    expires_at = case when 'expires_at' = any($12::text[]) then $10::timestamptz else expires_at end,
    sent_at = case when 'sent_at' = any($12::text[]) then $11::timestamptz else sent_at end
where tenant_id = $1::uuid and id = $2::uuid
returning tenant_id, id, channel, recipient, subject, body, purpose, created_at, expires_at, sent_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<10> fields_of(Outbox& of) {
    return {tables::Described<Outbox>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.channel), slot(of.recipient), slot(of.subject), slot(of.body),
              slot(of.purpose), slot(of.created_at), slot(of.expires_at), slot(of.sent_at)}}};
}

tables::Members<2> fields_of(OutboxKey& of) {
    return {tables::Described<Outbox>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<10> fields_of(OutboxInsert& of) {
    return {tables::Described<Outbox>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.channel), slot(of.recipient), slot(of.subject), slot(of.body),
              slot(of.purpose), slot(of.created_at), slot(of.expires_at), slot(of.sent_at)}}};
}

tables::Members<10> fields_of(OutboxUpdate& of) {
    return {tables::Described<Outbox>::table,
            {{{}, slot(of.id), slot(of.channel), slot(of.recipient), slot(of.subject), slot(of.body), slot(of.purpose),
              slot(of.created_at), slot(of.expires_at), slot(of.sent_at)}}};
}

}  // namespace rows
}  // namespace orderline
