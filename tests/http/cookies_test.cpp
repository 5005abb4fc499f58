// tests/http/cookies_test.cpp: finding a cookie among others.
#include "http/cookies.hpp"
#include <gtest/gtest.h>

namespace orderline::http {
namespace {

TEST(Cookies, AreFoundByTheirWholeName) {
    struct Case { std::string_view sent, value; };
    for (const auto& [sent, value] : {Case{"one=1", "1"}, Case{"a=b; one=1;c=d", "1"}, Case{"one=1; one=2", "1"}, Case{"one=a=b", "a=b"}, Case{" one=1 ", "1"},
                                      Case{"ones=1; xone=2; one", ""}, Case{"one=", ""}, Case{"", ""}, Case{";;;", ""}, Case{"ONE=1", ""}}) {
        Headers headers;
        headers.add("x-one", "one=9");
        headers.add("cookie", std::string{sent});
        EXPECT_EQ(cookie(headers, "one"), value) << sent;
    }
    EXPECT_EQ(cookie(Headers{}, "one"), "");
}

TEST(Cookies, MayComeInSeveralFields) {
    Headers headers;
    headers.add("cookie", "one=1");
    headers.add("cookie", "two=2");
    EXPECT_EQ(cookie(headers, "two"), "2");
}

}  // namespace
}  // namespace orderline::http
