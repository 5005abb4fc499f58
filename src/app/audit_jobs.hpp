// app/audit_jobs.hpp: what runs by itself for the audit trail while the server runs.
#pragma once
#include "actions/audit_sealer.hpp"
#include "async/runtime.hpp"

namespace orderline::app {

/// Must outlive the runtime's running, as the pool must.
class AuditJobs {
public:
    AuditJobs(Runtime& runtime, pg::Pool& pool, int months_kept) : runtime_{runtime}, sealer_{pool, months_kept} {}
    void start();

private:
    Task<void> seal();
    Task<void> keep_parts();

    Runtime& runtime_;
    actions::AuditSealer sealer_;
    bool sealing_ = false;
};

}  // namespace orderline::app
