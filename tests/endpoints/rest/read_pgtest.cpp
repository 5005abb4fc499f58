// tests/endpoints/rest/read_pgtest.cpp: query strings against a real database: the rows that their statements give.
#include <fmt/format.h>
#include "endpoints/rest/parse.hpp"
#include "endpoints/rest/read_sql.hpp"
#include "endpoints/rest/render.hpp"
#include "pg/introspect.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::rest {
namespace {

constexpr const char* shop_sql = R"sql(
CREATE SCHEMA shop;
CREATE TABLE shop.users (id int PRIMARY KEY, name text NOT NULL, manager_id int REFERENCES shop.users, data jsonb, tags text[], born date);
CREATE TABLE shop.profiles (user_id int PRIMARY KEY REFERENCES shop.users, motto text);
CREATE TABLE shop.channels (id int PRIMARY KEY, slug text);
CREATE TABLE shop.members (user_id int REFERENCES shop.users, channel_id int REFERENCES shop.channels, PRIMARY KEY (user_id, channel_id));
CREATE TABLE shop.messages (id int PRIMARY KEY, user_id int REFERENCES shop.users, channel_id int REFERENCES shop.channels, body text, price numeric(8,2));
CREATE TABLE shop."odd ""name" (id int PRIMARY KEY, "a,b" text);
CREATE TABLE shop.notes (tenant_id uuid NOT NULL, id int, text text, PRIMARY KEY (tenant_id, id));
INSERT INTO shop.users VALUES (1, 'Ann', NULL, '{"a":{"b":"x"},"n":[1,2]}', '{red,blue}', '1990-01-02'), (2, 'Bob', 1, '{"a":{"b":"y"}}', '{}', NULL),
  (3, 'Cem', 1, NULL, NULL, NULL);
INSERT INTO shop.profiles VALUES (1, 'ever');
INSERT INTO shop.channels VALUES (1, 'general'), (2, 'random');
INSERT INTO shop.members VALUES (1, 1), (1, 2), (2, 1);
INSERT INTO shop.messages VALUES (1, 1, 1, 'hello', 1.50), (2, 1, 2, 'a "quote"', 2), (3, 2, 1, 'bye, all', NULL), (4, NULL, 1, 'lost', 10);
INSERT INTO shop."odd ""name" VALUES (1, 'it''s');
INSERT INTO shop.notes VALUES ('00000000-0000-4000-8000-00000000000a', 1, 'mine'), ('00000000-0000-4000-8000-00000000000b', 1, 'theirs');
)sql";

class Reading : public TestDatabase {
protected:
    Reading() {
        change(shop_sql);
    }

    void change(const char* text) {
        sql(text);
        look();
    }

    void look() {
        auto model = pg::introspect(admin(), {"shop"});
        if (model) catalogue_.emplace(*std::move(model), std::vector<std::string>{"shop"});
        else ADD_FAILURE() << model.error().message;
    }

    /// The answer as JSON, or the code of the refusal.
    std::string answer(const std::string& relation, std::string_view query_string, const ReadOptions& options = {}) {
        const auto query = parse_query(query_string);
        if (!query) return query.error().code;
        const auto found = find_relation(*catalogue_, "shop", relation);
        if (!found) return found.error().code;
        const auto plan = plan_read(*catalogue_, **found, *query, {"reader", true});
        if (!plan) return plan.error().code;
        const auto read = read_sql(*plan, options);
        const auto rows = admin().query(read.text, read.params);
        if (!rows) return rows.error().message + " " + rows.error().detail + "\n" + read.text;
        const auto shape = shape_of(*plan);
        const int first = options.total == Total::none ? 0 : 2;
        std::string text = first == 0 ? "[" : fmt::format("{} [", rows->integer(0, 0));
        for (int row = 0; row < rows->size(); ++row) {
            if (first > 0 && rows->null(row, 1)) continue;
            if (row > 0) text += ',';
            append_object(text, shape, *rows, row, first, options.without_nulls);
        }
        return text + "]";
    }

