// tests/endpoints/api/api_test.cpp: bodies, cursors, pages and problems, without a database.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include "actions/stored_draft.hpp"
#include "endpoints/api/api.hpp"
#include "endpoints/api/problem.hpp"
#include "endpoints/api/record_body.hpp"
#include "endpoints/api/render.hpp"
#include "tests/support/any_draft.hpp"

namespace orderline::api {
namespace {

using testing::HasSubstr;
using testing::Not;

http::Request request_of(std::string body, std::string type = "application/json") {
    http::Request request;
    request.body = std::move(body);
    if (!type.empty()) request.headers.add("content-type", std::move(type));
    return request;
}

Body body_of(std::string text) { return Body::read(request_of(std::move(text))).value(); }

TEST(Problem, shows_the_sentence_and_never_the_detail) {
    constexpr Code codes[] = {Code::bad_request, Code::unauthorised, Code::forbidden, Code::not_found, Code::conflict, Code::too_large,
                              Code::unsupported, Code::too_many, Code::timeout, Code::unavailable, Code::internal};
    for (const auto code : codes) {
        const auto response = problem(Error{code, "conflict", "A \"sentence\".", "secret SQL"});
        EXPECT_EQ(response.status, status_of(code));
        EXPECT_THAT(response.body, Not(HasSubstr("secret")));
        const auto body = parse_json(response.body).value();
        EXPECT_EQ(body.at("status").as_int64(), response.status);
        EXPECT_EQ(body.at("code").as_string(), "conflict");
        if (code != Code::internal) EXPECT_EQ(body.at("detail").as_string(), "A \"sentence\".");
        else EXPECT_THAT(response.body, Not(HasSubstr("A \\\"sentence")));
        EXPECT_NE(body.at("title").as_string(), "Error");
        EXPECT_EQ(response.headers.get("content-type"), "application/problem+json");
        EXPECT_EQ(!response.headers.get("retry-after").empty(), response.status == 429 || response.status == 503);
        EXPECT_EQ(!response.headers.get("www-authenticate").empty(), response.status == 401);
    }
}

TEST(Problem, carries_extras) {
    const auto body = parse_json(problem(Error{Code::conflict, "draft_changed", "x", {}}, R"("draft":{"version":2},"changes":[])").body).value();
    EXPECT_EQ(body.at("draft").at("version").as_int64(), 2);
    EXPECT_EQ(parse_json(problem_page(404, "not_found", "x").body).value().at("code").as_string(), "not_found");
}

TEST(Body, is_a_json_object_or_refused) {
    EXPECT_EQ(Body::read(request_of("{}", "text/plain")).error().reason, "unsupported_media_type");
    EXPECT_TRUE(Body::read(request_of("{}", "Application/JSON; charset=utf-8")));
    EXPECT_TRUE(Body::read(request_of("{}", "")));
    for (const auto* text : {"", "[]", "1", "{", "{\"a\":\"\xff\"}", "null", "{} {}"}) {
        EXPECT_EQ(Body::read(request_of(text)).error().reason, "bad_request") << text;
    }
}

TEST(Body, collects_every_complaint) {
    struct Case {
        const char* json;
        void (*read)(Body&);
        const char* complaint;  // empty: none
    };
    const Case cases[] = {
        {R"({})", [](Body& b) { b.text("x", 5); }, "x is required."},
        {R"({"x":null})", [](Body& b) { b.text("x", 5); }, "x is required."},
        {R"({"x":1})", [](Body& b) { b.text("x", 5); }, "x must be text."},
        {R"({"x":"äöüäöü"})", [](Body& b) { b.text("x", 5); }, "x may have at most 5 characters."},
        {R"({"x":"äöüäö"})", [](Body& b) { b.text("x", 5); }, ""},
        {R"({"x":"a\u0000b"})", [](Body& b) { b.text("x", 5); }, "x must be valid UTF-8 without NUL."},
        {R"({"x":"no"})", [](Body& b) { b.uuid("x"); }, "x must be a UUID."},
        {R"({"x":1})", [](Body& b) { b.maybe_flag("x"); }, "x must be true or false."},
        {R"({"x":7})", [](Body& b) { b.integer("x", 0, 6); }, "x must be a whole number from 0 to 6."},
        {R"({"x":1.5})", [](Body& b) { b.integer("x", 0, 6); }, "x must be a whole number from 0 to 6."},
        {R"({"x":18446744073709551615})", [](Body& b) { b.maybe_integer("x", 0, 6); }, "x must be a whole number from 0 to 6."},
        {R"({"x":"1.25"})", [](Body& b) { b.exact("x", 1, true); }, "x must be a number with at most 1 decimal digits."},
        {R"({"x":1e400})", [](Body& b) { b.exact("x", 1, true); }, "x must be a number with at most 1 decimal digits."},
        {R"({"x":"2026-13-01"})", [](Body& b) { b.maybe_date("x"); }, "x must be a date such as 2026-11-22."},
        {R"({"x":"0000-01-01"})", [](Body& b) { b.maybe_date("x"); }, "x must be a date such as 2026-11-22."},
        {R"({"x":"yesterday"})", [](Body& b) { b.maybe_instant("x"); }, "x must be a time such as 2026-11-22T09:30:00Z."},
        {R"({"x":"2026-11-22"})", [](Body& b) { b.maybe_instant("x"); }, ""},
        {R"({"x":[]})", [](Body& b) { b.maybe_object("x", 10); }, "x must be an object."},
        {R"({"x":{"long":"enough"}})", [](Body& b) { b.maybe_object("x", 10); }, "x may have at most 10 bytes."},
        {R"({"x":{"a":"\u0000"}})", [](Body& b) { b.maybe_object("x", 100); }, "x must not hold NUL."},
        {R"({"x":{}})", [](Body& b) { b.part("x").text("y", 5); }, "x.y is required."},
        {R"({"x":3})", [](Body& b) { b.part("x"); }, "x must be an object."},
    };
    for (const auto& one : cases) {
        auto body = Body::read(request_of(one.json));
        if (!body) {  // beyond what a double holds: refused as a whole
            EXPECT_STREQ(one.json, R"({"x":1e400})");
            continue;
        }
        one.read(*body);
        const auto finished = body->finish();
        EXPECT_EQ(finished ? "" : finished.error().message, one.complaint) << one.json;
    }
    auto body = body_of(R"({"a":1,"b":"x"})");
    body.text("a", 5);
    body.integer("b", 0, 1);
    EXPECT_EQ(body.finish().error().message, "a must be text. b must be a whole number from 0 to 1.");
}

TEST(ReadColumns, turns_fields_into_columns) {
    struct Case {
        const actions::RecordKind& kind;
        const char* json;
        bool creating;
        const char* columns;    // empty: refused
        const char* complaint;  // part of it
    };
    const Case cases[] = {
        {actions::product_kind, R"({"name":"Tea","price":"3.5"})", true, R"({"name":"Tea","price_minor":350})", ""},
        {actions::product_kind, R"({"price":350,"currency":"JPY"})", false, R"({"price_minor":350,"currency":"JPY"})", ""},
        {actions::product_kind, R"({"price":3.5,"currency":"JPY"})", false, "", "price must be a number with at most 0"},
        {actions::product_kind, R"({"price":"-1"})", false, "", "price is out of range"},
        {actions::product_kind, R"({"price":null})", false, R"({"price_minor":null})", ""},
        {actions::product_kind, R"({"currency":"euro"})", false, "", "currency"},
        {actions::product_kind, R"({"order_multiple":0.25})", false, R"({"order_multiple":250})", ""},
        {actions::product_kind, R"({"order_multiple":0})", false, "", "order_multiple is out of range"},
        {actions::product_kind, R"({})", true, "", "name is required"},
        {actions::product_kind, R"({"name":null})", false, "", "name is required"},
        {actions::product_kind, R"({})", false, "{}", ""},
        {actions::product_kind, R"({"id":"x","name":"Tea"})", true, "", "id cannot be set"},
        {actions::product_kind, R"({"price_minor":1})", false, "", "price_minor is no field of this"},
        {actions::product_kind, R"({"tenant_id":"x"})", false, "", "tenant_id is no field of this"},
        {actions::special_kind, R"({"percent_off":"12.5"})", false, R"({"percent_off":"12.50"})", ""},
        {actions::special_kind, R"({"percent_off":101})", false, "", "percent_off is out of range"},
        {actions::special_kind, R"({"product_id":"0dd00000-0000-4000-8000-00000000000A","name":"x","end_date":"2026-12-24"})", true,
         R"({"product_id":"0dd00000-0000-4000-8000-00000000000a","name":"x","end_date":"2026-12-24T00:00:00.000000Z"})", ""},
        {actions::customer_kind, R"({"is_active":false})", false, R"({"is_active":false})", ""},
        {actions::customer_kind, R"({"is_active":"no"})", false, "", "is_active must be true or false"},
    };
    for (const auto& one : cases) {
        const auto columns = read_columns(one.kind, body_of(one.json), euro, one.creating);
        if (columns) EXPECT_EQ(json::serialize(*columns), one.columns) << one.json;
        else EXPECT_THAT(sentence_of(columns.error()), HasSubstr(one.complaint)) << one.json;
        EXPECT_EQ(columns.has_value(), *one.columns != '\0') << one.json;
    }
}

TEST(ReadColumns, leaves_to_the_default_what_is_null_in_a_new_record) {
    EXPECT_EQ(read_columns(actions::product_kind, body_of(R"({"name":"Tea","unit":null})"), euro, true), (json::object{{"name", "Tea"}}));
}

TEST(ReadColumns, hears_what_the_table_says_about_columns_as_said_about_fields) {
    const auto row = actions::special_kind.forms->insert(TenantId{}, {{"product_id", to_text(Uuid{})}, {"name", "x"}, {"price_minor", -1}});
    ASSERT_FALSE(row);
    const auto problems = about_fields(actions::special_kind, row.error());
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].path, "/price");
    EXPECT_EQ(problems[0].code, "check_violated");
}

