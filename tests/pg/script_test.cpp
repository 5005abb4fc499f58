// tests/pg/script_test.cpp: where the statements of a script begin.
#include "pg/script.hpp"
#include <gtest/gtest.h>

namespace orderline::pg {
namespace {

struct ScriptCase {
    std::string name;
    std::string text;
    std::vector<int> lines;
};

void PrintTo(const ScriptCase& one, std::ostream* out) { *out << one.text; }

class Script : public testing::TestWithParam<ScriptCase> {};

TEST_P(Script, KnowsTheLineOfEachStatement) {
    std::vector<int> lines;
    for (const auto offset : statement_offsets(GetParam().text)) lines.push_back(line_at(GetParam().text, offset));
    EXPECT_EQ(lines, GetParam().lines);
}

INSTANTIATE_TEST_SUITE_P(Pg, Script, testing::Values(
    ScriptCase{"nothing", " -- only a comment;\n /* ; */ ;", {}},
    ScriptCase{"two", "select 1;\n\nselect 2", {1, 3}},
    ScriptCase{"comments_before", "-- a;\n/* b; /* c; */ */\nselect 1;\n  -- d\nselect 2;", {3, 5}},
    ScriptCase{"quotes", "select 'a;''b;';\nselect \"x;\";\nselect 3", {1, 2, 3}},
    ScriptCase{"backslash_is_plain", "select '\\';\nselect 2", {1, 2}},
    ScriptCase{"backslash_in_e_string", "select E'\\';';\nselect 2", {1, 2}},
    ScriptCase{"dollar_quotes", "do $$ begin; a; end $$;\ndo $x$ ; $$ ; $x$;\nselect $1;\nselect 4", {1, 2, 3, 4}},
    ScriptCase{"never_closed", "select 1;\nselect 'a; select 3;\nselect 4", {1, 2}}
), [](const auto& one) { return one.param.name; });

TEST(ScriptPosition, CountsCharactersAndNotBytes) {
    EXPECT_EQ(offset_of_character("aäb", 1), 0u);
    EXPECT_EQ(offset_of_character("aäb", 2), 1u);
    EXPECT_EQ(offset_of_character("aäb", 3), 3u);
    EXPECT_EQ(offset_of_character("aäb", 9), 4u);
}

}  // namespace
}  // namespace orderline::pg
