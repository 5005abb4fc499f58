// tests/http/smuggling_test.cpp: over real sockets, forms that two servers in a row might read differently (RFC 9112, 11.2).
#include <gtest/gtest.h>
#include <string>
#include "tests/http/running_server.hpp"

namespace orderline::http {
namespace {

using namespace std::string_literals;

const std::string hidden = "GET /echo?hidden HTTP/1.1\r\nHost: x\r\n\r\n";

std::string with(const std::string& header, const std::string& body = {}) {
    return "POST /echo HTTP/1.1\r\nHost: x\r\n" + header + "\r\n" + body;
}
std::string chunked(const std::string& body) { return with("Transfer-Encoding: chunked\r\n", body); }

struct Form { std::string name, bytes; int status; };
void PrintTo(const Form& form, std::ostream* out) { *out << form.name; }

/// With a whole request behind it that an attacker would hide from the server in front.
class Refused : public testing::TestWithParam<Form> {};

TEST_P(Refused, AndNothingBehindItIsRead) {
    RunningServer server;
    auto client = server.client();
    client.connect();
    client.send_raw(GetParam().bytes + hidden);
    client.finish_sending();
    const auto answer = client.receive();
    EXPECT_EQ(answer.status, GetParam().status);
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_FALSE(client.connected());
    EXPECT_EQ(server.load().requests, 1u);
}

const auto name_of = [](const auto& given) { return given.param.name; };

INSTANTIATE_TEST_SUITE_P(Length, Refused, testing::Values(
    Form{"length_then_chunked", with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
    Form{"chunked_then_length", with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400},
    Form{"length_then_unknown_coding", with("Content-Length: 5\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"), 400},
    Form{"two_lengths", with("Content-Length: 0\r\nContent-Length: 38\r\n"), 400},
    Form{"the_same_length_twice", with("Content-Length: 0\r\nContent-Length: 0\r\n"), 400},
    Form{"list_of_lengths", with("Content-Length: 0, 38\r\n"), 400},
    Form{"plus_sign", with("Content-Length: +0\r\n"), 400},
    Form{"minus_sign", with("Content-Length: -1\r\n"), 400},
    Form{"hexadecimal", with("Content-Length: 0x0\r\n"), 400},
    Form{"inner_space", with("Content-Length: 0 0\r\n"), 400},
    Form{"underscore", with("Content-Length: 0_0\r\n"), 400},
    Form{"beyond_64_bits", with("Content-Length: 18446744073709551616\r\n"), 400},
    Form{"vertical_tab", with("Content-Length: \v0\r\n"), 400},
    Form{"nothing", with("Content-Length:\r\n"), 400}), name_of);

INSTANTIATE_TEST_SUITE_P(Coding, Refused, testing::Values(
    Form{"chunked_last_of_two", with("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 501},
    Form{"chunked_first_of_two", with("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"), 501},
    Form{"chunked_twice_in_a_line", with("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"), 501},
    Form{"two_lines", with("Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n", "0\r\n\r\n"), 400},
    Form{"quoted", with("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"), 501},
    Form{"parameter", with("Transfer-Encoding: chunked;a=b\r\n", "0\r\n\r\n"), 501},
    Form{"comma_behind", with("Transfer-Encoding: chunked,\r\n", "0\r\n\r\n"), 501},
    Form{"letter_before", with("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 501},
    Form{"control_before", with("Transfer-Encoding: \vchunked\r\n", "0\r\n\r\n"), 400},
    Form{"nul_behind", with("Transfer-Encoding: chunked\0\r\n"s, "0\r\n\r\n"), 400},
    Form{"space_before_the_colon", with("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"), 400},
    Form{"tab_before_the_colon", with("Transfer-Encoding\t: chunked\r\n", "0\r\n\r\n"), 400},
    Form{"space_before_the_name", with("X: y\r\n Transfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
    Form{"folded", with("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"), 400},
    Form{"bare_line_feed", with("X: y\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
    Form{"bare_carriage_return", with("X: y\rTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
    Form{"carriage_return_twice", with("X: y\r\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
    Form{"nothing", with("Transfer-Encoding:\r\n", "0\r\n\r\n"), 501},
    Form{"in_http_1_0", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400}), name_of);

INSTANTIATE_TEST_SUITE_P(Chunks, Refused, testing::Values(
    Form{"hexadecimal_mark", chunked("0x1\r\na\r\n0\r\n\r\n"), 400},
    Form{"plus_sign", chunked("+1\r\na\r\n0\r\n\r\n"), 400},
    Form{"minus_sign", chunked("-1\r\na\r\n0\r\n\r\n"), 400},
    Form{"space_before_the_size", chunked(" 1\r\na\r\n0\r\n\r\n"), 400},
    Form{"no_size", chunked("\r\na\r\n0\r\n\r\n"), 400},
    Form{"beyond_64_bits", chunked("10000000000000001\r\na\r\n0\r\n\r\n"), 400},
    Form{"too_large", chunked("7fffffffffffffff\r\na\r\n0\r\n\r\n"), 413},
    Form{"longer_than_said", chunked("1\r\nab\r\n0\r\n\r\n"), 400},
    Form{"shorter_than_said", chunked("3\r\na\r\n0\r\n\r\n"), 400},
    Form{"line_feed_behind_the_size", chunked("1\na\r\n0\r\n\r\n"), 400},
    Form{"line_feed_behind_the_data", chunked("1\r\na\n0\r\n\r\n"), 400},
    Form{"line_feed_behind_the_last", chunked("0\n\r\n"), 400},
    Form{"line_feed_at_the_end", chunked("0\r\n\n"), 400},
    Form{"line_feed_in_an_extension", chunked("1;a\nb\r\na\r\n0\r\n\r\n"), 400},
    Form{"carriage_return_in_an_extension", chunked("1;a\rb\r\na\r\n0\r\n\r\n"), 400},
    Form{"quoted_line_end_in_an_extension", chunked("1;a=\"\r\n\"\r\na\r\n0\r\n\r\n"), 400},
    Form{"nul_in_an_extension", chunked("1;a\0\r\na\r\n0\r\n\r\n"s), 400},
    Form{"line_feed_in_a_trailer", chunked("0\r\nA: b\nC: d\r\n\r\n"), 400}), name_of);

INSTANTIATE_TEST_SUITE_P(Request, Refused, testing::Values(
    Form{"lines_end_with_a_line_feed", "GET /echo HTTP/1.1\nHost: x\n\n", 400},
    Form{"two_hosts", with("Host: y\r\n"), 400},
    Form{"no_host", "GET /echo HTTP/1.1\r\n\r\n", 400},
    Form{"no_name", with(": y\r\n"), 400},
    Form{"no_colon", with("Content-Length 0\r\n"), 400},
    Form{"nul_in_a_name", with("Conte\0nt: y\r\n"s), 400},
    Form{"folded_line", with("X: y\r\n z\r\n"), 400},
    Form{"line_feed_in_the_target", "GET /echo\n/other HTTP/1.1\r\nHost: x\r\n\r\n", 400},
    Form{"old_version", "GET /echo\r\n\r\n", 400},
    Form{"version_of_three_digits", "GET /echo HTTP/1.10\r\nHost: x\r\n\r\n", 505},
    Form{"small_letters_in_the_version", "GET /echo http/1.1\r\nHost: x\r\n\r\n", 505},
    Form{"tunnel", "CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
    Form{"http_2_by_knowledge", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505}), name_of);

struct Understood { std::string name, bytes, echoed; };
void PrintTo(const Understood& form, std::ostream* out) { *out << form.name; }

/// What may look odd, but says one thing only: the request behind it is a request of its own.
class OneWay : public testing::TestWithParam<Understood> {};

TEST_P(OneWay, AndTheNextRequestBeginsBehindIt) {
    RunningServer server;
    auto client = server.client();
    client.connect();
    client.send_raw(GetParam().bytes + hidden);
    const auto first = client.receive();
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(first.body, GetParam().echoed);
    EXPECT_EQ(client.receive().body, "GET\n/echo\nhidden\n127.0.0.1\n");
    EXPECT_EQ(server.load().requests, 2u);
}

INSTANTIATE_TEST_SUITE_P(Http, OneWay, testing::Values(
    Understood{"absolute_form_with_another_host", "GET http://elsewhere/echo HTTP/1.1\r\nHost: x\r\n\r\n", "GET\n/echo\n\n127.0.0.1\n"},
    Understood{"body_of_get", "GET /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(hidden.size()) + "\r\n\r\n" + hidden, "GET\n/echo\n\n127.0.0.1\n" + hidden},
    Understood{"name_with_underscore_is_another", with("Content_Length: 99\r\nTransfer_Encoding: chunked\r\n"), "POST\n/echo\n\n127.0.0.1\n"},
    Understood{"tab_before_chunked", with("Transfer-Encoding:\tchunked\r\n", "1\r\na\r\n0\r\n\r\n"), "POST\n/echo\n\n127.0.0.1\na"},
    Understood{"capital_letters", with("TRANSFER-ENCODING: CHUNKED\r\n", "A\r\n0123456789\r\n0\r\n\r\n"), "POST\n/echo\n\n127.0.0.1\n0123456789"},
    Understood{"zeros_before_a_size", chunked("0001\r\na\r\n00\r\n\r\n"), "POST\n/echo\n\n127.0.0.1\na"},
    Understood{"zeros_before_a_length", with("Content-Length: 0001\r\n", "a"), "POST\n/echo\n\n127.0.0.1\na"},
    Understood{"extension_of_a_chunk", chunked("1;a=b\r\na\r\n0\r\n\r\n"), "POST\n/echo\n\n127.0.0.1\na"},
    Understood{"length_in_a_trailer_of_no_effect", chunked("1\r\na\r\n0\r\nX-Content-Length: 9\r\n\r\n"), "POST\n/echo\n\n127.0.0.1\na"},
    Understood{"upgrade_is_ignored", "GET /echo HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
               "GET\n/echo\n\n127.0.0.1\n"},
    Understood{"empty_line_before", "\r\nGET /echo HTTP/1.1\r\nHost: x\r\n\r\n", "GET\n/echo\n\n127.0.0.1\n"}), name_of);

TEST(Pipelined, GarbageBehindARequestEndsTheConnectionAfterItsAnswer) {
    RunningServer server;
    auto client = server.client();
    client.connect();
    client.send_raw("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n\x01\x02garbage\r\n\r\n" + hidden);
    EXPECT_EQ(client.receive().status, 200);
    EXPECT_EQ(client.receive().status, 400);
    EXPECT_FALSE(client.connected());
    EXPECT_EQ(server.load().requests, 2u);
}

}  // namespace
}  // namespace orderline::http
