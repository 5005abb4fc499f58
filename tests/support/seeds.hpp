// tests/support/seeds.hpp: runs a law with many seeds; a failure prints the seed that repeats it.
#pragma once
#include <gtest/gtest.h>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>

namespace orderline {

using Random = std::mt19937_64;

/// Calls `law(random)` for each seed until one fails. ORDERLINE_SEED=n runs that seed alone.
template <class Law>
void for_seeds(std::uint64_t count, Law law) {
    const char* only = std::getenv("ORDERLINE_SEED");
    const std::uint64_t first = only ? std::strtoull(only, nullptr, 10) : 0;
    const std::uint64_t last = only ? first + 1 : count;
    for (std::uint64_t seed = first; seed < last && !testing::Test::HasFailure(); ++seed) {
        SCOPED_TRACE("ORDERLINE_SEED=" + std::to_string(seed));
        Random random{seed};
        law(random);
    }
}

/// A number from `least` to `most`, both included. The same on every standard library, unlike a distribution.
inline std::int64_t any_of(Random& random, std::int64_t least, std::int64_t most) {
    const auto span = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least) + 1;
    const std::uint64_t pick = span == 0 ? random() : random() % span;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(least) + pick);
}

inline bool one_in(Random& random, std::int64_t chances) { return any_of(random, 1, chances) == 1; }

}  // namespace orderline
