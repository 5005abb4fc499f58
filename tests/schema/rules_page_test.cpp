// tests/schema/rules_page_test.cpp: docs/schema-rules.md has the rules of diff and lint, all and no others.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <array>
#include <fstream>
#include "schema/diff.hpp"
#include "schema/lint.hpp"
#include "tests/schema/build.hpp"

namespace orderline::schema {
namespace {

/// The rows of the page's tables, without the heads.
Names rows_of_page() {
    std::ifstream page{ORDERLINE_SOURCE_DIR "/docs/schema-rules.md"};
    Names rows;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("| `")) rows.push_back(line);
    }
    return rows;
}

TEST(RulesPage, HasTheRulesOfTheProgram) {
    constexpr std::array breaks{"nobody", "readers", "writers", "readers and writers"};
    constexpr std::array severities{"note", "warning", "error"};
    Names expected;
    for (const auto& rule : breaking_rules()) {
        expected.push_back(fmt::format("| `{}` | {} | {} |", rule.id, breaks[static_cast<std::size_t>(rule.breaks)], rule.reason));
    }
    for (const auto& rule : lint_rules()) {
        expected.push_back(fmt::format("| `{}` | {} | {} | {} |", rule.id, severities[static_cast<std::size_t>(rule.severity)],
                                       rule.reason, rule.mend));
    }
    EXPECT_EQ(rows_of_page(), expected);
}

}  // namespace
}  // namespace orderline::schema
