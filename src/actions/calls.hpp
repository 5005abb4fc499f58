// actions/calls.hpp: starting a call with a proposed draft and a link, and ending it with an outcome.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include "actions/briefing.hpp"
#include "actions/records.hpp"

namespace orderline::actions {

inline constexpr std::chrono::hours draft_life{72};  // and its link's

/// What admits the customer to the call's draft: a row of draft_links; auth::Links makes its text.
struct CallLink {
    std::int64_t id = 0;
    Instant expires_at;
};

struct StartedCall {
    CallId call;
    DraftId draft;
    CallLink link;
};

struct CallEnd {
    std::string outcome;  // of call_outcome
    std::optional<std::string> notes;
    std::optional<Instant> follow_up_at;
};

class Calls {
public:
    Calls(pg::Pool& pool, Tenants& tenants, Briefings& briefings) : pool_{pool}, tenants_{tenants}, briefings_{briefings} {}

    /// The call, its draft with the proposed lines and the customer's link, made in one statement.
    /// Errors: forbidden, not_found (no such customer), bad_request (purpose, direction), timeout, unavailable.
    Task<Result<StartedCall>> start(Asker who, CustomerId customer, std::string purpose, std::string direction, Deadline by);

    /// The link of a call for who may start calls, so that an agent can send it again; none once it has expired or was
    /// revoked. Errors: timeout, unavailable.
    Task<Result<std::optional<CallLink>>> link(Asker who, CallId call, Deadline by);

    /// Errors: forbidden, not_found, bad_request, conflict call_ended (it has an outcome already).
    Task<Result<void>> end(Asker who, CallId call, CallEnd end, Deadline by);

private:
    pg::Pool& pool_;
    Tenants& tenants_;
    Briefings& briefings_;
};

}  // namespace orderline::actions
