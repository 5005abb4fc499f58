// tests/endpoints/rest/batch_test.cpp: requests out of a batch's body, and answers into its own.
#include "endpoints/rest/batch.hpp"
#include <gtest/gtest.h>

namespace orderline::rest {
namespace {

http::Request with_body(std::string body) {
    http::Request request;
    request.method = http::Method::post;
    request.body = std::move(body);
    request.peer = "192.0.2.1";
    request.headers.add("authorization", "Bearer x");
    return request;
}

TEST(Batch, EachRequestHasItsOwnMethodPathHeadersAndBody) {
    const auto requests = parse_batch(with_body(
        R"([{"method":"POST","path":"/odd%20name?select=id&a=eq.b%2Bc","headers":{"Prefer":"return=representation"},"body":[{"a":1}]},{"method":"GET","path":"/rpc/f"}])"));
    ASSERT_TRUE(requests) << requests.error().details.value_or("");
    ASSERT_EQ(requests->size(), 2);
    EXPECT_EQ((*requests)[0].method, http::Method::post);
    EXPECT_EQ((*requests)[0].path, "/odd name");
    EXPECT_EQ((*requests)[0].query, "select=id&a=eq.b%2Bc");
    EXPECT_EQ((*requests)[0].headers.get("prefer"), "return=representation");
    EXPECT_EQ((*requests)[0].body, R"([{"a":1}])");
    EXPECT_EQ((*requests)[0].peer, "192.0.2.1");
    EXPECT_EQ((*requests)[1].path, "/rpc/f");
    EXPECT_EQ((*requests)[1].body, "");
}

TEST(Batch, ABodyStaysAsItIsWritten) {
    const auto requests = parse_batch(with_body(R"([{"body":1,"method":"POST","path":"/t","body": {"a":0.10000000000000000001,"b\"}]":[1e2, "\u0041]"]} }, {"method":"GET","path":"/t"}])"));
    ASSERT_TRUE(requests);
    EXPECT_EQ((*requests)[0].body, R"({"a":0.10000000000000000001,"b\"}]":[1e2, "\u0041]"]})");
    EXPECT_EQ((*requests)[1].body, "");
}

TEST(Batch, WhatIsNoBatchIsRefused) {
    std::string many = "[";
    for (std::size_t i = 0; i <= batch_max; ++i) many += std::string{i ? "," : ""} + R"({"method":"GET","path":"/a"})";
    const std::string bodies[] = {"", "{", "{}", "[]", "[1]", many + "]", R"([{"method":"GET"}])", R"([{"path":"/a"}])", R"([{"method":"OPTIONS","path":"/a"}])",
                                  R"([{"method":"GET","path":"a"}])", R"([{"method":"GET","path":"/%zz"}])", R"([{"method":"GET","path":"/%00"}])",
                                  R"([{"method":"GET","path":"/a","headers":[]}])", R"([{"method":"GET","path":"/a","headers":{"prefer":1}}])",
                                  // Who asks is said once, for all of them.
                                  R"([{"method":"GET","path":"/a","headers":{"authorization":"Bearer y"}}])", R"([{"method":"GET","path":"/a","headers":{"apikey":"y"}}])"};
    for (const auto& body : bodies) {
        const auto requests = parse_batch(with_body(body));
        ASSERT_FALSE(requests) << body;
        EXPECT_EQ(requests.error().code, "PGRST102") << body;
        EXPECT_EQ(requests.error().status, 400) << body;
    }
}

TEST(Batch, AnAnswerKeepsItsStatusHeadersAndBody) {
    http::Response with_json, empty, text;
    with_json.status = 201;
    with_json.headers.add("content-type", "application/json; charset=utf-8");
    with_json.body = R"([{"id":1.50}])";
    empty.status = 204;
    text.headers.add("content-type", "text/csv");
    text.body = "a\n\"b\"";
    std::string out;
    append_answer(out, with_json);
    EXPECT_EQ(out, R"({"status":201,"headers":{"content-type":"application/json; charset=utf-8"},"body":[{"id":1.50}]})");
    out.clear();
    append_answer(out, empty);
    EXPECT_EQ(out, R"({"status":204,"headers":{},"body":null})");
    out.clear();
    append_answer(out, text);
    EXPECT_EQ(out, R"({"status":200,"headers":{"content-type":"text/csv"},"body":"a\n\"b\""})");
}

}  // namespace
}  // namespace orderline::rest
