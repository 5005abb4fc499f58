// auth/attempts.cpp: buckets that fill again, each kept as the moment when it will be full.
#include "auth/attempts.hpp"
#include <algorithm>

namespace orderline::auth {

Result<void> Attempts::take(std::string_view name, const Allowance& allowance) {
    const auto at = clock_();
    const auto* known = full_at_.find(name);
    const auto each = std::chrono::duration_cast<Clock::duration>(allowance.period) / allowance.count;
    const auto full_at = (known ? std::max(*known, at) : at) + each;
    const auto wait = full_at - at - allowance.period;
    if (wait > Clock::duration::zero()) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
        return fail(Code::too_many, allowance.reason,
                    "For security purposes, you can only request this after " + std::to_string(seconds) + " seconds.");
    }
    full_at_.put(std::string{name}, full_at);
    return {};
}

}  // namespace orderline::auth
