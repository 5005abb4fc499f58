// actions/audit_chain.hpp: the chain of hashes over a tenant's audit trail, as values: what an entry is and what it hashes to.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/sha256.hpp"
#include "base/time.hpp"
#include "pg/rows.hpp"

namespace orderline::actions {

struct SealedRow {
    std::int64_t seq = 0;
    Sha256 digest{};
    bool operator==(const SealedRow&) const = default;
};

enum class SealKind {
    rows,       // these rows are there
    redaction,  // these rows hold something else since then
    retention   // the rows of the month may be gone
};
std::string_view kind_text(SealKind kind);
std::optional<SealKind> parse_seal_kind(std::string_view text);

/// One entry of the chain.
struct Seal {
    std::int64_t number = 0;  // from 1, without gaps
    SealKind kind = SealKind::rows;
    std::optional<Date> month;    // of rows and retention: the first day of the month (UTC) whose rows these are
    std::vector<SealedRow> rows;  // in the order of seq
    std::string detail;           // of a redaction: whose data, by whom
    Instant made_at{};
};

/// What the entry says, bound to its tenant and to the whole chain before it.
Sha256 hash_of(TenantId tenant, const Seal& seal, const Sha256& previous);

/// Columns of audit_seals.sql. Errors: internal if the row is no entry at all.
struct StoredSeal {
    Seal seal;
    Sha256 hash{};
};
Result<StoredSeal> read_seal(const pg::Rows& rows, int row);
Sha256 read_hash(const pg::Rows& rows, int row, int column);

/// How far the rows of the trail are in the chain. A row's seq is given before its commit; so the place where the sequence
/// stood is complete only when all transactions of that moment are over.
struct ChainHead {
    struct Moment {
        std::int64_t seq = 0;     // where the sequence stood
        std::int64_t number = 0;  // the last entry before it: all rows after seq are in later ones
        Instant at{};
    };
    std::int64_t number = 0;
    Sha256 hash{};
    Moment complete;
    Moment seen;
    std::optional<std::int64_t> seen_xid;  // none: seen is complete
};

/// What a pass knew before it read the rows, in this order: the sequence, then the transactions.
struct Horizon {
    std::int64_t seq = 0;
    std::int64_t oldest = 0;  // every transaction before it is over
    std::int64_t next = 0;    // none has this number or a higher one
    Instant at{};
};

/// After a pass that has sealed every row there was to see: `before` is the chain's last entry at its start.
void advance(ChainHead& head, const Horizon& horizon, std::int64_t before);

}  // namespace orderline::actions
