// tests/redis/url_test.cpp: the address of a Redis, read as other clients read it, and never shown again.
#include "redis/url.hpp"
#include <gtest/gtest.h>

namespace orderline::redis {
namespace {

TEST(RedisUrl, has_all_parts_or_their_defaults) {
    const auto full = parse_url("rediss://bo%20b:p%40ss:w%2Ford@redis.example:6380/2").value();
    EXPECT_TRUE(full.tls);
    EXPECT_EQ(full.user, "bo b");
    EXPECT_EQ(full.password, "p@ss:w/ord");
    EXPECT_EQ(full.host, "redis.example");
    EXPECT_EQ(full.port, 6380);
    EXPECT_EQ(full.database, 2);

    const auto least = parse_url("redis://localhost").value();
    EXPECT_FALSE(least.tls);
    EXPECT_EQ(least.user + least.password, "");
    EXPECT_EQ(least.port, 6379);
    EXPECT_EQ(least.database, 0);

    const auto ipv6 = parse_url("REDIS://:secret@[::1]:7000/").value();
    EXPECT_EQ(ipv6.host, "::1");
    EXPECT_EQ(ipv6.port, 7000);
    EXPECT_EQ(ipv6.user, "");
    EXPECT_EQ(ipv6.password, "secret");
}

TEST(RedisUrl, refuses_what_is_none_and_does_not_repeat_it) {
    for (const auto* text : {"", "secret", "http://:secret@host", "redis://", "redis://:secret@", "redis://:secret@host:0",
                             "redis://:secret@host:65536", "redis://:secret@host:6379x", "redis://:secret@host/one",
                             "redis://:secret@host/-1", "redis://:secret@host/1/2", "redis://:secret%2@host", "redis://:secret%zz@host",
                             "redis://secret@host", "redis://secret:@host", "redis://:secret@[::1", "redis://:secret@[::1]7000",
                             "redis://:secret@ho st", "redis://:secret@host/1?db=2"}) {
        const auto read = parse_url(text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().reason, "invalid_config") << text;
        EXPECT_EQ((read.error().message + read.error().detail).find("secret"), std::string::npos) << text;
    }
}

}  // namespace
}  // namespace orderline::redis
