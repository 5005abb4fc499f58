// actions/call_store.hpp: where it is kept for a day what a call starts with: in PostgreSQL, or in Redis.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "auth/secret.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "pg/pool.hpp"
#include "redis/client.hpp"

namespace orderline::actions {

/// JSON, each; only who wrote it reads it.
struct CallMaterial {
    std::string order, special, favorites;
    bool operator==(const CallMaterial&) const = default;
};

struct CallKey {
    TenantId tenant;
    CallId call;
};

/// What was put under a `state` is found under the same one only: whoever asks says what the database looks like now, and
/// what was read from an older one is not there. So a store may lose all it has, and never shows what is no longer true.
class CallStore {
public:
    virtual ~CallStore() = default;
    /// Errors of both: unavailable, timeout; forbidden: it refuses to.
    virtual Task<Result<void>> put(CallKey key, std::string state, CallMaterial material, Deadline by) = 0;
    virtual Task<Result<std::optional<CallMaterial>>> get(CallKey key, std::string state, Deadline by) = 0;
};

inline constexpr std::chrono::hours call_material_life{24};

/// Three rows of proposed_orders_data; their ids are made from call and state. Expired ones are swept.
class PostgresCallStore : public CallStore {
public:
    PostgresCallStore(pg::Pool& pool, const auth::Secret& secret) : pool_{pool}, hmac_{secret.key_for("call_cache")} {}

    Task<Result<void>> put(CallKey key, std::string state, CallMaterial material, Deadline by) override;
    Task<Result<std::optional<CallMaterial>>> get(CallKey key, std::string state, Deadline by) override;
    /// Removes what expired before `at`, of all tenants, a thousand rows at a time.
    Task<Result<void>> sweep(Instant at, Deadline by);

private:
    struct Ids;
    Ids ids_of(const CallKey& key, const std::string& state) const;

    pg::Pool& pool_;
    auth::Hmac hmac_;
};

/// One value per call, "orderline:<tenant>:call:<call>", that expires by itself. It is sealed with a key made from the
/// installation's secret: what another one wrote there, or what belongs to another call, is not taken for ours.
class RedisCallStore : public CallStore {
public:
    RedisCallStore(redis::Client& client, const auth::Secret& secret) : client_{client}, hmac_{secret.key_for("call_cache")} {}

    Task<Result<void>> put(CallKey key, std::string state, CallMaterial material, Deadline by) override;
    Task<Result<std::optional<CallMaterial>>> get(CallKey key, std::string state, Deadline by) override;

private:
    std::string sealed(const std::string& name, const std::string& state, std::string_view body) const;

    redis::Client& client_;
    auth::Hmac hmac_;
};

}  // namespace orderline::actions
