// actions/desk.cpp: the queue of each open draft, and who may put something into it.
#include "actions/desk.hpp"
#include <boost/asio/steady_timer.hpp>
#include "actions/catalogue.hpp"
#include "actions/desk_open.hpp"
#include "actions/draft_rows.hpp"
#include "actions/sql.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {

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

namespace {

Error taking_too_long() {
    return {Code::unavailable, "outcome_unknown",
            "It took too long; it may have been kept all the same. Repeat it with the same operation id or key, or look.", {}};
}

}  // namespace

Desk::Desk(Runtime& runtime, pg::Pool& pool, Tenants& tenants) : runtime_{runtime}, pool_{pool}, tenants_{tenants}, saver_{runtime, pool} {}
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

Task<Result<Kept>> Desk::submit(Asker who, DraftId draft, std::string device, OperationId id, Action action,
                                 Deadline by) {
    const auto one = open(who->tenant, draft);
    if (one->waiting.size() >= waiting_max) {
        co_return fail(Code::too_many, "too_many_requests", "Too many changes at once. Try again in a moment.");
    }
    auto pending = std::make_shared<Pending>();
    pending->who = std::move(who);
    pending->device = std::move(device);
    pending->id = id;
    pending->action = std::move(action);
    one->waiting.push_back(pending);
    if (!one->working) {
        one->working = true;
        runtime_.spawn("draft", work(one));
    }
    // The steps of a draft belong to everybody who waits for it, so they have limits of their own; one caller's limit is here.
    boost::asio::steady_timer limit{runtime_.io(), by.at};
    limit.async_wait([pending](const auto& cancelled) {
        if (!cancelled) pending->answer.set(std::unexpected(taking_too_long()));
    });
    co_return co_await pending->answer.wait();
}

Task<void> Desk::work(OpenPtr open) {
    while (!open->waiting.empty()) {
        const auto next = open->waiting.front();
        if (next->answer.is_set()) {  // nobody waits for it any more
            open->waiting.pop_front();
            continue;
        }
        if (!open->draft) {
            auto loaded = co_await load(*open);
            if (!loaded) {
                for (const auto& pending : std::exchange(open->waiting, {})) {
                    pending->answer.set(std::unexpected(loaded.error()));
                }
                break;
            }
        }
        if (!next->waited_for_writer && knows_newer(*next, *open->draft)) {
            if (open->fresh) {
                next->waited_for_writer = true;
                if (const auto waited = co_await wait_for_writer(*open); !waited) next->answer.set(std::unexpected(waited.error()));
            }
            open->forget();
            continue;
        }
        if (std::holds_alternative<Edit>(next->action)) co_await flush_edits(*open);
        else co_await change_status(*open);
    }
    open->working = false;
}

/// Whether who asks has seen a later version than this one.
bool Desk::knows_newer(const Pending& pending, const Draft& draft) {
    if (const auto* accept = std::get_if<Accept>(&pending.action)) return accept->request.seen.version > draft.version;
    const auto* edit = std::get_if<Edit>(&pending.action);
    return edit && edit->request.expected_version && *edit->request.expected_version > draft.version;
}

/// The change feed tells of a commit a moment before it can be read. Until then whoever made it has the row.
Task<Result<void>> Desk::wait_for_writer(const Open& open) {
    const auto row = pg::Params::of(open.tenant, open.id);
    const auto settings = auth::reading_as(open.tenant);
    CO_TRY(rows, co_await pool_.write(settings, sql::draft_wait, row, Deadline::in(desk_step)));
    static_cast<void>(rows);
    co_return Result<void>{};
}

Task<Result<void>> Desk::load(Open& open) {
    CO_TRY(rows, co_await pool_.read(auth::reading_as(open.tenant), sql::draft_load, pg::Params::of(open.tenant, open.id),
                                     Deadline::in(desk_step)));
    if (rows.empty()) co_return no_such_draft();
    CO_TRY(facts, co_await tenants_.facts(open.tenant, Deadline::in(desk_step)));
    CO_TRY(row, read_draft(rows, open.id, facts->currency));
    open.customer = row.customer;
    open.call = row.call;
    open.order = row.order;
    open.draft = std::move(row.draft);
    open.fresh = true;
    co_return Result<void>{};
}

Task<Result<Line>> Desk::priced_line(const Principal& who, const PutLine& put, Deadline by) {
    CO_TRY(facts, co_await tenants_.facts(who.tenant, by));
    const std::vector<ProductId> wanted(1, put.line.product);
    CO_TRY(priced, co_await read_products(pool_, who.tenant, wanted, by));
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
    // Actions are made before they are awaited with: GCC 12 destroys an aggregate made inside a co_await expression twice.
    Action first = Edit{request};
    auto kept = co_await submit(who, draft, request.device, request.id, std::move(first), by);
    if (kept || kept.error().reason != needs_facts) co_return kept;

    const auto id = request.id;
    std::string device = request.device;
    auto line = co_await priced_line(*who, *put, by);
    Edit priced{std::move(request), true};
    if (line) std::get<PutLine>(priced.request.operation).line = *std::move(line);
    else if (line.error().code == Code::not_found || line.error().code == Code::conflict) priced.unpriced = line.error();
    else co_return std::unexpected(line.error());
    Action second = std::move(priced);
    co_return co_await submit(std::move(who), draft, std::move(device), id, std::move(second), by);
}

Task<Result<Kept>> Desk::present(Asker who, DraftId draft, std::string device, Deadline by) {
    if (!may(*who, Permission::drafts_write, draft) || who->only_draft) {
        co_return fail(Code::forbidden, "forbidden", "You may not present this draft.");
    }
    Action action = Present{};
    co_return co_await submit(std::move(who), draft, std::move(device), new_id<OperationId>(), std::move(action), by);
}

Task<Result<Kept>> Desk::decline(Asker who, DraftId draft, std::string reason, std::string device, Deadline by) {
    if (!may(*who, Permission::drafts_accept, draft)) {
        co_return fail(Code::forbidden, "forbidden", "You may not decline this draft.");
    }
    Action action = Decline{std::move(reason)};
    co_return co_await submit(std::move(who), draft, std::move(device), new_id<OperationId>(), std::move(action), by);
}

Task<Result<Kept>> Desk::accept(Asker who, DraftId draft, AcceptRequest request, Deadline by) {
    if (!may(*who, Permission::drafts_accept, draft)) {
        co_return fail(Code::forbidden, "forbidden", "You may not accept this draft.");
    }
    std::string device = request.device;
    Action action = Accept{std::move(request)};
    co_return co_await submit(std::move(who), draft, std::move(device), new_id<OperationId>(), std::move(action), by);
}

}  // namespace orderline::actions
