// tests/http/router_test.cpp: which route takes a path, and what it takes out of it.
#include "http/router.hpp"
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <vector>

namespace orderline::http {
namespace {

Router some_routes() {
    Router router;
    const auto add = [&](Method method, const char* pattern) { router.add(method, pattern, nullptr); };
    add(Method::get, "/");
    add(Method::get, "/api/drafts");
    add(Method::get, "/api/drafts/{id}");
    add(Method::patch, "/api/drafts/{id}");
    add(Method::post, "/api/drafts/{id}/operations");
    add(Method::get, "/api/drafts/{id}/events");
    add(Method::get, "/api/drafts/new");
    add(Method::post, "/api/drafts/new");
    add(Method::get, "/api/{kind}/{id}");
    add(Method::del, "/api/drafts/latest");
    add(Method::get, "/assets/{name...}");
    add(Method::get, "/assets/known.js");
    add(Method::get, "/o/{token}");
    add(Method::get, "/o/{token}/{rest...}");
    return router;
}

struct RouteCase {
    std::string name;
    Method method;
    std::string path;
    std::string pattern;  // "" = none
    std::vector<std::string> values;
    std::string allow;
};

void PrintTo(const RouteCase& c, std::ostream* out) { *out << to_text(c.method) << " " << c.path; }

class Routing : public testing::TestWithParam<RouteCase> {};

TEST_P(Routing, FindsWhatFitsBest) {
    const auto router = some_routes();
    const auto& c = GetParam();
    const auto match = router.find(c.method, c.path);
    EXPECT_EQ(match.handler != nullptr, !c.pattern.empty());
    EXPECT_EQ(match.pattern, c.pattern);
    EXPECT_EQ(match.values, c.values);
    EXPECT_EQ(match.allow, c.allow);
}

std::string name_of(const testing::TestParamInfo<RouteCase>& one) { return one.param.name; }

INSTANTIATE_TEST_SUITE_P(Router, Routing, testing::Values(
    RouteCase{"root", Method::get, "/", "/", {}, ""},
    RouteCase{"fixed", Method::get, "/api/drafts", "/api/drafts", {}, ""},
    RouteCase{"named", Method::get, "/api/drafts/7", "/api/drafts/{id}", {"7"}, ""},
    RouteCase{"by_method", Method::patch, "/api/drafts/7", "/api/drafts/{id}", {"7"}, ""},
    RouteCase{"behind_a_name", Method::post, "/api/drafts/7/operations", "/api/drafts/{id}/operations", {"7"}, ""},
    RouteCase{"fixed_before_named", Method::get, "/api/drafts/new", "/api/drafts/new", {}, ""},
    RouteCase{"fixed_without_the_method_gives_way", Method::patch, "/api/drafts/new", "/api/drafts/{id}", {"new"}, ""},
    RouteCase{"first_segment_counts_most", Method::get, "/api/drafts/x", "/api/drafts/{id}", {"x"}, ""},
    RouteCase{"two_names", Method::get, "/api/calls/9", "/api/{kind}/{id}", {"calls", "9"}, ""},
    RouteCase{"rest", Method::get, "/assets/a/b.js", "/assets/{name...}", {"a/b.js"}, ""},
    RouteCase{"rest_may_be_empty", Method::get, "/assets/", "/assets/{name...}", {""}, ""},
    RouteCase{"rest_may_be_missing", Method::get, "/assets", "/assets/{name...}", {""}, ""},
    RouteCase{"fixed_before_rest", Method::get, "/assets/known.js", "/assets/known.js", {}, ""},
    RouteCase{"back_to_rest_when_more_follows", Method::get, "/assets/known.js/x", "/assets/{name...}", {"known.js/x"}, ""},
    RouteCase{"named_before_rest", Method::get, "/o/t", "/o/{token}", {"t"}, ""},
    RouteCase{"rest_behind_a_name", Method::get, "/o/t/a/b", "/o/{token}/{rest...}", {"t", "a/b"}, ""},
    RouteCase{"head_is_get", Method::head, "/api/drafts/7", "/api/drafts/{id}", {"7"}, ""},
    RouteCase{"wrong_method", Method::post, "/api/drafts/7", "", {}, "GET, PATCH"},
    RouteCase{"wrong_method_of_several_patterns", Method::put, "/api/drafts/new", "", {}, "GET, POST, PATCH"},
    RouteCase{"unknown_method", Method::other, "/api/drafts", "", {}, "GET"},
    RouteCase{"unknown_path", Method::get, "/nothing", "", {}, ""},
    RouteCase{"too_short", Method::get, "/api", "", {}, ""},
    RouteCase{"slash_at_the_end", Method::get, "/api/drafts/7/events/", "", {}, ""},
    RouteCase{"empty_name", Method::get, "/api/drafts/", "", {}, ""},
    RouteCase{"doubled_slash", Method::get, "//api/drafts", "", {}, ""},
    RouteCase{"no_path", Method::get, "", "", {}, ""}
), name_of);

TEST(Router, RefusesTheSameRouteTwice) {
    auto router = some_routes();
    EXPECT_THROW(router.add(Method::get, "/api/drafts", nullptr), std::logic_error);
    EXPECT_THROW(router.add(Method::get, "/api/drafts/{other}", nullptr), std::logic_error);
    EXPECT_THROW(router.add(Method::get, "no/slash", nullptr), std::logic_error);
    EXPECT_NO_THROW(router.add(Method::put, "/api/drafts", nullptr));
}

}  // namespace
}  // namespace orderline::http
