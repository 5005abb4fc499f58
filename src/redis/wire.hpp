// redis/wire.hpp: what is said to Redis and what it answers, as bytes; hiredis writes and reads them. Private to the module.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "base/result.hpp"
#include "redis/reply.hpp"

struct redisReader;

namespace orderline::redis {

/// A command as Redis reads it. The words may hold any bytes.
std::string command_text(const std::vector<std::string_view>& words);

/// Bytes in, replies out. Lists are not taken: nothing that we ask is answered by one, and their size is the sender's choice.
class ReplyReader {
public:
    ReplyReader();

    /// Errors: unavailable once the bytes are no reply, or a reply is larger than `reply_bytes_max`; then nothing more is read.
    Result<void> feed(std::string_view bytes);
    /// The next whole reply; none until more bytes have come.
    Result<std::optional<Reply>> next();

    static constexpr std::size_t reply_bytes_max = 4 * 1024 * 1024;

private:
    struct Free { void operator()(redisReader* reader) const; };
    std::unique_ptr<redisReader, Free> reader_;
    std::size_t unread_ = 0;  // bytes since the last whole reply
};

}  // namespace orderline::redis
