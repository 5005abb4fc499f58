// Rows of public.a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three, and their forms.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include "ids.hpp"
#include "tables/table.hpp"

namespace orderline::rows {

/// public.a_name_that_is_as_long_as_postgresql_lets_a_name_be_sixty_three
struct ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThree {
    ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeId a_column_name_that_is_as_long_as_postgresql_lets_it_be_also_63{};
    bool operator==(const ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThree&) const = default;
};

/// The primary key.
struct ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeKey {
    ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeId a_column_name_that_is_as_long_as_postgresql_lets_it_be_also_63{};
    bool operator==(const ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeKey&) const = default;
};

/// A new row; a Field that is left out takes the column's default.
struct ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeInsert {
    ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeId a_column_name_that_is_as_long_as_postgresql_lets_it_be_also_63{};
    bool operator==(const ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeInsert&) const = default;
};

/// Changes of a row; what is left out stays.
struct ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeUpdate {
    tables::Field<ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeId> a_column_name_that_is_as_long_as_postgresql_lets_it_be_also_63{};
    bool operator==(const ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeUpdate&) const = default;
};

tables::Members<1> fields_of(ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThree& of);
tables::Members<1> fields_of(ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeKey& of);
tables::Members<1> fields_of(ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeInsert& of);
tables::Members<1> fields_of(ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeUpdate& of);

}  // namespace orderline::rows

template <>
struct orderline::tables::Described<orderline::rows::ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThree> {
    using Key = rows::ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeKey;
    using Insert = rows::ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeInsert;
    using Update = rows::ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeUpdate;
    using Scope = None;
    static const Table table;
};
