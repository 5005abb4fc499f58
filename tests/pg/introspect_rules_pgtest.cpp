// tests/pg/introspect_rules_pgtest.cpp: triggers, row-level security and grants.
#include <gmock/gmock.h>
#include "tests/pg/introspect_fixture.hpp"

namespace orderline::pg {
namespace {

using schema::Grant;
using testing::ElementsAre;
using testing::IsEmpty;

/// Roles belong to the whole server: each test has its own, and takes them away.
class IntrospectRules : public IntrospectTest {
protected:
    IntrospectRules() { sql("CREATE ROLE \"a reader\"; CREATE ROLE writer; CREATE ROLE gone"); }
    ~IntrospectRules() override {
        sql("DROP OWNED BY \"a reader\", writer; DROP ROLE \"a reader\"; DROP ROLE writer; DROP ROLE IF EXISTS gone");
    }
};

TEST_F(IntrospectRules, Triggers) {
    const auto model = made_by(R"(
        CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TABLE t (id int PRIMARY KEY, name text, boss int REFERENCES t);
        CREATE TRIGGER a BEFORE INSERT OR UPDATE OF name ON t FOR EACH ROW WHEN (NEW.id > 0) EXECUTE FUNCTION f('x');
        CREATE TRIGGER b AFTER DELETE OR TRUNCATE ON t FOR EACH STATEMENT EXECUTE FUNCTION f();
        ALTER TABLE t DISABLE TRIGGER b;
        COMMENT ON TRIGGER a ON t IS 'First';
        CREATE VIEW v AS SELECT id FROM t;
        CREATE TRIGGER c INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f();
        CREATE TABLE parts (id int) PARTITION BY LIST (id);
        CREATE TRIGGER d AFTER INSERT ON parts FOR EACH ROW EXECUTE FUNCTION f();
        CREATE TABLE part PARTITION OF parts DEFAULT)");
    const auto& triggers = relation(model, "t").triggers;
    ASSERT_EQ(triggers.size(), 2u);
    const auto& a = named(triggers, "a");
    EXPECT_EQ(a.timing, "BEFORE");
    EXPECT_THAT(a.events, ElementsAre("INSERT", "UPDATE"));
    EXPECT_TRUE(a.each_row && a.enabled);
    EXPECT_EQ(a.function, (schema::Name{"own", "f"}));
    EXPECT_EQ(a.definition, "CREATE TRIGGER a BEFORE INSERT OR UPDATE OF name ON own.t FOR EACH ROW WHEN ((new.id > 0)) "
                            "EXECUTE FUNCTION own.f('x')");
    EXPECT_EQ(a.comment, "First");
    const auto& b = named(triggers, "b");
    EXPECT_EQ(b.timing, "AFTER");
    EXPECT_THAT(b.events, ElementsAre("DELETE", "TRUNCATE"));
    EXPECT_TRUE(!b.each_row && !b.enabled);
    EXPECT_EQ(relation(model, "v").triggers.at(0).timing, "INSTEAD OF");
    EXPECT_EQ(relation(model, "parts").triggers.size(), 1u);
    EXPECT_THAT(relation(model, "part").triggers, IsEmpty());
}

TEST_F(IntrospectRules, Policies) {
    const auto model = made_by(R"(
        CREATE TABLE t (id int, name text);
        ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE t FORCE ROW LEVEL SECURITY;
        CREATE POLICY everyone ON t USING (id > 0);
        CREATE POLICY two ON t AS RESTRICTIVE FOR UPDATE TO writer, "a reader" USING (id > 1) WITH CHECK (name <> '(');
        CREATE POLICY adds ON t FOR INSERT WITH CHECK (true);
        COMMENT ON POLICY adds ON t IS 'Anyone adds';
        CREATE TABLE open (id int))");
    const auto& table = relation(model, "t");
    EXPECT_TRUE(table.row_security && table.row_security_forced);
    EXPECT_FALSE(relation(model, "open").row_security || relation(model, "open").row_security_forced);
    ASSERT_EQ(table.policies.size(), 3u);
    const auto& everyone = named(table.policies, "everyone");
    EXPECT_EQ(everyone.command, "ALL");
    EXPECT_TRUE(everyone.permissive);
    EXPECT_THAT(everyone.roles, ElementsAre("public"));
    EXPECT_EQ(everyone.using_expression, "id > 0");
    EXPECT_FALSE(everyone.check_expression);
    const auto& two = named(table.policies, "two");
    EXPECT_EQ(two.command, "UPDATE");
    EXPECT_FALSE(two.permissive);
    EXPECT_THAT(two.roles, ElementsAre("a reader", "writer"));
    EXPECT_EQ(two.check_expression, "name <> '('::text");
    EXPECT_EQ(named(table.policies, "adds").command, "INSERT");
    EXPECT_EQ(named(table.policies, "adds").check_expression, "true");
    EXPECT_EQ(named(table.policies, "adds").comment, "Anyone adds");
}

TEST_F(IntrospectRules, Grants) {
    const auto model = made_by(R"(
        CREATE TABLE t (id int, name text, note text); CREATE TABLE never_granted (id int);
        GRANT SELECT, INSERT ON t TO "a reader"; GRANT UPDATE ON t TO writer WITH GRANT OPTION; GRANT SELECT ON t TO public;
        GRANT SELECT (name, note), UPDATE (name, note), INSERT (id) ON t TO writer;
        GRANT USAGE ON SCHEMA own TO "a reader";
        GRANT SELECT ON t TO gone; REVOKE ALL ON t FROM gone;
        CREATE FUNCTION open() RETURNS int LANGUAGE sql AS 'SELECT 1';
        CREATE FUNCTION closed() RETURNS int LANGUAGE sql AS 'SELECT 1';
        REVOKE ALL ON FUNCTION closed() FROM public; GRANT EXECUTE ON FUNCTION closed() TO writer)");
    EXPECT_THAT(relation(model, "t").grants,
                ElementsAre(Grant{"a reader", {"INSERT", "SELECT"}, {}}, Grant{"public", {"SELECT"}, {}}, Grant{"writer", {"UPDATE*"}, {}},
                            Grant{"writer", {"INSERT"}, {"id"}}, Grant{"writer", {"SELECT", "UPDATE"}, {"name", "note"}}));
    EXPECT_THAT(relation(model, "never_granted").grants, IsEmpty());
    EXPECT_THAT(model.schemas.at(0).grants, ElementsAre(Grant{"a reader", {"USAGE"}, {}}));
    EXPECT_THAT(model.functions.at(0).grants, ElementsAre(Grant{"writer", {"EXECUTE"}, {}})) << "closed";
    EXPECT_THAT(model.functions.at(1).grants, ElementsAre(Grant{"public", {"EXECUTE"}, {}})) << "open: what PostgreSQL grants by itself";
}

}  // namespace
}  // namespace orderline::pg