    std::optional<Catalogue> catalogue_;
};

TEST_F(Reading, ColumnsPathsAndCasts) {
    EXPECT_EQ(answer("users", "select=id,name&order=id&limit=2"), R"([{"id":1,"name":"Ann"},{"id":2,"name":"Bob"}])");
    EXPECT_EQ(answer("users", "select=n:name,data->a->>b,data->n->0&id=eq.1"), R"([{"n":"Ann","b":"x","n":1}])");
    EXPECT_EQ(answer("users", "select=id::text,tags,tags->0,born&id=eq.1"), R"([{"id":"1","tags":["red","blue"],"tags":"red","born":"1990-01-02"}])");
    EXPECT_EQ(answer("messages", "select=price::double+precision&id=eq.1"), R"([{"price":1.5}])");
    EXPECT_EQ(answer("odd \"name", "select=*&%22a,b%22=eq.it's"), R"([{"id":1,"a,b":"it's"}])");
    EXPECT_EQ(answer("profiles", ""), R"([{"user_id":1,"motto":"ever"}])");
    EXPECT_EQ(answer("users", "select=&limit=1"), "[{}]");
    EXPECT_EQ(answer("nothing", ""), "PGRST205");
}

TEST_F(Reading, EachFilterFindsItsRows) {
    struct Case {
        std::string_view query, ids;
    };
    const Case cases[] = {{"id=eq.1", "1"}, {"id=neq.1", "2 3"}, {"id=gt.1&id=lt.3", "2"}, {"id=gte.2", "2 3"}, {"id=lte.1", "1"}, {"id=not.eq.1", "2 3"},
                          {"name=like.*n*", "1"}, {"name=ilike.B*", "2"}, {"name=match.^[AB]", "1 2"}, {"name=imatch.^c", "3"},
                          {"data=is.null", "3"}, {"data=not.is.null", "1 2"}, {"data=is.not_null", "1 2"}, {"manager_id=isdistinct.1", "1"},
                          {"id=in.(1,3,9)", "1 3"}, {"id=not.in.(1,3)", "2"}, {"id=in.()", ""}, {R"(name=in.("Ann","C,d"))", "1"},
                          {"tags=cs.{red}", "1"}, {"tags=cd.{red,blue,x}", "1 2"}, {"tags=ov.{blue}", "1"}, {"data=cs.{\"a\":{\"b\":\"y\"}}", "2"},
                          {"data->a->>b=eq.x", "1"}, {"data->n->1=eq.2", "1"}, {"name=like(any).{A*,B*}", "1 2"}, {"id=gt(all).{1,2}", "3"},
                          {"name=fts.ann", "1"}, {"name=plfts(simple).bob", "2"}, {"name=not.wfts.ann", "2 3"},
                          {"or=(id.eq.1,name.eq.Cem)", "1 3"}, {"or=(id.eq.1,and(id.gt.1,not.or(name.eq.Bob,id.in.(7))))", "1 3"},
                          {"not.and=(id.gt.1,id.lt.3)", "1 3"}, {"name=eq.'; drop table shop.users; --", ""}};
    for (const auto& [query, ids] : cases) {
        std::string expected;
        for (const char c : ids) expected += c == ' ' ? std::string{","} : fmt::format(R"({{"id":{}}})", c);
        EXPECT_EQ(answer("users", fmt::format("select=id&order=id&{}", query)), "[" + expected + "]") << query;
    }
}

TEST_F(Reading, EmbedsAlongEveryKindOfRelationship) {
    EXPECT_EQ(answer("messages", "select=id,users(name)&order=id"),
              R"([{"id":1,"users":{"name":"Ann"}},{"id":2,"users":{"name":"Ann"}},{"id":3,"users":{"name":"Bob"}},{"id":4,"users":null}])");
    EXPECT_EQ(answer("users", "select=id,messages(id,body)&order=id&messages.order=id.desc"),
              R"([{"id":1,"messages":[{"id":2,"body":"a \"quote\""},{"id":1,"body":"hello"}]},{"id":2,"messages":[{"id":3,"body":"bye, all"}]},{"id":3,"messages":[]}])");
    EXPECT_EQ(answer("users", "select=profiles(motto)&order=id&limit=2"), R"([{"profiles":{"motto":"ever"}},{"profiles":null}])");
    EXPECT_EQ(answer("users", "select=id,channels(slug)&order=id&channels.order=slug"),
              R"([{"id":1,"channels":[{"slug":"general"},{"slug":"random"}]},{"id":2,"channels":[{"slug":"general"}]},{"id":3,"channels":[]}])");
    EXPECT_EQ(answer("users", "select=id,boss:manager_id(name),staff:users(name)&order=id&staff.order=name&limit=2"),
              R"([{"id":1,"boss":null,"staff":[{"name":"Bob"},{"name":"Cem"}]},{"id":2,"boss":{"name":"Ann"},"staff":[]}])");
    EXPECT_EQ(answer("channels", "select=slug,messages(id,users(name,profiles(motto)))&id=eq.2"),
              R"([{"slug":"random","messages":[{"id":2,"users":{"name":"Ann","profiles":{"motto":"ever"}}}]}])");
}

