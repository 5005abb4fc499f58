// http/rate_limit.hpp: how often one caller may ask, and how answers say so.
#pragma once
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include "base/memory.hpp"
#include "http/message.hpp"

namespace orderline::http {

/// A bucket for each caller: it holds a minute's worth of requests and fills evenly. The callers that came last are known, others
/// begin anew.
class RateLimit {
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit RateLimit(std::size_t per_minute);

    struct Taken {
        std::chrono::milliseconds wait{};  // zero: the request may go on; else how long until the next one may
        std::size_t left = 0;              // further requests that may come at once
        std::chrono::seconds full{};       // until that is a minute's worth again
    };
    /// Counts one request.
    Taken take(std::string_view caller, Time now);

    /// RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers-10); nothing where there is no limit.
    void tell(Response& response, const Taken& taken) const;

    static constexpr std::size_t callers_max = 10'000;

private:
    struct Bucket {
        double left = 0;
        Time at;
    };

    double per_minute_;  // 0: no limit
    std::string policy_;
    Memory<std::string, Bucket, std::string_view> buckets_{callers_max};
};

}  // namespace orderline::http
