// tests/redis/client_test.cpp: the client against servers that answer wrongly, late, in part, or not at all.
#include "redis/client.hpp"
#include <gtest/gtest.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <functional>
#include <optional>
#include "tests/support/run_task.hpp"

namespace orderline::redis {
namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
constexpr auto waiting = asio::as_tuple(asio::use_awaitable);

/// Answers each command with what `script` says: bytes to send, or nothing to hang up.
class FakeServer {
public:
    using Script = std::function<std::optional<std::string>(std::string_view command)>;
    FakeServer(Runtime& runtime, Script script)
        : runtime_{runtime}, script_{std::move(script)}, acceptor_{runtime.io(), {asio::ip::address_v4::loopback(), 0}} {
        runtime_.spawn("fake", listen());
    }
    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
    int connections = 0;

private:
    Task<void> listen() {
        for (;;) {
            auto [failed, socket] = co_await acceptor_.async_accept(waiting);
            if (failed) co_return;
            ++connections;
            runtime_.spawn("fake", talk(std::move(socket)));
        }
    }
    Task<void> talk(Tcp::socket socket) {
        std::string received(64 * 1024, '\0');
        for (;;) {
            const auto [failed, count] = co_await socket.async_read_some(asio::buffer(received), waiting);
            if (failed) co_return;
            const auto answer = script_(std::string_view{received}.substr(0, count));
            if (!answer) co_return;
            const auto [unsent, sent] = co_await asio::async_write(socket, asio::buffer(*answer), waiting);
            if (unsent) co_return;
        }
    }

    Runtime& runtime_;
    Script script_;
    Tcp::acceptor acceptor_;
};

/// What a Redis without a password says while a client signs in.
std::optional<std::string> greeting(std::string_view command) {
    if (command.find("SELECT") != std::string_view::npos) return "+OK\r\n";
    if (command.find("PING") != std::string_view::npos) return "+PONG\r\n";
    return std::nullopt;
}

class ClientTest : public testing::Test {
protected:
    std::unique_ptr<Client> client_of(std::uint16_t port, std::chrono::milliseconds answer_time = std::chrono::milliseconds{50}) {
        Options options;
        options.address.host = "127.0.0.1";
        options.address.port = port;
        options.answer_time_max = answer_time;
        options.connect_time_max = std::chrono::milliseconds{200};
        options.pause_min = std::chrono::milliseconds{1};
        options.pause_max = std::chrono::milliseconds{4};
        options.commands_max = 8;
        auto client = Client::make(runtime, options).value();
        client->start();
        return client;
    }
    void wait_for(const std::function<bool()>& done) { run_until(runtime, done, std::chrono::seconds{20}); }
    Result<Reply> get(Client& client) { return run_task(runtime, client.run({"GET", "a"}, Deadline::in(std::chrono::seconds{10}))); }

    Runtime runtime;
};

TEST_F(ClientTest, refuses_at_once_while_it_is_not_connected) {
    FakeServer server{runtime, [](std::string_view) { return std::nullopt; }};
    const auto client = client_of(server.port());
    wait_for([&] { return server.connections > 3; });
    const auto reply = get(*client);
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().reason, "unavailable");
    EXPECT_FALSE(client->health().connected);
    EXPECT_NE(client->health().last_error, "");
}

TEST_F(ClientTest, no_answer_in_time_is_an_error_and_the_connection_is_opened_anew) {
    FakeServer server{runtime, [](std::string_view command) { return greeting(command).value_or(""); }};
    const auto client = client_of(server.port());
    wait_for([&] { return client->health().connected; });
    const auto began = std::chrono::steady_clock::now();
    const auto reply = get(*client);
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().detail, "no answer in time");
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{2}) << "and not the caller's ten seconds";
    wait_for([&] { return server.connections > 1 && client->health().connected; });
}

TEST_F(ClientTest, what_it_cannot_understand_ends_the_connection_and_no_wait_lasts) {
    const std::string answers[] = {"HTTP/1.1 400 Bad Request\r\n\r\n", "*3\r\n:1\r\n:2\r\n:3\r\n", "*2147483647\r\n", "$7\r\nabc", "+A\r\n+B\r\n",
                                   std::string(100, '\0')};
    for (const auto& answer : answers) {
        FakeServer server{runtime, [&](std::string_view command) { return greeting(command).value_or(answer); }};
        const auto client = client_of(server.port());
        wait_for([&] { return client->health().connected; });
        const auto reply = get(*client);
        if (answer == "+A\r\n+B\r\n") EXPECT_EQ(reply.value().text, "A") << "the second one is an answer to nothing";
        else EXPECT_FALSE(reply) << answer;
        wait_for([&] { return server.connections > 1 && client->health().connected; });
    }
}

TEST_F(ClientTest, commands_under_way_are_bounded_and_all_of_them_hear_of_the_end) {
    bool hang_up = false;
    FakeServer server{runtime, [&](std::string_view command) -> std::optional<std::string> {
        if (const auto said = greeting(command)) return said;
        if (hang_up) return std::nullopt;
        return "";
    }};
    const auto client = client_of(server.port(), std::chrono::seconds{30});
    wait_for([&] { return client->health().connected; });
    std::vector<Result<Reply>> answers;
    static constexpr auto ask = [](Client& asked, std::vector<Result<Reply>>& into) -> Task<void> {
        std::vector<std::string_view> words{"GET", "a"};
        into.push_back(co_await asked.run(std::move(words), Deadline::in(std::chrono::seconds{30})));
    };
    for (int i = 0; i < 9; ++i) runtime.spawn("asking", ask(*client, answers));
    wait_for([&] { return answers.size() == 1; });
    EXPECT_EQ(answers[0].error().detail, "too many commands are under way");
    hang_up = true;
    client->stop();
    wait_for([&] { return answers.size() == 9; });
    for (const auto& answer : answers) EXPECT_FALSE(answer);
}

TEST_F(ClientTest, a_refused_password_is_never_repeated) {
    FakeServer server{runtime, [](std::string_view) { return "-ERR unknown command 'AUTH', with args beginning with: 'hush'\r\n"; }};
    Options options;
    options.address = {"127.0.0.1", server.port(), false, "", "hush", 0};
    const auto client = Client::make(runtime, options).value();
    client->start();
    wait_for([&] { return client->health().last_error.starts_with("signing in"); });
    EXPECT_EQ(client->health().last_error, "signing in: ERR");
}

}  // namespace
}  // namespace orderline::redis
