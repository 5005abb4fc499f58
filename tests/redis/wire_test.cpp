// tests/redis/wire_test.cpp: bytes to replies, in pieces of any size; what is no reply, or too large, ends the reading.
#include "redis/wire.hpp"
#include <gtest/gtest.h>

namespace orderline::redis {
namespace {

using Kind = Reply::Kind;

TEST(RedisWire, words_may_hold_any_bytes) {
    const std::string odd{"a\r\n\0b", 5};
    EXPECT_EQ(command_text({"SET", odd, ""}), "*3\r\n$3\r\nSET\r\n$5\r\n" + odd + "\r\n$0\r\n\r\n");
}

TEST(RedisWire, replies_come_whole_however_they_are_cut) {
    const std::string bytes = "+OK\r\n$5\r\na\r\nb!\r\n:-42\r\n$-1\r\n-WRONGPASS invalid secret\r\n-err lower\r\n";
    for (std::size_t size = 1; size <= bytes.size(); ++size) {
        ReplyReader reader;
        std::vector<Reply> replies;
        for (std::size_t at = 0; at < bytes.size(); at += size) {
            ASSERT_TRUE(reader.feed(std::string_view{bytes}.substr(at, size)));
            for (;;) {
                auto reply = reader.next();
                ASSERT_TRUE(reply);
                if (!*reply) break;
                replies.push_back(**reply);
            }
        }
        ASSERT_EQ(replies.size(), 6u) << "in pieces of " << size;
        EXPECT_EQ(replies[0].text, "OK");
        EXPECT_EQ(replies[1].text, "a\r\nb!");
        EXPECT_EQ(replies[2].number, -42);
        EXPECT_EQ(replies[2].kind, Kind::number);
        EXPECT_EQ(replies[3].kind, Kind::nothing);
        EXPECT_EQ(replies[4].kind, Kind::refusal);
        EXPECT_EQ(replies[4].text, "WRONGPASS") << "what stands behind it may repeat what was sent";
        EXPECT_EQ(replies[5].text, "");
    }
}

TEST(RedisWire, garbage_and_lists_end_the_reading) {
    for (const auto* bytes : {"HTTP/1.1 400 Bad Request\r\n\r\n", "*1\r\n:1\r\n", "*0\r\n", "*2147483647\r\n", "$-2\r\n", "$x\r\n", ":1x\r\n"}) {
        ReplyReader reader;
        ASSERT_TRUE(reader.feed(bytes));
        const auto reply = reader.next();
        ASSERT_FALSE(reply) << bytes;
        EXPECT_EQ(reply.error().reason, "unavailable");
        EXPECT_FALSE(reader.next()) << "nothing more is read";
    }
}

TEST(RedisWire, a_reply_has_a_largest_size_and_many_small_ones_have_none) {
    ReplyReader reader;
    ASSERT_TRUE(reader.feed("$500000000\r\n"));
    const std::string some(64 * 1024, 'x');
    std::size_t taken = 0;
    while (taken <= 2 * ReplyReader::reply_bytes_max && reader.feed(some)) {
        taken += some.size();
        ASSERT_FALSE(reader.next().value());
    }
    EXPECT_LE(taken, ReplyReader::reply_bytes_max);

    ReplyReader second;
    const std::string small = "$65536\r\n" + some + "\r\n";
    for (int i = 0; i < 100; ++i) {
        ASSERT_TRUE(second.feed(small));
        ASSERT_TRUE(second.next().value());
    }
}

}  // namespace
}  // namespace orderline::redis
