// actions/audit_sealer.cpp: seals what is committed, one tenant after the other, each chain by one server at a time.
#include "actions/audit_sealer.hpp"
#include <map>
#include "actions/sql.hpp"
#include "auth/all_tenants.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {
namespace {

// A transaction may have begun, and so dated its rows, long before it wrote them. Older parts are not looked through.
constexpr std::chrono::days longest_transaction{35};

ChainHead read_head(const pg::Rows& rows) {
    ChainHead head;
    head.number = rows.integer(0, 0);
    head.hash = read_hash(rows, 0, 1);
    head.complete = {rows.integer(0, 2), rows.integer(0, 3), rows.instant(0, 4)};
    head.seen = {rows.integer(0, 5), rows.integer(0, 6), rows.instant(0, 7)};
    head.seen_xid = rows.maybe_integer(0, 8);
    return head;
}

std::string seqs_of(const Seal& seal) {
    std::vector<std::string> texts;
    for (const auto& row : seal.rows) texts.push_back(std::to_string(row.seq));
    return pg::array_text(texts);
}

std::string digests_of(const Seal& seal) {
    std::string text = "\\x";
    for (const auto& row : seal.rows) text += to_hex(row.digest);
    return text;
}

}  // namespace

Task<Result<ChainHold>> ChainHold::take(pg::Transaction& work, TenantId tenant, Deadline by) {
    ChainHold hold{work, tenant};
    const auto params = pg::Params::of(tenant);
    CO_TRY(made, co_await work.run(sql::audit_head_make, params, by));
    static_cast<void>(made);
    CO_TRY(rows, co_await work.run(sql::audit_head_lock, params, by));
    hold.head_ = read_head(rows);
    hold.now_ = now();
    co_return hold;
}

/// The sequence first: whoever took a number of it had its transaction already, because it changed the row that this tells of.
Task<Result<Horizon>> ChainHold::horizon(Deadline by) {
    const pg::Params nothing;
    CO_TRY(sequence, co_await work_->run(sql::audit_sequence, nothing, by));
    CO_TRY(transactions, co_await work_->run(sql::audit_transactions, nothing, by));
    co_return Horizon{sequence.integer(0, 0), transactions.integer(0, 0), transactions.integer(0, 1), transactions.instant(0, 2)};
}

Task<Result<bool>> ChainHold::seal(Deadline by) {
    CO_TRY(seen, co_await horizon(by));
    const auto before = head_.number;
    const bool fresh = head_.complete.seq == 0;  // also of rows from the time before there was a chain
    const auto from = fresh ? std::string{"-infinity"} : to_text(head_.complete.at - longest_transaction);
    const auto wanted = pg::Params::of(tenant_, head_.complete.seq, from, "infinity", head_.complete.number, std::nullopt, rows_max);
    CO_TRY(rows, co_await work_->run(sql::audit_digests, wanted, by));
    std::map<std::chrono::sys_days, Seal> months;  // a month is dropped as a whole: no entry has rows of two
    for (int row = 0; row < rows.size(); ++row) {
        auto& seal = months[std::chrono::sys_days{rows.date(row, 1)}];
        seal.month = rows.date(row, 1);
        seal.rows.push_back({rows.integer(row, 0), read_hash(rows, row, 2)});
    }
    for (auto& [day, seal] : months) CO_TRY_VOID(co_await add(std::move(seal), by));
    const bool more = rows.size() == rows_max;
    if (!more) advance(head_, seen, before);
    co_return more;
}

Task<Result<void>> ChainHold::add(Seal seal, Deadline by) {
    seal.number = head_.number + 1;
    seal.made_at = now_;
    const auto hash = hash_of(tenant_, seal, head_.hash);
    const auto row = pg::Params::of(tenant_, seal.number, kind_text(seal.kind), seal.month, seqs_of(seal), digests_of(seal),
                                    seal.detail, seal.made_at, Bytes{hash});
    CO_TRY(inserted, co_await work_->run(sql::audit_seal_insert, row, by));
    static_cast<void>(inserted);
    head_.number = seal.number;
    head_.hash = hash;
    co_return Result<void>{};
}

Task<Result<void>> ChainHold::save(Deadline by) {
    const auto row = pg::Params::of(tenant_, head_.number, Bytes{head_.hash}, head_.complete.seq, head_.complete.number,
                                    head_.complete.at, head_.seen.seq, head_.seen.number, head_.seen.at, head_.seen_xid);
    CO_TRY(saved, co_await work_->run(sql::audit_head_save, row, by));
    static_cast<void>(saved);
    co_return Result<void>{};
}

Task<Result<void>> AuditSealer::seal(TenantId tenant, Deadline by) {
    const auto settings = auth::reading_as(tenant);
    for (bool more = true; more;) {
        CO_TRY(work, co_await pool_.begin(settings, by));
        CO_TRY(chain, co_await ChainHold::take(work, tenant, by));
        CO_TRY(left, co_await chain.seal(by));
        CO_TRY_VOID(co_await chain.save(by));
        CO_TRY_VOID(co_await work.commit(by));
        more = left;
    }
    co_return Result<void>{};
}

Task<Result<void>> AuditSealer::seal_all(Deadline by) {
    CO_TRY(all, co_await auth::all_tenants(pool_, by));
    for (const auto tenant : all) {
        const auto settings = auth::reading_as(tenant);
        const auto params = pg::Params::of(tenant);
        CO_TRY(waiting, co_await pool_.read(settings, sql::audit_waiting, params, by));
        if (!waiting.empty()) CO_TRY_VOID(co_await seal(tenant, by));
    }
    co_return Result<void>{};
}

Task<Result<void>> AuditSealer::retire(TenantId tenant, Date month, Deadline by) {
    const auto settings = auth::reading_as(tenant);
    CO_TRY(work, co_await pool_.begin(settings, by));
    CO_TRY(chain, co_await ChainHold::take(work, tenant, by));
    const auto params = pg::Params::of(tenant, month);
    CO_TRY(said, co_await work.run(sql::audit_retired, params, by));
    if (said.boolean(0, 0)) co_return Result<void>{};
    Seal seal;
    seal.kind = SealKind::retention;
    seal.month = month;
    CO_TRY_VOID(co_await chain.add(std::move(seal), by));
    CO_TRY_VOID(co_await chain.save(by));
    co_return co_await work.commit(by);
}

/// The chains say it first: a crash in between leaves rows that nobody asks for any more, and the next pass drops them.
Task<Result<void>> AuditSealer::keep_parts(Deadline by) {
    const pg::Settings nobody;
    const pg::Params nothing;
    CO_TRY(made, co_await pool_.write(nobody, sql::audit_make_parts, nothing, by));
    static_cast<void>(made);
    const auto kept = pg::Params::of(months_kept_);
    CO_TRY(old, co_await pool_.read(nobody, sql::audit_old_parts, kept, by));
    if (old.empty()) co_return Result<void>{};
    CO_TRY(all, co_await auth::all_tenants(pool_, by));
    for (int row = 0; row < old.size(); ++row) {
        const auto month = old.date(row, 0);
        for (const auto tenant : all) CO_TRY_VOID(co_await retire(tenant, month, by));
        const auto params = pg::Params::of(month);
        CO_TRY(dropped, co_await pool_.write(nobody, sql::audit_drop_part, params, by));
        static_cast<void>(dropped);
    }
    co_return Result<void>{};
}

}  // namespace orderline::actions