TEST_F(Reading, EmbedsNarrowAndAreNarrowed) {
    EXPECT_EQ(answer("users", "select=id,messages!inner(id)&messages.body=like.*e*&order=id&messages.order=id"), R"([{"id":1,"messages":[{"id":1},{"id":2}]},{"id":2,"messages":[{"id":3}]}])");
    EXPECT_EQ(answer("messages", "select=id,users!inner(name)&users.name=eq.Bob"), R"([{"id":3,"users":{"name":"Bob"}}])");
    EXPECT_EQ(answer("messages", "select=id,users(name)&users.name=eq.Bob&order=id&limit=1"), R"([{"id":1,"users":null}])");
    EXPECT_EQ(answer("users", "select=id,messages()&messages=is.null&order=id"), R"([{"id":3}])");
    EXPECT_EQ(answer("users", "select=id,messages(id)&messages=not.is.null&order=id&messages.limit=1&messages.offset=1&messages.order=id"), R"([{"id":1,"messages":[{"id":2}]}])");
    EXPECT_EQ(answer("users", "select=id,messages(),profiles()&or=(messages.is.null,profiles.not.is.null)&order=id"), R"([{"id":1},{"id":3}])");
    EXPECT_EQ(answer("users", "select=id,messages(id)&messages=eq.1"), "PGRST120");
    EXPECT_EQ(answer("users", "select=id&messages.id=eq.1"), "PGRST108");
    EXPECT_EQ(answer("users", "select=id,messages(id)&messages.or=(id.eq.1,body.eq.x)&id=eq.1"), R"([{"id":1,"messages":[{"id":1}]}])");
}

TEST_F(Reading, SpreadsAndRelatedOrder) {
    EXPECT_EQ(answer("messages", "select=id,...users(author:name)&order=id"), R"([{"id":1,"author":"Ann"},{"id":2,"author":"Ann"},{"id":3,"author":"Bob"},{"id":4,"author":null}])");
    EXPECT_EQ(answer("users", "select=id,...messages(ids:id,body)&order=id&limit=2&messages.order=id"),
              R"([{"id":1,"ids":[1,2],"body":["hello","a \"quote\""]},{"id":2,"ids":[3],"body":["bye, all"]}])");
    EXPECT_EQ(answer("messages", "select=id,...users!inner(name,...profiles!inner(motto))&order=id"), R"([{"id":1,"name":"Ann","motto":"ever"},{"id":2,"name":"Ann","motto":"ever"}])");
    EXPECT_EQ(answer("messages", "select=id,users(id)&order=users(name).desc.nullslast,id"),
              R"([{"id":3,"users":{"id":2}},{"id":1,"users":{"id":1}},{"id":2,"users":{"id":1}},{"id":4,"users":null}])");
    EXPECT_EQ(answer("users", "select=id,messages(id)&order=messages(id)"), "PGRST118");
}

