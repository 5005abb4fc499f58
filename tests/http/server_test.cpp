// tests/http/server_test.cpp: requests and answers over real sockets.
#include <gtest/gtest.h>
#include <atomic>
#include <set>
#include <string>
#include <thread>
#include "tests/http/running_server.hpp"

namespace orderline::http {
namespace {

TEST(HttpServer, AnswersWhatItWasAsked) {
    RunningServer server;
    auto client = server.client();
    const auto answer = client.request("POST", "/echo?x=1", {{"Content-Type", "text/plain"}}, "hello");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "POST\n/echo\nx=1\n127.0.0.1\nhello");
    EXPECT_EQ(answer.header("content-type"), "text/plain");
    EXPECT_EQ(answer.header("content-length"), std::to_string(answer.body.size()));
    EXPECT_TRUE(answer.header("date").ends_with(" GMT"));
    EXPECT_FALSE(answer.header("x-request-id").empty());
    EXPECT_EQ(answer.count("connection"), 0);
}

TEST(HttpServer, SendsNoHeaderThatWouldEndItsLine) {
    RunningServer server;
    const auto answer = server.client().get("/echo");
    EXPECT_EQ(answer.count("x-bad"), 0);
    EXPECT_EQ(answer.count("set-cookie"), 0);
}

TEST(HttpServer, KeepsTheConnectionForFurtherRequests) {
    RunningServer server;
    auto client = server.client();
    for (int i = 0; i < 20; ++i) EXPECT_EQ(client.get("/echo").status, 200);
    EXPECT_EQ(server.load().connections, 1u);
    EXPECT_EQ(server.load().requests, 20u);
}

TEST(HttpServer, KeepsASaneRequestIdAndReplacesAnother) {
    RunningServer server;
    auto client = server.client();
    EXPECT_EQ(client.get("/echo", {{"X-Request-Id", "call-17.a:b_C"}}).header("x-request-id"), "call-17.a:b_C");
    for (const std::string& bad : {std::string{"a b"}, std::string{"<x>"}, std::string(65, 'a'), std::string{}}) {
        EXPECT_NE(client.get("/echo", {{"X-Request-Id", bad}}).header("x-request-id"), bad);
    }
    std::set<std::string> ids;
    for (int i = 0; i < 50; ++i) ids.insert(client.get("/echo").header("x-request-id"));
    EXPECT_EQ(ids.size(), 50u);
}

TEST(HttpServer, ReadsARequestThatComesByteByByte) {
    RunningServer server;
    auto client = server.client();
    client.connect();
    for (const char byte : std::string{"POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"}) {
        client.send_raw({&byte, 1});
    }
    EXPECT_TRUE(client.receive().body.ends_with("\nabc"));
}

TEST(HttpServer, AnswersPipelinedRequestsInTheirOrder) {
    RunningServer server;
    auto client = server.client();
    client.connect();
    std::string all;
    for (int i = 0; i < 200; ++i) all += "GET /echo?" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    client.send_raw(all);
    for (int i = 0; i < 200; ++i) EXPECT_EQ(client.receive().body, "GET\n/echo\n" + std::to_string(i) + "\n127.0.0.1\n");
}

TEST(HttpServer, AnswersWhatWasPipelinedBehindASlowRequest) {
    RunningServer server;
    auto client = server.client();
    client.connect();
    client.send_raw("GET /hold HTTP/1.1\r\nHost: x\r\n\r\nGET /echo HTTP/1.1\r\nHost: x\r\n\r\n");
    server.until([&] { return server.holding == 1; });
    server.on_loop([&] { server.release(); });
    EXPECT_EQ(client.receive().body, "held");
    EXPECT_TRUE(client.receive().body.starts_with("GET\n/echo"));
}

TEST(HttpServer, AnswersHeadWithoutTheBody) {
    RunningServer server;
    auto client = server.client();
    const auto head = client.request("HEAD", "/large?bytes=5000");
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("content-length"), "5000");
    EXPECT_EQ(client.get("/large?bytes=3").body, "xxx");
}

