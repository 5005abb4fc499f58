// actions/desk_edits.cpp: edits of one draft: applied by the rules, flushed together, answered after their commit.
#include <algorithm>
#include "actions/desk.hpp"
#include "actions/desk_open.hpp"
#include "actions/sql.hpp"
#include "actions/stored_draft.hpp"
#include "auth/settings.hpp"
#include "pg/error.hpp"

namespace orderline::actions {
namespace {

/// Columns of the trail, an element per edit, in the order of draft_save.sql.
struct TrailColumns {
    std::vector<std::string> ids, versions, kinds, effects, subtotals, taxes, totals, digests, actor_kinds, actors, names,
        devices;

    void add(const Principal& who, const OperationId& id, const std::string& device, const Kept& kept) {
        ids.push_back(to_text(id));
        versions.push_back(std::to_string(kept.version));
        kinds.push_back(kept.kind);
        effects.push_back(kept.effect);
        subtotals.push_back(std::to_string(kept.totals.subtotal_minor));
        taxes.push_back(std::to_string(kept.totals.tax_minor));
        totals.push_back(std::to_string(kept.totals.total_minor));
        digests.push_back("\\x" + to_hex(kept.digest));
        actor_kinds.emplace_back(to_text(who.kind));
        actors.push_back(to_text(who.actor));
        names.push_back(who.name);
        devices.push_back(device);
    }

