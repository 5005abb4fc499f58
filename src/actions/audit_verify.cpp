// actions/audit_verify.cpp: first the chain by itself, then each month's rows beside what was sealed of them.
#include "actions/audit_verify.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include "actions/sql.hpp"

namespace orderline::actions {
namespace {

using Kind = AuditFault::Kind;

constexpr int entries_at_once = 50, rows_at_once = 5000;
constexpr std::chrono::months shortest_retention{12};  // orderline.audit_drop_part refuses what is younger

constexpr std::array<std::string_view, 7> kind_names{"row_missing",   "row_changed",     "row_inserted", "entry_missing",
                                                     "entry_changed", "retention_early", "hash_unknown"};

Result<pg::Rows> ask(pg::Session& session, const pg::Statement& statement, const pg::Params& params) {
    auto rows = session.query(std::string{statement.text}, params);
    if (!rows) return std::unexpected(std::move(rows).error().during(statement.name));
    return rows;
}

class Verifier {
public:
    Verifier(pg::Session& session, TenantId tenant, const std::optional<Sha256>& expected)
        : session_{session}, tenant_{tenant}, expected_{expected} {}

    Result<AuditReport> run() {
        TRY_VOID(walk_chain());
        TRY(months, ask(session_, sql::audit_months, pg::Params::of(tenant_)));
        for (int row = 0; row < months.size(); ++row) {
            const auto month = months.date(row, 0);
            if (std::ranges::find(report_.retired, month) == report_.retired.end()) TRY_VOID(compare(month));
        }
        return std::move(report_);
    }

private:
    struct Sealed {
        Sha256 digest;
        std::int64_t entry;
    };

    void complain(Kind kind, std::optional<std::int64_t> seq, std::optional<std::int64_t> entry, std::string what) {
        if (report_.faults.size() == AuditReport::faults_max) report_.more_faults = true;
        else report_.faults.push_back({kind, seq, entry, std::move(what)});
    }

    Result<void> walk_chain() {
        TRY(head, ask(session_, sql::audit_head, pg::Params::of(tenant_)));
        const std::int64_t last = head.empty() ? 0 : head.integer(0, 0);
        complete_to_ = head.empty() ? 0 : head.integer(0, 2);
        bool expected_found = !expected_;
        for (bool more = true; more;) {
            TRY(rows, ask(session_, sql::audit_seals, pg::Params::of(tenant_, report_.entries, entries_at_once)));
            more = rows.size() == entries_at_once;
            for (int row = 0; row < rows.size(); ++row) {
                TRY_VOID(take_entry(rows, row));
                expected_found = expected_found || report_.head == expected_;
            }
        }
        if (report_.entries < last) {
            complain(Kind::entry_missing, std::nullopt, report_.entries + 1, fmt::format("The chain had {} entries.", last));
        } else if (!head.empty() && (report_.entries > last || report_.head != read_hash(head, 0, 1))) {
            complain(Kind::entry_changed, std::nullopt, report_.entries, "The chain ends elsewhere than it was said to.");
        }
        if (!expected_found) complain(Kind::hash_unknown, std::nullopt, std::nullopt, "The expected hash is not in the chain.");
        return {};
    }

    /// The chain goes on from the hash that is written there, so that one fault is not told of every entry after it.
    Result<void> take_entry(const pg::Rows& rows, int row) {
        const auto number = rows.integer(row, 0);
        if (number != report_.entries + 1) {
            complain(Kind::entry_missing, std::nullopt, report_.entries + 1,
                     fmt::format("Entry {} stands where entry {} should.", number, report_.entries + 1));
        }
        const auto stored = read_seal(rows, row);
        const bool right = stored && (number != report_.entries + 1 || hash_of(tenant_, stored->seal, report_.head) == stored->hash);
        if (!right) complain(Kind::entry_changed, std::nullopt, number, "Its hash is not that of what it says.");
        report_.entries = number;
        report_.head = read_hash(rows, row, 7);
        if (!stored) return {};
        const auto& seal = stored->seal;
        if (seal.kind == SealKind::redaction) {
            for (const auto& [seq, digest] : seal.rows) redacted_[seq] = {digest, number};
        } else if (seal.kind == SealKind::retention && seal.month) {
            report_.retired.push_back(*seal.month);
            if (std::chrono::sys_days{*seal.month + shortest_retention} > seal.made_at) {
                complain(Kind::retention_early, std::nullopt, number, fmt::format("The month {} had just passed.", to_text(*seal.month)));
            }
        }
        return {};
    }

