// tests/pg/view_facts_pgtest.cpp: what is derived for views, each kind of query by itself, and that real rows agree.
#include "tests/pg/view_facts_fixture.hpp"

namespace orderline::pg {
namespace {

struct ViewCase {
    std::string name, query, summary;
};

const std::vector<ViewCase>& view_cases() {
    static const std::vector<ViewCase> cases{
        {"table", "SELECT * FROM customers", "id! email name! region | key id | unique email"},
        {"renamed", "SELECT id AS a, name AS b FROM customers", "a! b! | key a"},
        {"key_not_shown", "SELECT name FROM customers", "name!"},
        {"composite_key", "SELECT line, order_id, amount FROM items", "line! order_id! amount! | key line order_id"},
        {"half_a_key", "SELECT order_id FROM items", "order_id!"},
        {"key_fixed_in_part", "SELECT line, amount FROM items WHERE order_id = 2", "line! amount! | key line"},
        {"nulls_not_distinct", "SELECT owner FROM pets", "owner | unique owner="},
        {"filtered", "SELECT id, region FROM customers WHERE region IS NOT NULL", "id! region! | key id"},
        {"filtered_by_operator", "SELECT region FROM customers WHERE region > 1 AND email = 2", "region!"},
        {"filtered_by_list", "SELECT region FROM customers WHERE region IN (1, 2)", "region!"},
        {"filtered_by_or", "SELECT region FROM customers WHERE region IS NOT NULL OR id = 1", "region"},
        {"filtered_by_is_null", "SELECT id, region FROM customers WHERE region IS NULL", "id! region | key id"},
        {"inner_join", "SELECT o.id, c.name, c.email FROM orders o JOIN customers c ON c.id = o.customer_id",
         "id! name! email | key id"},
        {"join_using", "SELECT order_id, line, total FROM items JOIN (SELECT id AS order_id, total FROM orders) o USING (order_id)",
         "order_id! line! total! | key order_id line"},
        {"where_join", "SELECT o.id, c.name FROM customers c, orders o WHERE o.customer_id = c.id", "id! name! | key id"},
        {"star", "SELECT i.order_id, i.line, o.id, c.id AS c FROM customers c, orders o, items i "
                 "WHERE i.order_id = o.id AND o.customer_id = c.id", "order_id! line! id! c! | key order_id line"},
        {"equal_column_shown", "SELECT i.line, o.id FROM items i JOIN orders o ON o.id = i.order_id", "line! id! | key line id"},
        {"left_join", "SELECT o.id, c.id AS c, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer_id",
         "id! c name | key id"},
        {"left_join_many", "SELECT c.id, o.total FROM customers c LEFT JOIN orders o ON o.customer_id = c.id", "id! total"},
        {"left_join_made_real", "SELECT o.id, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE c.region = 1",
         "id! name! | key id"},
        {"left_join_with_constant", "SELECT p.a, i.amount FROM plain p LEFT JOIN items i ON i.order_id = p.a AND i.line = 1", "a amount"},
        {"right_join", "SELECT o.id, c.name FROM customers c RIGHT JOIN orders o ON c.id = o.customer_id", "id! name | key id"},
        {"full_join", "SELECT o.id, c.name FROM customers c FULL JOIN orders o ON c.id = o.customer_id", "id name"},
        {"full_join_of_keys", "SELECT c.id, o.id AS o FROM customers c FULL JOIN orders o ON c.id = o.id", "id o"},
        {"full_join_using", "SELECT id FROM customers FULL JOIN orders USING (id)", "id"},
        {"left_join_of_inner", "SELECT o.id, i.line, c.name FROM orders o LEFT JOIN (items i JOIN customers c ON c.id = i.line) "
                               "ON i.order_id = o.id AND i.line = 1", "id! line name | key id"},
        {"product", "SELECT c.id, o.id AS o FROM customers c CROSS JOIN orders o", "id! o! | key id o"},
        {"self_join", "SELECT a.id, b.id AS b FROM orders a JOIN orders b ON a.customer_id = b.customer_id", "id! b! | key id b"},
        {"nullable_unique_join", "SELECT p.a, c.name FROM plain p JOIN customers c ON c.email = p.a", "a! name!"},
        {"many_to_one_only", "SELECT o.id FROM orders o JOIN plain p ON p.a = o.id", "id!"},
        {"distinct", "SELECT DISTINCT a, b FROM plain", "a b | unique a b="},
        {"distinct_on", "SELECT DISTINCT ON (a) a, b FROM plain ORDER BY a, b", "a b | unique a="},
        {"group_by", "SELECT a, count(*) AS n, max(b) AS most, sum(b) AS total FROM plain GROUP BY a", "a n! most total | unique a="},
        {"group_by_not_null", "SELECT customer_id, max(total) AS most FROM orders GROUP BY customer_id",
         "customer_id! most! | key customer_id"},
        {"group_by_hidden", "SELECT count(*) AS n FROM plain GROUP BY a, b", "n!"},
        {"group_by_expression", "SELECT a + 1 AS x, count(*) AS n FROM plain GROUP BY a + 1", "x n! | unique x="},
        {"group_by_key", "SELECT o.id, o.total, count(i.line) AS n FROM orders o LEFT JOIN items i ON i.order_id = o.id GROUP BY o.id",
         "id! total! n! | key id"},
        {"filtered_aggregate", "SELECT customer_id, max(total) FILTER (WHERE total > 2) AS most FROM orders GROUP BY customer_id",
         "customer_id! most | key customer_id"},
        {"grouping_sets", "SELECT customer_id, total, count(*) AS n, 1 AS one FROM orders GROUP BY ROLLUP (customer_id, total)",
         "customer_id total n! one"},
        {"one_row", "SELECT count(*) AS n, max(total) AS most FROM orders", "n! most"},
        {"joined_with_one_row", "SELECT o.id, s.n FROM orders o, (SELECT count(*) AS n FROM items) s", "id! n! | key id"},
        {"union_all", "SELECT id FROM customers UNION ALL SELECT id FROM orders", "id!"},
        {"union_of_nullable", "SELECT id FROM customers UNION SELECT note FROM orders", "id | unique id="},
        {"union", "SELECT id, name FROM customers UNION SELECT id, total FROM orders", "id! name! | key id name"},
        {"intersect", "SELECT note FROM orders INTERSECT SELECT id FROM customers", "note! | key note"},
        {"except", "SELECT id FROM orders EXCEPT SELECT note FROM orders", "id! | key id"},
        {"except_all_union", "(SELECT id FROM orders EXCEPT ALL SELECT a FROM plain) UNION SELECT b FROM plain", "id | unique id="},
        {"values", "SELECT * FROM (VALUES (1, 2), (2, NULL)) AS x (a, b)", "a! b"},
        {"subquery", "SELECT x.id, x.most FROM (SELECT o.id, coalesce(o.note, 0) AS most FROM orders o) x", "id! most! | key id"},
        {"common_table", "WITH big AS (SELECT * FROM orders WHERE total > 1) SELECT b.id, c.name FROM big b JOIN customers c ON c.id = b.customer_id",
         "id! name! | key id"},
        {"nested_common_table", "WITH a AS (SELECT id FROM orders), b AS (SELECT * FROM a) SELECT * FROM (SELECT * FROM b) x", "id! | key id"},
        {"recursive", "WITH RECURSIVE t AS (SELECT id FROM orders UNION ALL SELECT id + 1 FROM t WHERE id < 3) SELECT id FROM t", "id"},
        {"lateral", "SELECT c.id, x.total FROM customers c, LATERAL (SELECT o.total FROM orders o WHERE o.id = c.region) x",
         "id! total! | key id"},
        {"lateral_key_of_its_own", "SELECT x.id FROM customers c, LATERAL (SELECT o.id, c.id AS c FROM orders o) x WHERE x.c = c.id", "id!"},
        {"expressions", "SELECT coalesce(region, 0) AS a, coalesce(region, email) AS b, region IS NULL AS c, id + name AS d, id + region AS e, "
                        "CASE WHEN id > 1 THEN 1 ELSE name END AS f, CASE WHEN id > 1 THEN 1 END AS g, greatest(region, 1) AS h, now() AS i, "
                        "id::text || 'x' AS j, nullif(id, 1) AS k, NOT id = name AS l, ARRAY[region] AS m, current_date AS n, NULL AS o, "
                        "region IS DISTINCT FROM 1 AS p, current_schema AS q FROM customers",
         "a! b c! d! e f! g h! i! j! k l! m! n! o p! q"},
        {"subqueries", "SELECT EXISTS (SELECT FROM items) AS a, ARRAY(SELECT line FROM items) AS b, (SELECT count(*) FROM items) AS c, "
                       "(SELECT max(line) FROM items) AS d, (SELECT id FROM orders LIMIT 1) AS e, id IN (SELECT a FROM plain) AS f, "
                       "(SELECT count(*) FROM items HAVING false) AS g FROM customers",
         "a! b! c! d e f g"},
        {"outer_aggregate", "SELECT (SELECT max(c.id) FROM items GROUP BY line LIMIT 1) AS most FROM customers c", "most"},
        {"window", "SELECT id, row_number() OVER () AS n, lag(id) OVER () AS before, sum(id) OVER () AS total FROM orders",
         "id! n! before total | key id"},
        {"set_returning", "SELECT id, generate_series(1, 2) AS n FROM orders", "id! n"},
        {"from_function", "SELECT n FROM generate_series(1, 2) AS n", "n"},
        {"inherited", "SELECT id, value FROM parents", "id! value"},
        {"inherited_only", "SELECT id, value FROM ONLY parents", "id! value! | key id"},
        {"deferrable", "SELECT id, word FROM words", "id word! | key word"},
        {"varchar", "SELECT word::varchar AS w FROM words", "w! | key w"},
        {"blank_padded", "SELECT word::bpchar AS w FROM words", "w!"},
        {"loose_collation", "SELECT word COLLATE loose AS w FROM words", "w!"},
        {"loose_join", "SELECT a.a, w.word FROM plain a JOIN words w ON w.word = a.b::text COLLATE loose", "a word!"},
        {"view_over_view", "SELECT id, c, name FROM v.left_join WHERE c IS NOT NULL", "id! c! name | key id"},
        {"view_over_three", "SELECT a.id, b.n, c.a FROM v.left_join a, v.one_row b, v.renamed c WHERE c.a = a.id",
         "id! n! a! | key id"},
        {"join_of_views", "SELECT g.customer_id, i.name FROM v.group_by_not_null g JOIN v.inner_join i ON i.id = g.customer_id",
         "customer_id! name! | key customer_id"},
        {"system_catalogue", "SELECT oid, relname FROM pg_catalog.pg_class", "oid relname"},
        {"no_table", "SELECT 1 AS a, NULL::int AS b", "a! b"},
    };
    return cases;
}

class ViewCasesTest : public ViewFactsTest {
protected:
    ViewCasesTest() {
        for (const auto& one : view_cases()) sql("CREATE VIEW v.\"" + one.name + "\" AS " + one.query);
    }
};

TEST_F(ViewCasesTest, SayWhatTheirQueriesImply) {
    const auto model = read();
    for (const auto& one : view_cases()) {
        const auto* view = model.relation({"v", one.name});
        ASSERT_TRUE(view) << one.name;
        EXPECT_EQ(summary(*view), one.summary) << one.name << ": " << one.query;
    }
}

TEST_F(ViewCasesTest, AreNeverContradictedByRows) {
    const auto model = read();
    for_seeds(6, [&](Random& random) {
        sql("TRUNCATE v.customers, v.orders, v.items, v.pets, v.plain, v.words, v.parents");
        fill(random, model);
        for (const auto& view : model.relations) {
            EXPECT_EQ(view.is_view() ? contradiction(view) : "", "") << view.name.name;
        }
    });
}

TEST_F(ViewCasesTest, AWrongClaimWouldBeNoticed) {
    auto model = read();
    Random random{1};
    fill(random, model);
    auto view = *model.relation({"v", "union_of_nullable"});
    EXPECT_EQ(contradiction(view), "");
    view.columns[0].nullable = false;
    EXPECT_EQ(contradiction(view), "id is NULL in a row");
    auto half = *model.relation({"v", "half_a_key"});
    half.unique_keys.emplace_back().columns = {"order_id"};
    EXPECT_EQ(contradiction(half), "two rows are equal in \"order_id\"");
}

TEST_F(ViewCasesTest, KnowTheTableColumnThatTheyShow) {
    const auto model = read();
    const auto origin = [&](const char* view, const char* column) {
        const auto* found = model.relation({"v", view})->column(column);
        return found->origin ? found->origin->relation.name + "." + found->origin->column : "";
    };
    EXPECT_EQ(origin("renamed", "b"), "customers.name");
    EXPECT_EQ(origin("view_over_view", "c"), "customers.id");
    EXPECT_EQ(origin("join_using", "order_id"), "items.order_id");
    EXPECT_EQ(origin("join_using", "total"), "orders.total");
    EXPECT_EQ(origin("full_join_using", "id"), "");
    EXPECT_EQ(origin("union", "id"), "");
    EXPECT_EQ(origin("group_by", "n"), "");
    EXPECT_EQ(origin("group_by", "a"), "plain.a");
    EXPECT_EQ(origin("system_catalogue", "oid"), "");
}

TEST_F(ViewFactsTest, AMaterializedViewHasItsOwnUniqueIndexes) {
    sql(R"(CREATE MATERIALIZED VIEW v.m AS SELECT a, coalesce(b, 0) AS b, c, d FROM v.plain;
           CREATE UNIQUE INDEX ON v.m (b);
           CREATE UNIQUE INDEX ON v.m (c);
           CREATE UNIQUE INDEX ON v.m (d) WHERE d > 1;
           CREATE UNIQUE INDEX ON v.m ((a + 1));
           CREATE VIEW v.over AS SELECT b, c FROM v.m)");
    const auto model = read();
    EXPECT_EQ(summary(*model.relation({"v", "m"})), "a b! c d | key b | unique c");
    EXPECT_EQ(summary(*model.relation({"v", "over"})), "b! c | key b | unique c");
    EXPECT_EQ(model.relation({"v", "m"})->indexes.size(), 4u);
    EXPECT_FALSE(model.relation({"v", "m"})->insertable);
}

TEST_F(ViewFactsTest, ACastThatMakesDifferentValuesEqualEndsAKey) {
    sql(R"(CREATE EXTENSION citext SCHEMA public;
           CREATE TABLE v.loose (name public.citext PRIMARY KEY);
           CREATE VIEW v.loosened AS SELECT word::public.citext AS w FROM v.words;
           CREATE VIEW v.tightened AS SELECT name::text AS n FROM v.loose)");
    const auto model = read();
    EXPECT_EQ(summary(*model.relation({"v", "loosened"})), "w!");
    EXPECT_EQ(summary(*model.relation({"v", "tightened"})), "n! | key n");
}

// Only PostgreSQL's own functions are known; what somebody wrote may give NULL whatever it gets.
TEST_F(ViewFactsTest, OfOtherPeoplesFunctionsNothingIsSaid) {
    sql(R"(CREATE FUNCTION v.twice(int) RETURNS int STRICT IMMUTABLE LANGUAGE sql AS 'SELECT NULL::int';
           CREATE OPERATOR v.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
           CREATE VIEW v.calls AS SELECT v.twice(c.id) AS a, c.region, o.note FROM v.customers c
               JOIN v.orders o ON o.id OPERATOR(v.===) c.region)");
    EXPECT_EQ(summary(*read().relation({"v", "calls"})), "a region! note");
}

TEST_F(ViewFactsTest, AViewThatNamesItselfEndsNothing) {
    sql(R"(CREATE VIEW v.one AS SELECT 1 AS a;
           CREATE VIEW v.two AS SELECT a FROM v.one;
           CREATE OR REPLACE VIEW v.one AS SELECT a FROM v.two)");
    const auto model = read();
    EXPECT_EQ(summary(*model.relation({"v", "one"})), "a");
}

}  // namespace
}  // namespace orderline::pg