TEST(Problem, names_every_wrong_field_with_its_path) {
    const auto columns = read_columns(actions::product_kind, body_of(R"({"price":"x","is_active":1,"a/b":2})"), euro, true);
    const auto response = problem(columns.error());
    EXPECT_EQ(response.status, 400);
    const auto body = *parse_json(response.body);
    EXPECT_EQ(body.at("code"), "validation_failed");
    EXPECT_EQ(json::serialize(body.at("errors")),
              R"([{"path":"/a~1b","code":"unknown_field","message":"is no field of this"},)"
              R"({"path":"/name","code":"missing","message":"is required"},)"
              R"({"path":"/price","code":"wrong_form","message":"must be a number with at most 2 decimal digits"},)"
              R"({"path":"/is_active","code":"wrong_type","message":"must be true or false"}])");
}

TEST(Cursor, reads_what_pages_write_and_nothing_else) {
    const auto read = [](std::string_view text) { return read_cursor(to_base64url(as_bytes(text))); };
    const auto place = read(R"(["Huber",null,"0dd00000-0000-4000-8000-000000000001"])");
    ASSERT_TRUE(place);
    EXPECT_EQ(place->key_1, "Huber");
    EXPECT_FALSE(place->key_2);
    EXPECT_EQ(to_text(place->id), "0dd00000-0000-4000-8000-000000000001");
    for (const auto* text : {"", "[]", "{}", "[1,2,3]", R"(["a","b"])", R"(["a","b","c"])", R"(["a",{},"0dd00000-0000-4000-8000-000000000001"])",
                             R"(["a","b","0dd00000-0000-4000-8000-000000000001",1])"}) {
        EXPECT_FALSE(read(text)) << text;
    }
    for (const auto* text : {"garbage!", "====", "a", "\xff\xff"}) EXPECT_FALSE(read_cursor(text)) << text;
    EXPECT_FALSE(read("[\"" + std::string(3000, 'x') + "\",null,\"0dd00000-0000-4000-8000-000000000001\"]"));
}

