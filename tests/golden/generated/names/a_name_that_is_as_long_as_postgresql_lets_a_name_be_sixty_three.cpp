// How rows of public.a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three are read, written and checked.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#include "a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63", .type = Type::int4, .cast = "int4"},
};

constexpr int key[]{0};

}  // namespace

constinit const tables::Table tables::Described<rows::ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThree>::table{
    .name = "public.a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three",
    .columns = columns,
    .key = key,
    .select = R"sql(
select a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63
from public.a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three)sql",
    .first_page = {"a_name_that_is_as_long_as_postgresql_lets_a_name_be.first_page", R"sql(
select a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63
from public.a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three
order by a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63
limit $1::int4)sql"},
    .next_page = {"a_name_that_is_as_long_as_postgresql_lets_a_name_be.next_page", R"sql(
select a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63
from public.a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three
where a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63 > $1::int4
order by a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63
limit $2::int4)sql"},
    .get = {"a_name_that_is_as_long_as_postgresql_lets_a_name_be.get", R"sql(
select a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63
from public.a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three
where a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63 = $1::int4)sql"},
    .remove = {"a_name_that_is_as_long_as_postgresql_lets_a_name_be.remove", R"sql(
delete from public.a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three
where a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63 = $1::int4
returning a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63)sql"},
    .insert = {"a_name_that_is_as_long_as_postgresql_lets_a_name_be.insert", R"sql(
insert into public.a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three (a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63)
values (
    $1::int4)
returning a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63)sql"},
    .update = {"a_name_that_is_as_long_as_postgresql_lets_a_name_be.update", R"sql(
update public.a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three
set a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63 = case when 'a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63' = any($3::text[]) then $2::int4 else a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63 end
where a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63 = $1::int4
returning a_column_name_that_is_as_long_as_postgresql_lets_it_be_also__63)sql"},
};

namespace rows {

using tables::slot;

tables::Members<1> fields_of(ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThree& of) {
    return {tables::Described<ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThree>::table,
            {{slot(of.a_column_name_that_is_as_long_as_postgresql_lets_it_be_also_63)}}};
}

tables::Members<1> fields_of(ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeKey& of) {
    return {tables::Described<ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThree>::table,
            {{slot(of.a_column_name_that_is_as_long_as_postgresql_lets_it_be_also_63)}}};
}

tables::Members<1> fields_of(ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeInsert& of) {
    return {tables::Described<ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThree>::table,
            {{slot(of.a_column_name_that_is_as_long_as_postgresql_lets_it_be_also_63)}}};
}

tables::Members<1> fields_of(ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeUpdate& of) {
    return {tables::Described<ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThree>::table,
            {{slot(of.a_column_name_that_is_as_long_as_postgresql_lets_it_be_also_63)}}};
}

}  // namespace rows
}  // namespace orderline
