// actions/desk_open.hpp: what the desk holds of one open draft. Private to desk*.cpp.
#pragma once
#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <vector>
#include "actions/desk.hpp"

namespace orderline::actions {

struct Desk::Open {
    std::string key;
    TenantId tenant;
    DraftId id;
    CustomerId customer;
    CallId call;
    std::optional<Draft> draft;           // none: to be read before the next change
    std::optional<AcceptedOrder> order;   // of an accepted one
    bool fresh = false;                   // read since the last change: what it refuses is refused
    bool working = false;
    std::deque<PendingPtr> waiting;
    std::vector<std::pair<Line, std::string>> rendered;  // lines as they were stored last

    std::string items(const Draft& after);
    void forget() {
        draft.reset();
        fresh = false;
    }
};

/// Edits that go out in one statement, each with the draft after it.
struct Desk::Batch {
    struct One {
        PendingPtr pending;
        Kept kept;
    };
    std::vector<One> ones;
    Draft after;
};

/// Reason of the answer that flush_edits gives edit(): the draft has no such line yet, so the product must be priced.
inline constexpr std::string_view needs_facts = "needs_facts";

/// A step of the desk may take this long in Postgres; callers wait longer.
inline constexpr std::chrono::seconds desk_step{4};

/// What the answer to a kept change says of the draft after it.
Kept kept_of(const Draft& after, std::string_view kind, std::string effect);

}  // namespace orderline::actions
