// auth/key_uses.hpp: when API keys were used last, gathered in memory and written now and then: a request writes nothing.
#pragma once
#include <map>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

class KeyUses {
public:
    explicit KeyUses(pg::Pool& pool) : pool_{pool} {}

    void note(TenantId tenant, Uuid key, Instant at);
    /// A statement for each tenant whose keys were used since. What cannot be written waits for the next time; a crash loses it.
    /// Errors: timeout, unavailable.
    Task<Result<void>> write(Deadline by);

private:
    pg::Pool& pool_;
    std::map<TenantId, std::map<Uuid, Instant>> uses_;
};

}  // namespace orderline::auth
