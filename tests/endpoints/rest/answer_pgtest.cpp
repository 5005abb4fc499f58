// tests/endpoints/rest/answer_pgtest.cpp: answers to reads, OPTIONS and the root: status, headers, formats, hints.
#include <fmt/format.h>
#include "base/json.hpp"
#include "endpoints/rest/about.hpp"
#include "endpoints/rest/handlers.hpp"
#include "tests/endpoints/rest/asking.hpp"

namespace orderline::rest {
namespace {

constexpr const char* orders_sql = R"sql(
CREATE SCHEMA shop;
GRANT USAGE ON SCHEMA shop TO authenticated;
CREATE TYPE shop.state AS ENUM ('open', 'done');
CREATE TABLE shop.customers (id int PRIMARY KEY, name varchar(40) NOT NULL, vip bool DEFAULT false, secret text);
COMMENT ON TABLE shop.customers IS 'Customers
Who buys.';
COMMENT ON COLUMN shop.customers.name IS 'As on the door';
CREATE TABLE shop.orders (id int PRIMARY KEY, customer_id int NOT NULL REFERENCES shop.customers, state shop.state DEFAULT 'open', tags text[], note jsonb);
CREATE TABLE shop.secrets (id int PRIMARY KEY);
CREATE VIEW shop.totals AS SELECT customer_id, count(*) AS orders FROM shop.orders GROUP BY 1;
CREATE VIEW shop.names AS SELECT id, name FROM shop.customers;
GRANT SELECT (id, name, vip) ON shop.customers TO authenticated;
GRANT SELECT, INSERT, UPDATE, DELETE ON shop.orders TO authenticated;
GRANT SELECT ON shop.totals, shop.names TO authenticated;
INSERT INTO shop.customers VALUES (1, 'Ann', true, 'x'), (2, 'Bob, the "builder"', false, 'y'), (3, '', NULL, 'z');
INSERT INTO shop.orders VALUES (1, 1, 'open', '{a,"b c"}', '{"k":null}'), (2, 1, 'done', NULL, NULL);
CREATE FUNCTION shop.grow(n int, by int DEFAULT 1) RETURNS int LANGUAGE sql STABLE AS 'SELECT n + by';
CREATE FUNCTION shop.forget() RETURNS void LANGUAGE sql AS 'DELETE FROM shop.orders';
CREATE FUNCTION shop.private() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION shop.private() FROM public;
)sql";

class Answers : public Asking {
protected:
    Answers() : Asking{orders_sql} {}

