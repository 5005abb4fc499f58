// tests/house/house_test.cpp: the sources keep the rules of the house (docs/architecture.md).
#include <gtest/gtest.h>
#include "tests/house/file_rules.hpp"
#include "tests/house/include_rules.hpp"
#include "tests/house/sql_rules.hpp"

namespace orderline::house {
namespace {

const std::filesystem::path root = ORDERLINE_SOURCE_DIR;

const std::vector<Source>& sources() {
    static const auto all = read_sources(root);
    return all;
}

const Plan& built() {
    static const auto read = built_plan(read_source(root, "src/CMakeLists.txt").text);
    return read;
}

void expect_none(const Violations& found) {
    for (const auto& one : found) ADD_FAILURE() << one;
}

template <class Check>
void expect_everywhere(Check check) {
    for (const auto& source : sources()) expect_none(check(source));
}

TEST(House, IsRead) {
    EXPECT_GT(sources().size(), 100u);
    EXPECT_GE(built().size(), 9u);
}

TEST(House, EachFileSaysInItsFirstLineWhatItIsFor) { expect_everywhere(check_first_line); }
TEST(House, NoFileIsTooLong) { expect_everywhere(check_length); }
TEST(House, NoHeaderUsesANamespace) { expect_everywhere(check_no_using_namespace); }
TEST(House, NothingIsLeftUnfinished) { expect_everywhere(check_finished); }
TEST(House, EndpointsHoldNoSql) { expect_everywhere(check_endpoints_hold_no_sql); }
TEST(House, SettingsEndWithTheirTransaction) { expect_everywhere(check_settings_are_local); }
TEST(House, PureModulesArePure) { expect_everywhere(check_pure); }
TEST(House, ReservedHeadersStayWithTheirModule) { expect_everywhere(check_reserved); }
TEST(House, MigrationsBeginAsAShardedDatabaseNeeds) { expect_everywhere(check_migration_begins); }

TEST(House, TheBuildAllowsOnlyWhatThePlanAllows) { expect_none(check_build(built(), plan())); }
TEST(House, IncludesKeepToThePlan) {
    expect_everywhere([](const Source& source) { return check_includes(source, built()); });
}
TEST(House, NoModuleIsAllowedMoreThanItUses) { expect_none(check_doors_are_used(sources(), built())); }

TEST(House, EveryStatementNamesTheTenant) {
    const auto tables = tenant_tables_of(read_source(root, "db/tables.csv").text);
    ASSERT_GT(tables.size(), 15u);
    for (const auto& source : sources()) {
        if (is_sql(source) && is_under(source, "src/")) expect_none(check_names_tenant(source, tables));
    }
}

}  // namespace
}  // namespace orderline::house