TEST(HttpServer, RefusesHeadWithoutTheBody) {
    for (const auto& path : std::vector<std::string>{"/%00", "/..", "/" + std::string(40'000, 'a')}) {
        RunningServer server;
        auto client = server.client();
        client.connect();
        client.send_raw("HEAD " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_GE(client.receive(true).status, 400);
        EXPECT_FALSE(client.connected()) << path.substr(0, 10);  // it closed, and sent nothing more
    }
}

TEST(HttpServer, SaysNoLengthWhereThereIsNoBody) {
    RunningServer server;
    auto client = server.client();
    const auto answer = client.get("/none");
    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.count("content-length"), 0);
    EXPECT_EQ(client.get("/echo").status, 200);
}

TEST(HttpServer, ClosesWhenAskedTo) {
    RunningServer server;
    auto client = server.client();
    const auto answer = client.get("/echo", {{"Connection", "close"}});
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_FALSE(client.connected());
    server.until([&] { return server.streams.empty(); });
    EXPECT_EQ(client.get("/echo").status, 200);
}

TEST(HttpServer, SpeaksHttp1_0) {
    RunningServer server;
    auto client = server.client();
    client.connect();
    client.send_raw("GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(client.receive().header("connection"), "keep-alive");
    client.send_raw("GET /echo HTTP/1.0\r\n\r\n");
    EXPECT_EQ(client.receive().header("connection"), "close");
    EXPECT_FALSE(client.connected());
}

TEST(HttpServer, SendsALargeBodyWhole) {
    RunningServer server;
    auto client = server.client();
    constexpr std::size_t bytes = 20'000'000;
    EXPECT_EQ(client.get("/large?bytes=" + std::to_string(bytes)).body, std::string(bytes, 'x'));
    EXPECT_EQ(client.get("/echo").status, 200);
}

TEST(HttpServer, TakesABodyOfTheLargestSize) {
    RunningServer server;
    auto client = server.client();
    const std::string body(1024 * 1024, 'b');
    EXPECT_TRUE(client.request("POST", "/echo", {}, body).body.ends_with("\n" + body));
}

TEST(HttpServer, GoesOnAfterAHandlerThrew) {
    RunningServer server;
    auto client = server.client();
    const auto answer = client.get("/throw");
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.body, "internal");
    EXPECT_EQ(client.get("/echo").status, 200);
    EXPECT_EQ(server.load().connections, 1u);
}

TEST(HttpServer, SaysContinueToWhoWaitsForIt) {
    RunningServer server;
    auto client = server.client();
    client.connect();
    client.send_raw("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    EXPECT_EQ(client.receive().status, 100);
    client.send_raw("ab");
    EXPECT_TRUE(client.receive().body.ends_with("\nab"));
}

TEST(HttpServer, OutlivesClientsThatLeaveAnywhere) {
    RunningServer server;
    const std::string request = "POST /large?bytes=300000 HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcd";
    for (std::size_t cut = 0; cut <= request.size(); ++cut) {
        auto client = server.client();
        client.connect();
        client.send_raw(request.substr(0, cut));
    }
    EXPECT_EQ(server.client().get("/echo").status, 200);
    server.until([&] { return true; });
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (server.load().connections > 0 && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    EXPECT_EQ(server.load().connections, 0u);
}

TEST(HttpServer, ServesManyAtOnce) {
    RunningServer server;
    std::vector<std::thread> clients;
    std::atomic<int> right = 0;
    for (int i = 0; i < 16; ++i) {
        clients.emplace_back([&server, &right, i] {
            auto client = server.client();
            for (int j = 0; j < 100; ++j) {
                const auto query = std::to_string(i) + "-" + std::to_string(j);
                if (client.get("/echo?" + query).body == "GET\n/echo\n" + query + "\n127.0.0.1\n") ++right;
            }
        });
    }
    for (auto& one : clients) one.join();
    EXPECT_EQ(right, 1600);
}

TEST(HttpServer, ListensOnIPv6) {
    ServerOptions options;
    options.address = "::1";
    RunningServer server{options};
    HttpClient client{server.port(), "::1"};
    EXPECT_TRUE(client.get("/echo").body.find("::1") != std::string::npos);
}

TEST(HttpServer, SaysWhichPortIsInUse) {
    RunningServer server;
    Runtime runtime;
    ServerOptions options;
    options.port = server.port();
    Server second{runtime, options, nullptr, plain_page};
    const auto listening = second.listen();
    ASSERT_FALSE(listening);
    EXPECT_EQ(listening.error().code, Code::unavailable);
    EXPECT_EQ(listening.error().message, "Port " + std::to_string(server.port()) +
                                             " on 127.0.0.1 is in use. Stop the other program or choose another with --port.");
}

TEST(HttpServer, TakesOnlyAnIpAddress) {
    Runtime runtime;
    ServerOptions options;
    options.address = "localhost";
    Server server{runtime, options, nullptr, plain_page};
    EXPECT_FALSE(server.listen());
}

}  // namespace
}  // namespace orderline::http
