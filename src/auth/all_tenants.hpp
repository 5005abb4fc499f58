// auth/all_tenants.hpp: every tenant, for jobs that go through them one by one.
#pragma once
#include <vector>
#include "base/id.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

/// Also those that are switched off: what they keep still expires, and their trail is sealed.
Task<Result<std::vector<TenantId>>> all_tenants(pg::Pool& pool, Deadline by);

}  // namespace orderline::auth
