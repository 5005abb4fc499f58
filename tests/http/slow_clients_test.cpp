// tests/http/slow_clients_test.cpp: who is slow, or many, costs the server little and the others nothing. bench/load/crowd.mjs has
// the full sizes.
#include <gtest/gtest.h>
#include <iterator>
#include <list>
#include <string>
#include <thread>
#include "tests/http/running_server.hpp"

namespace orderline::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

/// Does `step` about every `period` until it gives false; how long that was.
template <class Step>
milliseconds trickle(milliseconds period, Step step) {
    const auto begin = Clock::now();
    for (auto next = begin; step(); next += period) {
        while (Clock::now() < next) std::this_thread::yield();
        if (Clock::now() - begin > seconds{20}) throw std::runtime_error("it never ended");
    }
    return std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
}

std::string large(std::size_t bytes) { return "GET /large?bytes=" + std::to_string(bytes) + " HTTP/1.1\r\nHost: x\r\n\r\n"; }

HttpClient slow_reader(const RunningServer& server) {
    auto client = server.client();
    client.receive_buffer_bytes = 4096;
    client.connect();
    client.send_raw(large(20'000'000));
    return client;
}

ServerOptions hurried() {
    ServerOptions options;
    options.header_time_max = options.body_time_max = options.sending_time_max = seconds{1};
    return options;
}

TEST(SlowClients, AHeaderThatTricklesIsEnded) {
    RunningServer server{hurried()};
    auto client = server.client();
    client.connect();
    client.send_raw("GET /echo HTTP/1.1\r\n");
    const auto took = trickle(milliseconds{20}, [&] {
        if (server.load().connections == 0) return false;
        client.send_raw("X: y\r\n");
        return true;
    });
    EXPECT_LT(took, seconds{4});
    EXPECT_EQ(client.receive().status, 408);
}

TEST(SlowClients, ABodyThatTricklesIsEnded) {
    for (const std::string framing : {"Content-Length: 100000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n"}) {
        RunningServer server{hurried()};
        auto client = server.client();
        client.connect();
        client.send_raw("POST /echo HTTP/1.1\r\nHost: x\r\n" + framing);
        const auto took = trickle(milliseconds{20}, [&] {
            if (server.load().connections == 0) return false;
            client.send_raw("1\r\na\r\n");
            return true;
        });
        EXPECT_LT(took, seconds{4});
        EXPECT_EQ(client.receive().status, 408);
    }
}

TEST(SlowClients, AReaderThatTakesALittleNowAndThenIsClosed) {
    auto options = hurried();
    options.sending_bytes_min = 4 * 1024 * 1024;
    RunningServer server{options};
    auto client = slow_reader(server);
    const auto took = trickle(milliseconds{20}, [&] {
        if (server.load().connections == 0) return false;
        client.skip(2048);
        return true;
    });
    EXPECT_LT(took, seconds{5});
}

