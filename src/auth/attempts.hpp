// auth/attempts.hpp: how often something may be tried: a bounded memory of counters. Pure: the clock is handed in.
#pragma once
#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include "base/memory.hpp"
#include "base/result.hpp"

namespace orderline::auth {

/// So many at once, and then one more each `period / count`: a bucket that fills again evenly.
struct Allowance {
    int count = 0;
    std::chrono::seconds period{};
    std::string_view reason = "over_request_rate_limit";  // of the refusal
};

/// I/O thread only. Of one server: several servers each count for themselves, and a restart forgets. When there are more
/// names than counters, those not asked for the longest go first.
class Attempts {
public:
    using Clock = std::chrono::steady_clock;
    explicit Attempts(std::function<Clock::time_point()> clock = Clock::now) : clock_{std::move(clock)} {}
    static constexpr std::size_t counters_max = 20'000;

    /// Takes one from the counter `name` ("password:<tenant>:<address>"). What is refused takes nothing.
    /// Errors: too_many with the allowance's reason; the message says how many seconds to wait.
    Result<void> take(std::string_view name, const Allowance& allowance);
    /// Whoever knew the password may begin anew.
    void forget(std::string_view name) { full_at_.forget(name); }

private:
    std::function<Clock::time_point()> clock_;
    Memory<std::string, Clock::time_point, std::string_view> full_at_{counters_max};  // when the bucket is full again
};

}  // namespace orderline::auth
