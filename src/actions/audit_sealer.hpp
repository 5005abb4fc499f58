// actions/audit_sealer.hpp: the jobs of the audit trail: sealing it, making its monthly parts, dropping those past their time.
#pragma once
#include <string>
#include <vector>
#include "actions/audit_chain.hpp"
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "pg/pool.hpp"

namespace orderline::actions {

/// The chain of one tenant, held by a transaction that may add to it. The transaction must outlive it.
class ChainHold {
public:
    static constexpr int rows_max = 2000;  // in one entry

    /// Waits for who else holds it.
    static Task<Result<ChainHold>> take(pg::Transaction& work, TenantId tenant, Deadline by);
    /// Adds the rows that are committed and not in the chain yet, at most `rows_max`. True if there may be more.
    Task<Result<bool>> seal(Deadline by);
    /// One entry; number and time are given here.
    Task<Result<void>> add(Seal seal, Deadline by);
    /// To be called last.
    Task<Result<void>> save(Deadline by);

private:
    ChainHold(pg::Transaction& work, TenantId tenant) : work_{&work}, tenant_{tenant} {}
    Task<Result<Horizon>> horizon(Deadline by);

    pg::Transaction* work_;
    TenantId tenant_;
    ChainHead head_;
    Instant now_{};
};

class AuditSealer {
public:
    /// Months that the trail is kept, whole ones, beside the current one.
    AuditSealer(pg::Pool& pool, int months_kept) : pool_{pool}, months_kept_{months_kept} {}

    /// One pass over all tenants. Errors: timeout, unavailable; what was sealed before stays sealed.
    Task<Result<void>> seal_all(Deadline by);
    /// Everything that one tenant has.
    Task<Result<void>> seal(TenantId tenant, Deadline by);
    /// Parts for the months to come are made, those past their time go. Errors: conflict if others write for too long.
    Task<Result<void>> keep_parts(Deadline by);

private:
    Task<Result<void>> retire(TenantId tenant, Date month, Deadline by);

    pg::Pool& pool_;
    int months_kept_;
};

}  // namespace orderline::actions
