// actions/saver.hpp: saves drafts of one tenant together: one statement, one commit for what comes at the same time.
#pragma once
#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>
#include "async/one_shot.hpp"
#include "async/runtime.hpp"
#include "base/id.hpp"
#include "pg/pool.hpp"

namespace orderline::actions {

/// Under load several drafts wait to be saved at any moment. A commit costs the same for one draft as for a few, so those of
/// a tenant share one; alone, a draft is saved at once. A failure of one never becomes another's: they are then saved
/// one by one.
class Saver {
public:
    Saver(Runtime& runtime, pg::Pool& pool) : runtime_{runtime}, pool_{pool} {}

    /// `draft_json` is one element of the list that draft_save.sql takes. True: saved and committed. False: the draft was
    /// changed by somebody else. Errors: those of pg::Pool::write. At most one save of a draft may be under way.
    Task<Result<bool>> save(TenantId tenant, DraftId draft, std::string draft_json);

    static constexpr std::size_t together_max = 8;   // drafts in one statement: stands in draft_save.sql as well
    static constexpr std::size_t parallel_max = 4;   // statements under way per tenant: enough to share an fsync

private:
    struct Job {
        DraftId draft;
        std::string json;
        OneShot<Result<bool>> saved;
    };
    using JobPtr = std::shared_ptr<Job>;
    struct Queue {
        std::deque<JobPtr> waiting;
        std::size_t under_way = 0;
        bool called = false;  // dispatch comes at the end of this turn of the event loop
    };

    void dispatch_soon(TenantId tenant);
    void dispatch(TenantId tenant);
    Task<void> flush(TenantId tenant, std::vector<JobPtr> jobs);
    Task<void> save_together(TenantId tenant, std::vector<JobPtr> jobs);

    Runtime& runtime_;
    pg::Pool& pool_;
    std::unordered_map<TenantId, Queue> queues_;
};

}  // namespace orderline::actions