    http::Response read(const Ask& what) {
        return ask(what, [&](Engine& engine, const Asked& asked) { return run(answer_read(engine, asked, soon())); });
    }
    std::string read_as(const std::string& accept, const std::string& target, const std::string& query) {
        const auto response = read({http::Method::get, target, query, {}, {{"accept", accept}}});
        return fmt::format("{} {}\n{}", response.status, response.headers.get("content-type"), response.body);
    }
};

TEST_F(Answers, CsvIsWrittenAsPostgresWritesRecords) {
    EXPECT_EQ(read_as("text/csv", "customers", "order=id"), "200 text/csv; charset=utf-8\nid,name,vip\n1,Ann,t\n2,\"Bob, the \"\"builder\"\"\",f\n3,\"\",");
    EXPECT_EQ(read_as("text/csv", "orders", "select=id,state,tags,...customers(name),buyer:customers(id)&order=id"),
              "200 text/csv; charset=utf-8\nid,state,tags,name,buyer\n1,open,\"{a,\"\"b c\"\"}\",Ann,\"{\"\"id\"\":1}\"\n2,done,,Ann,\"{\"\"id\"\":1}\"");
    EXPECT_EQ(read_as("text/csv", "customers", "select=id,orders(id)&id=eq.3"), "200 text/csv; charset=utf-8\nid,orders\n3,[]");
    EXPECT_EQ(read_as("text/csv", "customers", "select=id&id=eq.9"), "200 text/csv; charset=utf-8\nid");
}

TEST_F(Answers, NullsAreStrippedInBothMediaTypes) {
    EXPECT_EQ(read_as("application/vnd.pgrst.array+json;nulls=stripped", "orders", "order=id"),
              "200 application/vnd.pgrst.array+json;nulls=stripped; charset=utf-8\n[{\"id\":1,\"customer_id\":1,\"state\":\"open\",\"tags\":[\"a\",\"b c\"],\"note\":{}},{\"id\":2,\"customer_id\":1,\"state\":\"done\"}]");
    EXPECT_EQ(read_as("application/vnd.pgrst.object+json;nulls=stripped", "customers", "id=eq.3"),
              "200 application/vnd.pgrst.object+json;nulls=stripped; charset=utf-8\n{\"id\":3,\"name\":\"\"}");
}

TEST_F(Answers, FormatsThatRowsDoNotHaveAreRefused) {
    for (const auto* accept : {"application/geo+json", "application/octet-stream", "text/plain", "application/openapi+json", "application/vnd.pgrst.plan+text"}) {
        const auto response = read({http::Method::get, "orders", {}, {}, {{"accept", accept}}});
        EXPECT_EQ(shown(response), fmt::format(R"(406 {{"code":"PGRST107","details":null,"hint":null,"message":"None of these media types are available: {}"}})", accept));
    }
}

TEST_F(Answers, PlansAreShownWhereTheServerAllowsIt) {
    options_.plans_on = true;
    const auto text = read_as("application/vnd.pgrst.plan+text; for=\"application/json\"; options=analyze|verbose;", "orders", "select=id&id=eq.1");
    EXPECT_TRUE(text.starts_with("200 application/vnd.pgrst.plan+text; for=\"application/json\"; options=analyze|verbose; charset=utf-8\n")) << text;
    EXPECT_NE(text.find("actual time"), std::string::npos) << text;
    EXPECT_NE(text.find("Output:"), std::string::npos) << text;
    const auto json = read({http::Method::get, "orders", "select=id,customers(name)", {}, {{"accept", "application/vnd.pgrst.plan+json; for=\"text/csv\"; options=;"}}});
    EXPECT_EQ(json.headers.get("content-type"), "application/vnd.pgrst.plan+json; for=\"text/csv\"; charset=utf-8");
    const auto plan = parse_json(json.body);
    ASSERT_TRUE(plan) << json.body;
    EXPECT_TRUE(plan->as_array().at(0).as_object().contains("Plan"));
}

TEST_F(Answers, TotalsAndWindows) {
    struct Case {
        std::string_view query, prefer, range;
        int status;
        std::string_view content_range;
    };
    const Case cases[] = {{"", "", "", 200, "0-2/*"},        {"limit=2", "count=exact", "", 206, "0-1/3"}, {"offset=1", "count=exact", "", 206, "1-2/3"},
                          {"limit=0", "", "", 200, "*/*"},   {"limit=0", "count=exact", "", 200, "*/3"},   {"offset=3", "count=exact", "", 200, "*/3"},
                          {"offset=9", "", "", 200, "*/*"},  {"offset=4", "count=exact", "", 416, ""},     {"", "", "1-1", 200, "1-1/*"},
                          {"", "", "5-1", 416, ""},          {"limit=-1", "", "", 416, ""},                {"id=gt.1", "count=estimated", "", 200, "0-1/2"}};
    for (const auto& [query, prefer, range, status, content_range] : cases) {
        for (const auto method : {http::Method::get, http::Method::head}) {
            const auto response = read({method, "customers", std::string{query}, {}, {{"prefer", std::string{prefer}}, {"range", std::string{range}}}});
            EXPECT_EQ(response.status, status) << query << prefer << range;
            EXPECT_EQ(response.headers.get("content-range"), content_range) << query << prefer << range;
        }
    }
    const auto planned = read({http::Method::get, "customers", {}, {}, {{"prefer", "count=planned"}}}).headers.get("content-range");
    EXPECT_TRUE(planned.starts_with("0-2/")) << planned;
}

TEST_F(Answers, HintsNameOnlyWhatTheRoleMayUse) {
    const auto hint = [&](const std::string& target, const std::string& query) {
        const auto body = parse_json(read({http::Method::get, target, query, {}, {}}).body);
        return json::serialize(body->at("hint"));
    };
    EXPECT_EQ(hint("oders", ""), R"("Perhaps you meant the table 'shop.orders'")");
    EXPECT_EQ(hint("secret", ""), "null");
    EXPECT_EQ(hint("elephants", ""), "null");
    EXPECT_EQ(hint("orders", "select=customer(name)"), R"("Perhaps you meant 'customers' instead of 'customer'.")");
    EXPECT_EQ(hint("orders", "select=customers!nokey(name)"), "null");
}

TEST_F(Answers, OptionsTellWhatCanBeDone) {
    const auto allowed = [&](auto handler, const std::string& target) {
        const auto response = ask({http::Method::options, target, {}, {}, {}}, [&](Engine&, const Asked& asked) { return handler(asked); });
        return fmt::format("{} {}", response.status, response.headers.get("allow"));
    };
    EXPECT_EQ(allowed(table_options, "orders"), "200 OPTIONS,GET,HEAD,POST,PUT,PATCH,DELETE");
    EXPECT_EQ(allowed(table_options, "totals"), "200 OPTIONS,GET,HEAD");
    EXPECT_EQ(allowed(table_options, "names").substr(0, 25), "200 OPTIONS,GET,HEAD,POST");
    EXPECT_EQ(allowed(table_options, "nothing"), "404 ");
    EXPECT_EQ(allowed(function_options, "grow"), "200 OPTIONS,GET,HEAD,POST");
    EXPECT_EQ(allowed(function_options, "forget"), "200 OPTIONS,POST");
    EXPECT_EQ(allowed(function_options, "nothing"), "404 ");
    EXPECT_EQ(root_options().headers.get("allow"), "OPTIONS,GET,HEAD");
}

TEST_F(Answers, TheRootDescribesWhatTheRoleMayUse) {
    const auto root = [&](const std::string& accept) {
        return ask({http::Method::get, "", {}, {}, {{"accept", accept}, {"host", "api.example:8080"}}}, [&](Engine&, const Asked& asked) { return answer_root(asked, options_); });
    };
    EXPECT_EQ(root("application/json").headers.get("content-type"), "application/json; charset=utf-8");
    EXPECT_EQ(root("text/csv").status, 406);
    const auto response = root("application/openapi+json");
    EXPECT_EQ(response.headers.get("content-type"), "application/openapi+json; charset=utf-8");
    const auto parsed = parse_json(response.body);
    ASSERT_TRUE(parsed) << parsed.error().detail;
    const auto& document = parsed->as_object();
    EXPECT_EQ(document.at("swagger"), "2.0");
    EXPECT_EQ(document.at("host"), "api.example:8080");
    EXPECT_EQ(document.at("basePath"), "/rest/v1");
    const auto keys = [](const json::value& object) {
        std::string names;
        for (const auto& one : object.as_object()) names += fmt::format("{}{}", names.empty() ? "" : " ", std::string_view{one.key()});
        return names;
    };
    EXPECT_EQ(keys(document.at("definitions")), "customers names orders totals");
    EXPECT_EQ(keys(document.at("paths")), "/ /customers /names /orders /totals /rpc/forget /rpc/grow");
    EXPECT_EQ(keys(document.at("paths").at("/orders")), "get post delete patch");
    EXPECT_EQ(keys(document.at("paths").at("/totals")), "get");
    EXPECT_EQ(keys(document.at("paths").at("/rpc/grow")), "post get");
    EXPECT_EQ(document.at("paths").at("/customers").at("get").at("summary"), "Customers");
    EXPECT_EQ(document.at("paths").at("/").at("get").at("tags"), json::array({"Introspection"}));

    const auto& customers = document.at("definitions").at("customers").as_object();
    EXPECT_EQ(customers.at("description"), "Customers\nWho buys.");
    EXPECT_EQ(keys(customers.at("properties")), "id name vip") << "not what the role may not read";
    EXPECT_EQ(json::serialize(customers.at("properties").at("id")), R"({"type":"integer","format":"integer","description":"Note:\nThis is a Primary Key.<pk/>"})");
    EXPECT_EQ(json::serialize(customers.at("properties").at("name")), R"({"type":"string","format":"character varying","description":"As on the door","maxLength":40})");
    EXPECT_EQ(json::serialize(customers.at("properties").at("vip")), R"({"type":"boolean","format":"boolean","default":false})");
    const auto& orders = document.at("definitions").at("orders").at("properties").as_object();
    EXPECT_EQ(json::serialize(orders.at("customer_id")),
              R"({"type":"integer","format":"integer","description":"Note:\nThis is a Foreign Key to `customers.id`.<fk table='customers' column='id'/>"})");
    EXPECT_EQ(json::serialize(orders.at("state")), R"({"type":"string","format":"shop.state","enum":["open","done"],"default":"open"})");
    EXPECT_EQ(json::serialize(orders.at("tags")), R"({"type":"array","items":{"type":"string"},"format":"text[]"})");
    EXPECT_EQ(json::serialize(orders.at("note")), R"({"format":"jsonb"})");
    EXPECT_EQ(json::serialize(document.at("definitions").at("orders").at("required")), R"(["id","customer_id"])");
    EXPECT_EQ(document.at("paths").at("/rpc/grow").at("post").at("parameters").at(0).at("schema").at("required"), json::array({"n"}));
}

}  // namespace
}  // namespace orderline::rest
