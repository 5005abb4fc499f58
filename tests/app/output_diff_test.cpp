// tests/app/output_diff_test.cpp: what --check prints is a diff that patch understands.
#include "app/output_diff.hpp"
#include <gtest/gtest.h>
#include <sstream>
#include <vector>
#include "tests/support/seeds.hpp"

namespace orderline::app {
namespace {

struct DiffCase {
    std::string name;
    std::string before, after;
    std::string diff;  // below the two lines of names
};
void PrintTo(const DiffCase& one, std::ostream* out) { *out << one.name; }

class Diff : public testing::TestWithParam<DiffCase> {};

TEST_P(Diff, IsUnified) {
    EXPECT_EQ(unified_diff(GetParam().before, GetParam().after, "a", "b"), "--- a\n+++ b\n" + GetParam().diff);
}

INSTANTIATE_TEST_SUITE_P(App, Diff, testing::Values(
    DiffCase{"one_line_changed", "a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"},
    DiffCase{"from_nothing", "", "a\nb\n", "@@ -0,0 +1,2 @@\n+a\n+b\n"},
    DiffCase{"to_nothing", "a\n", "", "@@ -1 +0,0 @@\n-a\n"},
    DiffCase{"three_lines_around", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n", "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n"},
    DiffCase{"two_pieces", "a\n1\n2\n3\n4\n5\n6\n7\nb\n", "x\n1\n2\n3\n4\n5\n6\n7\ny\n",
             "@@ -1,4 +1,4 @@\n-a\n+x\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+y\n"},
    DiffCase{"no_last_line_end", "a\nb", "a\nb\n", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"}
), [](const auto& one) { return one.param.name; });

TEST(Diff, OfTheSameTextIsEmpty) { EXPECT_EQ(unified_diff("a\n", "a\n", "a", "b"), ""); }

/// What `patch` does with the diff of two texts that end with a line end.
std::string patched(const std::string& before, const std::string& diff) {
    std::vector<std::string> old_lines, new_lines;
    std::string line;
    for (std::istringstream in{before}; std::getline(in, line);) old_lines.push_back(line);
    std::size_t at = 0;
    std::istringstream in{diff};
    std::getline(in, line);
    std::getline(in, line);
    while (std::getline(in, line)) {
        if (line.starts_with("@@ -")) {
            std::size_t first = std::stoul(line.substr(4)), comma = line.find_first_of(", ", 4);
            const bool none = line.compare(comma, 3, ",0 ") == 0;
            for (const auto begin = none ? first : first - 1; at < begin;) new_lines.push_back(old_lines.at(at++));
            continue;
        }
        if (line[0] != '+') {
            EXPECT_EQ(old_lines.at(at++), line.substr(1));
        }
        if (line[0] != '-') new_lines.push_back(line.substr(1));
    }
    while (at < old_lines.size()) new_lines.push_back(old_lines[at++]);
    std::string text;
    for (const auto& one : new_lines) text += one + "\n";
    return text;
}

std::string any_text(Random& random, std::size_t lines) {
    std::string text;
    for (std::size_t i = 0; i < lines; ++i) text += std::to_string(random() % 6) + "\n";
    return text;
}

TEST(DiffLaw, PatchMakesTheNewTextOfTheOldOne) {
    for_seeds(500, [](Random& random) {
        const auto before = any_text(random, random() % 30), after = any_text(random, random() % 30);
        const auto diff = unified_diff(before, after, "a", "b");
        EXPECT_EQ(before == after ? after : patched(before, diff), after) << diff;
    });
}

TEST(DiffLaw, AlsoOfTextsThatHaveNothingInCommon) {
    std::string before, after;
    for (int i = 0; i < 5000; ++i) before += "old " + std::to_string(i) + "\n", after += "new " + std::to_string(i) + "\n";
    EXPECT_EQ(patched(before, unified_diff(before, after, "a", "b")), after);
}

}  // namespace
}  // namespace orderline::app
