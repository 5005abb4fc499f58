// tests/http/request_reader_test.cpp: what bytes are a request, and what is refused.
#include "http/request_reader.hpp"
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>
#include "tests/support/seeds.hpp"

namespace orderline::http {
namespace {

using namespace std::string_literals;

struct Outcome {
    std::vector<Request> requests;
    int refused = 0;
    bool keep_alive = true;
};

/// Feeds the bytes in pieces of those sizes (the last one repeats), as a session does.
Outcome read_all(std::string_view bytes, std::size_t piece, std::size_t header_max = 1024, std::size_t body_max = 64) {
    RequestReader reader{header_max, body_max};
    Outcome outcome;
    std::string unread;
    while (!bytes.empty()) {
        unread += bytes.substr(0, piece);
        bytes.remove_prefix(std::min(piece, bytes.size()));
        for (bool more = true; more && !unread.empty();) {
            unread.erase(0, reader.feed(unread));
            if (reader.refusal()) {
                outcome.refused = reader.refusal()->status;
                return outcome;
            }
            more = reader.done();
            if (more) outcome.keep_alive = reader.keep_alive();
            if (more) outcome.requests.push_back(reader.take());
        }
    }
    return outcome;
}

struct ReadCase {
    std::string name, bytes;
    int refused;  // 0: it is one request
    std::string path, query, body;
};

void PrintTo(const ReadCase& c, std::ostream* out) { *out << c.name; }

std::string name_of(const testing::TestParamInfo<ReadCase>& one) { return one.param.name; }

class Reading : public testing::TestWithParam<ReadCase> {};

TEST_P(Reading, GivesTheSameHoweverTheBytesArrive) {
    const auto& c = GetParam();
    for (const std::size_t piece : {c.bytes.size(), std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}}) {
        const auto outcome = read_all(c.bytes, piece);
        EXPECT_EQ(outcome.refused, c.refused) << "in pieces of " << piece;
        ASSERT_EQ(outcome.requests.size(), c.refused == 0 ? 1u : 0u) << "in pieces of " << piece;
        if (c.refused != 0) continue;
        EXPECT_EQ(outcome.requests[0].path, c.path);
        EXPECT_EQ(outcome.requests[0].query, c.query);
        EXPECT_EQ(outcome.requests[0].body, c.body);
    }
}

std::string with(std::string_view header, std::string_view body = {}) {
    return "POST /a HTTP/1.1\r\nHost: x\r\n" + std::string{header} + "\r\n" + std::string{body};
}

std::string get(std::string_view target) { return "GET " + std::string{target} + " HTTP/1.1\r\nHost: x\r\n\r\n"; }

INSTANTIATE_TEST_SUITE_P(Whole, Reading, testing::Values(
    ReadCase{"without_body", get("/a/b?c=d&e"), 0, "/a/b", "c=d&e", ""},
    ReadCase{"root", get("/"), 0, "/", "", ""},
    ReadCase{"escapes_are_decoded", get("/caf%C3%A9%20x?y=%20"), 0, "/café x", "y=%20", ""},
    ReadCase{"plus_in_a_path_is_a_plus", get("/a+b"), 0, "/a+b", "", ""},
    ReadCase{"dots_in_names", get("/a..b/.c/..."), 0, "/a..b/.c/...", "", ""},
    ReadCase{"absolute_form", get("http://x:80/a?b"), 0, "/a", "b", ""},
    ReadCase{"second_question_mark", get("/a?b?c"), 0, "/a", "b?c", ""},
    ReadCase{"with_length", with("Content-Length: 5\r\n", "hello"), 0, "/a", "", "hello"},
    ReadCase{"with_length_zero", with("Content-Length: 0\r\n"), 0, "/a", "", ""},
    ReadCase{"chunked", with("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"), 0, "/a", "", "abcde"},
    ReadCase{"chunked_and_empty", with("Transfer-Encoding: chunked\r\n", "0\r\n\r\n"), 0, "/a", "", ""},
    ReadCase{"chunked_and_empty_with_trailer", with("Transfer-Encoding: chunked\r\n", "0\r\nA:\r\n\r\n"), 0, "/a", "", ""},
    ReadCase{"chunked_with_extension", with("Transfer-Encoding: Chunked\r\n", "3;a=b\r\nabc\r\n0\r\n\r\n"), 0, "/a", "", "abc"},
    ReadCase{"chunked_with_trailer", with("Transfer-Encoding: chunked\r\n", "1\r\na\r\n0\r\nAuthorization: x\r\n\r\n"), 0, "/a", "", "a"},
    ReadCase{"empty_line_before_it", "\r\n"s + get("/a"), 0, "/a", "", ""},
    ReadCase{"http_1_0_without_host", "GET /a HTTP/1.0\r\n\r\n", 0, "/a", "", ""},
    ReadCase{"tab_in_a_value", with("X: a\tb\r\n"), 0, "/a", "", ""},
    ReadCase{"empty_value", with("X:\r\n"), 0, "/a", "", ""},
    ReadCase{"expects_continue", with("Expect: 100-continue\r\nContent-Length: 2\r\n", "ab"), 0, "/a", "", "ab"}
), name_of);

INSTANTIATE_TEST_SUITE_P(Smuggling, Reading, testing::Values(
    ReadCase{"length_and_chunked", with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400, "", "", ""},
    ReadCase{"chunked_and_length", with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400, "", "", ""},
    ReadCase{"two_lengths", with("Content-Length: 1\r\nContent-Length: 2\r\n", "ab"), 400, "", "", ""},
    ReadCase{"two_equal_lengths", with("Content-Length: 2\r\nContent-Length: 2\r\n", "ab"), 400, "", "", ""},
    ReadCase{"list_of_lengths", with("Content-Length: 2, 2\r\n", "ab"), 400, "", "", ""},
    ReadCase{"signed_length", with("Content-Length: +2\r\n", "ab"), 400, "", "", ""},
    ReadCase{"hexadecimal_length", with("Content-Length: 0x2\r\n", "ab"), 400, "", "", ""},
    ReadCase{"empty_length", with("Content-Length:\r\n", ""), 400, "", "", ""},
    ReadCase{"huge_length", with("Content-Length: 99999999999999999999999\r\n", ""), 400, "", "", ""},
    ReadCase{"two_codings", with("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", ""), 400, "", "", ""},
    ReadCase{"chunked_twice", with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", ""), 400, "", "", ""},
    ReadCase{"unknown_coding", with("Transfer-Encoding: gzip, chunked\r\n", ""), 501, "", "", ""},
    ReadCase{"almost_chunked", with("Transfer-Encoding: xchunked\r\n", ""), 501, "", "", ""},
    ReadCase{"chunked_in_1_0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "", "", ""},
    ReadCase{"space_before_colon", with("Content-Length : 2\r\n", "ab"), 400, "", "", ""},
    ReadCase{"folded_line", with("X: a\r\n b\r\n"), 400, "", "", ""},
    ReadCase{"folded_first_line", "GET / HTTP/1.1\r\n X: a\r\nHost: x\r\n\r\n", 400, "", "", ""},
    ReadCase{"nul_in_a_value", with("X: a\0b\r\n"s), 400, "", "", ""},
    ReadCase{"bare_cr_in_a_value", with("X: a\rb\r\n"), 400, "", "", ""},
    ReadCase{"bare_lf_in_a_value", with("X: a\nb: c\r\n"), 400, "", "", ""},
    ReadCase{"lines_end_with_lf", "GET / HTTP/1.1\nHost: x\n\n", 400, "", "", ""},
    ReadCase{"no_colon", with("Content-Length 2\r\n", "ab"), 400, "", "", ""},
    ReadCase{"chunk_size_no_number", with("Transfer-Encoding: chunked\r\n", "zz\r\nabc\r\n0\r\n\r\n"), 400, "", "", ""},
    ReadCase{"chunk_longer_than_said", with("Transfer-Encoding: chunked\r\n", "2\r\nabc\r\n0\r\n\r\n"), 400, "", "", ""},
    ReadCase{"negative_chunk", with("Transfer-Encoding: chunked\r\n", "-1\r\na\r\n0\r\n\r\n"), 400, "", "", ""},
    ReadCase{"length_in_a_trailer", with("Transfer-Encoding: chunked\r\n", "0\r\nContent-Length: 1\r\n\r\n"), 400, "", "", ""},
    ReadCase{"endless_chunk_extension", with("Transfer-Encoding: chunked\r\n", "1;" + std::string(5000, 'a')), 400, "", "", ""},
    ReadCase{"quoted_chunk_extension", with("Transfer-Encoding: chunked\r\n", "1;a=\"\r\nb\"\r\nx\r\n0\r\n\r\n"), 400, "", "", ""},
    ReadCase{"two_hosts", with("Host: y\r\n"), 400, "", "", ""},
    ReadCase{"no_host", "GET / HTTP/1.1\r\n\r\n", 400, "", "", ""}
), name_of);

INSTANTIATE_TEST_SUITE_P(Refused, Reading, testing::Values(
    ReadCase{"header_too_large", "GET /" + std::string(2000, 'a'), 431, "", "", ""},
    ReadCase{"header_too_large_but_whole", with("X: " + std::string(2000, 'a') + "\r\n"), 431, "", "", ""},
    ReadCase{"too_large_before_it_is_malformed", "GET /" + std::string(2000, 'a') + "\r\r", 431, "", "", ""},
    ReadCase{"chunk_extension_too_long", with("Transfer-Encoding: chunked\r\n", "1;" + std::string(2000, 'a') + "\r\nx\r\n"),
             400, "", "", ""},
    ReadCase{"trailer_too_long", with("Transfer-Encoding: chunked\r\n", "0\r\nA: " + std::string(2000, 'a') + "\r\n\r\n"),
             400, "", "", ""},
    ReadCase{"body_announced_too_large", with("Content-Length: 65\r\n"), 413, "", "", ""},
    ReadCase{"chunk_announced_too_large", with("Transfer-Encoding: chunked\r\n", "41\r\na"), 413, "", "", ""},
    ReadCase{"chunks_too_large_together",
             with("Transfer-Encoding: chunked\r\n", "28\r\n" + std::string(40, 'a') + "\r\n28\r\n" + std::string(40, 'a')), 413, "", "", ""},
    ReadCase{"http_2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "", "", ""},
    ReadCase{"http_1_2", "GET / HTTP/1.2\r\nHost: x\r\n\r\n", 505, "", "", ""},
    ReadCase{"no_version", "GET /\r\n\r\n", 400, "", "", ""},
    ReadCase{"tls", "\x16\x03\x01\x02\x00\x01"s, 400, "", "", ""},
    ReadCase{"many_empty_lines", "\r\n\r\n\r\n\r\n\r\n\r\n\r\n", 400, "", "", ""},
    ReadCase{"space_in_target", get("/a b"), 505, "", "", ""},
    ReadCase{"not_absolute", get("a"), 400, "", "", ""},
    ReadCase{"asterisk", get("*"), 400, "", "", ""},
    ReadCase{"authority_form", get("example.org:443"), 400, "", "", ""},
    ReadCase{"absolute_without_path", get("http://x"), 400, "", "", ""},
    ReadCase{"fragment", get("/a#b"), 400, "", "", ""},
    ReadCase{"half_an_escape", get("/a%2"), 400, "", "", ""},
    ReadCase{"escape_of_no_digits", get("/a%zz"), 400, "", "", ""},
    ReadCase{"escaped_nul", get("/a%00"), 400, "", "", ""},
    ReadCase{"not_utf_8", get("/a%ff"), 400, "", "", ""},
    ReadCase{"overlong_utf_8", get("/%c0%af"), 400, "", "", ""},
    ReadCase{"dot_dot", get("/a/../b"), 400, "", "", ""},
    ReadCase{"dot_dot_at_the_end", get("/a/.."), 400, "", "", ""},
    ReadCase{"escaped_dot_dot", get("/a/%2e%2E/b"), 400, "", "", ""},
    ReadCase{"dot_dot_behind_an_escaped_slash", get("/a%2f..%2fb"), 400, "", "", ""},
    ReadCase{"dot", get("/./a"), 400, "", "", ""}
), name_of);

TEST(RequestReader, ReadsPipelinedRequestsOneByOne) {
    const auto bytes = with("Content-Length: 2\r\n", "ab") + get("/b") + with("Transfer-Encoding: chunked\r\n", "1\r\nc\r\n0\r\n\r\n") + get("/d");
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        const auto outcome = read_all(bytes, piece);
        ASSERT_EQ(outcome.requests.size(), 4u);
        EXPECT_EQ(outcome.requests[0].body, "ab");
        EXPECT_EQ(outcome.requests[1].path, "/b");
        EXPECT_EQ(outcome.requests[2].body, "c");
        EXPECT_EQ(outcome.requests[3].path, "/d");
    }
}

TEST(RequestReader, KeepsNamesInLowerCaseAndLeavesTrailersOut) {
    const auto outcome = read_all(with("X-Some: A b \r\nTransfer-Encoding: chunked\r\n", "0\r\nAuthorization: x\r\n\r\n"), 1000);
    ASSERT_EQ(outcome.requests.size(), 1u);
    EXPECT_EQ(outcome.requests[0].headers.get("x-some"), "A b");
    EXPECT_EQ(outcome.requests[0].headers.get("authorization"), "");
}

TEST(RequestReader, KnowsWhetherTheConnectionStays) {
    const auto stays = [](std::string text) { return read_all(text, 1000).keep_alive; };
    EXPECT_TRUE(stays("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    EXPECT_FALSE(stays("GET / HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n"));
    EXPECT_FALSE(stays("GET / HTTP/1.0\r\n\r\n"));
    EXPECT_TRUE(stays("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
}

TEST(RequestReader, AsksForTheBodyOnceAndOnlyIfItIsMissing) {
    RequestReader reader{1024, 64};
    std::string unread = with("Expect: 100-continue\r\nContent-Length: 2\r\n");
    unread.erase(0, reader.feed(unread));
    EXPECT_TRUE(reader.take_expects_continue());
    EXPECT_FALSE(reader.take_expects_continue());
    reader.feed("ab");
    EXPECT_TRUE(reader.done());

    RequestReader refusing{1024, 64};
    refusing.feed(with("Expect: 100-continue\r\nContent-Length: 65\r\n"));
    EXPECT_FALSE(refusing.take_expects_continue());
    EXPECT_EQ(refusing.refusal()->status, 413);
}

TEST(RequestReader, KnowsThePathOfWhatItRefuses) {
    const std::string much(2000, 'a'), host = " HTTP/1.1\r\nHost: x\r\n";
    const std::pair<std::string, std::string> cases[] = {
        {"POST /a%20b?c" + host + "Content-Length: 65\r\n\r\n", "/a b"},
        {"GET /a?c" + host + "X: " + much + "\r\n\r\n", "/a"},
        {"GET /a?" + much, "/a"},
        {"GET /a/" + std::string(1017, 'b') + much, "/a/" + std::string(1017, 'b')},
        {"GET ?" + much, ""},
        {much, ""},
        {"GET /../a" + host + "\r\n", ""},
    };
    for (const auto& [text, path] : cases) {
        RequestReader reader{1024, 64};
        reader.feed(text);
        ASSERT_TRUE(reader.refusal()) << text;
        EXPECT_EQ(reader.path(), path) << text;
    }
}

TEST(RequestReader, TakesAtMostSoManyFields) {
    std::string fields;
    for (int i = 0; i < 140; ++i) fields += "A:\r\n";
    EXPECT_EQ(read_all(with(fields), 4096).refused, 431);
}

TEST(RequestReaderLaw, WhereTheBytesAreCutMakesNoDifference) {
    for_seeds(2000, [](Random& random) {
        static const std::vector<std::string> parts{"GET ", "POST ", "/a", "/%2e", " HTTP/1.1\r\n", " HTTP/1.0\r\n", "Host: x\r\n",
            "Content-Length: 3\r\n", "Transfer-Encoding: chunked\r\n", "X: y\r\n", "\r\n", "\r\n\r\n", "abc", "3\r\nabc\r\n", "0\r\n\r\n",
            "\r", "\n", " ", "\t", ":", "\0"s, "\xff"};
        std::string bytes;
        if (random() % 4 != 0) bytes = random() % 2 ? "GET / HTTP/1.1\r\nHost: x\r\n" : "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n";
        for (auto count = random() % 8; count > 0; --count) bytes += parts[random() % parts.size()];
        if (bytes.empty()) return;
        const auto whole = read_all(bytes, bytes.size());
        const auto cut = read_all(bytes, 1 + random() % bytes.size());
        EXPECT_EQ(whole.refused, cut.refused) << bytes;
        ASSERT_EQ(whole.requests.size(), cut.requests.size()) << bytes;
        for (std::size_t i = 0; i < whole.requests.size(); ++i) {
            EXPECT_EQ(whole.requests[i].body, cut.requests[i].body);
            EXPECT_EQ(whole.requests[i].headers.fields(), cut.requests[i].headers.fields());
        }
    });
}

}  // namespace
}  // namespace orderline::http
