// How rows of public."UserAccounts" are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "UserAccounts.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "userId", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "user_id", .type = Type::int4, .cast = "int4"},
    {.name = "UserID", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "user id", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "user-id", .type = Type::text, .nullable = true, .cast = "text"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::UserAccount>::table{
    .name = "public.\"UserAccounts\"",
    .columns = columns,
    .key = key,
    .select = R"sql(
select "userId", user_id, "UserID", "user id", "user-id"
from public."UserAccounts")sql",
    .first_page = {"public.\"UserAccounts\".first_page", R"sql(
select "userId", user_id, "UserID", "user id", "user-id"
from public."UserAccounts"
order by "userId"
limit $1::int4)sql"},
    .next_page = {"public.\"UserAccounts\".next_page", R"sql(
select "userId", user_id, "UserID", "user id", "user-id"
from public."UserAccounts"
where "userId" > $1::uuid
order by "userId"
limit $2::int4)sql"},
    .get = {"public.\"UserAccounts\".get", R"sql(
select "userId", user_id, "UserID", "user id", "user-id"
from public."UserAccounts"
where "userId" = $1::uuid)sql"},
    .remove = {"public.\"UserAccounts\".remove", R"sql(
delete from public."UserAccounts"
where "userId" = $1::uuid
returning "userId", user_id, "UserID", "user id", "user-id")sql"},
    .insert = {"public.\"UserAccounts\".insert", R"sql(
insert into public."UserAccounts" ("userId", user_id, "UserID", "user id", "user-id")
values (
    case when 'userId' = any($6::text[]) then $1::uuid else gen_random_uuid() end,
    $2::int4,
    $3::text,
    $4::text,
    $5::text)
returning "userId", user_id, "UserID", "user id", "user-id")sql"},
    .update = {"public.\"UserAccounts\".update", R"sql(
update public."UserAccounts"
set "userId" = case when 'userId' = any($7::text[]) then $2::uuid else "userId" end,
    user_id = case when 'user_id' = any($7::text[]) then $3::int4 else user_id end,
    "UserID" = case when 'UserID' = any($7::text[]) then $4::text else "UserID" end,
    "user id" = case when 'user id' = any($7::text[]) then $5::text else "user id" end,
    "user-id" = case when 'user-id' = any($7::text[]) then $6::text else "user-id" end
where "userId" = $1::uuid
returning "userId", user_id, "UserID", "user id", "user-id")sql"},
};

namespace rows {

using tables::slot;

tables::Members<5> fields_of(UserAccount& of) {
    return {tables::Described<UserAccount>::table,
            {{slot(of.userId), slot(of.user_id), slot(of.UserID), slot(of.user_id_), slot(of.user_id_2)}}};
}

tables::Members<1> fields_of(UserAccountKey& of) {
    return {tables::Described<UserAccount>::table,
            {{slot(of.userId)}}};
}

tables::Members<5> fields_of(UserAccountInsert& of) {
    return {tables::Described<UserAccount>::table,
            {{slot(of.userId), slot(of.user_id), slot(of.UserID), slot(of.user_id_), slot(of.user_id_2)}}};
}

tables::Members<5> fields_of(UserAccountUpdate& of) {
    return {tables::Described<UserAccount>::table,
            {{slot(of.userId), slot(of.user_id), slot(of.UserID), slot(of.user_id_), slot(of.user_id_2)}}};
}

}  // namespace rows
}  // namespace orderline
