// auth/attempts.hpp: how often something may be tried: a bounded memory of counters, as pure logic with an injected clock.
#pragma once
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include "auth/memory.hpp"
#include "base/result.hpp"

namespace orderline::auth {

/// So many at once, and then one more each `period / count`: a bucket that fills again evenly.
struct Allowance {
    int count = 0;
    std::chrono::seconds period{};
};

/// I/O thread only. Of one server: several servers each count for themselves.
class Attempts {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::size_t counters_max = 20'000;

    /// Takes one from the counter `name` ("password:<tenant>:<address>").
    /// Errors: too_many over_request_rate_limit, with the seconds to wait in the message.
    Result<void> take(std::string_view name, const Allowance& allowance, Time at);
    /// Whoever knew the password may begin anew.
    void forget(std::string_view name);

private:
    struct Counter {
        Time full_at;  // when the bucket is full again
    };
    Memory<std::string, Counter, std::string_view> counters_{counters_max};
};

}  // namespace orderline::auth
