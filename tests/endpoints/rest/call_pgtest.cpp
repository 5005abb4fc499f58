// tests/endpoints/rest/call_pgtest.cpp: requests of /rpc against a real database: status, headers and bodies.
#include <fmt/format.h>
#include "endpoints/rest/handlers.hpp"
#include "tests/endpoints/rest/asking.hpp"

namespace orderline::rest {
namespace {

constexpr const char* functions_sql = R"sql(
CREATE SCHEMA shop;
GRANT USAGE ON SCHEMA shop TO authenticated, anon;
CREATE TABLE shop.users (id int PRIMARY KEY, name text NOT NULL, born date);
CREATE TABLE shop.messages (id int PRIMARY KEY, user_id int REFERENCES shop.users, body text);
GRANT SELECT ON shop.users, shop.messages TO authenticated;
GRANT INSERT, UPDATE, DELETE ON shop.messages TO authenticated;
INSERT INTO shop.users VALUES (1, 'Ann', '1990-01-02'), (2, 'Bob', NULL), (3, 'Cem', NULL);
INSERT INTO shop.messages VALUES (1, 1, 'hello'), (2, 1, 'a, b'), (3, 2, 'bye');
CREATE TYPE shop.point AS (x int, y int);
CREATE TYPE shop.mood AS ENUM ('sad', 'glad');

CREATE FUNCTION shop.answer() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 42';
CREATE FUNCTION shop.add(a int, b int DEFAULT 10) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE FUNCTION shop.greet(name text) RETURNS text LANGUAGE sql STABLE AS $$SELECT 'Hello "' || name || '"'$$;
CREATE FUNCTION shop.nothing() RETURNS text LANGUAGE sql STABLE AS 'SELECT NULL::text';
CREATE FUNCTION shop.as_json(v jsonb) RETURNS jsonb LANGUAGE sql STABLE AS 'SELECT v';
CREATE FUNCTION shop.moods() RETURNS SETOF shop.mood LANGUAGE sql STABLE AS $$SELECT unnest('{sad,glad}'::shop.mood[])$$;
CREATE FUNCTION shop.numbers(n int) RETURNS SETOF int LANGUAGE sql STABLE AS 'SELECT generate_series(1, n)';
CREATE FUNCTION shop.origin() RETURNS shop.point LANGUAGE sql STABLE AS 'SELECT (0, 7)::shop.point';
CREATE FUNCTION shop.points() RETURNS SETOF shop.point LANGUAGE sql STABLE AS 'VALUES (1, 2), (3, 4)';
CREATE FUNCTION shop.moved(p shop.point, by int[]) RETURNS shop.point LANGUAGE sql STABLE AS 'SELECT (p.x + by[1], p.y + by[2])::shop.point';
CREATE FUNCTION shop.one_user(id int) RETURNS shop.users LANGUAGE sql STABLE AS 'SELECT * FROM shop.users u WHERE u.id = one_user.id';
CREATE FUNCTION shop.all_users() RETURNS SETOF shop.users LANGUAGE sql STABLE AS 'SELECT * FROM shop.users ORDER BY id';
CREATE FUNCTION shop.pairs() RETURNS TABLE (k text, v int) LANGUAGE sql STABLE AS $$VALUES ('a', 1), ('b', 2)$$;
CREATE FUNCTION shop.single_table() RETURNS TABLE (k int) LANGUAGE sql STABLE AS 'VALUES (1), (2)';
CREATE FUNCTION shop.outs(a int, OUT double int, INOUT b int) LANGUAGE sql STABLE AS 'SELECT a * 2, b + 1';
CREATE FUNCTION shop.bare() RETURNS record LANGUAGE plpgsql STABLE AS $$BEGIN RETURN ROW(1, 'x'::text); END$$;
CREATE FUNCTION shop.total(VARIADIC v int[]) RETURNS int LANGUAGE sql STABLE AS 'SELECT sum(x)::int FROM unnest(v) x';
CREATE FUNCTION shop.whole(jsonb) RETURNS int LANGUAGE sql STABLE AS 'SELECT jsonb_array_length($1)';
CREATE FUNCTION shop.shout(text) RETURNS text LANGUAGE sql STABLE AS 'SELECT upper($1)';
CREATE FUNCTION shop.size(bytea) RETURNS int LANGUAGE sql STABLE AS 'SELECT length($1)';
CREATE FUNCTION shop.bytes() RETURNS bytea LANGUAGE sql STABLE AS $$SELECT '\x00ff41'::bytea$$;
CREATE FUNCTION shop.over(a int) RETURNS text LANGUAGE sql STABLE AS $$SELECT 'int'$$;
CREATE FUNCTION shop.over(a int, b int) RETURNS text LANGUAGE sql STABLE AS $$SELECT 'two'$$;
CREATE FUNCTION shop.either(a int) RETURNS text LANGUAGE sql STABLE AS $$SELECT 'int'$$;
CREATE FUNCTION shop.either(a text) RETURNS text LANGUAGE sql STABLE AS $$SELECT 'text'$$;
CREATE FUNCTION shop.say(id int, body text) RETURNS void LANGUAGE sql AS 'INSERT INTO shop.messages VALUES (id, 3, body)';
CREATE FUNCTION shop.say_back(id int, body text) RETURNS SETOF shop.messages LANGUAGE sql AS 'INSERT INTO shop.messages VALUES (id, 3, body) RETURNING *';
CREATE FUNCTION shop.hidden() RETURNS int LANGUAGE sql STABLE AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION shop.hidden() FROM public;
CREATE PROCEDURE shop.run() LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
)sql";

class Calls : public Asking {
protected:
    Calls() : Asking{functions_sql} {}

