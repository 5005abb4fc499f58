// tests/schema/lint_pgtest.cpp: rules that stand on what PostgreSQL says of itself, asked of a real database; and our own database.
#include "schema/lint.hpp"
#include <gmock/gmock.h>
#include "pg/introspect.hpp"
#include "schema/diff.hpp"
#include "schema/snapshot.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::schema {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

class Lint : public TestDatabase {
protected:
    Model read(const std::vector<std::string>& schemas) {
        auto model = pg::introspect(admin(), schemas);
        if (!model) throw std::runtime_error(model.error().message + " " + model.error().detail);
        return *std::move(model);
    }
};

std::vector<std::string> told(const std::vector<Finding>& findings, Severity least) {
    std::vector<std::string> all;
    for (const auto& one : findings) {
        if (one.severity >= least) all.push_back(std::string{one.rule} + " " + one.object + ": " + one.message);
    }
    return all;
}

TEST_F(Lint, FindsInARealDatabaseWhatItFindsInAModel) {
    sql(R"(
        CREATE SCHEMA awry;
        CREATE TABLE awry.a (id serial PRIMARY KEY, "Name" text, at timestamp, price real, kind char(2));
        CREATE TABLE awry.b (a_id bigint REFERENCES awry.a, name text, "x,y" text);
        CREATE INDEX b_name ON awry.b (name);
        CREATE INDEX b_name_pattern ON awry.b (name text_pattern_ops);
        CREATE INDEX b_name_lower ON awry.b (lower(name || ',('), "x,y");
        CREATE INDEX b_name_lower_only ON awry.b (lower(name || ',('));
        CREATE INDEX b_part ON awry.b (name) WHERE name <> '';
        ALTER TABLE awry.b ADD CONSTRAINT later CHECK (name <> 'x') NOT VALID;
        ALTER TABLE awry.b ENABLE ROW LEVEL SECURITY;
        CREATE VIEW awry.lending AS SELECT name FROM awry.b;
        CREATE VIEW awry.asking WITH (security_invoker = on) AS SELECT name FROM awry.b;
        CREATE FUNCTION awry.bare() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
        CREATE FUNCTION awry.fixed() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS 'SELECT 1';
        CREATE FUNCTION awry.bound() RETURNS int LANGUAGE sql SECURITY DEFINER RETURN 1;
    )");
    const auto findings = lint(read({"awry"}), {{"missing-comment"}});
    ASSERT_TRUE(findings);
    EXPECT_THAT(told(*findings, Severity::note),
                UnorderedElementsAre(
                    "char-type awry.a.kind: The column is of type character(2).",
                    "duplicate-index awry.b: The index b_name_lower_only does nothing that b_name_lower does not do.",
                    "float-money awry.a.price: The column seems to hold money as real.",
                    "foreign-key-type awry.b: The foreign key b_a_id_fkey compares a_id bigint with id integer.",
                    "foreign-key-without-index awry.b: The foreign key b_a_id_fkey (a_id) has no index.",
                    "integer-primary-key awry.a: The primary key id counts in integer.",
                    "name-needs-quotes awry.a.\"Name\": The name of the column needs quotes.",
                    "name-needs-quotes awry.b.\"x,y\": The name of the column needs quotes.",
                    "no-primary-key awry.b: The table has no primary key.",
                    "not-valid awry.b: The check later is not validated.",
                    "row-security-without-policy awry.b: Row-level security is on, but there is no policy.",
                    "search-path-of-definer awry.bare(): The SECURITY DEFINER function has no search_path of its own.",
                    "serial awry.a.id: The column takes its numbers from the sequence awry.a_id_seq.",
                    "timestamp-without-zone awry.a.at: The column is of type timestamp without time zone.",
                    "view-without-security-invoker awry.lending: The view shows rows of awry.b past its policies."));
}

TEST_F(Lint, OurOwnDatabaseHasNoErrors) {
    // Whoever signs in has no tenant yet: docs/decisions/0009.
    const auto findings = lint(read({}), {{"row-security-off:public.logins"}});
    ASSERT_TRUE(findings);
    EXPECT_THAT(told(*findings, Severity::error), IsEmpty());
}

TEST_F(Lint, OurOwnSnapshotIsReadBackTheSame) {
    const auto model = read({});
    const auto text = to_snapshot(model);
    const auto again = read_snapshot(text);
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(to_snapshot(*again), text);
    EXPECT_THAT(diff(model, *again), IsEmpty());
}

}  // namespace
}  // namespace orderline::schema
