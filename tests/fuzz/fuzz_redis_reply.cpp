// tests/fuzz/fuzz_redis_reply.cpp: no bytes of a Redis make the reader crash or grow without bound, and it reads the same however
// they are cut.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>
#include "redis/wire.hpp"

namespace {

struct Read {
    std::vector<std::string> replies;
    bool over = false;  // they are no replies any more
    bool operator==(const Read&) const = default;
};

Read read_in_pieces(std::string_view bytes, std::size_t size) {
    orderline::redis::ReplyReader reader;
    Read read;
    for (std::size_t at = 0; at < bytes.size() && !read.over; at += size) {
        if (!reader.feed(bytes.substr(at, size))) read.over = true;
        while (!read.over) {
            const auto reply = reader.next();
            if (!reply) read.over = true;
            else if (!*reply) break;
            else read.replies.push_back(std::to_string(static_cast<int>((*reply)->kind)) + (*reply)->text + std::to_string((*reply)->number));
        }
    }
    return read;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto whole = read_in_pieces(bytes, size + 1);
    if (read_in_pieces(bytes, 1) != whole || read_in_pieces(bytes, 7) != whole) std::abort();
    return 0;
}
