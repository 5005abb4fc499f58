// tests/endpoints/login/login_test.cpp: what is known of a request before anybody is asked.
#include "endpoints/login/login.hpp"
#include <gtest/gtest.h>

namespace orderline::login {
namespace {

TEST(PeerOf, believes_the_proxy_and_nobody_else) {
    struct Case {
        bool behind_proxy;
        std::vector<std::string> forwarded;
        std::string address;
    };
    const Case cases[] = {
        {false, {}, "10.0.0.9"},
        {false, {"1.2.3.4"}, "10.0.0.9"},
        {true, {}, "10.0.0.9"},
        {true, {"1.2.3.4"}, "1.2.3.4"},
        {true, {"6.6.6.6, 1.2.3.4"}, "1.2.3.4"},
        {true, {"6.6.6.6", "1.2.3.4"}, "1.2.3.4"},
        {true, {"6.6.6.6,  2001:db8::1 "}, "2001:db8::1"},
    };
    for (const auto& one : cases) {
        http::Request request;
        request.peer = "10.0.0.9";
        for (const auto& value : one.forwarded) request.headers.add("x-forwarded-for", value);
        EXPECT_EQ(peer_of(request, one.behind_proxy).address, one.address);
    }
}

TEST(PeerOf, keeps_the_begin_of_a_long_user_agent) {
    http::Request request;
    request.headers.add("user-agent", std::string(300, 'x'));
    EXPECT_EQ(peer_of(request, false).user_agent, std::string(200, 'x'));
}

}  // namespace
}  // namespace orderline::login
