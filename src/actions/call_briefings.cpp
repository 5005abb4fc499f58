// actions/call_briefings.cpp: asks the cache first, and keeps in it what was not there.
#include "actions/call_briefings.hpp"
#include "actions/draft_rows.hpp"
#include "actions/sql.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {

Task<Result<CallMaterial>> CallBriefings::of_draft(Asker who, DraftId draft, Deadline by) {
    if (!may(*who, Permission::drafts_read, draft)) {
        if (who->only_draft) co_return no_such_draft();
        co_return fail(Code::forbidden, "forbidden", "You may not read drafts.");
    }
    CO_TRY(rows, co_await pool_.read(auth::reading_as(who->tenant), sql::draft_customer, pg::Params::of(who->tenant, draft), by));
    if (rows.empty()) co_return no_such_draft();
    co_return co_await of_call(std::move(who), rows.id<CallId>(0, 1), rows.id<CustomerId>(0, 0), by);
}

/// The state is read before what is shown: if something changes in between, what is kept is found by nobody.
Task<Result<CallMaterial>> CallBriefings::of_call(Asker who, CallId call, CustomerId customer, Deadline by) {
    const CallKey key{who->tenant, call};
    CO_TRY(choice, co_await briefings_.choose(who->tenant, customer, by));
    CO_TRY(state, co_await briefings_.state(who->tenant, choice, by));
    auto kept = co_await cache_.get(key, state, by);
    if (kept) co_return *std::move(kept);
    CO_TRY(briefing, co_await briefings_.briefing(std::move(who), choice, by));
    auto material = show_(briefing);
    co_await cache_.put(key, std::move(state), material, by);
    co_return material;
}

}  // namespace orderline::actions
