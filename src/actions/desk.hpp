// actions/desk.hpp: where open drafts are edited, presented and accepted: one at a time each, every change one statement.
#pragma once
#include <cstdint>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>
#include "actions/saver.hpp"
#include "actions/tenants.hpp"
#include "async/deadline.hpp"
#include "async/one_shot.hpp"
#include "async/runtime.hpp"
#include "domain/access.hpp"
#include "domain/draft.hpp"
#include "pg/pool.hpp"

namespace orderline::actions {

using Asker = std::shared_ptr<const Principal>;

struct AcceptedOrder {
    OrderId id;
    std::int64_t number = 0;
};

/// What became of a change that was kept, or had been kept when it came the first time.
struct Kept {
    std::int64_t version = 0;
    Sha256 digest{};
    Totals totals;
    Currency currency{};
    DraftStatus status = DraftStatus::draft;
    std::string kind, effect;           // as in draft_operations: "put_line", {"item":{…}}
    bool replayed = false;
    std::optional<AcceptedOrder> order; // of an accept
};

struct EditRequest {
    OperationId id;
    std::string device;
    std::optional<std::int64_t> expected_version;
    Operation operation;  // of a PutLine, `line` needs only product and quantity: the desk prices it
};

struct AcceptRequest {
    Seen seen;
    std::string idempotency_key;
    std::string device;
    std::string channel;  // "button", "read_back"
};

/// Open drafts stand here in memory, each with the queue of what is to be done with it. Changes are applied by the pure
/// rules and flushed as one statement that compares the version and sets the next one; while a flush is under way the next
/// ones gather, and go out together. Another server, or psql, may change the same draft: the comparison fails then, the
/// draft is read anew and the changes are applied again. Nothing is answered before its commit is known.
class Desk {
public:
    Desk(Runtime& runtime, pg::Pool& pool, Tenants& tenants);
    ~Desk();

    /// The same operation id again is answered as the first time, with `replayed`.
    /// Errors: forbidden, not_found, those of orderline::apply, conflict draft_changed (another version than expected),
    /// too_many, unavailable (outcome_unknown once `by` has passed: then repeat it with the same id).
    Task<Result<Kept>> edit(Asker who, DraftId draft, EditRequest request, Deadline by);

    Task<Result<Kept>> present(Asker who, DraftId draft, std::string device, Deadline by);
    Task<Result<Kept>> decline(Asker who, DraftId draft, std::string reason, std::string device, Deadline by);

    /// Exactly once: the same key again, or the same version and digest again, gives the same order.
    /// Errors: as edit, and conflict idempotency_key_reused (the key came with another version or digest before),
    /// draft_changed, already_accepted, draft_closed, product_unavailable.
    Task<Result<Kept>> accept(Asker who, DraftId draft, AcceptRequest request, Deadline by);

    static constexpr std::size_t open_max = 4000;        // drafts in memory; the one unused longest leaves first
    static constexpr std::size_t waiting_max = 256;      // changes that may wait for one draft
    static constexpr std::size_t batch_max = 64;         // edits in one statement
    static constexpr int attempts_max = 20;              // after so many lost comparisons a change is refused

private:
    struct Edit {
        EditRequest request;
        bool has_facts = false;
        std::optional<Error> unpriced = std::nullopt;  // why a new line cannot be: it may have been put before all the same
    };
    struct Present {};
    struct Decline { std::string reason; };
    struct Accept { AcceptRequest request; };
    using Action = std::variant<Present, Edit, Decline, Accept>;
    struct Pending {
        Asker who;
        std::string device;
        OperationId id;
        Action action;
        int attempts = 0;
        bool waited_for_writer = false;
        OneShot<Result<Kept>> answer;
    };
    using PendingPtr = std::shared_ptr<Pending>;
    struct Open;
    using OpenPtr = std::shared_ptr<Open>;
    struct Batch;

    OpenPtr open(TenantId tenant, DraftId draft);
    /// Puts it into the draft's queue and waits for what becomes of it.
    Task<Result<Kept>> submit(Asker who, DraftId draft, std::string device, OperationId id, Action action, Deadline by);
    Task<void> work(OpenPtr open);
    Task<Result<void>> load(Open& open);
    static bool knows_newer(const Pending& pending, const Draft& draft);
    Task<Result<void>> wait_for_writer(const Open& open);

    Task<void> flush_edits(Open& open);
    Task<void> save(Open& open, Batch batch);
    static std::string save_json(Open& open, const Batch& batch);
    Task<void> refuse_or_replay(Open& open, std::vector<std::pair<PendingPtr, Error>> refused);
    Task<void> change_status(Open& open);
    Task<Result<Kept>> do_present(Open& open, Pending& pending);
    Task<Result<Kept>> do_decline(Open& open, Pending& pending);
    Task<Result<Kept>> do_accept(Open& open, Pending& pending);
    Task<Result<Kept>> accepted_before(const Pending& pending, DraftId draft);
    Task<Result<Line>> priced_line(const Principal& who, const PutLine& put, Deadline by);

    Runtime& runtime_;
    pg::Pool& pool_;
    Tenants& tenants_;
    Saver saver_;
    std::list<OpenPtr> used_;  // latest first
    std::unordered_map<std::string, std::list<OpenPtr>::iterator> by_key_;
};

}  // namespace orderline::actions
