// auth/attempts.cpp: buckets that fill again, each kept as the moment when it will be full; waits that double.
#include "auth/attempts.hpp"
#include <algorithm>

namespace orderline::auth {
namespace {

std::unexpected<Error> refusal(std::string_view reason, Attempts::Clock::duration wait) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait);
    auto refused = fail(Code::too_many, reason,
                        "For security purposes, you can only request this after " + std::to_string(seconds.count()) + " seconds.");
    refused.error().retry_after = seconds;
    return refused;
}

/// What follows the wrong try number `count`.
Attempts::Clock::duration wait_after(int count, const GrowingDelay& delay) {
    if (count <= delay.free) return {};
    auto wait = delay.first;
    for (int i = delay.free + 1; i < count && wait < delay.longest; ++i) wait *= 2;
    return std::min(wait, delay.longest);
}

}  // namespace

Result<void> Attempts::take(std::string_view name, const Allowance& allowance) {
    const auto at = clock_();
    const auto* known = full_at_.find(name);
    const auto each = std::chrono::duration_cast<Clock::duration>(allowance.period) / allowance.count;
    const auto full_at = (known ? std::max(*known, at) : at) + each;
    const auto wait = full_at - at - allowance.period;
    if (wait > Clock::duration::zero()) return refusal(allowance.reason, wait);
    full_at_.put(std::string{name}, full_at);
    return {};
}

Result<void> Attempts::try_once(std::string_view name, const GrowingDelay& delay) {
    const auto at = clock_();
    const auto* known = wrong_.find(name);
    Wrong wrong = known ? *known : Wrong{0, at, at};
    if (at < wrong.next_at) return refusal(delay.reason, wrong.next_at - at);
    const auto forgiven = (at - wrong.counted_at) / Clock::duration{delay.forgiven};
    if (forgiven >= wrong.count) wrong = {0, at, at};
    else wrong = {wrong.count - static_cast<int>(forgiven), wrong.counted_at + forgiven * Clock::duration{delay.forgiven}, at};
    ++wrong.count;
    wrong.next_at = at + wait_after(wrong.count, delay);
    wrong_.put(std::string{name}, wrong);
    return {};
}

void Attempts::give_back(std::string_view name) {
    auto* wrong = wrong_.find(name);
    if (!wrong) return;
    if (--wrong->count == 0) wrong_.forget(name);
    else wrong->next_at = clock_();
}

}  // namespace orderline::auth
