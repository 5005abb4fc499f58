// actions/call_cache.hpp: what a call starts with, kept in the configured store, or in PostgreSQL while that one fails.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include "actions/call_store.hpp"

namespace orderline::actions {

/// Nothing here is an error to a caller: what cannot be kept or found is made anew (docs/decisions/0035).
class CallCache {
public:
    /// Without `redis` all is kept in PostgreSQL.
    CallCache(pg::Pool& pool, redis::Client* redis, const auth::Secret& secret);

    Task<std::optional<CallMaterial>> get(CallKey key, std::string state, Deadline by);
    Task<void> put(CallKey key, std::string state, CallMaterial material, Deadline by);
    /// What expired before `at` leaves PostgreSQL. Redis sees to that by itself.
    Task<Result<void>> sweep(Instant at, Deadline by) { return postgres_.sweep(at, by); }

    /// Errors: unavailable: Redis is configured and does not work; PostgreSQL stands in.
    Result<void> ready() const;
    bool uses_redis() const { return redis_ != nullptr; }

    struct Counts {
        std::uint64_t hits = 0, misses = 0;
        std::uint64_t fallbacks = 0;  // times that PostgreSQL stood in for Redis
        std::uint64_t failures = 0;   // times that neither kept it or could be asked
    };
    const Counts& counts() const { return counts_; }

    static constexpr std::size_t bytes_max = 1024 * 1024;         // of one call; more is not kept
    static constexpr std::chrono::milliseconds time_max{500};     // of one question, both stores together

private:
    void judge(const Error* error, bool wrote);

    PostgresCallStore postgres_;
    redis::Client* client_;
    std::unique_ptr<RedisCallStore> redis_;
    std::string refused_;  // why Redis, though connected, did not do the last thing asked
    Counts counts_;
};

}  // namespace orderline::actions
