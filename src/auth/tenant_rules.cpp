// auth/tenant_rules.cpp: tenants.settings of one tenant.
#include "auth/tenant_rules.hpp"
#include "auth/settings.hpp"
#include "auth/sql.hpp"

namespace orderline::auth {

Task<Result<SignInRules>> read_rules(pg::Pool& pool, TenantId tenant, Deadline by) {
    CO_TRY(rows, co_await pool.read(reading_as(tenant), sql::tenant_settings, pg::Params::of(tenant), by));
    if (rows.empty()) co_return fail(Code::unauthorised, "unauthorised", "Sign in, or send a valid key or link.");
    co_return sign_in_rules(rows.text(0, 0));
}

}  // namespace orderline::auth
