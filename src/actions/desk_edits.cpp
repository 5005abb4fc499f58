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

void append_kept(JsonWriter& out, const Kept& kept, const std::string& digest) {
    out.key("subtotal").integer(kept.totals.subtotal_minor).key("tax").integer(kept.totals.tax_minor);
    out.key("total").integer(kept.totals.total_minor).key("digest").text(digest);
}

std::string as_bytea(const Sha256& digest) { return "\\x" + to_hex(digest); }

void append_date(JsonWriter& out, const std::optional<Date>& date) {
    if (date) out.text(to_text(*date));
    else out.null();
}

void append_edit(JsonWriter& out, const Principal& who, const OperationId& id, const std::string& device, const Kept& kept) {
    out.open('{').key("id").text(to_text(id)).key("version").integer(kept.version).key("kind").text(kept.kind);
    out.key("effect").raw(kept.effect);
    append_kept(out, kept, as_bytea(kept.digest));
    out.key("actor_kind").text(to_text(who.kind)).key("actor").text(to_text(who.actor));
    out.key("actor_name").text(who.name).key("device").text(device).close('}');
}

Kept read_kept(const pg::Rows& rows, int row, const Currency& tenant_currency) {
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
    kept.currency = rows.null(row, 9) ? tenant_currency : parse_currency(rows.text(row, 9)).value_or(tenant_currency);
    kept.replayed = true;
    return kept;
}

Result<Draft> after_edit(const Draft& draft, const EditRequest& request, const std::optional<Error>& unpriced, Instant at) {
    if (request.expected_version && *request.expected_version != draft.version) {
        return fail(Code::conflict, "draft_changed", "The draft was changed meanwhile. Look at it and try again.");
    }
    const auto* put = std::get_if<PutLine>(&request.operation);
    if (put && unpriced && !find_line(draft, put->line.product)) return std::unexpected(*unpriced);
    return apply(draft, request.operation, at);
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

        const auto& request = edit->request;
        const auto* put = std::get_if<PutLine>(&request.operation);
        if (put && !edit->has_facts && !find_line(batch.after, put->line.product)) {
            open.waiting.pop_front();
            pending->answer.set(fail(Code::internal, needs_facts, {}));
            continue;
        }
        auto after = after_edit(batch.after, request, edit->unpriced, at);
        // No is said only of what is saved: a change before it may yet turn out to have been kept already, or not at all.
        if (!after && !batch.ones.empty()) break;
        open.waiting.pop_front();
        taken.push_back(pending);
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

/// The lines as they are stored; only those that changed since the last time are written out anew.
std::string Desk::Open::items(const Draft& after) {
    rendered.resize(after.lines.size());
    JsonWriter list;
    list.open('[');
    for (std::size_t i = 0; i < after.lines.size(); ++i) {
        auto& [line, text] = rendered[i];
        if (text.empty() || line != after.lines[i]) {
            JsonWriter one;
            append_item(one, after.lines[i], after.currency);
            line = after.lines[i];
            text = one.take();
        }
        list.raw(text);
    }
    return list.close(']').take();
}

/// One element of the list that draft_save.sql takes.
std::string Desk::save_json(Open& open, const Batch& batch) {
    const auto& last = batch.ones.back();
    JsonWriter out;
    out.open('{').key("id").text(to_text(open.id)).key("before").integer(open.draft->version);
    out.key("status").text(to_text(open.draft->status));
    out.key("after").integer(batch.after.version).key("items").raw(open.items(batch.after));
    out.key("note").text(batch.after.note).key("delivery_date");
    append_date(out, batch.after.delivery_date);
    append_kept(out, last.kept, as_bytea(last.kept.digest));
    out.key("changed_by");
    if (last.pending->who->kind == ActorKind::user) out.text(to_text(last.pending->who->actor));
    else out.null();
    out.key("device").text(last.pending->device).key("edits").open('[');
    for (const auto& one : batch.ones) append_edit(out, *one.pending->who, one.pending->id, one.pending->device, one.kept);
    return out.close(']').close('}').take();
}

Task<void> Desk::save(Open& open, Batch batch) {
    auto saved = co_await saver_.save(open.tenant, open.id, save_json(open, batch));
    if (saved && *saved) {
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
    const auto facts = co_await tenants_.facts(open.tenant, Deadline::in(desk_step));
    if (found && !facts) found = std::unexpected(facts.error());
    std::unordered_map<OperationId, Kept> before;
    for (int row = 0; found && row < found->size(); ++row) {
        before.emplace(found->id<OperationId>(row, 0), read_kept(*found, row, (*facts)->currency));
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