TEST_F(Reading, Aggregates) {
    EXPECT_EQ(answer("messages", "select=price.sum(),n:count(),avg:price.avg()::int"), R"([{"sum":13.50,"n":4,"avg":5}])");
    EXPECT_EQ(answer("messages", "select=channel_id,price.max()&order=channel_id"), R"([{"channel_id":1,"max":10.00},{"channel_id":2,"max":2.00}])");
    EXPECT_EQ(answer("users", "select=data->a->>b,count()&order=data->a->>b"), R"([{"b":"x","count":1},{"b":"y","count":1},{"b":null,"count":1}])");
    EXPECT_EQ(answer("channels", "select=slug,messages(price.sum())&order=id"), R"([{"slug":"general","messages":[{"sum":11.50}]},{"slug":"random","messages":[{"sum":2.00}]}])");
}

TEST_F(Reading, LimitsHoldEverywhereAndTenantsAreNamed) {
    ReadOptions options;
    options.rows_max = 1;
    EXPECT_EQ(answer("users", "select=id,messages(id)&order=id&limit=5&messages.order=id", options), R"([{"id":1,"messages":[{"id":1}]}])");
    options.tenant = "00000000-0000-4000-8000-00000000000a";
    EXPECT_EQ(answer("notes", "select=text", options), R"([{"text":"mine"}])");
    EXPECT_EQ(answer("notes", "select=text&text=eq.theirs", options), "[]");
}

TEST_F(Reading, TotalsStandBesideTheRowsAndWhereThereAreNone) {
    ReadOptions options;
    options.total = Total::exact;
    EXPECT_EQ(answer("users", "select=id&order=id&limit=1&offset=1", options), R"(3 [{"id":2}])");
    EXPECT_EQ(answer("users", "select=id&order=id&offset=7", options), "3 []");
    EXPECT_EQ(answer("users", "select=id,messages!inner()&order=id", options), R"(2 [{"id":1},{"id":2}])");
    EXPECT_EQ(answer("users", "select=id&id=eq.9", options), "0 []");
    options.total = Total::capped;
    options.rows_max = 1;
    EXPECT_EQ(answer("users", "select=id&order=id", options), R"(2 [{"id":1}])");
}

TEST_F(Reading, NullsCanBeLeftOut) {
    ReadOptions options;
    options.without_nulls = true;
    sql("UPDATE shop.users SET data = '{\"a\":null,\"b\":[{\"c\":null}]}' WHERE id = 3");
    EXPECT_EQ(answer("users", "select=id,data,born,profiles(motto),messages(price)&id=eq.3", options), R"([{"id":3,"data":{"b": [{}]},"messages":[]}])");
    EXPECT_EQ(answer("messages", "select=id,users(name)&id=gte.3&order=id", options), R"([{"id":3,"users":{"name":"Bob"}},{"id":4}])");
}

TEST_F(Reading, WhatAToOneSpreadAggregatesBelongsToTheGroupsOfItsParent) {
    EXPECT_EQ(answer("messages", "select=channel_id,...users(count(),first:name.min())&order=channel_id"), R"([{"channel_id":1,"count":2,"first":"Ann"},{"channel_id":2,"count":1,"first":"Ann"}])");
    EXPECT_EQ(answer("messages", "select=...users(name,...profiles(motto.count()))&user_id=not.is.null&order=users(name)"), R"([{"name":"Ann","count":2},{"name":"Bob","count":0}])");
    EXPECT_EQ(answer("channels", "select=slug,messages(...users(id.sum()::text))&order=id&limit=1"), R"([{"slug":"general","messages":[{"sum":"3"}]}])");
    EXPECT_EQ(answer("users", "select=...messages(price.sum())"), "PGRST127");
}

