// tests/pg/dump_script_test.cpp: a dump is cut where psql would cut it, and a broken one is told with its line.
#include "pg/dump_script.hpp"
#include <gtest/gtest.h>
#include <algorithm>
#include "tests/support/seeds.hpp"

namespace orderline::pg {
namespace {

using Texts = std::vector<std::string>;

/// "3 select 1" for a statement on line 3; "3 rows: copy t from stdin"; "3 command: \connect x".
Texts told(const std::vector<DumpStatement>& statements) {
    Texts texts;
    for (const auto& one : statements) {
        const auto* kind = one.kind == DumpStatement::Kind::rows ? "rows: " : one.kind == DumpStatement::Kind::command ? "command: " : "";
        texts.push_back(std::to_string(one.line) + " " + kind + std::string{one.text});
    }
    return texts;
}

struct SplitCase {
    std::string name;
    std::string script;
    Texts statements;
};
void PrintTo(const SplitCase& one, std::ostream* out) { *out << one.script; }

class Split : public testing::TestWithParam<SplitCase> {};

TEST_P(Split, CutsAsPsqlDoes) {
    const auto statements = split_dump(GetParam().script);
    ASSERT_TRUE(statements) << statements.error().message;
    EXPECT_EQ(told(*statements), GetParam().statements);
}

INSTANTIATE_TEST_SUITE_P(Pg, Split, testing::Values(
    SplitCase{"nothing", " -- only a comment;\n /* ; */ ;;", {}},
    SplitCase{"without_the_last_semicolon", "select 1;\n\nselect 2 -- end", {"1 select 1", "3 select 2"}},
    SplitCase{"byte_order_mark", "\xef\xbb\xbfselect 1;", {"1 select 1"}},
    SplitCase{"windows_lines", "select\r\n1;\r\n\\connect x\r\nselect 2;", {"1 select\r\n1", "3 command: \\connect x", "4 select 2"}},
    SplitCase{"nested_comment", "/* a /* b; */ c; */ select 1;", {"1 select 1"}},
    SplitCase{"comment_in_an_operator", "select 1 +-- ;\n2; select 3", {"1 select 1 +-- ;\n2", "2 select 3"}},
    SplitCase{"doubled_quotes", "select 'a'';', \"b\"\";\"; select 2", {"1 select 'a'';', \"b\"\";\"", "1 select 2"}},
    SplitCase{"backslash_is_plain", R"(select '\'; select 2)", {R"(1 select '\')", "1 select 2"}},
    SplitCase{"backslash_in_an_e_string", R"(select E'\';', e'\\'; select 2)", {R"(1 select E'\';', e'\\')", "1 select 2"}},
    SplitCase{"e_string_goes_on_on_the_next_line", "select E'a'\n'\\';'; select 2", {"1 select E'a'\n'\\';'", "2 select 2"}},
    SplitCase{"a_name_that_ends_with_e", R"(select type'\'; select 2)", {R"(1 select type'\')", "1 select 2"}},
    SplitCase{"unicode_string_and_name", R"(select U&'\00e4;', U&"\00e4;"; select 2)", {R"(1 select U&'\00e4;', U&"\00e4;")", "1 select 2"}},
    SplitCase{"dollar_quotes", "do $$ a; $b$ ; $$; do $b$ ; $$ ; $b$; select $1;", {"1 do $$ a; $b$ ; $$", "1 do $b$ ; $$ ; $b$", "1 select $1"}},
    SplitCase{"dollar_in_a_name", "select a$b$c; select 2", {"1 select a$b$c", "1 select 2"}},
    SplitCase{"dollar_tag_in_letters_beyond_ascii", "do $ä$ ; $ä$; select 2", {"1 do $ä$ ; $ä$", "1 select 2"}},
    SplitCase{"rule_with_two_actions", "create rule r as on insert to t do also (insert into a values (1); insert into b values (2)); select 2",
              {"1 create rule r as on insert to t do also (insert into a values (1); insert into b values (2))", "1 select 2"}},
    SplitCase{"function_body_in_sql",
              "create or replace function f() returns int begin atomic select case when a then 1 end; select 2; end; select 3",
              {"1 create or replace function f() returns int begin atomic select case when a then 1 end; select 2; end", "1 select 3"}},
    SplitCase{"procedure_body_in_sql", "create procedure p() begin atomic insert into t values (1); end; select 2",
              {"1 create procedure p() begin atomic insert into t values (1); end", "1 select 2"}},
    SplitCase{"begin_outside_a_function", "begin; select case a when 1 then 2 end; end;", {"1 begin", "1 select case a when 1 then 2 end", "1 end"}},
    SplitCase{"rows", "copy t (a, \"from\") from stdin;\n1;\t'\n\\N\t\\\\.\n\\.\nselect 2;", {"1 rows: copy t (a, \"from\") from stdin", "5 select 2"}},
    SplitCase{"rows_with_options", "COPY t FROM STDIN WITH (FORMAT csv);\n'\n\\.\n\nselect 2", {"1 rows: COPY t FROM STDIN WITH (FORMAT csv)", "5 select 2"}},
    SplitCase{"no_rows", "copy t from stdin;\n\\.\nselect 2", {"1 rows: copy t from stdin", "3 select 2"}},
    SplitCase{"copy_from_elsewhere", "copy t from '/stdin';\ncopy t to stdout;\nselect 2", {"1 copy t from '/stdin'", "2 copy t to stdout", "3 select 2"}},
    SplitCase{"commands_of_psql", "\\restrict aB'c\nselect 1;\n\\unrestrict aB'c\n", {"1 command: \\restrict aB'c", "2 select 1", "3 command: \\unrestrict aB'c"}},
    SplitCase{"a_whole_dump", "--\n-- PostgreSQL database dump\n--\nselect 1;\n--\n-- PostgreSQL database dump complete\n--\n", {"4 select 1"}}
), [](const auto& one) { return one.param.name; });

struct BrokenCase {
    std::string name;
    std::string script;
    std::string message;
};
void PrintTo(const BrokenCase& one, std::ostream* out) { *out << one.script; }

class Broken : public testing::TestWithParam<BrokenCase> {};

TEST_P(Broken, IsToldWithItsLine) {
    const auto statements = split_dump(GetParam().script);
    ASSERT_FALSE(statements);
    EXPECT_EQ(statements.error().message, GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(Pg, Broken, testing::Values(
    BrokenCase{"string", "select 1;\nselect 'a;\n", "line 2: a quoted text (') begins that has no end. Is the file cut off?"},
    BrokenCase{"name", "select \"a", "line 1: a quoted name (\") begins that has no end. Is the file cut off?"},
    BrokenCase{"comment", "\n\n/* /* */ select 1;", "line 3: a comment (/*) begins that has no end. Is the file cut off?"},
    BrokenCase{"dollar", "create function f() as\n$$ begin", "line 2: a dollar-quoted text begins that has no end. Is the file cut off?"},
    BrokenCase{"parenthesis", "create table a (b int);\ncreate table t\n(a numeric(3),\n", "line 3: a parenthesis opens that is never closed. Is the file cut off?"},
    BrokenCase{"body", "create function f() returns int\nbegin atomic select 1;", "line 1: a function begins whose body has no END. Is the file cut off?"},
    BrokenCase{"rows", "select 1;\ncopy t from stdin;\n1\n2\n\\", "line 2: a COPY begins whose rows do not end with \\.. Is the file cut off?"},
    BrokenCase{"end_mark", "--\n-- PostgreSQL database dump\n--\nselect 1;\nselect",
               "line 5: the file ends without pg_dump's last line (\"-- PostgreSQL database dump complete\"). Is the file cut off?"},
    BrokenCase{"archive", "PGDMP\x01\x0e", "it is an archive of pg_dump, not plain SQL. Make that of it: pg_restore --schema-only --file=NEW.sql FILE"},
    BrokenCase{"compressed", "\x1f\x8b\x08", "it is compressed. Unpack it first."},
    BrokenCase{"utf16", std::string{"s\0e\0l\0", 6}, "it is no SQL text: it holds zero bytes, as UTF-16 and binary files do."},
    BrokenCase{"cluster", "--\n-- PostgreSQL database cluster dump\n--\n",
               "it is a dump of a whole server (pg_dumpall). Make one of a single database: pg_dump --schema-only DATABASE"}
), [](const auto& one) { return one.param.name; });

TEST(LeadingWords, AreInLowerCaseAndOutsideParentheses) {
    EXPECT_EQ(leading_words("ALTER /* x */ FUNCTION \"F\".f(a int, b text) OWNER TO me", 64), (Texts{"alter", "function", "\"", "f", "owner", "to", "me"}));
    EXPECT_EQ(leading_words("select a, 'x' from t", 2), (Texts{"select", "a"}));
}

/// Pieces that are whole in themselves, put together in any order, come out as they went in.
TEST(SplitLaw, WhatIsPutTogetherComesApartAgain) {
    static const Texts pieces{"select 1", "select 'a;''b'", R"(select E'\';')", "do $x$ ; ' \" $$ ; $x$", "create table \"a;\"\"b\" (c int, d text)",
                              "create rule r as on insert to t do also (select 1; select 2)", "select /* ; ' /* */ $$ */ 2",
                              "create function f() returns int begin atomic select case 1 when 1 then 2 end; end", "select ä, $1"};
    static const Texts between{" ", "\n", "-- ; ' $$\n", "/* ; /* \" */ */", "\t;\n"};
    for_seeds(500, [](Random& random) {
        std::string script;
        Texts expected;
        int line = 1;
        const auto put = [&](const std::string& text) {
            script += text;
            line += static_cast<int>(std::ranges::count(text, '\n'));
        };
        for (auto count = random() % 8; count > 0; --count) {
            put(between[random() % between.size()]);
            expected.push_back(std::to_string(line) + " " + pieces[random() % pieces.size()]);
            put(expected.back().substr(expected.back().find(' ') + 1));
            put(";");
        }
        const auto statements = split_dump(script);
        ASSERT_TRUE(statements) << script;
        EXPECT_EQ(told(*statements), expected) << script;
    });
}

}  // namespace
}  // namespace orderline::pg