    void append_to(pg::Params& params) const {
        for (const auto* column : {&ids, &versions, &kinds, &effects, &subtotals, &taxes, &totals, &digests, &actor_kinds,
                                   &actors, &names, &devices}) {
            params.add(pg::array_text(*column));
        }
    }
};

std::optional<UserId> user_of(const Principal& who) {
    if (who.kind != ActorKind::user) return std::nullopt;
    return UserId{who.actor};
}

Kept read_kept(const pg::Rows& rows, int row, const Currency& currency) {
    Kept kept;
    kept.version = rows.integer(row, 1);
    kept.kind = rows.text(row, 2);
    kept.effect = rows.text(row, 3);
    kept.status = parse_draft_status(rows.text(row, 4)).value_or(DraftStatus::draft);
    kept.totals = {rows.maybe_integer(row, 5).value_or(0), rows.maybe_integer(row, 6).value_or(0),
                   rows.maybe_integer(row, 7).value_or(0)};
    if (!rows.null(row, 8) && rows.bytes(row, 8).size() == kept.digest.size()) {
        std::ranges::copy(rows.bytes(row, 8), kept.digest.begin());
    }
    kept.currency = currency;
    kept.replayed = true;
    return kept;
}

}  // namespace

Task<void> Desk::flush_edits(Open& open) {
    Batch batch;
    batch.after = *open.draft;
    std::vector<std::pair<PendingPtr, Error>> refused;
    std::vector<PendingPtr> taken;
    const Instant at = now();
    while (!open.waiting.empty() && batch.ones.size() < batch_max) {
        const auto pending = open.waiting.front();
        const auto* edit = std::get_if<Edit>(&pending->action);
        // The same operation twice: the second one waits until the first is kept, and is then answered from the trail.
        const bool twice = std::ranges::any_of(batch.ones, [&](const auto& one) { return one.pending->id == pending->id; });
        if (!edit || twice) break;
        open.waiting.pop_front();

        const auto& request = edit->request;
        const auto* put = std::get_if<PutLine>(&request.operation);
        if (put && !edit->has_facts && !find_line(batch.after, put->line.product)) {
            pending->answer.set(fail(Code::internal, needs_facts, {}));
            continue;
        }
        taken.push_back(pending);
        if (request.expected_version && *request.expected_version != batch.after.version) {
            refused.emplace_back(pending, Error{Code::conflict, "draft_changed",
                                                "The draft was changed meanwhile. Look at it and try again.", {}});
            continue;
        }
        auto after = apply(batch.after, request.operation, at);
        if (!after) {
            refused.emplace_back(pending, after.error());
            continue;
        }
        batch.after = *std::move(after);
        batch.ones.push_back({pending, kept_of(batch.after, kind_of(request.operation), effect_json(request.operation, batch.after))});
    }
    if (!refused.empty() && !open.fresh) {
        // Refused by what is remembered: read the draft before saying no.
        open.waiting.insert(open.waiting.begin(), taken.begin(), taken.end());
        open.forget();
        co_return;
    }
    open.fresh = false;
    if (!refused.empty()) co_await refuse_or_replay(open, std::move(refused));
    if (!batch.ones.empty()) co_await save(open, std::move(batch));
}

Task<void> Desk::save(Open& open, Batch batch) {
    const Draft& after = batch.after;
    const auto& last = batch.ones.back();
    auto params = pg::Params::of(open.tenant, open.id, open.draft->version, after.version,
                                 items_json(after.lines, after.currency), after.note, after.delivery_date,
                                 last.kept.totals.subtotal_minor, last.kept.totals.tax_minor, last.kept.totals.total_minor,
                                 Bytes{last.kept.digest}, user_of(*last.pending->who), last.pending->device);
    TrailColumns trail;
    for (const auto& one : batch.ones) trail.add(*one.pending->who, one.pending->id, one.pending->device, one.kept);
    trail.append_to(params);

    auto saved = co_await pool_.write(auth::reading_as(open.tenant), sql::draft_save, params, Deadline::in(desk_step));
    if (saved && !saved->empty()) {
        open.draft = std::move(batch.after);
        for (auto& one : batch.ones) one.pending->answer.set(std::move(one.kept));
        co_return;
    }
    open.forget();
    std::vector<PendingPtr> again;
    for (const auto& one : batch.ones) {
        if (++one.pending->attempts < attempts_max) again.push_back(one.pending);
        else one.pending->answer.set(fail(Code::conflict, "conflict", "The draft is being changed by many. Try again."));
    }
    if (!saved) {
        const bool kept_before = pg::constraint_of(saved.error()) == "draft_operations_pkey";
        if (!kept_before) {
            for (const auto& pending : again) pending->answer.set(std::unexpected(saved.error()));
            co_return;
        }
        std::vector<std::pair<PendingPtr, Error>> maybe_replays;
        for (const auto& pending : again) maybe_replays.emplace_back(pending, Error{Code::internal, "not_replayed", {}, {}});
        co_await refuse_or_replay(open, std::move(maybe_replays));
        co_return;
    }
    open.waiting.insert(open.waiting.begin(), again.begin(), again.end());
}

/// Answers each: as the first time if that operation was kept before, else with its error; what merely collided
/// ("not_replayed") goes back to the front of the queue.
Task<void> Desk::refuse_or_replay(Open& open, std::vector<std::pair<PendingPtr, Error>> refused) {
    std::vector<std::string> ids;
    for (const auto& [pending, error] : refused) ids.push_back(to_text(pending->id));
    auto found = co_await pool_.read(auth::reading_as(open.tenant), sql::operations_find,
                                     pg::Params::of(open.tenant, open.id, pg::array_text(ids)), Deadline::in(desk_step));
    std::unordered_map<OperationId, Kept> before;
    if (found) {
        const auto facts = co_await tenants_.facts(open.tenant, Deadline::in(desk_step));
        const Currency currency = open.draft ? open.draft->currency : facts ? (*facts)->currency : Currency{};
        for (int row = 0; row < found->size(); ++row) {
            before.emplace(found->id<OperationId>(row, 0), read_kept(*found, row, currency));
        }
    }
    for (auto one = refused.rbegin(); one != refused.rend(); ++one) {
        auto& [pending, error] = *one;
        if (const auto known = before.find(pending->id); known != before.end()) pending->answer.set(known->second);
        else if (!found) pending->answer.set(std::unexpected(found.error()));
        else if (error.reason == "not_replayed") open.waiting.push_front(pending);
        else pending->answer.set(std::unexpected(std::move(error)));
    }
}

}  // namespace orderline::actions