TEST_F(Reading, GroupsMayBeMadeOfWhatIsEmbedded) {
    EXPECT_EQ(answer("messages", "select=price.sum(),...users(name)&order=users(name)"), R"([{"sum":3.50,"name":"Ann"},{"sum":null,"name":"Bob"},{"sum":10.00,"name":null}])");
    EXPECT_EQ(answer("messages", "select=count(),channels(slug)&channel_id=eq.1"), R"([{"count":3,"channels":{"slug":"general"}}])");
}

constexpr const char* computed_sql = R"sql(
CREATE FUNCTION shop.shouted(shop.users) RETURNS text LANGUAGE sql STABLE AS $$SELECT upper($1.name)$$;
CREATE FUNCTION shop.facts(u shop.users) RETURNS jsonb LANGUAGE sql STABLE AS $$SELECT jsonb_build_object('letters', length(u.name))$$;
CREATE FUNCTION shop.short_messages(u shop.users) RETURNS SETOF shop.messages LANGUAGE sql STABLE AS 'SELECT * FROM shop.messages m WHERE m.user_id = u.id AND length(m.body) < 9';
CREATE FUNCTION shop.best_friend(u shop.users) RETURNS shop.users LANGUAGE sql STABLE AS 'SELECT * FROM shop.users f WHERE f.id = u.id + 1';
CREATE FUNCTION shop.latest(u shop.users) RETURNS SETOF shop.messages ROWS 1 LANGUAGE sql STABLE AS 'SELECT * FROM shop.messages m WHERE m.user_id = u.id ORDER BY id DESC LIMIT 1';
CREATE FUNCTION shop.channels(m shop.messages) RETURNS SETOF shop.channels LANGUAGE sql STABLE AS 'SELECT * FROM shop.channels WHERE id <> m.channel_id';
CREATE FUNCTION shop.jotted(n shop.members) RETURNS SETOF shop.notes LANGUAGE sql STABLE AS 'SELECT * FROM shop.notes';
)sql";

TEST_F(Reading, FunctionsOfARowAreItsColumns) {
    change(computed_sql);
    EXPECT_EQ(answer("users", "select=id,shouted&shouted=like.*N*&order=shouted.desc"), R"([{"id":1,"shouted":"ANN"}])");
    EXPECT_EQ(answer("users", "select=loud:shouted,facts->letters&order=facts->letters,shouted.desc&limit=2"), R"([{"loud":"CEM","letters":3},{"loud":"BOB","letters":3}])");
    EXPECT_EQ(answer("users", "select=facts->letters,count()"), R"([{"letters":3,"count":3}])");
    EXPECT_EQ(answer("messages", "select=id,users(shouted)&users.shouted=eq.ANN&order=users(shouted).desc.nullslast,id&limit=2"), R"([{"id":3,"users":null},{"id":1,"users":{"shouted":"ANN"}}])");
    EXPECT_EQ(answer("users", "select=*&limit=1&order=id").find("shouted"), std::string::npos);
}

TEST_F(Reading, FunctionsOfARowAreItsRelationships) {
    change(computed_sql);
    EXPECT_EQ(answer("users", "select=id,short_messages(body)&order=id&short_messages.order=body"),
              R"([{"id":1,"short_messages":[{"body":"hello"}]},{"id":2,"short_messages":[{"body":"bye, all"}]},{"id":3,"short_messages":[]}])");
    EXPECT_EQ(answer("users", "select=id,best_friend(name)&order=best_friend(name).desc.nullslast"),
              R"([{"id":2,"best_friend":{"name":"Cem"}},{"id":1,"best_friend":{"name":"Bob"}},{"id":3,"best_friend":null}])");
    EXPECT_EQ(answer("users", "select=id,...best_friend!inner(friend:name)&order=id"), R"([{"id":1,"friend":"Bob"},{"id":2,"friend":"Cem"}])");
    EXPECT_EQ(answer("users", "select=id,friend:best_friend(name,messages(id))&friend.name=eq.Bob&id=eq.1"), R"([{"id":1,"friend":{"name":"Bob","messages":[{"id":3}]}}])");
    EXPECT_EQ(answer("users", "select=latest(id)&order=id"), R"([{"latest":{"id":2}},{"latest":{"id":3}},{"latest":null}])");
    EXPECT_EQ(answer("messages", "select=channels(slug)&id=eq.1"), R"([{"channels":[{"slug":"random"}]}])") << "a function goes before a foreign key";
    ReadOptions options;
    options.tenant = "00000000-0000-4000-8000-00000000000a";
    EXPECT_EQ(answer("members", "select=jotted(text)&limit=1", options), R"([{"jotted":[{"text":"mine"}]}])");
}

