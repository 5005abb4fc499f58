// tests/house/rules_can_fail_test.cpp: each rule of the house finds its bad sample and leaves the good one alone.
#include <gtest/gtest.h>
#include <functional>
#include "tests/house/file_rules.hpp"
#include "tests/house/include_rules.hpp"
#include "tests/house/sql_rules.hpp"

namespace orderline::house {
namespace {

const Plan small_plan{{"base", {}}, {"domain", {"base"}}, {"pg", {"base"}}, {"endpoints/api", {"domain", "base"}}};
const Names tables{"orders", "order_items", "customers"};

const auto includes = [](const Source& source) { return check_includes(source, small_plan); };
const auto tenant = [](const Source& source) { return check_names_tenant(source, tables); };

struct RuleCase {
    std::string name;
    std::function<Violations(const Source&)> check;
    std::string path, text;
    std::vector<std::size_t> lines;  // where it is broken; none: a good sample
};
void PrintTo(const RuleCase& c, std::ostream* out) { *out << c.name; }
class Rule : public testing::TestWithParam<RuleCase> {};

TEST_P(Rule, FindsWhatBreaksIt) {
    const auto found = GetParam().check({GetParam().path, GetParam().text});
    std::vector<std::size_t> lines;
    for (const auto& one : found) {
        EXPECT_EQ(one.path, GetParam().path);
        EXPECT_FALSE(one.rule.empty());
        lines.push_back(one.line);
    }
    EXPECT_EQ(lines, GetParam().lines) << testing::PrintToString(found);
}

constexpr auto name_of_row = [](const auto& row) { return row.param.name; };

INSTANTIATE_TEST_SUITE_P(FirstLine, Rule, testing::Values(
    RuleCase{"good_cpp", check_first_line, "src/base/id.cpp", "// base/id.cpp: UUIDs as text.\n", {}},
    RuleCase{"good_test", check_first_line, "tests/base/id_test.cpp", "// tests/base/id_test.cpp: ids made and read.\n", {}},
    RuleCase{"good_migration", check_first_line, "db/migrations/0001_types.sql", "-- 0001_types.sql: the eight enums.\n", {}},
    RuleCase{"good_page", check_first_line, "web/src/a.ts", "// What the customer sees.\n", {}},
    RuleCase{"none", check_first_line, "src/base/id.cpp", "#include \"base/id.hpp\"\n", {1}},
    RuleCase{"empty_file", check_first_line, "src/base/id.cpp", "", {1}},
    RuleCase{"another_name", check_first_line, "src/base/id.cpp", "// base/ids.cpp: what an id is.\n", {1}},
    RuleCase{"name_alone", check_first_line, "src/base/id.cpp", "// base/id.cpp: \n", {1}},
    RuleCase{"few_words", check_first_line, "src/base/id.cpp", "// base/id.cpp: of ids\n", {1}},
    RuleCase{"sql_without", check_first_line, "src/pg/sql/a.sql", "SELECT 1\n", {1}},
    RuleCase{"page_without", check_first_line, "web/src/a.ts", "import x from 'y'\n", {1}}
), name_of_row);

INSTANTIATE_TEST_SUITE_P(Text, Rule, testing::Values(
    RuleCase{"500_lines", check_length, "src/base/id.cpp", std::string(500, '\n'), {}},
    RuleCase{"501_lines", check_length, "src/base/id.cpp", std::string(501, '\n'), {501}},
    RuleCase{"using_in_header", check_no_using_namespace, "src/base/id.hpp", "\n  using namespace std;\n", {2}},
    RuleCase{"using_in_cpp", check_no_using_namespace, "src/base/id.cpp", "using namespace std;\n", {}},
    RuleCase{"using_one_name", check_no_using_namespace, "src/base/id.hpp", "using std::string;\n", {}},
    RuleCase{"unfinished", check_finished, "src/base/id.cpp", std::string{"a\n// TO"} + "DO later\n// FIX" + "ME\n//XX" + "X\n", {2, 3, 4}},
    RuleCase{"temporary_name", check_finished, "src/base/id.cpp", "mkdtemp(\"/tmp/XXXXXX\")\n", {}},
    RuleCase{"sql_in_endpoint", check_endpoints_hold_no_sql, "src/endpoints/api/a.cpp", "f();\nrun(\"SELECT 1\");\n", {2}},
    RuleCase{"small_sql_in_endpoint", check_endpoints_hold_no_sql, "src/endpoints/api/a.cpp", "run(\"delete from orders\");\n", {1}},
    RuleCase{"raw_sql_in_endpoint", check_endpoints_hold_no_sql, "src/endpoints/api/a.cpp", "run(R\"(\n INSERT INTO x)\");\n", {2}},
    RuleCase{"sql_file_in_endpoint", check_endpoints_hold_no_sql, "src/endpoints/api/sql/a.sql", "x\n", {1}},
    RuleCase{"prose_in_endpoint", check_endpoints_hold_no_sql, "src/endpoints/api/a.cpp", "say(\"Select one of them.\", selected);\n", {1}},
    RuleCase{"word_in_endpoint", check_endpoints_hold_no_sql, "src/endpoints/api/a.cpp", "say(\"Please select one.\");\n", {}},
    RuleCase{"sql_made_by_rest", check_endpoints_hold_no_sql, "src/endpoints/rest/sql.cpp", "out += \"SELECT \";\n", {}},
    RuleCase{"sql_elsewhere", check_endpoints_hold_no_sql, "src/pg/a.cpp", "run(\"SELECT 1\");\n", {}}
), name_of_row);

INSTANTIATE_TEST_SUITE_P(Settings, Rule, testing::Values(
    RuleCase{"local", check_settings_are_local, "src/pg/a.sql", "SELECT set_config('a', $1, true)\n", {}},
    RuleCase{"session", check_settings_are_local, "src/pg/a.sql", "\nSELECT set_config('a', $1, false)\n", {2}},
    RuleCase{"over_two_lines", check_settings_are_local, "db/migrations/a.sql", "set_config('a', coalesce(x, ''),\n   FALSE)\n", {1}},
    RuleCase{"plain_set", check_settings_are_local, "db/migrations/a.sql", "set app.tenant_id = 'x';\n", {1}},
    RuleCase{"plain_set_session", check_settings_are_local, "db/migrations/a.sql", "set session app.tenant_id to 'x';\n", {1}},
    RuleCase{"set_local", check_settings_are_local, "db/migrations/a.sql", "set local app.tenant_id = 'x';\n", {}},
    RuleCase{"in_a_test", check_settings_are_local, "tests/pg/a.cpp", "set_config('a', $1, false)\n", {}}
), name_of_row);

INSTANTIATE_TEST_SUITE_P(Purity, Rule, testing::Values(
    RuleCase{"asio_in_base", check_pure, "src/base/a.cpp", "#include <boost/asio/post.hpp>\n", {1}},
    RuleCase{"file_in_schema", check_pure, "src/schema/a.cpp", "#include <fstream>\n", {1}},
    RuleCase{"clock_in_domain", check_pure, "src/domain/a.cpp", "f(std::chrono::system_clock::time_point{});\nauto at = now();\n", {1, 2}},
    RuleCase{"json_in_domain", check_pure, "src/domain/a.cpp", "#include \"base/json.hpp\"\n", {1}},
    RuleCase{"now_as_a_parameter", check_pure, "src/domain/a.cpp", "f(draft, Instant now);\n", {}},
    RuleCase{"asio_in_async", check_pure, "src/async/a.cpp", "#include <boost/asio/post.hpp>\n", {}}
), name_of_row);

const std::string migration_head = "-- a\nset local citus.multi_shard_modify_mode = 'sequential';\n";
INSTANTIATE_TEST_SUITE_P(Migration, Rule, testing::Values(
    RuleCase{"good", check_migration_begins, "db/migrations/0001_a.sql",
             migration_head + "SET LOCAL citus.enable_unsafe_triggers = on;\n", {}},
    RuleCase{"one_missing", check_migration_begins, "db/migrations/0001_a.sql", migration_head, {3}},
    RuleCase{"both_missing", check_migration_begins, "db/migrations/0001_a.sql", "-- a\ncreate table x();\n", {2}},
    RuleCase{"empty", check_migration_begins, "db/migrations/0001_a.sql", "", {2}}
), name_of_row);

INSTANTIATE_TEST_SUITE_P(Includes, Rule, testing::Values(
    RuleCase{"allowed", includes, "src/domain/a.cpp", "#include \"domain/a.hpp\"\n#include \"base/b.hpp\"\n#include <vector>\n", {}},
    RuleCase{"over_the_wall", includes, "src/domain/a.cpp", "// a\n#include \"pg/pool.hpp\"\n", {2}},
    RuleCase{"upwards", includes, "src/base/a.hpp", "#include \"domain/draft.hpp\"\n", {1}},
    RuleCase{"spaced", includes, "src/base/a.hpp", "  #  include   \"domain/draft.hpp\"\n", {1}},
    RuleCase{"without_module", includes, "src/base/a.cpp", "#include \"a.hpp\"\n", {1}},
    RuleCase{"endpoint_to_pg", includes, "src/endpoints/api/a.cpp", "#include \"pg/pool.hpp\"\n", {1}},
    RuleCase{"endpoint_to_endpoint", includes, "src/endpoints/api/a.cpp", "#include \"endpoints/mcp/a.hpp\"\n", {1}},
    RuleCase{"endpoint_to_itself", includes, "src/endpoints/api/a.cpp", "#include \"endpoints/api/b.hpp\"\n", {}},
    RuleCase{"unknown_module", includes, "src/util/a.cpp", "// a\n", {1}},
    RuleCase{"json_outside_base", check_reserved, "src/actions/a.cpp", "#include <boost/json.hpp>\n", {1}},
    RuleCase{"json_in_base", check_reserved, "src/base/json.hpp", "#include <boost/json.hpp>\n", {}},
    RuleCase{"libpq_outside_pg", check_reserved, "src/app/a.cpp", "#include <libpq-fe.h>\n", {1}},
    RuleCase{"beast_outside_http", check_reserved, "src/endpoints/api/a.cpp", "#include <boost/beast/http.hpp>\n", {1}},
    RuleCase{"beast_compiled_once", check_reserved, "src/boost/beast.cpp", "#include <boost/beast/src.hpp>\n", {}},
    RuleCase{"sodium_outside_auth", check_reserved, "src/actions/a.cpp", "#include <vector>\n#include <sodium.h>\n", {2}}
), name_of_row);

INSTANTIATE_TEST_SUITE_P(Tenant, Rule, testing::Values(
    RuleCase{"one_table", tenant, "a.sql", "SELECT id FROM orders WHERE tenant_id = $1 AND id = $2", {}},
    RuleCase{"value_first", tenant, "a.sql", "SELECT id FROM orders WHERE $1::uuid = tenant_id", {}},
    RuleCase{"forgotten", tenant, "a.sql", "-- a\nSELECT id\nFROM orders WHERE id = $2", {3}},
    RuleCase{"only_selected", tenant, "a.sql", "SELECT tenant_id, id FROM orders WHERE id = $2", {1}},
    RuleCase{"only_in_a_comment", tenant, "a.sql", "SELECT id FROM orders -- tenant_id = $1\n", {1}},
    RuleCase{"only_in_a_literal", tenant, "a.sql", "SELECT 'tenant_id = 1' FROM orders", {1}},
    RuleCase{"global_table", tenant, "a.sql", "SELECT id FROM tenants WHERE id = $1", {}},
    RuleCase{"both_of_a_join", tenant, "a.sql",
             "SELECT 1 FROM orders o JOIN order_items i ON i.tenant_id = o.tenant_id WHERE o.tenant_id = $1", {}},
    RuleCase{"a_join_by_using", tenant, "a.sql", "SELECT 1 FROM orders o JOIN order_items i USING (tenant_id, x) WHERE o.tenant_id = $1", {}},
    RuleCase{"joined_by_id_alone", tenant, "a.sql",
             "SELECT 1 FROM orders o\nJOIN order_items i ON i.order_id = o.id\nWHERE o.tenant_id = $1", {2}},
    RuleCase{"second_of_a_list", tenant, "a.sql", "SELECT 1 FROM orders o,\n customers c WHERE o.tenant_id = $1", {2}},
    RuleCase{"subquery_forgotten", tenant, "a.sql",
             "SELECT (SELECT count(*) FROM order_items i\n WHERE i.order_id = o.id) FROM orders o WHERE o.tenant_id = $1", {1}},
    RuleCase{"subquery_named", tenant, "a.sql",
             "SELECT 1 FROM (SELECT id FROM orders WHERE tenant_id = $1) o", {}},
    RuleCase{"with_forgotten", tenant, "a.sql", "WITH x AS (\nSELECT 1 FROM orders\n) SELECT 1 FROM x WHERE tenant_id = $1", {2}},
    RuleCase{"union_forgotten", tenant, "a.sql",
             "SELECT 1 FROM orders WHERE tenant_id = $1\nUNION ALL\nSELECT 1 FROM customers", {3}},
    RuleCase{"inserted", tenant, "a.sql", "INSERT INTO orders (tenant_id, id) VALUES ($1, $2) ON CONFLICT DO NOTHING", {}},
    RuleCase{"inserted_without", tenant, "a.sql", "INSERT INTO orders (id) SELECT tenant_id FROM x", {1}},
    RuleCase{"inserted_without_columns", tenant, "a.sql", "INSERT INTO orders SELECT * FROM x WHERE tenant_id = $1", {1}},
    RuleCase{"updated", tenant, "a.sql", "UPDATE orders SET a = 1 WHERE tenant_id = $1", {}},
    RuleCase{"updated_without", tenant, "a.sql", "UPDATE orders SET tenant_name = 1 WHERE id = $1", {1}},
    RuleCase{"updated_from", tenant, "a.sql", "UPDATE orders o SET a = 1 FROM customers c WHERE c.tenant_id = o.tenant_id", {}},
    RuleCase{"updated_from_without", tenant, "a.sql", "UPDATE orders o SET a = 1\nFROM customers c\nWHERE o.tenant_id = $1", {2}},
    RuleCase{"deleted", tenant, "a.sql", "DELETE FROM public.orders AS o WHERE o.tenant_id = $1", {}},
    RuleCase{"deleted_without", tenant, "a.sql", "DELETE FROM public.orders AS o WHERE o.id = $1", {1}},
    RuleCase{"locked", tenant, "a.sql", "SELECT 1 FROM orders o WHERE o.tenant_id = $1 FOR UPDATE OF o", {}},
    RuleCase{"second_statement", tenant, "a.sql", "DELETE FROM orders WHERE tenant_id = $1;\nDELETE FROM customers;", {2}}
), name_of_row);

TEST(Plan, IsReadFromTheBuild) {
    const auto built = built_plan("module(base   LINKS a::b)\n# module(x TYPES y)\nmodule(pg TYPES async base\n   USES schema LINKS q)\n");
    EXPECT_EQ(built, (Plan{{"base", {}}, {"pg", {"async", "base", "schema"}}}));
}

TEST(Plan, TheBuildMayNotAllowMore) {
    EXPECT_TRUE(check_build({{"pg", {"base"}}}, small_plan).empty());
    EXPECT_EQ(check_build({{"pg", {"domain"}}}, small_plan).size(), 1u);
    EXPECT_EQ(check_build({{"util", {}}}, small_plan).size(), 1u);
}

TEST(Plan, ADoorThatNobodyUsesIsFound) {
    const Plan doors{{"pg", {"domain", "base"}}};
    EXPECT_EQ(check_doors_are_used({{"src/pg/a.cpp", "#include <vector>\n"}}, doors).size(), 1u);
    EXPECT_TRUE(check_doors_are_used({{"src/pg/a.cpp", "#include \"domain/a.hpp\"\n"}}, doors).empty());
}

TEST(Tables, OfTenantsAreReadFromTheList) {
    EXPECT_EQ(tenant_tables_of("table,scope\norders,tenant\nroles,global\ncustomers,tenant\n"), (Names{"customers", "orders"}));
}

}  // namespace
}  // namespace orderline::house
