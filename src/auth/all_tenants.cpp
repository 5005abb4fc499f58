// auth/all_tenants.cpp: tenants is a global table, so nobody's settings read it.
#include "auth/all_tenants.hpp"
#include "auth/sql.hpp"

namespace orderline::auth {

Task<Result<std::vector<TenantId>>> all_tenants(pg::Pool& pool, Deadline by) {
    const pg::Settings nobody;
    const pg::Params nothing;
    CO_TRY(rows, co_await pool.read(nobody, sql::tenants_all, nothing, by));
    std::vector<TenantId> all;
    for (int row = 0; row < rows.size(); ++row) all.push_back(rows.id<TenantId>(row, 0));
    co_return all;
}

}  // namespace orderline::auth