    Result<std::unordered_map<std::int64_t, Sealed>> sealed_of(Date month) {
        std::unordered_map<std::int64_t, Sealed> sealed;
        std::int64_t after = 0;
        for (bool more = true; more;) {
            TRY(rows, ask(session_, sql::audit_month_seals, pg::Params::of(tenant_, month, after, entries_at_once)));
            more = rows.size() == entries_at_once;
            for (int row = 0; row < rows.size(); ++row) {
                after = rows.integer(row, 0);
                const auto stored = read_seal(rows, row);
                if (!stored) continue;  // told already
                for (const auto& [seq, digest] : stored->seal.rows) sealed[seq] = {digest, after};
            }
        }
        return sealed;
    }

    Result<void> compare(Date month) {
        TRY(sealed, sealed_of(month));
        const auto begins = std::chrono::sys_days{month}, ends = std::chrono::sys_days{month + std::chrono::months{1}};
        std::int64_t after = 0;
        for (bool more = true; more;) {
            TRY(rows, ask(session_, sql::audit_digests,
                          pg::Params::of(tenant_, after, Instant{begins}, Instant{ends}, std::nullopt, std::nullopt, rows_at_once)));
            more = rows.size() == rows_at_once;
            for (int row = 0; row < rows.size(); ++row) {
                after = rows.integer(row, 0);
                compare_row(rows, row, sealed);
            }
        }
        std::map<std::int64_t, std::int64_t> missing;  // in order
        for (const auto& [seq, was] : sealed) missing[seq] = was.entry;
        for (const auto& [seq, entry] : missing) complain(Kind::row_missing, seq, entry, "The row is not there.");
        return {};
    }

    void compare_row(const pg::Rows& rows, int row, std::unordered_map<std::int64_t, Sealed>& sealed) {
        const auto seq = rows.integer(row, 0);
        const auto what = fmt::format("{} {}", rows.text(row, 3), rows.text(row, 4));
        const auto found = sealed.find(seq);
        if (found == sealed.end()) {
            if (seq <= complete_to_) complain(Kind::row_inserted, seq, std::nullopt, what);
            else ++report_.not_sealed;
            return;
        }
        const auto redaction = redacted_.find(seq);
        const Sealed& is = redaction == redacted_.end() ? found->second : redaction->second;
        ++report_.rows;
        if (redaction != redacted_.end()) ++report_.redacted;
        if (read_hash(rows, row, 2) != is.digest) complain(Kind::row_changed, seq, is.entry, what);
        sealed.erase(found);
    }

    pg::Session& session_;
    TenantId tenant_;
    const std::optional<Sha256>& expected_;
    AuditReport report_;
    std::int64_t complete_to_ = 0;
    std::map<std::int64_t, Sealed> redacted_;
};

}  // namespace

std::string_view fault_text(AuditFault::Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

Result<AuditReport> verify_audit(pg::Session& session, TenantId tenant, const std::optional<Sha256>& expected) {
    TRY_VOID(session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
    auto set = ask(session, sql::audit_as_tenant, pg::Params::of(tenant));
    auto report = set ? Verifier{session, tenant, expected}.run() : Result<AuditReport>{std::unexpected(set.error())};
    TRY_VOID(session.execute("ROLLBACK"));
    return report;
}

}  // namespace orderline::actions
