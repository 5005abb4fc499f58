// tests/codegen/cpp_pgtest.cpp: C++ of schemas that nobody here wrote: PostgreSQL takes all its statements (that it compiles: tests/schema_toolchain).
#include "codegen/cpp.hpp"
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include "pg/error.hpp"
#include "pg/introspect.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::codegen {
namespace {

std::string text_of(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

class CppOfFixtures : public TestDatabase, public testing::WithParamInterface<const char*> {
protected:
    std::vector<File> generated() {
        sql("DO $$ BEGIN CREATE ROLE fixture_teller; CREATE ROLE fixture_auditor; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        sql("DROP SCHEMA public CASCADE; DROP SCHEMA orderline CASCADE; CREATE SCHEMA public");
        sql("RESET ALL");
        const auto file = std::string{ORDERLINE_SOURCE_DIR "/tests/fixtures/schemas/"} + GetParam() + ".sql";
        sql(text_of(file));
        sql("RESET ALL");
        const auto model = pg::introspect(admin(), {});
        if (!model) throw std::runtime_error(model.error().message + " " + model.error().detail);
        Options options;
        options.made_by = "orderline codegen --target cpp";
        return cpp(*model, options);
    }
};

/// What stands in raw strings of the generated files.
std::vector<std::string> statements_in(const std::string& text) {
    constexpr std::string_view begin = "R\"sql(", end = ")sql\"";
    std::vector<std::string> found;
    for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
        const auto from = at + begin.size();
        found.push_back(text.substr(from, text.find(end, from) - from));
    }
    return found;
}

TEST_P(CppOfFixtures, HasStatementsThatPostgresTakes) {
    int prepared = 0;
    for (const auto& file : generated()) {
        for (const auto& statement : statements_in(file.text)) {
            const auto done = admin().execute(fmt::format("PREPARE s{} AS {}", ++prepared, statement));
            // "routines" has a table with a rule ON DELETE DO INSTEAD: nothing can be given back from it.
            const bool ruled = file.path == "account.cpp" && !done && pg::sqlstate_of(done.error()) == "0A000";
            EXPECT_TRUE(done || ruled) << file.path << statement << "\n" << done.error().detail;
        }
    }
    EXPECT_TRUE(prepared > 0 || std::string_view{GetParam()} == "empty");
}

INSTANTIATE_TEST_SUITE_P(Codegen, CppOfFixtures, testing::Values("empty", "names", "relations", "routines", "types"),
                         [](const auto& fixture) { return std::string{fixture.param}; });

}  // namespace
}  // namespace orderline::codegen
