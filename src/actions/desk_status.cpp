// actions/desk_status.cpp: presenting, declining and accepting a draft: each one statement that compares the version.
#include <algorithm>
#include "actions/catalogue.hpp"
#include "actions/desk.hpp"
#include "actions/desk_open.hpp"
#include "actions/sql.hpp"
#include "actions/stored_draft.hpp"
#include "auth/settings.hpp"
#include "pg/error.hpp"

namespace orderline::actions {
namespace {

constexpr std::string_view lost_comparison = "lost_comparison";  // the draft was changed elsewhere: read it and try again

std::unexpected<Error> changed_elsewhere() { return fail(Code::conflict, lost_comparison, {}); }

struct LineColumns {
    std::vector<std::string> products, skus, descriptions, units, quantities, prices, totals, taxes;

    explicit LineColumns(const std::vector<Line>& lines) {
        for (const auto& line : lines) {
            products.push_back(to_text(line.product));
            skus.push_back(line.sku);
            descriptions.push_back(line.description);
            units.push_back(line.unit);
            quantities.push_back(std::to_string(line.quantity.thousandths));
            prices.push_back(std::to_string(line.unit_price_minor));
            totals.push_back(std::to_string(line_total_minor(line)));
            taxes.push_back(std::to_string(line_tax_minor(line)));
        }
    }

