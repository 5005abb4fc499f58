// base/random.cpp: random bytes by getrandom(2).
#include "base/random.hpp"
#include <cerrno>
#include <cstdlib>
#include <sys/random.h>

namespace orderline {

void fill_random(std::span<std::byte> bytes) {
    while (!bytes.empty()) {
        const auto got = ::getrandom(bytes.data(), bytes.size(), 0);
        if (got < 0) {
            if (errno == EINTR) continue;
            std::abort();
        }
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

}  // namespace orderline
