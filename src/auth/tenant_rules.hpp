// auth/tenant_rules.hpp: a tenant's rules of signing in, read from the database. Internal to auth.
#pragma once
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "auth/sign_in_rules.hpp"
#include "base/id.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

/// Errors: unauthorised (there is no such tenant, or it is switched off).
Task<Result<SignInRules>> read_rules(pg::Pool& pool, TenantId tenant, Deadline by);

}  // namespace orderline::auth
