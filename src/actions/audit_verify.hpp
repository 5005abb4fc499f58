// actions/audit_verify.hpp: whether the audit trail of a tenant is what its chain of hashes says.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>
#include "actions/audit_chain.hpp"
#include "pg/session.hpp"

namespace orderline::actions {

struct AuditFault {
    enum class Kind {
        row_missing,      // sealed, and not there
        row_changed,      // holds something else than what was sealed
        row_inserted,     // was not there when everything around it was sealed
        entry_missing,    // of the chain
        entry_changed,    // its hash is not that of what it says
        retention_early,  // a month ended before the shortest time that it is kept
        hash_unknown      // the expected one is not in the chain
    };
    Kind kind;
    std::optional<std::int64_t> seq, entry;
    std::string what;  // "customers UPDATE", or a sentence
    bool operator==(const AuditFault&) const = default;
};
std::string_view fault_text(AuditFault::Kind kind);  // "row_missing"

struct AuditReport {
    std::int64_t entries = 0, rows = 0;      // of the chain; rows that were compared
    std::int64_t redacted = 0;               // rows of which personal data was erased
    std::int64_t not_sealed = 0;             // the newest rows, which no entry covers yet
    std::vector<Date> retired;               // months that are no longer kept
    Sha256 head{};                           // the hash of the last entry
    std::vector<AuditFault> faults;          // at most `faults_max`
    bool more_faults = false;
    static constexpr std::size_t faults_max = 100;
};

/// In one snapshot; changes nothing. With `expected`, a hash that was written down earlier must be in the chain: whoever can
/// write to the database as its superuser can compute a whole new chain, and only a hash kept elsewhere tells.
Result<AuditReport> verify_audit(pg::Session& session, TenantId tenant, const std::optional<Sha256>& expected);

}  // namespace orderline::actions
