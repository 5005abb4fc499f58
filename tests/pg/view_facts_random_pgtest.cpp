// tests/pg/view_facts_random_pgtest.cpp: of views over random queries nothing is said that random rows contradict.
#include "tests/pg/random_query.hpp"
#include "tests/pg/view_facts_fixture.hpp"

namespace orderline::pg {
namespace {

class RandomViews : public ViewFactsTest {};

TEST_F(RandomViews, AreNeverContradictedByRows) {
    int claims = 0;
    for_seeds(3, [&](Random& random) {
        sql("DROP SCHEMA v CASCADE;" + view_tables);
        const auto tables = read();
        for (int i = 0; i < 40; ++i) sql("CREATE VIEW v.view" + std::to_string(i) + " AS " + RandomQuery{random}.select(3, 2));
        const auto model = read();
        for (int filled = 0; filled < 2; ++filled) {
            sql("TRUNCATE v.customers, v.orders, v.items, v.pets, v.plain, v.words, v.parents");
            fill(random, tables);
            for (const auto& view : model.relations) {
                if (!view.is_view()) continue;
                EXPECT_EQ(contradiction(view), "") << summary(view) << "\n" << view.definition.value_or("");
                claims += view.primary_key ? 1 : 0;
            }
        }
    });
    EXPECT_GT(claims, 0) << "a test of views of which nothing is said tests nothing";
}

}  // namespace
}  // namespace orderline::pg
