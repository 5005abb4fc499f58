// tests/http/message_test.cpp: headers and parameters.
#include "http/message.hpp"
#include <gtest/gtest.h>
#include "http/page.hpp"
#include "http/response_text.hpp"

namespace orderline::http {
namespace {

TEST(Headers, GiveTheFirstValueOfAName) {
    Headers headers;
    headers.add("a", "1");
    headers.add("a", "2");
    EXPECT_EQ(headers.get("a"), "1");
    EXPECT_EQ(headers.get("b"), "");
}

TEST(Query, GivesDecodedValues) {
    const auto value = [](std::string_view query, std::string_view name) { return query_value(query, name).value_or("none"); };
    EXPECT_EQ(value("a=1&b=2", "b"), "2");
    EXPECT_EQ(value("a=1&a=2", "a"), "1");
    EXPECT_EQ(value("q=caf%C3%A9+au+lait", "q"), "café au lait");
    EXPECT_EQ(value("%71=1", "q"), "1");
    EXPECT_EQ(value("q", "q"), "");
    EXPECT_EQ(value("q=", "q"), "");
    EXPECT_EQ(value("q=a=b", "q"), "a=b");
    EXPECT_EQ(value("&&q=1", "q"), "1");
    EXPECT_EQ(value("", "q"), "none");
    EXPECT_EQ(value("qq=1", "q"), "none");
    EXPECT_EQ(value("q=%2", "q"), "none");
}

TEST(ResponseText, WritesTheHead) {
    Response response;
    response.status = 201;
    response.headers.add("content-type", "text/plain");
    response.headers.add("x-forged", "a\r\nb: c");
    response.body = "12345";
    std::string text;
    append_head(text, response, {.date = "D", .request_id = "I", .keep_alive = false});
    EXPECT_EQ(text,
              "HTTP/1.1 201 Created\r\ncontent-type: text/plain\r\n"
              "x-content-type-options: nosniff\r\ncross-origin-resource-policy: same-origin\r\ncache-control: no-store\r\n"
              "content-security-policy: default-src 'none'; frame-ancestors 'none'\r\n"
              "date: D\r\nx-request-id: I\r\nconnection: close\r\ncontent-length: 5\r\n\r\n");
}

TEST(ResponseText, LeavesToTheAnswerWhatItSaysItself) {
    Response response;
    response.headers.add("cache-control", "public, max-age=600");
    add_page_headers(response, "script-src 'self'");
    std::string text;
    append_head(text, response, {.date = "D", .request_id = "I", .strict_transport = "max-age=7"});
    EXPECT_NE(text.find("\r\ncache-control: public, max-age=600\r\n"), std::string::npos);
    EXPECT_NE(text.find("\r\ncontent-security-policy: default-src 'none'; base-uri 'none'; frame-ancestors 'none'; script-src 'self'\r\n"), std::string::npos);
    EXPECT_NE(text.find("\r\nreferrer-policy: no-referrer\r\n"), std::string::npos);
    EXPECT_NE(text.find("\r\nstrict-transport-security: max-age=7\r\n"), std::string::npos);
    for (const auto* name : {"cache-control", "content-security-policy"}) EXPECT_EQ(text.find(name), text.rfind(name)) << name;
}

}  // namespace
}  // namespace orderline::http
