// endpoints/rest/rate_limit.hpp: how often one caller may ask.
#pragma once
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include "base/memory.hpp"

namespace orderline::rest {

/// A bucket for each caller: it holds a minute's worth of requests and fills evenly. The callers that came last are known, others
/// begin anew.
class RateLimit {
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit RateLimit(std::size_t per_minute) : per_minute_{static_cast<double>(per_minute)} {}

    /// Counts one request; zero if it may go on, else how long until the next one may.
    std::chrono::milliseconds take(std::string_view caller, Time now);

    static constexpr std::size_t callers_max = 10'000;

private:
    struct Bucket {
        double left = 0;
        Time at;
    };

    double per_minute_;  // 0: no limit
    Memory<std::string, Bucket, std::string_view> buckets_{callers_max};
};

}  // namespace orderline::rest
