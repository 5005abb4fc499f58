// actions/desk.cpp: the queue of each open draft, and who may put something into it.
#include "actions/desk.hpp"
#include "actions/catalogue.hpp"
#include "actions/desk_open.hpp"
#include "actions/sql.hpp"
#include "actions/stored_draft.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {
namespace {

std::optional<Seen> read_seen(const pg::Rows& rows, int version, int digest) {
    if (rows.null(0, version) || rows.null(0, digest) || rows.bytes(0, digest).size() != sizeof(Sha256)) return std::nullopt;
    Seen seen{rows.integer(0, version), {}};
    std::ranges::copy(rows.bytes(0, digest), seen.digest.begin());
    return seen;
}

std::unexpected<Error> not_found() { return fail(Code::not_found, "not_found", "There is no such draft."); }

}  // namespace

Kept kept_of(const Draft& after, std::string_view kind, std::string effect) {
    Kept kept;
    kept.version = after.version;
    kept.digest = digest_of(after);
    kept.totals = totals_of(after);
    kept.currency = after.currency;
    kept.status = after.status;
    kept.kind = kind;
    kept.effect = std::move(effect);
    return kept;
}

Desk::Desk(Runtime& runtime, pg::Pool& pool, Tenants& tenants) : runtime_{runtime}, pool_{pool}, tenants_{tenants} {}
Desk::~Desk() = default;

Desk::OpenPtr Desk::open(TenantId tenant, DraftId draft) {
    std::string key{as_text(tenant.bytes)};
    key += as_text(draft.bytes);
    if (const auto known = by_key_.find(key); known != by_key_.end()) {
        used_.splice(used_.begin(), used_, known->second);
        return *known->second;
    }
    if (used_.size() >= open_max) {
        // A draft that is being worked on stays; its worker holds it anyway, but two workers of one draft must not be.
        for (auto last = std::prev(used_.end()); last != used_.begin(); --last) {
            if ((*last)->working) continue;
            by_key_.erase((*last)->key);
            used_.erase(last);
            break;
        }
    }
    auto made = std::make_shared<Open>();
    made->key = key;
    made->tenant = tenant;
    made->id = draft;
    used_.push_front(made);
    by_key_[std::move(key)] = used_.begin();
    return made;
}

Task<Result<Kept>> Desk::submit(PendingPtr pending, DraftId draft) {
    const auto one = open(pending->who->tenant, draft);
    if (one->waiting.size() >= waiting_max) {
        co_return fail(Code::too_many, "too_many_requests", "Too many changes at once. Try again in a moment.");
    }
    one->waiting.push_back(pending);
    if (!one->working) {
        one->working = true;
        runtime_.spawn("draft", work(one));
    }
    co_return co_await pending->answer.wait();
}

Task<void> Desk::work(OpenPtr open) {
    while (!open->waiting.empty()) {
        if (!open->draft) {
            auto loaded = co_await load(*open);
            if (!loaded) {
                for (const auto& pending : std::exchange(open->waiting, {})) {
                    pending->answer.set(std::unexpected(loaded.error()));
                }
                break;
            }
        }
        if (std::holds_alternative<Edit>(open->waiting.front()->action)) co_await flush_edits(*open);
        else co_await change_status(*open);
    }
    open->working = false;
}

Task<Result<void>> Desk::load(Open& open) {
    CO_TRY(rows, co_await pool_.read(auth::reading_as(open.tenant), sql::draft_load, pg::Params::of(open.tenant, open.id),
                                     Deadline::in(desk_step)));
    if (rows.empty()) co_return not_found();
    CO_TRY(facts, co_await tenants_.facts(open.tenant, Deadline::in(desk_step)));
    Draft draft;
    draft.id = open.id;
    open.customer = rows.id<CustomerId>(0, 0);
    open.call = rows.id<CallId>(0, 1);
    draft.status = parse_draft_status(rows.text(0, 2)).value_or(DraftStatus::expired);
    draft.version = rows.integer(0, 3);
    draft.currency = rows.null(0, 4) ? facts->currency : parse_currency(rows.text(0, 4)).value_or(facts->currency);
    CO_TRY(lines, read_items(rows.text(0, 5), draft.currency));
    draft.lines = std::move(lines);
    draft.note = rows.text(0, 6);
    draft.delivery_date = rows.maybe_date(0, 7);
    draft.expires_at = rows.maybe_instant(0, 8);
    draft.presented = read_seen(rows, 9, 10);
    draft.accepted = read_seen(rows, 11, 12);
    open.order.reset();
    if (!rows.null(0, 13)) open.order = AcceptedOrder{rows.id<OrderId>(0, 13), rows.maybe_integer(0, 14).value_or(0)};
    open.draft = std::move(draft);
    open.fresh = true;
    co_return Result<void>{};
}

