// actions/call_briefings.hpp: the briefing of a call as it is shown, from the call cache for as long as nothing of it has changed.
#pragma once
#include "actions/briefing.hpp"
#include "actions/call_cache.hpp"

namespace orderline::actions {

class CallBriefings {
public:
    /// How a briefing is written down; its JSON is none of ours.
    using Show = CallMaterial (*)(const Briefing&);

    CallBriefings(pg::Pool& pool, Briefings& briefings, CallCache& cache, Show show)
        : pool_{pool}, briefings_{briefings}, cache_{cache}, show_{show} {}

    /// Of the call of a draft. A link may read that of its own draft. Errors: forbidden, not_found, timeout, unavailable.
    Task<Result<CallMaterial>> of_draft(Asker who, DraftId draft, Deadline by);
    /// Of a call with this customer, whoever asks: who may is the caller's to know. Errors: timeout, unavailable.
    Task<Result<CallMaterial>> of_call(Asker who, CallId call, CustomerId customer, Deadline by);

private:
    pg::Pool& pool_;
    Briefings& briefings_;
    CallCache& cache_;
    Show show_;
};

}  // namespace orderline::actions
