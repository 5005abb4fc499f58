// tests/pg/introspect_keys_pgtest.cpp: keys, checks, exclusions, foreign keys and indexes.
#include <gmock/gmock.h>
#include "tests/pg/introspect_fixture.hpp"

namespace orderline::pg {
namespace {

using schema::Name;
using schema::OnChange;
using testing::ElementsAre;
using testing::IsEmpty;

class IntrospectKeys : public IntrospectTest {};

TEST_F(IntrospectKeys, PrimaryAndUnique) {
    const auto model = made_by(R"(
        CREATE TABLE t (a int, b int, gone int, c int, d int, PRIMARY KEY (c, a), CONSTRAINT late UNIQUE (b) DEFERRABLE INITIALLY DEFERRED,
                        CONSTRAINT same UNIQUE NULLS NOT DISTINCT (d) INCLUDE (a));
        ALTER TABLE t DROP COLUMN gone;
        CREATE UNIQUE INDEX only_an_index ON t (b, d);
        COMMENT ON CONSTRAINT late ON t IS 'Later')");
    const auto& table = relation(model, "t");
    EXPECT_EQ(table.primary_key->name, "t_pkey");
    EXPECT_THAT(table.primary_key->columns, ElementsAre("c", "a"));
    ASSERT_EQ(table.unique_keys.size(), 2u);
    const auto& late = named(table.unique_keys, "late");
    EXPECT_TRUE(late.deferrable && late.initially_deferred && !late.nulls_not_distinct);
    EXPECT_EQ(late.comment, "Later");
    const auto& same = named(table.unique_keys, "same");
    EXPECT_THAT(same.columns, ElementsAre("d"));
    EXPECT_TRUE(same.nulls_not_distinct && !same.deferrable);
    EXPECT_EQ(named(table.indexes, "same").constraint, "same");
    EXPECT_THAT(named(table.indexes, "same").include, ElementsAre("a"));
    EXPECT_EQ(named(table.indexes, "t_pkey").constraint, "t_pkey");
    EXPECT_FALSE(named(table.indexes, "only_an_index").constraint);
}

TEST_F(IntrospectKeys, ChecksAndExclusions) {
    const auto model = made_by(R"(
        CREATE EXTENSION btree_gist SCHEMA public;
        CREATE TABLE t (room int, during tsrange, price numeric,
            CONSTRAINT positive CHECK (price > 0 AND (room > 0 OR price < 9)) NO INHERIT,
            CONSTRAINT quoted CHECK (('(' || price) <> '(1)'),
            CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&));
        ALTER TABLE t ADD CONSTRAINT untested CHECK (room < 100) NOT VALID;
        COMMENT ON CONSTRAINT positive ON t IS 'Not for free')");
    const auto& table = relation(model, "t");
    const auto& positive = named(table.checks, "positive");
    EXPECT_EQ(positive.expression, "(price > (0)::numeric) AND ((room > 0) OR (price < (9)::numeric))");
    EXPECT_THAT(positive.columns, testing::UnorderedElementsAre("price", "room"));
    EXPECT_TRUE(positive.no_inherit && positive.valid);
    EXPECT_EQ(positive.comment, "Not for free");
    EXPECT_EQ(named(table.checks, "quoted").expression, "('('::text || price) <> '(1)'::text");
    EXPECT_FALSE(named(table.checks, "untested").valid);
    ASSERT_EQ(table.exclusions.size(), 1u);
    EXPECT_EQ(table.exclusions[0].definition, "EXCLUDE USING gist (room WITH =, during WITH &&)");
    EXPECT_THAT(table.exclusions[0].columns, ElementsAre("room", "during"));
    EXPECT_EQ(named(table.indexes, "no_overlap").method, "gist");
}

TEST_F(IntrospectKeys, ForeignKeys) {
    const auto model = made_by(R"(
        CREATE TABLE target (tenant int, id int, code text UNIQUE, PRIMARY KEY (tenant, id));
        CREATE TABLE t (id int, tenant int, target int, code text, boss int, other text, PRIMARY KEY (id), UNIQUE (tenant, id),
            CONSTRAINT pair FOREIGN KEY (tenant, target) REFERENCES target ON DELETE SET NULL (target) ON UPDATE CASCADE,
            CONSTRAINT turned FOREIGN KEY (id, tenant) REFERENCES target (id, tenant) MATCH FULL,
            CONSTRAINT by_code FOREIGN KEY (code) REFERENCES target (code) ON DELETE SET DEFAULT ON UPDATE RESTRICT DEFERRABLE,
            CONSTRAINT self FOREIGN KEY (boss) REFERENCES t INITIALLY DEFERRED);
        ALTER TABLE t ADD CONSTRAINT untested FOREIGN KEY (other) REFERENCES target (code) NOT VALID;
        COMMENT ON CONSTRAINT self ON t IS 'Who leads')");
    const auto& keys = relation(model, "t").foreign_keys;
    ASSERT_EQ(keys.size(), 5u);
    const auto& pair = named(keys, "pair");
    EXPECT_THAT(pair.columns, ElementsAre("tenant", "target"));
    EXPECT_THAT(pair.target_columns, ElementsAre("tenant", "id"));
    EXPECT_EQ(pair.on_delete, OnChange::set_null);
    EXPECT_EQ(pair.on_update, OnChange::cascade);
    EXPECT_THAT(pair.set_columns, ElementsAre("target"));
    EXPECT_TRUE(pair.valid && !pair.match_full && !pair.deferrable);
    const auto& turned = named(keys, "turned");
    EXPECT_THAT(turned.columns, ElementsAre("id", "tenant"));
    EXPECT_THAT(turned.target_columns, ElementsAre("id", "tenant"));
    EXPECT_TRUE(turned.match_full);
    EXPECT_THAT(turned.set_columns, IsEmpty());
    const auto& by_code = named(keys, "by_code");
    EXPECT_EQ(by_code.on_delete, OnChange::set_default);
    EXPECT_EQ(by_code.on_update, OnChange::restrict_);
    EXPECT_TRUE(by_code.deferrable && !by_code.initially_deferred);
    const auto& self = named(keys, "self");
    EXPECT_EQ(self.target, (Name{"own", "t"}));
    EXPECT_TRUE(self.deferrable && self.initially_deferred);
    EXPECT_EQ(self.on_delete, OnChange::no_action);
    EXPECT_EQ(self.comment, "Who leads");
    EXPECT_FALSE(named(keys, "untested").valid);
}

// PostgreSQL keeps a copy of the constraint for every pair of partitions; only what was declared counts.
TEST_F(IntrospectKeys, ForeignKeysBetweenPartitionedTablesStandOnce) {
    const auto model = made_by(R"(
        CREATE TABLE target (id int PRIMARY KEY) PARTITION BY LIST (id);
        CREATE TABLE target_1 PARTITION OF target FOR VALUES IN (1);
        CREATE TABLE target_2 PARTITION OF target FOR VALUES IN (2) PARTITION BY LIST (id);
        CREATE TABLE target_2a PARTITION OF target_2 FOR VALUES IN (2);
        CREATE TABLE t (id int REFERENCES target) PARTITION BY LIST (id);
        CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
        CREATE TABLE target_3 PARTITION OF target FOR VALUES IN (3);
        CREATE TABLE t_2 (id int);
        ALTER TABLE t ATTACH PARTITION t_2 DEFAULT;
        CREATE TABLE plain (id int REFERENCES target))");
    for (const auto* name : {"t", "t_1", "t_2", "plain"}) {
        const auto& keys = relation(model, name).foreign_keys;
        ASSERT_EQ(keys.size(), 1u) << name;
        EXPECT_EQ(keys[0].target, (Name{"own", "target"})) << name;
    }
}

TEST_F(IntrospectKeys, Indexes) {
    const auto model = made_by(R"(
        CREATE TABLE t (a int, b text, c int[]);
        CREATE INDEX many ON t (a DESC, lower(b) NULLS FIRST, b COLLATE "C", (a + 1)) INCLUDE (c) WHERE (a > 0);
        CREATE UNIQUE INDEX nulls ON t (a) NULLS NOT DISTINCT;
        CREATE INDEX lists ON t USING gin (c);
        COMMENT ON INDEX lists IS 'What is in it')");
    const auto& indexes = relation(model, "t").indexes;
    const auto& many = named(indexes, "many");
    ASSERT_EQ(many.parts.size(), 4u);
    EXPECT_EQ(many.parts[0], (schema::IndexPart{"a", false, true, true}));
    EXPECT_EQ(many.parts[1], (schema::IndexPart{"lower(b)", true, false, true}));
    EXPECT_EQ(many.parts[2], (schema::IndexPart{"b", false, false, false}));
    EXPECT_EQ(many.parts[3], (schema::IndexPart{"a + 1", true, false, false}));
    EXPECT_THAT(many.include, ElementsAre("c"));
    EXPECT_EQ(many.predicate, "a > 0");
    EXPECT_TRUE(!many.unique && many.valid);
    EXPECT_THAT(many.definition, testing::StartsWith("CREATE INDEX many ON own.t USING btree (a DESC, lower(b)"));
    EXPECT_TRUE(named(indexes, "nulls").unique && named(indexes, "nulls").nulls_not_distinct);
    EXPECT_EQ(named(indexes, "lists").method, "gin");
    EXPECT_EQ(named(indexes, "lists").comment, "What is in it");
    EXPECT_FALSE(named(indexes, "lists").predicate);
}

}  // namespace
}  // namespace orderline::pg