Task<Result<Line>> Desk::priced_line(const Principal& who, const PutLine& put, Deadline by) {
    CO_TRY(facts, co_await tenants_.facts(who.tenant, by));
    CO_TRY(priced, co_await read_products(pool_, who.tenant, {put.line.product}, by));
    if (priced.products.empty()) co_return fail(Code::not_found, "not_found", "There is no such product.");
    Reason reason{ReasonCode::added, "Added by " + (who.name.empty() ? "this device" : who.name)};
    auto line = make_line(priced.products.front(), priced.specials, facts->taxes, facts->currency, put.line.quantity,
                          std::move(reason), now());
    if (line && line->price_origin == PriceOrigin::special) line->reason = {ReasonCode::special, "Special: " + line->special};
    co_return line;
}

Task<Result<Kept>> Desk::edit(Asker who, DraftId draft, EditRequest request, Deadline by) {
    if (!may(*who, Permission::drafts_write, draft)) {
        co_return fail(Code::forbidden, "forbidden", "You may not change this draft.");
    }
    const auto* put = std::get_if<PutLine>(&request.operation);
    if (put && put->manual_price_minor && !may(*who, Permission::prices_override, draft)) {
        co_return fail(Code::forbidden, "forbidden", "You may not set prices.");
    }
    auto pending = std::make_shared<Pending>();
    pending->who = who;
    pending->device = request.device;
    pending->id = request.id;
    pending->action = Edit{request, false};
    auto kept = co_await submit(pending, draft);
    if (kept || kept.error().reason != needs_facts) co_return kept;

    CO_TRY(line, co_await priced_line(*who, *put, by));
    std::get<PutLine>(request.operation).line = std::move(line);
    auto again = std::make_shared<Pending>();
    again->who = who;
    again->device = request.device;
    again->id = request.id;
    again->action = Edit{std::move(request), true};
    co_return co_await submit(again, draft);
}

Task<Result<Kept>> Desk::present(Asker who, DraftId draft, std::string device, Deadline) {
    if (!may(*who, Permission::drafts_write, draft) || who->only_draft) {
        co_return fail(Code::forbidden, "forbidden", "You may not present this draft.");
    }
    auto pending = std::make_shared<Pending>();
    pending->who = std::move(who);
    pending->device = std::move(device);
    pending->id = new_id<OperationId>();
    pending->action = Present{};
    co_return co_await submit(pending, draft);
}

Task<Result<Kept>> Desk::decline(Asker who, DraftId draft, std::string reason, std::string device, Deadline) {
    if (!may(*who, Permission::drafts_accept, draft)) {
        co_return fail(Code::forbidden, "forbidden", "You may not decline this draft.");
    }
    auto pending = std::make_shared<Pending>();
    pending->who = std::move(who);
    pending->device = std::move(device);
    pending->id = new_id<OperationId>();
    pending->action = Decline{std::move(reason)};
    co_return co_await submit(pending, draft);
}

Task<Result<Kept>> Desk::accept(Asker who, DraftId draft, AcceptRequest request, Deadline) {
    if (!may(*who, Permission::drafts_accept, draft)) {
        co_return fail(Code::forbidden, "forbidden", "You may not accept this draft.");
    }
    auto pending = std::make_shared<Pending>();
    pending->who = std::move(who);
    pending->device = request.device;
    pending->id = new_id<OperationId>();
    pending->action = Accept{std::move(request)};
    co_return co_await submit(pending, draft);
}

}  // namespace orderline::actions
