// redis/reply.hpp: what Redis answered.
#pragma once
#include <cstdint>
#include <string>

namespace orderline::redis {

struct Reply {
    enum class Kind { nothing, text, number, refusal };
    Kind kind = Kind::nothing;
    std::string text;  // of a refusal only its first word, "WRONGPASS": what stands behind it may repeat what we sent
    std::int64_t number = 0;
};

}  // namespace orderline::redis
