// auth/doubts.hpp: since when what is remembered of a tenant's people may no longer be true. Pure: the clock is handed in.
#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <unordered_map>
#include "base/id.hpp"
#include "base/time.hpp"

namespace orderline::auth {

/// The change feed tells of what changes while it is attached. Whatever was made or found good before it was, or before a change of
/// its tenant, must be asked for again.
class Doubts {
public:
    void attached(Instant at);
    void detached() { attached_at_.reset(); }
    void about(TenantId tenant, Instant at);
    void about_all(Instant at);

    /// Whether something of the tenant that was good at `since` is in doubt.
    bool has(TenantId tenant, Instant since) const;

    /// The feed hears of a commit a moment before all readings see it: for so long nothing is certain.
    static constexpr std::chrono::milliseconds settling{500};
    static constexpr std::size_t tenants_max = 10'000;  // more than that: about all

private:
    std::optional<Instant> attached_at_;
    std::unordered_map<TenantId, Instant> changed_at_;
};

}  // namespace orderline::auth
