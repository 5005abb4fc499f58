// tests/http/stream_test.cpp: event streams over real sockets: order, ends, slow readers, many at once.
#include <gtest/gtest.h>
#include <malloc.h>
#include <algorithm>
#include <cstdio>
#include <string>
#include "tests/http/running_server.hpp"

namespace orderline::http {
namespace {

TEST(HttpStream, SendsTheBodyThenWhatIsPushed) {
    RunningServer server;
    auto client = server.client();
    const auto head = client.open_events("/events");
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("content-type"), "text/event-stream");
    EXPECT_EQ(head.header("cache-control"), "no-store");
    EXPECT_EQ(head.header("x-accel-buffering"), "no");
    EXPECT_TRUE(client.next_event()->comment);
    EXPECT_EQ(client.next_event()->name, "hello");
    server.on_loop([&] {
        for (int i = 0; i < 300; ++i) server.streams[0]->push(event("number", std::to_string(i)));
    });
    for (int i = 0; i < 300; ++i) EXPECT_EQ(client.next_event()->data, std::to_string(i));
    EXPECT_EQ(server.load().streams, 1u);
}

TEST(HttpStream, EndsWhenClosed) {
    RunningServer server;
    auto client = server.client();
    client.open_events("/events");
    client.next_named_event();
    server.on_loop([&] {
        server.streams[0]->push(event("last", ""));
        server.streams[0]->close();
        EXPECT_FALSE(server.streams[0]->push(event("too late", "")));
    });
    EXPECT_EQ(client.next_event()->name, "last");
    EXPECT_FALSE(client.next_event());
    EXPECT_TRUE(client.closed_by_server());
    server.until([&] { return server.ended == 1; });
}

TEST(HttpStream, ToHttp1_0EndsWithTheConnection) {
    RunningServer server;
    auto client = server.client();
    client.connect();
    client.send_raw("GET /events HTTP/1.0\r\n\r\n");
    server.until([&] { return !server.streams.empty(); });
    server.on_loop([&] { server.streams[0]->close(); });
    const auto answer = client.receive();
    EXPECT_EQ(answer.count("transfer-encoding"), 0);
    EXPECT_EQ(answer.body, ":first\n\nevent: hello\ndata: 0\n\n");
}

TEST(HttpStream, IsNotOpenedByHead) {
    RunningServer server;
    auto client = server.client();
    EXPECT_EQ(client.request("HEAD", "/events").status, 200);
    EXPECT_EQ(server.on_loop([&] { return server.ended; }), 1);
    EXPECT_EQ(client.get("/echo").status, 200);
}

TEST(HttpStream, NoticesThatTheClientLeftWhileNothingHappens) {
    RunningServer server;
    {
        auto client = server.client();
        client.open_events("/events");
        client.next_named_event();
    }
    server.until([&] { return server.ended == 1; });
    EXPECT_EQ(server.load().streams, 0u);
    EXPECT_FALSE(server.on_loop([&] { return server.streams[0]->push(event("x", "")); }));
}

TEST(HttpStream, NoticesThatTheClientLeftWhileItIsSentTo) {
    RunningServer server;
    for (int i = 0; i < 20; ++i) {
        auto client = server.client();
        client.open_events("/events");
        server.on_loop([&] { server.streams.back()->push(event("x", std::string(200'000, 'x'))); });
    }
    server.until([&] { return server.ended == 20; });
    EXPECT_EQ(server.load().streams, 0u);
}

TEST(HttpStream, IgnoresWhatTheClientSays) {
    RunningServer server;
    auto client = server.client();
    client.open_events("/events");
    client.next_named_event();
    client.send_raw("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n");
    server.on_loop([&] { server.streams[0]->push(event("still here", "")); });
    EXPECT_EQ(client.next_event()->name, "still here");
}

TEST(HttpStream, ClosesASlowReaderAtItsLimit) {
    ServerOptions options;
    options.sending_time_max = std::chrono::seconds{1};
    RunningServer server{options, 64 * 1024};
    auto client = server.client();
    client.receive_buffer_bytes = 4096;
    client.open_events("/events");
    server.until([&] { return !server.streams[0]->push(event("x", std::string(10'000, 'x'))); });
    EXPECT_TRUE(server.on_loop([&] { return server.streams[0]->closed(); }));
    server.until([&] { return server.ended == 1; });
    EXPECT_EQ(server.load().connections, 0u);
}

TEST(HttpStream, EndsOnceWithItsServer) {
    int ended = 0;
    {
        RunningServer server;
        auto client = server.client();
        client.open_events("/events");
        client.next_named_event();
        server.on_loop([&] { server.streams[0]->on_end([&ended] { ++ended; }); });
    }
    EXPECT_EQ(ended, 1);
}

TEST(HttpStream, MayBePushedToByAnotherStreamsEnd) {
    RunningServer server;
    auto staying = server.client();
    staying.open_events("/events");
    staying.next_named_event();
    {
        auto leaving = server.client();
        leaving.open_events("/events");
        leaving.next_named_event();
        server.on_loop([&] {
            server.streams[1]->on_end([&] { server.streams[0]->push(event("gone", "")); });
        });
    }
    EXPECT_EQ(staying.next_event()->name, "gone");
}

double heap_kb() { return static_cast<double>(::mallinfo2().uordblks) / 1024; }

TEST(HttpStream, ThousandsAreIdleAndEachHearsWhatIsPushed) {
    const std::size_t count = std::min<std::size_t>(2000, (raise_file_limit() - 100) / 2);
    RunningServer server;
    std::vector<HttpClient> clients;
    clients.reserve(count);
    double before = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (i == count / 10) before = heap_kb();  // by then the buffers that all share are there
        clients.push_back(server.client());
        clients.back().open_events("/events");
        ASSERT_EQ(clients.back().next_named_event()->name, "hello");
    }
    std::printf("%zu idle streams: %.1f kB of heap each, with their clients\n", count,
                (heap_kb() - before) / static_cast<double>(count - count / 10));
    EXPECT_EQ(server.load().streams, count);
    server.on_loop([&] {
        const auto shared = event("news", "for all");
        for (const auto& stream : server.streams) stream->push(shared);
    });
    for (auto& client : clients) EXPECT_EQ(client.next_event()->data, "for all");
    clients.clear();
    server.until([&] { return server.ended == static_cast<int>(count); });
    EXPECT_EQ(server.load().connections, 0u);
}

TEST(EventStream, GivesUpOnAReaderWhenTooMuchWaitsBehindTheFirst) {
    EventStream stream{100};
    int woken = 0;
    stream.on_ready([&] { ++woken; });
    EXPECT_TRUE(stream.push(std::make_shared<const std::string>(1000, 'a')));
    EXPECT_TRUE(stream.push(std::make_shared<const std::string>(100, 'a')));
    EXPECT_FALSE(stream.push(std::make_shared<const std::string>(1, 'a')));
    EXPECT_TRUE(stream.closed());
    EXPECT_TRUE(stream.empty());
    EXPECT_EQ(woken, 3);
}

TEST(EventStream, TellsItsEndOnce) {
    EventStream stream;
    int ended = 0;
    stream.on_end([&] { ++ended; });
    stream.ended();
    stream.ended();
    EXPECT_EQ(ended, 1);
    EXPECT_FALSE(stream.push(std::make_shared<const std::string>("x")));
}

TEST(EventStream, WritesEventsAsTheStandardSays) {
    EXPECT_EQ(encode_event("operation", "7", "{}"), "event: operation\nid: 7\ndata: {}\n\n");
    EXPECT_EQ(encode_event("status", "", "a\nb"), "event: status\ndata: a\ndata: b\n\n");
    EXPECT_EQ(encode_event("", "", ""), "data: \n\n");
}

}  // namespace
}  // namespace orderline::http