    void append_to(pg::Params& params) const {
        for (const auto* column : {&products, &skus, &descriptions, &units, &quantities, &prices, &totals, &taxes}) {
            params.add(pg::array_text(*column));
        }
    }
};

/// A key used again must come with the same request.
Sha256 hash_of(DraftId draft, const Seen& seen) {
    return sha256(to_text(draft) + ":" + std::to_string(seen.version) + ":" + to_hex(seen.digest));
}

std::vector<ProductId> unavailable_of(const Draft& draft, const Priced& priced) {
    std::vector<ProductId> gone;
    for (const auto& line : draft.lines) {
        const auto found = std::ranges::find(priced.products, line.product, &Product::id);
        if (found == priced.products.end() || !found->active) gone.push_back(line.product);
    }
    return gone;
}

}  // namespace

Task<void> Desk::change_status(Open& open) {
    const auto pending = open.waiting.front();
    open.waiting.pop_front();
    const bool was_fresh = std::exchange(open.fresh, false);
    Result<Kept> kept = fail(Code::internal, "internal", "Something went wrong on our side.");
    if (std::holds_alternative<Present>(pending->action)) kept = co_await do_present(open, *pending);
    else if (std::holds_alternative<Decline>(pending->action)) kept = co_await do_decline(open, *pending);
    else kept = co_await do_accept(open, *pending);

    const bool lost = !kept && kept.error().reason == lost_comparison;
    const bool maybe_stale = !kept && !was_fresh && kept.error().code == Code::conflict;
    if (!kept) open.forget();
    if (maybe_stale || lost) {
        if (++pending->attempts < attempts_max) {
            open.waiting.push_front(pending);
            co_return;
        }
        if (lost) kept = fail(Code::conflict, "conflict", "The draft is being changed by many. Try again.");
    }
    pending->answer.set(std::move(kept));
}

Task<Result<Kept>> Desk::do_present(Open& open, Pending& pending) {
    CO_TRY(shown, orderline::present(*open.draft, now()));
    auto kept = kept_of(shown, "present", "{}");
    const Principal& who = *pending.who;
    CO_TRY(rows, co_await pool_.write(
                     auth::settings_for(who), sql::draft_present,
                     pg::Params::of(open.tenant, open.id, open.draft->version, Bytes{kept.digest}, pending.id,
                                    kept.totals.subtotal_minor, kept.totals.tax_minor, kept.totals.total_minor,
                                    to_text(who.kind), to_text(who.actor), who.name, pending.device, now()),
                     Deadline::in(desk_step)));
    if (rows.empty()) co_return changed_elsewhere();
    open.draft = std::move(shown);
    co_return kept;
}

Task<Result<Kept>> Desk::do_decline(Open& open, Pending& pending) {
    CO_TRY(closed, orderline::decline(*open.draft, now()));
    const auto& reason = std::get<Decline>(pending.action).reason;
    JsonWriter effect;
    effect.open('{').key("reason").text(reason).close('}');
    auto kept = kept_of(closed, "decline", effect.take());
    const Principal& who = *pending.who;
    CO_TRY(rows, co_await pool_.write(auth::settings_for(who), sql::draft_decline,
                                      pg::Params::of(open.tenant, open.id, open.draft->version, reason, pending.id,
                                                     kept.effect, to_text(who.kind), to_text(who.actor), who.name,
                                                     pending.device),
                                      Deadline::in(desk_step)));
    if (rows.empty()) co_return changed_elsewhere();
    open.draft = std::move(closed);
    co_return kept;
}

/// The answer to a key that was used before, if it was.
Task<Result<Kept>> Desk::accepted_before(const Pending& pending, DraftId draft) {
    const auto& request = std::get<Accept>(pending.action).request;
    const auto tenant = pending.who->tenant;
    CO_TRY(rows, co_await pool_.read(auth::reading_as(tenant), sql::idempotency_find,
                                     pg::Params::of(tenant, actor_text(*pending.who), request.idempotency_key),
                                     Deadline::in(desk_step)));
    if (rows.empty() || rows.null(0, 1)) co_return fail(Code::not_found, "not_found", {});
    const auto hash = hash_of(draft, request.seen);
    if (!std::ranges::equal(rows.bytes(0, 0), hash)) {
        co_return fail(Code::conflict, "idempotency_key_reused",
                       "This Idempotency-Key was used for another request. Use a new one for each order.");
    }
    Kept kept;
    kept.version = request.seen.version;
    kept.digest = request.seen.digest;
    kept.status = DraftStatus::accepted;
    kept.kind = "accept";
    kept.replayed = true;
    kept.order = AcceptedOrder{rows.id<OrderId>(0, 1), rows.integer(0, 2)};
    co_return kept;
}

Task<Result<Kept>> Desk::do_accept(Open& open, Pending& pending) {
    const auto& request = std::get<Accept>(pending.action).request;
    auto before = co_await accepted_before(pending, open.id);
    if (before || before.error().code != Code::not_found) co_return before;

    // Another key, but the same version and digest: the customer means the same order.
    if (open.draft->accepted == request.seen && open.order) {
        auto kept = kept_of(*open.draft, "accept", "{}");
        kept.replayed = true;
        kept.order = open.order;
        co_return kept;
    }
    std::vector<ProductId> products;
    for (const auto& line : open.draft->lines) products.push_back(line.product);
    CO_TRY(priced, co_await read_products(pool_, open.tenant, products, Deadline::in(desk_step)));
    CO_TRY(accepted, orderline::accept(*open.draft, request.seen, unavailable_of(*open.draft, priced), now()));

    const Principal& who = *pending.who;
    JsonWriter effect;
    effect.open('{').key("channel").text(request.channel).close('}');
    auto kept = kept_of(accepted, "accept", effect.take());
    const auto order = new_id<OrderId>();
    auto params = pg::Params::of(open.tenant, open.id, open.draft->version, Bytes{request.seen.digest}, order,
                                 snapshot_json(accepted), actor_text(who) + " " + request.channel, pending.id, kept.effect,
                                 to_text(who.kind), to_text(who.actor), who.name, pending.device, request.idempotency_key,
                                 actor_text(who), Bytes{hash_of(open.id, request.seen)}, kept.totals.subtotal_minor,
                                 kept.totals.tax_minor, kept.totals.total_minor, to_text(accepted.currency), now());
    LineColumns{accepted.lines}.append_to(params);
    auto rows = co_await pool_.write(auth::settings_for(who), sql::draft_accept, params, Deadline::in(desk_step));
    if (!rows) {
        const bool raced = pg::constraint_of(rows.error()) == "idempotency_keys_pkey" ||
                           pg::constraint_of(rows.error()) == "orders_draft_id_key";
        if (raced) co_return changed_elsewhere();
        co_return std::unexpected(rows.error());
    }
    if (rows->empty()) co_return changed_elsewhere();
    open.order = AcceptedOrder{order, rows->integer(0, 0)};
    open.draft = std::move(accepted);
    kept.order = open.order;
    co_return kept;
}

}  // namespace orderline::actions
