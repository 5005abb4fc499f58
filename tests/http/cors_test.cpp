// tests/http/cors_test.cpp: what a browser is told before and after a request to another origin.
#include "http/cors.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orderline::http {
namespace {

using testing::HasSubstr;

Request options(std::string asked_headers) {
    Request request;
    request.method = Method::options;
    request.headers.add("access-control-request-method", "POST");
    if (!asked_headers.empty()) request.headers.add("access-control-request-headers", std::move(asked_headers));
    return request;
}

TEST(Cors, a_preflight_allows_the_headers_that_it_asks_for) {
    struct Case { std::string asked; bool sent_back; };
    const Case cases[] = {
        {"apikey,authorization,x-client-info", true},
        {"X-Of-Tomorrow, content-type", true},
        {"", false},
        {"a\r\nset-cookie: x=1", false},
        {"a;b", false},
        {"\xc3\xa4", false},
        {std::string(2000, 'a'), true},
        {std::string(2001, 'a'), false},
    };
    for (const auto& one : cases) {
        const auto response = preflight(options(one.asked));
        const auto allowed = response.headers.get("access-control-allow-headers");
        EXPECT_EQ(response.status, 204);
        if (one.sent_back) EXPECT_EQ(allowed, one.asked);
        else EXPECT_THAT(std::string{allowed}, testing::StartsWith("authorization, apikey, content-type, prefer, ")) << one.asked;
        for (const auto* method : {"GET", "HEAD", "POST", "PATCH", "PUT", "DELETE"}) {
            EXPECT_THAT(std::string{response.headers.get("access-control-allow-methods")}, HasSubstr(method));
        }
        EXPECT_EQ(response.headers.get("access-control-allow-origin"), "*");
        EXPECT_EQ(response.headers.get("access-control-max-age"), "86400");
    }
}

TEST(Cors, an_answer_is_for_pages_of_any_origin_of_one_or_of_none) {
    struct Case { std::string_view origin, vary; };
    for (const auto& [origin, vary] : {Case{"*", ""}, Case{"https://shop.example", "Origin"}, Case{"", ""}}) {
        Response response;
        add_cors(response, origin);
        EXPECT_EQ(response.headers.get("access-control-allow-origin"), origin);
        EXPECT_EQ(response.headers.get("vary"), vary);
        EXPECT_EQ(response.headers.get("access-control-allow-credentials"), "");
    }
}

TEST(Cors, an_options_request_is_a_preflight_only_if_it_names_a_method) {
    auto plain = Request{};
    plain.method = Method::options;
    EXPECT_FALSE(is_preflight(plain));
    EXPECT_TRUE(is_preflight(options({})));
    auto get = options({});
    get.method = Method::get;
    EXPECT_FALSE(is_preflight(get));
}

TEST(Cors, an_answer_lets_a_page_read_the_headers_that_the_client_needs) {
    Response response;
    add_cors(response);
    EXPECT_EQ(response.headers.get("access-control-allow-origin"), "*");
    const std::string exposed{response.headers.get("access-control-expose-headers")};
    for (const auto* name : {"Content-Range", "Content-Location", "Preference-Applied", "X-Supabase-Api-Version", "ETag"}) {
        EXPECT_THAT(exposed, HasSubstr(name));
    }
}

}  // namespace
}  // namespace orderline::http
