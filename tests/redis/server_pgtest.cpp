// tests/redis/server_pgtest.cpp: the client with Debian's redis-server: passwords, TLS, crashes, a frozen and a full one.
#include <gtest/gtest.h>
#include <functional>
#include "redis/client.hpp"
#include "tests/support/redis_server.hpp"
#include "tests/support/run_task.hpp"

namespace orderline::redis {
namespace {

class ServerTest : public testing::Test {
protected:
    std::unique_ptr<Client> client_of(const std::string& url, std::string ca_file = {}) {
        Options options;
        options.address = parse_url(url).value();
        options.ca_file = std::move(ca_file);
        auto client = Client::make(runtime, options).value();
        client->start();
        return client;
    }
    std::unique_ptr<Client> connected_to(const std::string& url, std::string ca_file = {}) {
        auto client = client_of(url, std::move(ca_file));
        wait_for([&] { return client->health().connected; });
        return client;
    }
    void wait_for(const std::function<bool()>& done) { run_until(runtime, done, std::chrono::seconds{20}); }
    Result<Reply> ask(Client& client, std::vector<std::string_view> words) {
        return run_task(runtime, client.run(std::move(words), Deadline::in(std::chrono::seconds{10})));
    }
    std::string says(Client& client, std::vector<std::string_view> words) {
        const auto reply = ask(client, std::move(words));
        return reply ? reply->text : "error: " + reply.error().detail;
    }

    Runtime runtime;
};

TEST_F(ServerTest, keeps_and_gives_back_bytes_in_its_database) {
    RedisServer redis;
    const auto first = connected_to(redis.url(0)), second = connected_to(redis.url(7));
    const std::string large(300'000, 'x'), odd{"\0\r\n\xff", 4};
    EXPECT_EQ(says(*first, {"SET", odd, large}), "OK");
    EXPECT_EQ(says(*first, {"GET", odd}), large);
    EXPECT_EQ(ask(*second, {"GET", odd}).value().kind, Reply::Kind::nothing) << "another database";
}

TEST_F(ServerTest, signs_in_as_a_user_with_a_password_and_not_with_another_one) {
    RedisServer redis;
    const auto admin = connected_to(redis.url());
    EXPECT_EQ(says(*admin, {"ACL", "SETUSER", "desk", "on", ">hush", "~*", "+@all"}), "OK");
    const auto at = "@127.0.0.1:" + std::to_string(redis.port());
    EXPECT_EQ(says(*connected_to("redis://desk:hush" + at), {"ACL", "WHOAMI"}), "desk");
    for (const auto& url : {"redis://desk:wrong" + at, "redis://:wrong" + at, "redis://127.0.0.1:" + std::to_string(redis.port())}) {
        const auto refused = client_of(url);
        wait_for([&] { return refused->health().last_error.find(": ") != std::string::npos; });
        EXPECT_TRUE(refused->health().last_error == "signing in: WRONGPASS" || refused->health().last_error == "choosing the database: NOAUTH")
            << refused->health().last_error;
        EXPECT_FALSE(ask(*refused, {"PING"}));
    }
}

TEST_F(ServerTest, speaks_TLS_only_with_whom_it_can_check) {
    RedisServer redis{RedisServer::Wire::tls};
    const auto client = connected_to(redis.url(), redis.ca_file());
    const std::string large(300'000, 'x');
    EXPECT_EQ(says(*client, {"SET", "a", large}), "OK");
    EXPECT_EQ(says(*client, {"GET", "a"}), large);

    const auto trusts_the_system = client_of(redis.url());
    wait_for([&] { return trusts_the_system->health().last_error.starts_with("TLS: "); });
    auto other_name = redis.url();
    other_name.replace(other_name.find("127.0.0.1"), 9, "localhost");  // its certificate names the number
    const auto misnamed = client_of(other_name, redis.ca_file());
    wait_for([&] { return misnamed->health().last_error.starts_with("TLS: "); });
    EXPECT_FALSE(misnamed->health().connected);
    auto plain = redis.url();
    plain.erase(plain.find('s', 5), 1);
    const auto unencrypted = client_of(plain);
    wait_for([&] { return unencrypted->health().last_error != "not connected yet"; });
    EXPECT_FALSE(unencrypted->health().connected);
    EXPECT_FALSE(Client::make(runtime, {parse_url(redis.url()).value(), "/nowhere/ca.pem"}));
}

TEST_F(ServerTest, comes_back_after_kill_9_and_after_a_freeze) {
    RedisServer redis;
    const auto client = connected_to(redis.url());
    EXPECT_EQ(says(*client, {"SET", "a", "1"}), "OK");
    redis.kill_hard();
    EXPECT_FALSE(ask(*client, {"GET", "a"}));
    wait_for([&] { return !client->health().connected; });
    redis.start();
    wait_for([&] { return client->health().connected; });
    EXPECT_EQ(ask(*client, {"GET", "a"}).value().kind, Reply::Kind::nothing);

    redis.freeze();
    EXPECT_EQ(says(*client, {"GET", "a"}), "error: no answer in time");
    EXPECT_FALSE(ask(*client, {"GET", "a"})) << "known by now: refused at once";
    redis.thaw();
    wait_for([&] { return client->health().connected; });
    EXPECT_EQ(says(*client, {"SET", "a", "2"}), "OK");
}

TEST_F(ServerTest, a_full_one_refuses_and_says_so) {
    RedisServer redis;
    const auto client = connected_to(redis.url());
    EXPECT_EQ(says(*client, {"CONFIG", "SET", "maxmemory", "1"}), "OK");
    const auto reply = ask(*client, {"SET", "a", "1"}).value();
    EXPECT_EQ(reply.kind, Reply::Kind::refusal);
    EXPECT_EQ(reply.text, "OOM");
}

}  // namespace
}  // namespace orderline::redis