TEST(SlowClients, AReaderThatIsSlowButSteadyGetsAll) {
    auto options = hurried();
    options.sending_bytes_min = 64 * 1024;
    RunningServer server{options};
    auto client = server.client();
    client.connect();
    client.send_raw(large(20'000'000));
    std::size_t taken = 0;
    const auto took = trickle(milliseconds{10}, [&] {
        taken += client.skip(100'000);
        return taken < 20'000'000;
    });
    EXPECT_GT(took, seconds{1});
    EXPECT_EQ(server.load().connections, 1u);
}

TEST(SlowClients, TheLongestStuckReadersMakeRoom) {
    ServerOptions options;
    options.held_bytes_max = 50'000'000;
    RunningServer server{options};
    std::list<HttpClient> readers;
    for (int i = 0; i < 6; ++i) {
        readers.push_back(slow_reader(server));
        server.until([&] { return true; });
        const auto held = server.load().held_bytes;
        EXPECT_LE(held, options.held_bytes_max);
    }
    server.until([&] { return true; });
    EXPECT_LE(server.load().connections, 3u);
    EXPECT_GE(server.load().connections, 2u);
    EXPECT_EQ(server.client().get("/large?bytes=100000").body.size(), 100'000u);
}

TEST(SlowClients, BodiesThatDoNotComeToAnEndMakeRoom) {
    ServerOptions options;
    options.held_bytes_max = 3'000'000;
    RunningServer server{options};
    std::list<HttpClient> senders;
    for (int i = 0; i < 10; ++i) {
        auto& client = senders.emplace_back(server.client());
        client.connect();
        client.send_raw("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + std::string(900'000, 'a'));
    }
    for (auto client = senders.begin(); client != std::next(senders.begin(), 7); ++client) EXPECT_TRUE(client->closed_by_server());
    server.until([&] { return true; });
    EXPECT_EQ(server.load().connections, 3u);
    EXPECT_LE(server.load().held_bytes, options.held_bytes_max);
    EXPECT_EQ(server.client().request("POST", "/echo", {}, "honest").status, 200);
}

TEST(SlowClients, AnswersThatAreTakenHoldNothing) {
    RunningServer server;
    auto client = server.client();
    EXPECT_EQ(client.get("/large?bytes=20000000").body.size(), 20'000'000u);
    EXPECT_EQ(client.request("POST", "/echo", {}, std::string(900'000, 'a')).status, 200);
    EXPECT_EQ(server.load().held_bytes, 0u);
    { const auto gone = slow_reader(server); }
    const auto end = Clock::now() + seconds{10};
    while (server.load().connections > 1 && Clock::now() < end) std::this_thread::yield();
    EXPECT_EQ(server.load().held_bytes, 0u);
}

TEST(ManyClients, AnAddressHasSoManyConnections) {
    ServerOptions options;
    options.connections_per_address_max = 2;
    RunningServer server{options};
    auto first = server.client(), second = server.client(), third = server.client();
    EXPECT_EQ(first.get("/echo").status, 200);
    EXPECT_EQ(second.get("/echo").status, 200);
    EXPECT_EQ(third.get("/echo").status, 503);
    first.close();
    const auto end = Clock::now() + seconds{10};
    while (server.load().connections > 1 && Clock::now() < end) std::this_thread::yield();
    EXPECT_EQ(third.get("/echo").status, 200);
}

TEST(ManyClients, AProxyHasAsManyAsItNeeds) {
    ServerOptions options;
    options.connections_per_address_max = 1;
    options.trusted_proxies = {*parse_ip_network("127.0.0.0/8")};
    RunningServer server{options};
    std::list<HttpClient> clients;
    for (int i = 0; i < 5; ++i) EXPECT_EQ(clients.emplace_back(server.client()).get("/echo").status, 200);
}

TEST(ManyClients, HundredsOfEachKindDoNotDisturbAnHonestOne) {
    RunningServer server;
    std::list<HttpClient> crowd;
    for (int i = 0; i < 100; ++i) {
        crowd.emplace_back(server.client()).connect();
        auto& header = crowd.emplace_back(server.client());
        header.connect();
        header.send_raw("GET /echo HT");
        auto& body = crowd.emplace_back(server.client());
        body.connect();
        body.send_raw("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel");
        crowd.emplace_back(server.client()).open_events("/events");
        auto& reader = crowd.emplace_back(server.client());
        reader.receive_buffer_bytes = 4096;
        reader.connect();
        reader.send_raw(large(1'000'000));
    }
    auto honest = server.client();
    const auto begin = Clock::now();
    for (int i = 0; i < 200; ++i) ASSERT_EQ(honest.get("/echo").status, 200);
    EXPECT_LT(Clock::now() - begin, seconds{2});
    EXPECT_EQ(server.load().connections, 501u);
    EXPECT_EQ(server.load().streams, 100u);
    EXPECT_LE(server.load().held_bytes, 110'000'000u);
}

}  // namespace
}  // namespace orderline::http