TEST(Page, reads_its_parameters) {
    const auto read = [](std::string query) {
        http::Request request;
        request.query = std::move(query);
        return read_page(request);
    };
    EXPECT_EQ(read("")->limit, 50);
    EXPECT_EQ(read("limit=200&q=dark%20roast&thumbnails=1")->limit, 200);
    EXPECT_EQ(read("q=dark+roast")->search, "dark roast");
    EXPECT_TRUE(read("thumbnails=1")->extra);
    EXPECT_FALSE(read("thumbnails=yes")->extra);
    for (const auto* query : {"limit=0", "limit=201", "limit=x", "limit=", "limit=1.0e1", "after=x", "q=%FF", "q=%00"}) {
        EXPECT_EQ(read(query).error().reason, "validation_failed") << query;
    }
    EXPECT_FALSE(read("q=" + std::string(201, 'x')));
}

TEST(Render, an_operation_has_its_kind_beside_its_effect) {
    actions::Kept kept;
    kept.version = 3;
    kept.currency = euro;
    kept.totals = {1250, 125, 1375};
    kept.kind = "set_note";
    for (const auto& [effect, operation] : {std::pair{R"({"note":"ring \"twice\""})", R"({"type":"set_note","note":"ring \"twice\""})"},
                                            {"{}", R"({"type":"set_note"})"},
                                            {"{ }", R"({"type":"set_note" })"},
                                            {"", R"({"type":"set_note"})"}}) {
        kept.effect = effect;
        const auto answer = parse_json(kept_json(DraftId{}, OperationId{}, kept));
        ASSERT_TRUE(answer) << effect;
        EXPECT_EQ(answer->at("operation"), parse_json(operation).value()) << effect;
        EXPECT_EQ(answer->at("totals").at("total").as_string(), "13.75");
        EXPECT_FALSE(answer->at("replayed").as_bool());
    }
}

TEST(Render, an_item_is_exact_and_read_again_as_it_was) {
    for_seeds(200, [](Random& random) {
        const auto draft = any_draft(random);
        const auto lines = actions::read_items(actions::items_json(draft.lines, draft.currency), draft.currency);
        ASSERT_TRUE(lines);
        EXPECT_EQ(*lines, draft.lines);
    });
    const auto by_hand = actions::read_items(R"([{"productId":"0dd00000-0000-4000-8000-000000000001","price":9.5,"quantity":2}])", euro);
    ASSERT_TRUE(by_hand);
    EXPECT_EQ(by_hand->front().unit_price_minor, 950);
    EXPECT_EQ(by_hand->front().quantity.thousandths, 2000);
    for (const auto* items : {"{}", "[1]", "[{}]", R"([{"productId":"x","quantity":1}])", R"([{"productId":"0dd00000-0000-4000-8000-000000000001"}])"}) {
        EXPECT_EQ(actions::read_items(items, euro).error().code, Code::internal) << items;
    }
}

}  // namespace
}  // namespace orderline::api
