// app/health.hpp: what is judged of the server's surroundings: for GET ready, for the metrics and for the log.
#pragma once
#include <chrono>
#include <vector>
#include "app/metrics.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "endpoints/api/api.hpp"
#include "pg/pool.hpp"
#include "pg/replication.hpp"

namespace orderline::app {

using SteadyTime = std::chrono::steady_clock::time_point;

/// Notices that the wall clock was set, by comparing it with the one that nobody sets. To be asked each second.
class ClockWatch {
public:
    ClockWatch(Instant wall, SteadyTime steady) : wall_{wall}, steady_{steady} {}
    /// How far it was set since the last look, forwards or (negative) back; 0 for what a time service does by and by.
    std::chrono::microseconds look(Instant wall, SteadyTime steady);
    std::uint64_t steps() const { return steps_; }

private:
    Instant wall_;
    SteadyTime steady_;
    std::uint64_t steps_ = 0;
};

/// What the parts of the server say of themselves at one moment.
struct Surroundings {
    pg::Pool::Health main, rest;
    pg::Replication::Health feed;
    Result<void> call_cache;
    std::uint64_t clock_steps = 0;
};

/// In the order in which somebody would look. Refused writes count for half a minute after the last one.
std::vector<api::HealthCheck> judge(const Surroundings& here, SteadyTime at);

/// Those numbers of it that deserve a look or an alert.
std::vector<Reading> readings_of(const Surroundings& here);

}  // namespace orderline::app
