// tests/pg/introspect_types_pgtest.cpp: enums, domains, composite and range types, and the types of extensions.
#include <gmock/gmock.h>
#include "tests/pg/introspect_fixture.hpp"

namespace orderline::pg {
namespace {

using schema::Name;
using testing::ElementsAre;
using testing::IsEmpty;

class IntrospectTypes : public IntrospectTest {};

TEST_F(IntrospectTypes, EnumsKeepTheirOrder) {
    const auto model = made_by(R"(
        CREATE TYPE mood AS ENUM ('sad', 'happy'); ALTER TYPE mood ADD VALUE 'so-so' BEFORE 'happy'; CREATE TYPE nothing AS ENUM ();
        COMMENT ON TYPE mood IS 'How one feels')");
    ASSERT_EQ(model.enums.size(), 2u);
    EXPECT_THAT(model.enums[0].values, ElementsAre("sad", "so-so", "happy"));
    EXPECT_EQ(model.enums[0].comment, "How one feels");
    EXPECT_THAT(model.enums[1].values, IsEmpty());
}

TEST_F(IntrospectTypes, DomainsSayWhatTheyCheck) {
    const auto model = made_by(R"(
        CREATE DOMAIN code AS varchar(8) COLLATE "C" DEFAULT 'x' NOT NULL CONSTRAINT shape CHECK (VALUE ~ '^[a-z]+$') CHECK (VALUE <> 'no');
        CREATE DOMAIN short_code AS code CHECK (length(VALUE) < 4);
        CREATE DOMAIN list AS code[];
        COMMENT ON DOMAIN code IS 'A code')");
    ASSERT_EQ(model.domains.size(), 3u);
    const auto& code = *model.domain({"own", "code"});
    EXPECT_EQ(code.base.text, "character varying(8)");
    EXPECT_THAT(code.base.modifiers, ElementsAre(8));
    EXPECT_TRUE(code.not_null);
    EXPECT_EQ(code.default_value, "'x'::character varying");
    EXPECT_EQ(code.collation, "C");
    EXPECT_EQ(code.comment, "A code");
    ASSERT_EQ(code.checks.size(), 2u);
    EXPECT_EQ(named(code.checks, "shape").expression, "(VALUE)::text ~ '^[a-z]+$'::text");
    const auto& shorter = *model.domain({"own", "short_code"});
    EXPECT_EQ(shorter.base.name, (Name{"own", "code"}));
    EXPECT_FALSE(shorter.not_null) << "its own word; that of its base stands there";
    EXPECT_EQ(shorter.checks.at(0).expression, "length((VALUE)::text) < 4");
    const auto& list = *model.domain({"own", "list"});
    EXPECT_EQ(list.base.name, (Name{"own", "code"}));
    EXPECT_TRUE(list.base.array);
}

TEST_F(IntrospectTypes, CompositesAndRanges) {
    const auto model = made_by(R"(
        CREATE DOMAIN must AS int NOT NULL;
        CREATE TYPE inner_pair AS (a must, b text COLLATE "C");
        CREATE TYPE pair AS (one inner_pair, many inner_pair[], gone int, price numeric(6,2));
        ALTER TYPE pair DROP ATTRIBUTE gone;
        COMMENT ON COLUMN pair.price IS 'In euro'; COMMENT ON TYPE pair IS 'Two';
        CREATE TYPE floats AS RANGE (subtype = float8, subtype_diff = float8mi, multirange_type_name = many_floats);
        CREATE TABLE not_a_composite (a int, p pair))");
    ASSERT_EQ(model.composites.size(), 2u);
    const auto& pair = *model.composite({"own", "pair"});
    ASSERT_EQ(pair.attributes.size(), 3u);
    EXPECT_EQ(pair.attributes[1].type, (schema::Type{{"own", "inner_pair"}, true, {}, "own.inner_pair[]"}));
    EXPECT_EQ(pair.attributes[2].type.text, "numeric(6,2)");
    EXPECT_EQ(pair.attributes[2].comment, "In euro");
    EXPECT_EQ(pair.comment, "Two");
    const auto& inner = *model.composite({"own", "inner_pair"});
    EXPECT_FALSE(inner.attributes[0].nullable);
    EXPECT_TRUE(inner.attributes[1].nullable);
    EXPECT_EQ(inner.attributes[1].collation, "C");
    EXPECT_EQ(column(model, "not_a_composite", "p").type.name, (Name{"own", "pair"}));
    ASSERT_EQ(model.ranges.size(), 1u);
    EXPECT_EQ(model.ranges[0].name, (Name{"own", "floats"}));
    EXPECT_EQ(model.ranges[0].multirange, (Name{"own", "many_floats"}));
    EXPECT_EQ(model.ranges[0].subtype.name, (Name{"pg_catalog", "float8"}));
    EXPECT_TRUE(model.range({"own", "many_floats"}));
}

TEST_F(IntrospectTypes, WhatAnExtensionBroughtIsLeftOutButItsTypesInUse) {
    const auto model = made_by(R"(
        CREATE EXTENSION citext SCHEMA own; CREATE EXTENSION hstore SCHEMA own; CREATE EXTENSION ltree SCHEMA own;
        CREATE EXTENSION pg_stat_statements SCHEMA own;
        CREATE TABLE t (a citext, b hstore[]);
        CREATE FUNCTION f(a citext) RETURNS int LANGUAGE sql AS 'SELECT 1')");
    EXPECT_EQ(model.relations.size(), 1u);
    EXPECT_EQ(model.functions.size(), 1u);
    ASSERT_EQ(model.external_types.size(), 2u);
    EXPECT_EQ(model.external_types[0], (schema::ExternalType{{"own", "citext"}, 'S', "citext"}));
    EXPECT_EQ(model.external_types[1], (schema::ExternalType{{"own", "hstore"}, 'U', "hstore"}));
    EXPECT_TRUE(column(model, "t", "b").type.array);
}

TEST_F(IntrospectTypes, OfOtherSchemasThoseInUseComeAlong) {
    const auto model = made_by(R"(
        CREATE SCHEMA shared;
        CREATE TYPE shared.mood AS ENUM ('sad'); CREATE TYPE shared.unused AS ENUM ('no');
        CREATE DOMAIN shared.moods AS shared.mood[];
        CREATE TYPE shared.pair AS (a shared.moods, b int);
        CREATE TABLE t (p shared.pair);
        CREATE VIEW v AS SELECT table_name FROM information_schema.tables)");
    EXPECT_EQ(model.schemas.size(), 1u);
    EXPECT_EQ(model.enums.size(), 1u);
    EXPECT_TRUE(model.enumeration({"shared", "mood"}));
    EXPECT_TRUE(model.domain({"shared", "moods"}));
    EXPECT_TRUE(model.composite({"shared", "pair"}));
    EXPECT_EQ(model.domain({"information_schema", "sql_identifier"})->base.name, (Name{"pg_catalog", "name"}));
}

}  // namespace
}  // namespace orderline::pg
