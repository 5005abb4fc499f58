// endpoints/rest/rate_limit.cpp: buckets that fill.
#include "endpoints/rest/rate_limit.hpp"
#include <algorithm>
#include <cmath>

namespace orderline::rest {

std::chrono::milliseconds RateLimit::take(std::string_view caller, Time now) {
    using Minutes = std::chrono::duration<double, std::ratio<60>>;
    if (per_minute_ == 0) return {};
    auto* bucket = buckets_.find(caller);
    if (!bucket) {
        buckets_.put(std::string{caller}, {per_minute_ - 1, now});
        return {};
    }
    bucket->left = std::min(per_minute_, bucket->left + per_minute_ * Minutes{now - bucket->at}.count());
    bucket->at = now;
    if (bucket->left < 1) return std::chrono::ceil<std::chrono::milliseconds>(Minutes{(1 - bucket->left) / per_minute_});
    bucket->left -= 1;
    return {};
}

}  // namespace orderline::rest