TEST_F(Reading, ViewsHaveTheRelationshipsOfTheirTables) {
    change("CREATE VIEW shop.letters AS SELECT id, user_id, body AS words FROM shop.messages; CREATE VIEW shop.people AS SELECT id, name FROM shop.users;");
    EXPECT_EQ(answer("letters", "select=words,users(name)&id=eq.1"), R"([{"words":"hello","users":{"name":"Ann"}}])");
    EXPECT_EQ(answer("people", "select=name,letters(id)&letters.order=id&id=eq.1"), R"([{"name":"Ann","letters":[{"id":1},{"id":2}]}])");
    EXPECT_EQ(answer("users", "select=name,letters(id)&id=eq.2"), R"([{"name":"Bob","letters":[{"id":3}]}])");
}

/// What render.cpp writes must be what PostgreSQL's own JSON has, for every type that it knows.
TEST_F(Reading, ValuesAreWrittenAsPostgresWritesThem) {
    sql(R"sql(
CREATE TABLE shop.every (id int PRIMARY KEY, b bool, s int2, i int4, l int8, n numeric, t text, v varchar(20), u uuid, z timestamptz, p timestamp, d date, j json, k jsonb,
                         f float8, r real, a int[], e shop.users, x bytea, m interval, q inet);
SET TIME ZONE 'UTC';
INSERT INTO shop.every (id, b, s, i, l, n, t, v, u, z, p, d, j, k, f, r, a, x, m, q) VALUES
 (1, true, -32768, -2147483648, -9223372036854775808, 0.00, '', 'a', '00000000-0000-4000-8000-0000000000ff', '2026-11-22 23:15:01.25+00', '2026-01-02 03:04:05', '2026-02-28', '{"a": 1.50}', '[1,null]', 1e20, 0.1, '{1,NULL}', '\x00ff', '1 day', '10.0.0.1'),
 (2, false, 32767, 2147483647, 9223372036854775807, -12345678901234567890.123456789, E'"\\\n\t\u0001é😀', 'b', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '1999-12-31 23:59:59.999999+00', '0044-03-15 12:00:00 BC', '0001-01-01', '"x"', '{}', 'NaN', '-Infinity', '{}', '', '-1 mon', '::1'),
 (3, NULL, 0, 0, 0, 'NaN', NULL, NULL, NULL, 'infinity', '-infinity', 'infinity', 'null', 'null', 0, 0, NULL, NULL, NULL, NULL),
 (4, NULL, 0, 0, 0, 1e30, NULL, NULL, NULL, '0001-12-31 23:59:59 BC', '12345-06-07 00:00:00.000001', '0001-12-31 BC', NULL, NULL, 0, 0, NULL, NULL, NULL, NULL),
 (5, NULL, 0, 0, 0, 0.0001, NULL, NULL, NULL, '2000-02-29 00:00:00+00', '1900-03-01 00:00:00.1', '294276-12-31', NULL, NULL, 0, 0, NULL, NULL, NULL, NULL);
)sql");
    look();
    const auto by_postgres = admin().query("SELECT row_to_json(whole)::text FROM shop.every whole ORDER BY id");
    ASSERT_TRUE(by_postgres) << by_postgres.error().detail;
    std::string expected;
    for (int row = 0; row < by_postgres->size(); ++row) expected += (row > 0 ? "," : "") + std::string{by_postgres->text(row, 0)};
    EXPECT_EQ(answer("every", "order=id"), "[" + expected + "]");
}

}  // namespace
}  // namespace orderline::rest
