// http/rate_limit.cpp: buckets that fill.
#include "http/rate_limit.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace orderline::http {
namespace {

using Minutes = std::chrono::duration<double, std::ratio<60>>;

}  // namespace

RateLimit::RateLimit(std::size_t per_minute)
    : per_minute_{static_cast<double>(per_minute)}, policy_{fmt::format("\"minute\";q={};w=60", per_minute)} {}

RateLimit::Taken RateLimit::take(std::string_view caller, Time now) {
    if (per_minute_ == 0) return {};
    auto* bucket = buckets_.find(caller);
    if (!bucket) {
        buckets_.put(std::string{caller}, {per_minute_, now});
        bucket = buckets_.find(caller);
    }
    bucket->left = std::min(per_minute_, bucket->left + per_minute_ * Minutes{now - bucket->at}.count());
    bucket->at = now;
    Taken taken;
    if (bucket->left < 1) taken.wait = std::chrono::ceil<std::chrono::milliseconds>(Minutes{(1 - bucket->left) / per_minute_});
    else bucket->left -= 1;
    taken.left = static_cast<std::size_t>(bucket->left);
    taken.full = std::chrono::ceil<std::chrono::seconds>(std::chrono::duration<double>{(per_minute_ - bucket->left) * 60 / per_minute_});
    return taken;
}

void RateLimit::tell(Response& response, const Taken& taken) const {
    if (per_minute_ == 0) return;
    response.headers.add("ratelimit-policy", policy_);
    response.headers.add("ratelimit", fmt::format("\"minute\";r={};t={}", taken.left, taken.full.count()));
}

}  // namespace orderline::http
