// actions/drafts.hpp: a draft as a screen shows it, and the trail of what happened to it.
#pragma once
#include <optional>
#include <string>
#include <vector>
#include "actions/desk.hpp"
#include "actions/stored_draft.hpp"
#include "actions/tenants.hpp"
#include "pg/pool.hpp"

namespace orderline::actions {

struct DraftView {
    Draft draft;
    CustomerId customer;
    std::string customer_name, company;
    CallId call;
    std::optional<AcceptedOrder> order;
    std::optional<Instant> presented_at, accepted_at, updated_at;
    Instant created_at;
    std::string last_actor_kind, last_actor_name, last_device;  // empty: nobody changed it yet
    std::optional<Instant> last_change_at;
    std::vector<ShownItem> shown;  // one per line of the draft
};

/// One row of draft_operations.
struct TrailEntry {
    std::int64_t version = 0;
    OperationId id;
    std::string kind, effect, status, actor_kind, actor_name, device;
    Totals totals;
    std::string digest;  // hex
    Instant at;
};

struct TrailPlace {
    Instant at;
    OperationId id;
};

class Drafts {
public:
    Drafts(pg::Pool& pool, Tenants& tenants) : pool_{pool}, tenants_{tenants} {}

    /// Errors: forbidden, not_found, timeout, unavailable.
    Task<Result<DraftView>> view(Asker who, DraftId draft, bool thumbnails, Deadline by);

    /// The kept operations after `version`, in their order; `truncated` if there are more than `count_max`.
    struct Missed {
        std::vector<TrailEntry> entries;
        bool truncated = false;
    };
    Task<Result<Missed>> operations_after(Asker who, DraftId draft, std::int64_t version, int count_max, Deadline by);

    /// Everything that happened, oldest first, a page at a time.
    Task<Result<std::vector<TrailEntry>>> history(Asker who, DraftId draft, std::optional<TrailPlace> after, int count_max,
                                                  Deadline by);

private:
    Task<Result<std::vector<ShownItem>>> shown_items(TenantId tenant, const Draft& draft, bool thumbnails, Deadline by);
    Result<void> check(const Principal& who, DraftId draft) const;

    pg::Pool& pool_;
    Tenants& tenants_;
};

}  // namespace orderline::actions
