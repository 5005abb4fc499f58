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

/// So many wrong ones free, then a wait that doubles with each more, `first` to `longest`. One is forgiven each `forgiven`.
struct GrowingDelay {
    int free = 0;
    std::chrono::seconds first{}, longest{}, forgiven{};
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

    /// Counts a try as wrong before it is looked at, so that many at once gain nothing. Errors: as take().
    Result<void> try_once(std::string_view name, const GrowingDelay& delay);
    /// A try was right: the account it was for begins anew.
    void begin_anew(std::string_view name) { wrong_.forget(name); }
    /// A try was right: others' wrong ones from the same network stay counted.
    void give_back(std::string_view name);

private:
    struct Wrong {
        int count = 0;
        Clock::time_point counted_at{}, next_at{};  // since when the next one is forgiven; when the next try is looked at
    };
    std::function<Clock::time_point()> clock_;
    Memory<std::string, Clock::time_point, std::string_view> full_at_{counters_max};  // when the bucket is full again
    Memory<std::string, Wrong, std::string_view> wrong_{counters_max};
};

}  // namespace orderline::auth
