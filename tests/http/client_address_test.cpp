// tests/http/client_address_test.cpp: X-Forwarded-For counts from trusted proxies, as far as they wrote it, and from nobody else.
#include "http/client_address.hpp"
#include <gtest/gtest.h>
#include <vector>
#include "tests/http/running_server.hpp"
#include "tests/support/seeds.hpp"

namespace orderline::http {
namespace {

std::vector<IpNetwork> networks(std::initializer_list<std::string_view> texts) {
    std::vector<IpNetwork> all;
    for (const auto text : texts) all.push_back(*parse_ip_network(text));
    return all;
}

const auto trusted = networks({"127.0.0.1", "10.0.0.0/8", "2001:db8:1::/48"});

struct Case {
    std::string name, peer;
    std::vector<std::string> forwarded;  // a line each
    std::string client;
};

class ClientAddress : public testing::TestWithParam<Case> {};

TEST_P(ClientAddress, IsTheFirstThatNoTrustedProxyStandsFor) {
    Headers headers;
    headers.add("forwarded", "for=203.0.113.99");
    for (const auto& line : GetParam().forwarded) headers.add("x-forwarded-for", line);
    headers.add("x-real-ip", "203.0.113.99");
    EXPECT_EQ(client_address(GetParam().peer, headers, trusted), GetParam().client);
}

INSTANTIATE_TEST_SUITE_P(Http, ClientAddress, testing::Values(
    Case{"who_comes_himself", "192.0.2.9", {}, "192.0.2.9"},
    Case{"a_stranger_says_nothing", "192.0.2.9", {"203.0.113.1"}, "192.0.2.9"},
    Case{"a_stranger_beside_the_network", "11.0.0.1", {"203.0.113.1"}, "11.0.0.1"},
    Case{"a_proxy_itself", "10.0.0.9", {}, "10.0.0.9"},
    Case{"behind_one", "10.0.0.9", {"203.0.113.1"}, "203.0.113.1"},
    Case{"behind_one_of_ipv6", "2001:db8:1::9", {"2001:db8:2::1"}, "2001:db8:2::1"},
    Case{"what_the_client_wrote", "10.0.0.9", {"6.6.6.6, 203.0.113.1"}, "203.0.113.1"},
    Case{"what_the_client_wrote_in_a_line_of_its_own", "10.0.0.9", {"6.6.6.6", "203.0.113.1"}, "203.0.113.1"},
    Case{"the_client_wrote_a_trusted_one", "10.0.0.9", {"10.0.0.1, 203.0.113.1"}, "203.0.113.1"},
    Case{"behind_two", "127.0.0.1", {"6.6.6.6, 203.0.113.1, 10.0.0.9"}, "203.0.113.1"},
    Case{"behind_two_in_two_lines", "127.0.0.1", {"6.6.6.6, 203.0.113.1", "10.0.0.9"}, "203.0.113.1"},
    Case{"all_are_trusted", "127.0.0.1", {"10.0.0.2, 10.0.0.9"}, "10.0.0.2"},
    Case{"in_the_way_of_ipv6", "::ffff:10.0.0.9", {"::ffff:203.0.113.1, ::ffff:a00:1"}, "203.0.113.1"},
    Case{"with_white_space", "10.0.0.9", {"6.6.6.6 ,\t203.0.113.1 "}, "203.0.113.1"},
    Case{"with_a_port", "10.0.0.9", {"203.0.113.1:4711"}, "203.0.113.1"},
    Case{"in_brackets", "10.0.0.9", {"[2001:db8:2::1]"}, "2001:db8:2::1"},
    Case{"in_brackets_with_a_port", "10.0.0.9", {"[2001:db8:2::1]:4711"}, "2001:db8:2::1"},
    Case{"in_half_a_bracket", "10.0.0.9", {"[2001:db8:2::1"}, "10.0.0.9"},
    Case{"a_name", "10.0.0.9", {"203.0.113.1, proxy.example"}, "10.0.0.9"},
    Case{"unknown", "10.0.0.9", {"unknown"}, "10.0.0.9"},
    Case{"nothing_between_commas", "10.0.0.9", {"203.0.113.1,,10.0.0.8"}, "10.0.0.8"},
    Case{"nothing_behind_a_comma", "10.0.0.9", {"203.0.113.1,"}, "10.0.0.9"},
    Case{"an_empty_line", "10.0.0.9", {"203.0.113.1", ""}, "10.0.0.9"},
    Case{"something_wrong_left_of_the_client", "10.0.0.9", {"<script>, 203.0.113.1"}, "203.0.113.1"},
    Case{"a_zone", "10.0.0.9", {"fe80::1%eth0"}, "10.0.0.9"},
    Case{"a_peer_that_is_no_address", "local", {"203.0.113.1"}, "local"}
), [](const auto& one) { return one.param.name; });

TEST(ClientAddress, WithoutTrustedProxiesIsThePeer) {
    Headers headers;
    headers.add("x-forwarded-for", "203.0.113.1");
    EXPECT_EQ(client_address("127.0.0.1", headers, {}), "127.0.0.1");
}

/// What a client can do is to send lines of his own; the proxies then add who connected to them, each in the last line or a new one.
TEST(ClientAddress, IsTheSameWhateverTheClientSends) {
    for_seeds(5'000, [](Random& random) {
        const auto pick = [&](std::initializer_list<std::string_view> all) { return std::string{all.begin()[random() % all.size()]}; };
        const auto client = pick({"203.0.113.1", "2001:db8:2::1", "11.0.0.1", "127.0.0.2"});
        std::vector<std::string> lines;
        for (auto count = random() % 4; count > 0; --count) {
            auto& line = lines.emplace_back();
            for (auto hops = random() % 4; hops > 0; --hops) {
                line += pick({"10.0.0.1", "127.0.0.1", "6.6.6.6", "", "unknown", "::1", "[", "a b", "10.0.0.1:1"}) + pick({",", ", ", " , ", ""});
            }
        }
        std::string before = client;  // who connected to the next one
        for (auto proxies = random() % 4; proxies > 0; --proxies) {
            if (lines.empty() || random() % 2) lines.push_back(before);
            else lines.back() += (lines.back().empty() ? "" : ", ") + before;
            before = pick({"10.0.0.7", "10.9.9.9", "127.0.0.1", "2001:db8:1::7"});
        }
        Headers headers;
        std::string sent;
        for (const auto& line : lines) {
            headers.add("x-forwarded-for", line);
            sent += "\n" + line;
        }
        EXPECT_EQ(client_address(before, headers, trusted), client) << before << sent;
    });
}

TEST(ClientAddress, IsWhatAHandlerSees) {
    ServerOptions options;
    options.trusted_proxies = networks({"127.0.0.1"});
    RunningServer behind_proxy{options}, without;
    const HeaderList headers{{"x-forwarded-for", "6.6.6.6, 203.0.113.1"}};
    EXPECT_EQ(behind_proxy.client().get("/echo", headers).body, "GET\n/echo\n\n203.0.113.1\n");
    EXPECT_EQ(without.client().get("/echo", headers).body, "GET\n/echo\n\n127.0.0.1\n");
}

}  // namespace
}  // namespace orderline::http
