// actions/audit_trail.hpp: reading the audit trail: who changed what, when, and from what to what.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>
#include "actions/audit_difference.hpp"
#include "actions/desk.hpp"
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "base/time.hpp"
#include "pg/pool.hpp"

namespace orderline::actions {

/// What is not there does not filter.
struct AuditFilter {
    std::optional<std::string> table;
    std::optional<Uuid> row;           // of that table
    std::optional<std::string> actor;  // "key:<uuid>", or a kind: "key", "customer", "job", "psql"
    std::optional<Uuid> user;
    std::optional<Instant> from, before;
    std::optional<std::int64_t> after;  // the last seq of the page before
    int limit = 50;
};

struct AuditEntry {
    std::int64_t seq = 0;
    Instant at{};
    std::string table, action;        // "INSERT", "UPDATE", "DELETE"
    std::optional<Uuid> row, user;
    std::string actor;
    std::vector<ColumnChange> changes;
    bool redacted = false;            // personal data was erased from it
};

struct AuditPage {
    std::vector<AuditEntry> entries;  // the newest first
    bool more = false;
};

/// Errors: bad_request validation_failed if a row is named without its table.
Result<void> check(const AuditFilter& filter);
/// For the API, and the parts of it for the command line: the statement's parameters, and what its rows say.
Task<Result<AuditPage>> read_audit(pg::Pool& pool, Asker who, AuditFilter filter, Deadline by);
const pg::Statement& audit_statement(const AuditFilter& filter);
pg::Params audit_params(TenantId tenant, const AuditFilter& filter);
AuditPage audit_page(const pg::Rows& rows, int limit);

}  // namespace orderline::actions
