// actions/saver.cpp: the queue of drafts to be saved, per tenant.
#include "actions/saver.hpp"
#include <boost/asio/post.hpp>
#include <algorithm>
#include "actions/desk_open.hpp"
#include "actions/sql.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {
namespace {

/// Postgres refused the statement: nothing of it was kept, and one of its drafts is the reason.
bool is_refusal(const Error& error) { return error.code != Code::timeout && error.code != Code::unavailable; }

}  // namespace

Task<Result<bool>> Saver::save(TenantId tenant, DraftId draft, std::string draft_json) {
    auto job = std::make_shared<Job>();
    job->draft = draft;
    job->json = std::move(draft_json);
    queues_[tenant].waiting.push_back(job);
    dispatch_soon(tenant);
    co_return co_await job->saved.wait();
}

void Saver::dispatch_soon(TenantId tenant) {
    auto& queue = queues_[tenant];
    if (queue.called || queue.under_way >= parallel_max) return;
    queue.called = true;
    boost::asio::post(runtime_.io(), [this, tenant] { dispatch(tenant); });
}

void Saver::dispatch(TenantId tenant) {
    auto& queue = queues_[tenant];
    queue.called = false;
    while (!queue.waiting.empty() && queue.under_way < parallel_max) {
        std::vector<JobPtr> jobs;
        while (!queue.waiting.empty() && jobs.size() < together_max) {
            jobs.push_back(std::move(queue.waiting.front()));
            queue.waiting.pop_front();
        }
        ++queue.under_way;
        runtime_.spawn("save drafts", flush(tenant, std::move(jobs)));
    }
    if (queue.waiting.empty() && queue.under_way == 0) queues_.erase(tenant);
}

Task<void> Saver::flush(TenantId tenant, std::vector<JobPtr> jobs) {
    co_await save_together(tenant, std::move(jobs));
    --queues_[tenant].under_way;
    dispatch(tenant);
}

Task<void> Saver::save_together(TenantId tenant, std::vector<JobPtr> jobs) {
    std::string list = "[";
    for (const auto& job : jobs) list.append(list.size() > 1 ? "," : "").append(job->json);
    list += ']';
    const auto settings = auth::reading_as(tenant);
    const auto params = pg::Params::of(tenant, std::move(list));
    auto rows = co_await pool_.write(settings, sql::draft_save, params, Deadline::in(desk_step));
    if (!rows && jobs.size() > 1 && is_refusal(rows.error())) {
        for (const auto& job : jobs) {
            const std::vector<JobPtr> alone(1, job);
            co_await save_together(tenant, alone);
        }
        co_return;
    }
    for (const auto& job : jobs) {
        if (!rows) {
            job->saved.set(std::unexpected(rows.error()));
            continue;
        }
        bool saved = false;
        for (int row = 0; row < rows->size(); ++row) saved = saved || rows->id<DraftId>(row, 0) == job->draft;
        job->saved.set(saved);
    }
}

}  // namespace orderline::actions
