// tests/http/limits_test.cpp: each limit of the server has its answer, and the server stops in good order.
#include <gtest/gtest.h>
#include <unistd.h>
#include <string>
#include <thread>
#include "tests/http/running_server.hpp"

namespace orderline::http {
namespace {

using std::chrono::seconds;

TEST(HttpLimits, RefuseALargeHeader) {
    RunningServer server;
    auto client = server.client();
    const auto answer = client.get("/echo", {{"X", std::string(40'000, 'a')}});
    EXPECT_EQ(answer.status, 431);
    EXPECT_EQ(answer.body, "header_too_large");
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_EQ(client.get("/echo").status, 200);
}

TEST(HttpLimits, RefuseALargeBodyBeforeItIsSent) {
    RunningServer server;
    auto client = server.client();
    client.connect();
    client.send_raw("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n");
    const auto answer = client.receive();
    EXPECT_EQ(answer.status, 413);
    EXPECT_EQ(answer.header("x-path"), "/echo");
}

TEST(HttpLimits, TheAnswerReachesWhoStillSends) {
    RunningServer server;
    auto client = server.client();
    EXPECT_EQ(client.request("POST", "/echo", {}, std::string(8'000'000, 'a')).status, 413);
}

TEST(HttpLimits, RefuseWhatIsNotHttp) {
    RunningServer server;
    for (const std::string bad : {"hello\r\n\r\n", "GET / HTTP/3.0\r\n\r\n", "\x16\x03\x01\x02",
                                  "GET /a/../b HTTP/1.1\r\nHost: x\r\n\r\n"}) {
        auto client = server.client();
        client.connect();
        client.send_raw(bad);
        EXPECT_GE(client.receive().status, 400) << bad;
        EXPECT_FALSE(client.connected());
    }
}

TEST(HttpLimits, EndRequestsThatTakeTooLong) {
    ServerOptions options;
    options.header_time_max = seconds{1};
    options.body_time_max = seconds{1};
    RunningServer server{options};
    auto slow_header = server.client(), slow_body = server.client();
    slow_header.connect();
    slow_header.send_raw("GET /echo HT");
    slow_body.connect();
    slow_body.send_raw("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nab");
    EXPECT_EQ(slow_header.receive().status, 408);
    const auto answer = slow_body.receive();
    EXPECT_EQ(answer.status, 408);
    EXPECT_EQ(answer.header("x-path"), "/echo");
    EXPECT_FALSE(slow_header.connected());
    EXPECT_FALSE(slow_body.connected());
}

TEST(HttpLimits, CloseIdleConnectionsWithoutAWord) {
    ServerOptions options;
    options.idle_time_max = seconds{1};
    RunningServer server{options};
    auto silent = server.client(), used = server.client();
    silent.connect();
    EXPECT_EQ(used.get("/echo").status, 200);
    EXPECT_TRUE(silent.closed_by_server());
    EXPECT_TRUE(used.closed_by_server());
}

TEST(HttpLimits, CloseAReaderThatTakesNothing) {
    ServerOptions options;
    options.sending_time_max = seconds{1};
    RunningServer server{options};
    auto client = server.client();
    client.receive_buffer_bytes = 4096;
    client.connect();
    client.send_raw("GET /large?bytes=20000000 HTTP/1.1\r\nHost: x\r\n\r\n");
    server.until([&] { return true; });
    const auto end = std::chrono::steady_clock::now() + seconds{20};
    while (server.load().connections > 0 && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    EXPECT_EQ(server.load().connections, 0u);
}

TEST(HttpLimits, TellWhoComesTooMuch) {
    ServerOptions options;
    options.connections_max = 2;
    RunningServer server{options};
    auto first = server.client(), second = server.client(), third = server.client();
    EXPECT_EQ(first.get("/echo").status, 200);
    EXPECT_EQ(second.get("/echo").status, 200);
    const auto refused = third.get("/echo");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("retry-after"), "1");
    EXPECT_EQ(refused.header("connection"), "close");
    EXPECT_EQ(server.load().connections, 2u);
    EXPECT_EQ(first.get("/echo").status, 200);
    second.close();
    const auto end = std::chrono::steady_clock::now() + seconds{10};
    while (server.load().connections > 1 && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    EXPECT_EQ(third.get("/echo").status, 200);
}

TEST(HttpLimits, WhatIsTooMuchToHandleIsRefusedAtOnce) {
    ServerOptions options;
    options.admission.most = 2;
    options.always_admitted = {"/none"};
    RunningServer server{options};
    auto first = server.client(), second = server.client(), third = server.client();
    for (auto* client : {&first, &second}) {
        client->connect();
        client->send_raw("GET /hold HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    server.until([&] { return server.holding == 2; });
    const auto refused = third.get("/echo");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("retry-after"), "1");
    EXPECT_EQ(refused.header("x-path"), "/echo");
    EXPECT_TRUE(third.connected());
    EXPECT_EQ(third.get("/none").status, 204);
    EXPECT_EQ(server.load().handling, 2u);
    EXPECT_EQ(server.load().refused, 1u);
    server.on_loop([&] { server.release(); });
    EXPECT_EQ(first.receive().body, "held");
    EXPECT_EQ(second.receive().body, "held");
    EXPECT_EQ(third.get("/echo").status, 200);
    EXPECT_EQ(server.load().handling, 0u);
}

TEST(HttpLimits, StreamsAndWhatThrewDoNotCountAsHandled) {
    ServerOptions options;
    options.admission.most = 1;
    RunningServer server{options};
    std::vector<HttpClient> streams;
    for (int i = 0; i < 5; ++i) EXPECT_EQ(streams.emplace_back(server.client()).open_events("/events").status, 200);
    auto client = server.client();
    for (int i = 0; i < 3; ++i) EXPECT_EQ(client.get("/throw").status, 500);
    EXPECT_EQ(client.get("/echo").status, 200);
}

TEST(HttpLimits, AcceptAgainAfterTheFilesRanOut) {
    RunningServer server;
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    // Room for one more: the client's own.
    const int next = ::dup(0);
    ::close(next);
    rlimit tight = before;
    tight.rlim_cur = static_cast<rlim_t>(next) + 1;
    ::setrlimit(RLIMIT_NOFILE, &tight);
    auto client = server.client();
    client.connect();
    client.send_raw("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n");
    for (int i = 0; i < 3; ++i) EXPECT_EQ(server.load().connections, 0u);
    ::setrlimit(RLIMIT_NOFILE, &before);
    EXPECT_EQ(client.receive().status, 200);
}

TEST(HttpStop, ClosesIdleConnectionsAndRefusesNewOnes) {
    RunningServer server;
    auto idle = server.client();
    EXPECT_EQ(idle.get("/echo").status, 200);
    server.stop(seconds{20});
    EXPECT_TRUE(idle.closed_by_server());
    server.until([&] { return server.stopped; });
    EXPECT_THROW(server.client().get("/echo"), std::runtime_error);
}

TEST(HttpStop, LetsRequestsUnderWayEnd) {
    RunningServer server;
    auto client = server.client();
    client.connect();
    client.send_raw("GET /hold HTTP/1.1\r\nHost: x\r\n\r\n");
    server.until([&] { return server.holding == 1; });
    server.stop(seconds{20});
    EXPECT_FALSE(server.on_loop([&] { return server.stopped; }));
    server.on_loop([&] { server.release(); });
    const auto answer = client.receive();
    EXPECT_EQ(answer.body, "held");
    EXPECT_EQ(answer.header("connection"), "close");
    client.close();
    server.until([&] { return server.stopped; });
}

TEST(HttpStop, EndsStreamsProperly) {
    RunningServer server;
    auto client = server.client();
    client.open_events("/events");
    EXPECT_EQ(client.next_named_event()->name, "hello");
    server.stop(seconds{20});
    EXPECT_FALSE(client.next_event());
    server.until([&] { return server.stopped; });
    EXPECT_EQ(server.on_loop([&] { return server.ended; }), 1);
    EXPECT_EQ(server.load().streams, 0u);
}

TEST(HttpStop, DoesNotWaitBeyondItsDeadline) {
    RunningServer server;
    auto client = server.client();
    client.connect();
    client.send_raw("GET /hold HTTP/1.1\r\nHost: x\r\n\r\n");
    server.until([&] { return server.holding == 1; });
    server.stop(std::chrono::milliseconds{100});
    server.until([&] { return server.stopped; });
    EXPECT_TRUE(client.closed_by_server());
    EXPECT_EQ(server.on_loop([&] { return server.holding; }), 1);
}

}  // namespace
}  // namespace orderline::http