    http::Response call(const Ask& what) {
        return ask(what, [&](Engine& engine, const Asked& asked) { return run(answer_call(engine, asked, soon())); });
    }
    std::string post(const std::string& target, const std::string& body, const std::string& query = {}) {
        return shown(call({http::Method::post, target, query, body, {}}));
    }
    std::string get(const std::string& target, const std::string& query = {}) { return shown(call({http::Method::get, target, query, {}, {}})); }
};

TEST_F(Calls, ResultsHaveTheShapeThatTheFunctionDeclares) {
    EXPECT_EQ(post("answer", "{}"), "200 42");
    EXPECT_EQ(post("answer", ""), "200 42");
    EXPECT_EQ(get("greet", "name=Ann"), R"(200 "Hello \"Ann\"")");
    EXPECT_EQ(get("nothing"), "200 null");
    EXPECT_EQ(post("as_json", R"({"v":{"a":[1,null]}})"), R"(200 {"a": [1, null]})");
    EXPECT_EQ(get("numbers", "n=3"), "200 [1,2,3]");
    EXPECT_EQ(get("moods"), R"(200 ["sad","glad"])");
    EXPECT_EQ(get("origin"), R"(200 {"x":0,"y":7})");
    EXPECT_EQ(get("points"), R"(200 [{"x":1,"y":2},{"x":3,"y":4}])");
    EXPECT_EQ(get("one_user", "id=1"), R"(200 {"id":1,"name":"Ann","born":"1990-01-02"})");
    EXPECT_EQ(get("pairs"), R"(200 [{"k":"a","v":1},{"k":"b","v":2}])");
    EXPECT_EQ(get("single_table"), R"(200 [{"k":1},{"k":2}])");
    EXPECT_EQ(get("outs", "a=2&b=4"), R"(200 {"double":4,"b":5})");
    EXPECT_EQ(get("bare"), R"(200 {"f1":1,"f2":"x"})");
    EXPECT_EQ(post("say", R"({"id":9,"body":"x"})"), "204 ");
}

TEST_F(Calls, ArgumentsAreOfTheirTypes) {
    EXPECT_EQ(post("add", R"({"a":1})"), "200 11");
    EXPECT_EQ(post("add", R"({"a":1,"b":2})"), "200 3");
    EXPECT_EQ(post("add", R"({"a":"1","b":null})"), "200 null");
    EXPECT_EQ(get("add", "a=1&b=2"), "200 3");
    EXPECT_EQ(get("add", "a=1&a=5"), "200 15");
    EXPECT_EQ(post("moved", R"({"p":{"x":1,"y":2},"by":[10,20]})"), R"(200 {"x":11,"y":22})");
    EXPECT_EQ(get("moved", "p=(1,2)&by={10,20}"), R"(200 {"x":11,"y":22})");
    EXPECT_EQ(post("total", R"({"v":[1,2,3]})"), "200 6");
    EXPECT_EQ(get("total", "v=1&v=2"), "200 3");
    EXPECT_EQ(get("total", "v={1,2,3}"), "200 6");
    EXPECT_EQ(post("whole", "[1,2,3]"), "200 3");
    EXPECT_EQ(call({http::Method::post, "shout", {}, "hé", {{"content-type", "text/plain; charset=utf-8"}}}).body, "\"HÉ\"");
    EXPECT_EQ(call({http::Method::post, "size", {}, std::string{"\0\x01\xff", 3}, {{"content-type", "application/octet-stream"}}}).body, "3");
    EXPECT_EQ(call({http::Method::post, "add", {}, "a=1&b=2", {{"content-type", "application/x-www-form-urlencoded"}}}).body, "3");
    EXPECT_EQ(call({http::Method::post, "add", "columns=a", R"({"a":1,"b":2})", {}}).body, "11");
    EXPECT_EQ(post("add", "{"), R"(400 {"code":"PGRST102","details":null,"hint":null,"message":"Empty or invalid json"})");
    EXPECT_EQ(post("add", R"({"a":"x"})").substr(0, 3), "400");
}

TEST_F(Calls, TheNamesOfTheArgumentsChooseAmongOverloads) {
    EXPECT_EQ(get("over", "a=1"), "200 \"int\"");
    EXPECT_EQ(post("over", R"({"a":1,"b":2})"), "200 \"two\"");
    EXPECT_EQ(post("over", R"({"a":1,"c":2})"),
              R"x(404 {"code":"PGRST202","details":"Searched for the function shop.over with parameters a, c or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache.","hint":"Perhaps you meant to call the function shop.over(a, b)","message":"Could not find the function shop.over(a, c) in the schema cache"})x");
    EXPECT_EQ(get("answr"),
              R"(404 {"code":"PGRST202","details":"Searched for the function shop.answr without parameters, but no matches were found in the schema cache.","hint":"Perhaps you meant to call the function shop.answer","message":"Could not find the function shop.answr without parameters in the schema cache"})");
    EXPECT_EQ(get("either", "a=1"),
              R"x(300 {"code":"PGRST203","details":null,"hint":"Try renaming the parameters or the function itself in the database so function overloading can be resolved","message":"Could not choose the best candidate function between: shop.either(a => integer), shop.either(a => text)"})x");
    for (const auto* name : {"run", "touch", "hiden"}) EXPECT_NE(get(name).find(R"("code":"PGRST202")"), std::string::npos) << name;
    EXPECT_EQ(get("hiden").find("shop.hidden"), std::string::npos);
    EXPECT_EQ(call({http::Method::get, "hidden", {}, {}, {}}).status, 403);
    EXPECT_EQ(call({http::Method::get, "hidden", {}, {}, {}, "anon"}).status, 401);
}

TEST_F(Calls, RowsOfATableAreReadLikeThoseOfTheTable) {
    EXPECT_EQ(get("all_users", "select=name,messages(id)&id=lt.3&order=id.desc&messages.order=id"),
              R"(200 [{"name":"Bob","messages":[{"id":3}]},{"name":"Ann","messages":[{"id":1},{"id":2}]}])");
    EXPECT_EQ(post("all_users", "{}", "select=id&limit=1&offset=1"), R"(200 [{"id":2}])");
    EXPECT_EQ(get("one_user", "id=1&select=name,messages(body)&messages.id=eq.2"), R"(200 {"name":"Ann","messages":[{"body":"a, b"}]})");
    EXPECT_EQ(get("one_user", "id=1&name=eq.Bob"), "200 null");
    EXPECT_EQ(get("pairs", "select=k&v=gt.1"), R"(200 [{"k":"b"}])");
    EXPECT_EQ(get("numbers", "n=5&numbers=gte.2&order=numbers.desc&limit=2"), "200 [5,4]");
    EXPECT_EQ(get("pairs", "nothing=eq.1").substr(0, 20), R"(400 {"code":"42703",)");
}

TEST_F(Calls, TotalsAndWindows) {
    const auto counted = call({http::Method::get, "all_users", "limit=2", {}, {{"prefer", "count=exact"}}});
    EXPECT_EQ(counted.status, 206);
    EXPECT_EQ(counted.headers.get("content-range"), "0-1/3");
    EXPECT_EQ(call({http::Method::head, "all_users", "id=eq.1", {}, {{"prefer", "count=exact"}}}).headers.get("content-range"), "0-0/1");
    EXPECT_EQ(call({http::Method::post, "all_users", "offset=7", "{}", {{"prefer", "count=exact"}}}).status, 416);
    EXPECT_EQ(call({http::Method::get, "all_users", {}, {}, {{"range", "1-1"}}}).headers.get("content-range"), "1-1/*");
    const auto minimal = call({http::Method::post, "say_back", {}, R"({"id":7,"body":"x"})", {{"prefer", "return=minimal, count=exact"}}});
    EXPECT_EQ(minimal.status, 204);
    EXPECT_EQ(minimal.body, "");
    EXPECT_EQ(minimal.headers.get("content-range"), "0-0/1");
}

TEST_F(Calls, OnlyVolatileFunctionsThatArePostedWrite) {
    EXPECT_EQ(get("say", "id=8&body=x").substr(0, 20), R"(405 {"code":"25006",)");
    EXPECT_EQ(scalar("SELECT count(*) FROM shop.messages"), "3");
    EXPECT_EQ(post("say_back", R"({"id":8,"body":"x"})", "select=id,users(name)"), R"(200 [{"id":8,"users":{"name":"Cem"}}])");
    EXPECT_EQ(scalar("SELECT count(*) FROM shop.messages"), "4");
    EXPECT_EQ(call({http::Method::post, "say_back", "id=eq.0", R"({"id":10,"body":"x"})", {{"accept", "application/vnd.pgrst.object+json"}}}).status, 406);
    EXPECT_EQ(call({http::Method::post, "say_back", {}, R"({"id":11,"body":"x"})", {{"prefer", "tx=rollback"}}}).body, R"([{"id":11,"user_id":3,"body":"x"}])");
    EXPECT_EQ(call({http::Method::post, "say_back", {}, R"({"id":12,"body":"x"})", {{"prefer", "handling=strict, max-affected=0"}}}).status, 400);
    EXPECT_EQ(call({http::Method::post, "say_back", {}, R"({"id":13,"body":"x"})", {{"accept", "text/plain"}}}).status, 406);
    EXPECT_EQ(call({http::Method::post, "say_back", "offset=5", R"({"id":14,"body":"x"})", {{"prefer", "count=exact"}}}).status, 416);
    EXPECT_EQ(scalar("SELECT count(*) FROM shop.messages"), "4") << "what was refused is rolled back";
    const auto refused_one = call({http::Method::post, "answer", {}, "{}", {{"prefer", "handling=strict, max-affected=1"}}});
    EXPECT_NE(refused_one.body.find("PGRST128"), std::string::npos);
    EXPECT_EQ(call({http::Method::del, "say", {}, {}, {}}).status, 405);
}

TEST_F(Calls, FormatsOfAccept) {
    const auto ask_as = [&](const std::string& target, const std::string& accept) {
        const auto response = call({http::Method::get, target, {}, {}, {{"accept", accept}}});
        return fmt::format("{} {}\n{}", response.status, response.headers.get("content-type"), response.body);
    };
    EXPECT_EQ(ask_as("pairs", "text/csv"), "200 text/csv; charset=utf-8\nk,v\na,1\nb,2");
    EXPECT_EQ(ask_as("origin", "application/vnd.pgrst.object+json"), "200 application/vnd.pgrst.object+json; charset=utf-8\n{\"x\":0,\"y\":7}");
    EXPECT_EQ(ask_as("answer", "text/plain"), "200 text/plain; charset=utf-8\n42");
    EXPECT_EQ(ask_as("bytes", "application/octet-stream"), std::string("200 application/octet-stream\n\0\xff" "A", 32));
    EXPECT_EQ(ask_as("pairs", "text/plain").substr(0, 3), "406");
    EXPECT_EQ(ask_as("pairs", "application/vnd.pgrst.object+json").substr(0, 3), "406");
}

}  // namespace
}  // namespace orderline::rest
