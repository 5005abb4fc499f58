// app/audit_jobs.cpp: the trail is sealed every few seconds, its monthly parts are looked after every hour.
#include "app/audit_jobs.hpp"
#include <utility>
#include "base/log.hpp"

namespace orderline::app {
namespace {

constexpr std::chrono::seconds seal_period{5}, time_max{60};
constexpr std::chrono::hours parts_period{1};

}  // namespace

void AuditJobs::start() {
    runtime_.spawn("audit parts", keep_parts());
    runtime_.every(parts_period, [this] { runtime_.spawn("audit parts", keep_parts()); });
    runtime_.every(seal_period, [this] { runtime_.spawn("audit seal", seal()); });
}

/// A slow pass is not joined by the next.
Task<void> AuditJobs::seal() {
    if (std::exchange(sealing_, true)) co_return;
    const auto sealed = co_await sealer_.seal_all(Deadline::in(time_max));
    sealing_ = false;
    if (!sealed) log::warning("the audit trail is not sealed for now", {{"detail", sealed.error().detail}});
}

Task<void> AuditJobs::keep_parts() {
    const auto kept = co_await sealer_.keep_parts(Deadline::in(time_max));
    if (!kept) log::warning("the monthly parts of the audit trail stay as they are for now", {{"detail", kept.error().detail}});
}

}  // namespace orderline::app
