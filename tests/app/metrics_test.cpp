// tests/app/metrics_test.cpp: what is counted, how it is written down, and who may read it.
#include "app/metrics.hpp"
#include <gmock/gmock.h>

namespace orderline::app {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

TEST(Metrics, counts_by_route_method_and_class_and_puts_times_into_buckets) {
    Metrics metrics;
    const std::string route = "/api/v1/drafts/{id}";
    metrics.count(route, http::Method::get, 200, 400us);
    metrics.count(route, http::Method::get, 204, 1ms);
    metrics.count(route, http::Method::get, 404, 30ms);
    metrics.count(route, http::Method::put, 503, 11s);
    metrics.count({}, http::Method::other, 404, 1ms);
    const auto text = metrics.text({});
    EXPECT_THAT(text, HasSubstr(R"(orderline_http_requests_total{route="/api/v1/drafts/{id}",method="GET",status="2xx"} 2)"));
    EXPECT_THAT(text, HasSubstr(R"(orderline_http_requests_total{route="/api/v1/drafts/{id}",method="GET",status="4xx"} 1)"));
    EXPECT_THAT(text, HasSubstr(R"(orderline_http_requests_total{route="/api/v1/drafts/{id}",method="PUT",status="5xx"} 1)"));
    EXPECT_THAT(text, HasSubstr(R"(orderline_http_requests_total{route="none",)"));
    const std::string time = R"(orderline_http_request_seconds_bucket{route="/api/v1/drafts/{id}",method="GET",le=")";
    EXPECT_THAT(text, HasSubstr(time + "0.001\"} 2\n")) << "an end belongs to its bucket";
    EXPECT_THAT(text, HasSubstr(time + "0.025\"} 2\n"));
    EXPECT_THAT(text, HasSubstr(time + "0.1\"} 3\n"));
    EXPECT_THAT(text, HasSubstr(time + "+Inf\"} 3\n"));
    EXPECT_THAT(text, HasSubstr(R"(orderline_http_request_seconds_bucket{route="/api/v1/drafts/{id}",method="PUT",le="10"} 0)"));
    EXPECT_THAT(text, HasSubstr(R"(orderline_http_request_seconds_bucket{route="/api/v1/drafts/{id}",method="PUT",le="+Inf"} 1)"));
}

TEST(Metrics, a_request_that_ends_by_an_exception_is_a_500) {
    Metrics metrics;
    {
        const Metrics::Timing lost{metrics, "/x", http::Method::get};
        Metrics::Timing answered{metrics, "/x", http::Method::post};
        answered.answered(201);
    }
    const auto text = metrics.text({});
    EXPECT_THAT(text, HasSubstr(R"({route="/x",method="GET",status="5xx"} 1)"));
    EXPECT_THAT(text, HasSubstr(R"({route="/x",method="POST",status="2xx"} 1)"));
}

TEST(Metrics, refused_sign_ins_are_counted_by_why) {
    Metrics metrics;
    for (const int status : {200, 401, 400, 429, 503}) metrics.count("/auth/v1/token", http::Method::post, status, 1ms);
    metrics.count("/api/v1/session", http::Method::post, 401, 1ms);
    metrics.count("/api/v1/session", http::Method::del, 401, 1ms);
    metrics.count("/api/v1/orders", http::Method::post, 401, 1ms);
    const auto text = metrics.text({});
    EXPECT_THAT(text, HasSubstr("orderline_sign_in_refusals_total{reason=\"credentials\"} 3\n"));
    EXPECT_THAT(text, HasSubstr("orderline_sign_in_refusals_total{reason=\"too_many\"} 1\n"));
}

TEST(Metrics, readings_of_one_name_are_one_family) {
    const auto text = Metrics{}.text({{"a", "Of two.", Reading::Kind::gauge, 1, "pool", "x"}, {"a", "", Reading::Kind::gauge, 2, "pool", "y"},
                                      {"b_total", "Of one.", Reading::Kind::counter, 3, {}, {}}});
    EXPECT_THAT(text, HasSubstr("# HELP a Of two.\n# TYPE a gauge\na{pool=\"x\"} 1\na{pool=\"y\"} 2\n# HELP b_total Of one.\n"
                                "# TYPE b_total counter\nb_total 3\n"));
}

TEST(Metrics, the_process_is_measured) {
    for (const auto& one : process_readings()) EXPECT_GT(one.value, 0) << one.name;
}

TEST(Metrics, are_for_this_machine_or_for_the_token) {
    const auto request = [](std::string peer, http::Headers headers = {}) {
        http::Request made;
        made.peer = std::move(peer);
        made.headers = std::move(headers);
        return made;
    };
    const auto with = [](std::string name, std::string value) {
        http::Headers headers;
        headers.add(std::move(name), std::move(value));
        return headers;
    };
    for (const auto* here : {"127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"}) EXPECT_TRUE(may_read_metrics(request(here), "")) << here;
    for (const auto* there : {"", "10.0.0.1", "192.168.127.1", "1::1", "::ffff:10.0.0.1", "0.0.0.0"}) {
        EXPECT_FALSE(may_read_metrics(request(there), "")) << there;
    }
    EXPECT_FALSE(may_read_metrics(request("127.0.0.1", with("x-forwarded-for", "10.0.0.1")), "")) << "through a proxy";
    EXPECT_FALSE(may_read_metrics(request("127.0.0.1", with("forwarded", "for=10.0.0.1")), ""));
    const std::string token = "0123456789abcdef";
    EXPECT_TRUE(may_read_metrics(request("10.0.0.1", with("authorization", "Bearer " + token)), token));
    EXPECT_FALSE(may_read_metrics(request("127.0.0.1"), token)) << "once there is a token, it is needed here, too";
    for (const auto* wrong : {"", "Bearer ", "Bearer 0123456789abcde", "Bearer 0123456789abcdeF", "bearer 0123456789abcdef", "0123456789abcdef"}) {
        EXPECT_FALSE(may_read_metrics(request("10.0.0.1", with("authorization", wrong)), token)) << wrong;
    }
    EXPECT_FALSE(may_read_metrics(request("10.0.0.1", with("authorization", "Bearer ")), ""));
}

}  // namespace
}  // namespace orderline::app
