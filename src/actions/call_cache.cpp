// actions/call_cache.cpp: which of the two stores is asked, and what is said when Redis does not do its part.
#include "actions/call_cache.hpp"
#include <utility>
#include "base/log.hpp"

namespace orderline::actions {

CallCache::CallCache(pg::Pool& pool, redis::Client* redis, const auth::Secret& secret)
    : postgres_{pool, secret}, client_{redis}, redis_{redis ? std::make_unique<RedisCallStore>(*redis, secret) : nullptr} {}

/// That Redis is gone its client says; that it refuses is said here, once until it has kept something again. (A full one still
/// answers what it is asked.)
void CallCache::judge(const Error* error, bool wrote) {
    if (error) ++counts_.fallbacks;
    if (error && error->code == Code::forbidden) {
        if (refused_.empty()) log::warning("Redis refuses what calls start with; PostgreSQL keeps it", {{"why", error->detail}});
        refused_ = error->detail;
    } else if (!error && wrote && !refused_.empty()) {
        log::info("Redis keeps what calls start with again");
        refused_.clear();
    }
}

Task<std::optional<CallMaterial>> CallCache::get(CallKey key, std::string state, Deadline by) {
    by = by.at_most(time_max);
    Result<std::optional<CallMaterial>> found;
    if (redis_) {
        found = co_await redis_->get(key, state, by);
        judge(found ? nullptr : &found.error(), false);
    }
    const bool stood_in = !refused_.empty() && found && !*found;
    if (!redis_ || !found || stood_in) found = co_await postgres_.get(key, state, by);
    if (!found) ++counts_.failures;
    else ++(*found ? counts_.hits : counts_.misses);
    co_return found ? *std::move(found) : std::nullopt;
}

Task<void> CallCache::put(CallKey key, std::string state, CallMaterial material, Deadline by) {
    if (material.order.size() + material.special.size() + material.favorites.size() > bytes_max) co_return;
    by = by.at_most(time_max);
    if (redis_) {
        const auto kept = co_await redis_->put(key, state, material, by);
        judge(kept ? nullptr : &kept.error(), true);
        if (kept) co_return;
    }
    const auto kept = co_await postgres_.put(key, std::move(state), std::move(material), by);
    if (kept) co_return;
    ++counts_.failures;
    log::debug("what a call starts with was not kept", {{"detail", kept.error().detail}});
}

Result<void> CallCache::ready() const {
    if (!redis_) return {};
    const auto health = client_->health();
    if (health.connected && refused_.empty()) return {};
    return fail(Code::unavailable, "unavailable", "Redis does not work; PostgreSQL keeps what calls start with.",
                health.connected ? refused_ : health.last_error);
}

}  // namespace orderline::actions
