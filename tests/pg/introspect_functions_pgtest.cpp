// tests/pg/introspect_functions_pgtest.cpp: functions of every kind with their arguments, and sequences.
#include <gmock/gmock.h>
#include "tests/pg/introspect_fixture.hpp"

namespace orderline::pg {
namespace {

using schema::ArgumentMode;
using schema::FunctionKind;
using schema::Volatility;
using testing::ElementsAre;

class IntrospectFunctions : public IntrospectTest {
protected:
    static const schema::Function& function(const schema::Model& model, const std::string& name, const std::string& signature) {
        for (const auto& one : model.functions) {
            if (one.name.name == name && one.signature == signature) return one;
        }
        throw std::runtime_error("there is no " + name + "(" + signature + ")");
    }
    /// "in a, out b": the arguments in short.
    static std::string arguments(const schema::Function& function) {
        static const char* const modes[] = {"in", "out", "inout", "variadic", "table"};
        std::string text;
        for (const auto& one : function.arguments) {
            text += (text.empty() ? "" : ", ") + std::string{modes[static_cast<int>(one.mode)]} + " " + one.name + " " + one.type.text;
            if (one.default_value) text += " = " + *one.default_value;
        }
        return text;
    }
};

TEST_F(IntrospectFunctions, ArgumentsAndWhatComesBack) {
    const auto model = made_by(R"(
        CREATE TYPE pair AS (a int, b text);
        CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
        CREATE FUNCTION f(int, b text DEFAULT 'x', c int[] DEFAULT ARRAY[1, 2]) RETURNS SETOF pair IMMUTABLE STRICT LANGUAGE sql AS 'SELECT 1, b';
        CREATE FUNCTION f(VARIADIC list pair[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN END';
        CREATE FUNCTION f(a int, OUT b int, INOUT c text) STABLE LANGUAGE sql AS 'SELECT a, c';
        CREATE FUNCTION rows(a int DEFAULT 3) RETURNS TABLE (id int, "a name" text) LANGUAGE sql ROWS 1 AS 'SELECT 1, $$x$$';
        CREATE FUNCTION modern(a int) RETURNS int LANGUAGE sql RETURN a + 1;
        CREATE PROCEDURE run(INOUT a int, b int DEFAULT 1) LANGUAGE sql AS 'SELECT 1';
        CREATE AGGREGATE total(int) (sfunc = int4pl, stype = int);
        COMMENT ON FUNCTION f() IS 'Gives one')");
    ASSERT_EQ(model.functions.size(), 8u);
    const auto& plain = function(model, "f", "");
    EXPECT_EQ(plain.returns->text, "integer");
    EXPECT_FALSE(plain.returns_set);
    EXPECT_EQ(plain.body, "SELECT 1");
    EXPECT_EQ(plain.comment, "Gives one");
    EXPECT_EQ(plain.volatility, Volatility::volatile_);
    const auto& defaults = function(model, "f", "integer, text, integer[]");
    EXPECT_EQ(arguments(defaults), "in  integer, in b text = 'x'::text, in c integer[] = ARRAY[1, 2]");
    EXPECT_TRUE(defaults.returns_set && defaults.strict && !defaults.security_definer && !defaults.returns_one);
    EXPECT_EQ(defaults.returns->name, (schema::Name{"own", "pair"}));
    EXPECT_EQ(defaults.volatility, Volatility::immutable);
    const auto& variadic = function(model, "f", "own.pair[]");
    EXPECT_EQ(variadic.arguments.at(0).mode, ArgumentMode::variadic);
    EXPECT_TRUE(variadic.security_definer);
    EXPECT_EQ(variadic.language, "plpgsql");
    EXPECT_EQ(variadic.returns->text, "void");
    const auto& outs = function(model, "f", "integer, text");
    EXPECT_EQ(arguments(outs), "in a integer, out b integer, inout c text");
    EXPECT_EQ(outs.returns->text, "record");
    EXPECT_EQ(outs.volatility, Volatility::stable);
    const auto& rows = function(model, "rows", "integer");
    EXPECT_EQ(arguments(rows), "in a integer = 3, table id integer, table a name text");
    EXPECT_TRUE(rows.returns_set && rows.returns_one);
    EXPECT_EQ(function(model, "modern", "integer").body, "RETURN (a + 1)");
    const auto& run = function(model, "run", "integer, integer");
    EXPECT_EQ(run.kind, FunctionKind::procedure);
    EXPECT_FALSE(run.returns);
    EXPECT_EQ(arguments(run), "inout a integer, in b integer = 1");
    const auto& total = function(model, "total", "integer");
    EXPECT_EQ(total.kind, FunctionKind::aggregate);
    EXPECT_EQ(total.body, "");
}

TEST_F(IntrospectFunctions, Sequences) {
    const auto model = made_by(R"(
        CREATE SEQUENCE lone AS smallint INCREMENT -2 MINVALUE -9 MAXVALUE 7 START 5 CYCLE;
        CREATE TABLE t (a serial, b bigint GENERATED ALWAYS AS IDENTITY (START 10));
        CREATE SEQUENCE owned OWNED BY t.a;
        COMMENT ON SEQUENCE lone IS 'Downwards')");
    ASSERT_EQ(model.sequences.size(), 4u);
    const auto& lone = model.sequences[0];
    EXPECT_EQ(lone.name.name, "lone");
    EXPECT_EQ(lone.type.text, "smallint");
    EXPECT_EQ(lone.increment, -2);
    EXPECT_EQ(lone.minimum, -9);
    EXPECT_EQ(lone.maximum, 7);
    EXPECT_EQ(lone.start, 5);
    EXPECT_TRUE(lone.cycle && !lone.owner);
    EXPECT_EQ(lone.comment, "Downwards");
    EXPECT_EQ(model.sequences[1].owner, (schema::Origin{{"own", "t"}, "a"}));
    EXPECT_EQ(model.sequences[3].name.name, "t_b_seq");
    EXPECT_EQ(model.sequences[3].owner, (schema::Origin{{"own", "t"}, "b"}));
    EXPECT_EQ(model.sequences[3].start, 10);
    EXPECT_EQ(model.sequences[3].maximum, INT64_MAX);
}

}  // namespace
}  // namespace orderline::pg
