// app/health.cpp: which state of a part means what.
#include "app/health.hpp"
#include <fmt/format.h>
#include <algorithm>

namespace orderline::app {
namespace {

using namespace std::chrono_literals;

constexpr auto refusals_count_for = 30s;
constexpr std::chrono::microseconds step_least = 1s, difference_most = 2s;

double seconds(std::chrono::microseconds span) { return static_cast<double>(span.count()) / 1e6; }

std::unexpected<Error> trouble(std::string sentence) { return fail(Code::unavailable, "unavailable", std::move(sentence)); }

Result<void> database_state(const pg::Pool::Health& main) {
    if (main.connected > 0) return {};
    return trouble("The database cannot be reached.");
}

Result<void> feed_state(const pg::Replication::Health& feed) {
    if (feed.attached) return {};
    return trouble("The change feed is not attached.");
}

Result<void> connections_state(const Surroundings& here) {
    if (!here.main.lacks_connections && !here.rest.lacks_connections) return {};
    return trouble("PostgreSQL lets in fewer connections than are wanted; requests wait for those that there are.");
}

/// Of /rest/v1 a refusal as read-only means nothing: there a function that is called with GET may be the cause.
Result<void> writes_state(const Surroundings& here, SteadyTime at) {
    const auto lately = [&](SteadyTime last) { return last != SteadyTime{} && at - last < refusals_count_for; };
    if (lately(std::max(here.main.refusals.last_full, here.rest.refusals.last_full))) {
        return trouble("The disk of the database is full: changes are refused, reading works.");
    }
    if (lately(here.main.refusals.last_read_only)) return trouble("The database is read-only: changes are refused, reading works.");
    return {};
}

Result<void> clock_state(const pg::Replication::Health& feed) {
    if (std::chrono::abs(feed.clock_ahead) <= difference_most) return {};
    return trouble(fmt::format("The clock is {:.0f} s {} of the database's: what expires does so at another time.",
                               std::abs(seconds(feed.clock_ahead)), feed.clock_ahead > 0s ? "ahead" : "short"));
}

}  // namespace

std::chrono::microseconds ClockWatch::look(Instant wall, SteadyTime steady) {
    const auto set = (wall - wall_) - std::chrono::duration_cast<std::chrono::microseconds>(steady - steady_);
    wall_ = wall;
    steady_ = steady;
    if (std::chrono::abs(set) < step_least) return {};
    ++steps_;
    return set;
}

std::vector<api::HealthCheck> judge(const Surroundings& here, SteadyTime at) {
    return {{"database", database_state(here.main), true},
            {"migrations", {}, true},  // a service is started on a migrated database only
            {"feed", feed_state(here.feed), true},
            {"connections", connections_state(here), false},
            {"writes", writes_state(here, at), false},
            {"clock", clock_state(here.feed), false},
            {"call_cache", here.call_cache, false}};
}

std::vector<Reading> readings_of(const Surroundings& here) {
    using enum Reading::Kind;
    const auto number = [](auto value) { return static_cast<double>(value); };
    return {{"orderline_pool_connections", "Open connections to PostgreSQL.", gauge, number(here.main.connected), "pool", "main"},
            {"orderline_pool_connections", "", gauge, number(here.rest.connected), "pool", "rest"},
            {"orderline_pool_busy", "Connections with a statement under way.", gauge, number(here.main.busy), "pool", "main"},
            {"orderline_pool_busy", "", gauge, number(here.rest.busy), "pool", "rest"},
            {"orderline_pool_waiting", "Requests that wait for a connection.", gauge, number(here.main.waiting), "pool", "main"},
            {"orderline_pool_waiting", "", gauge, number(here.rest.waiting), "pool", "rest"},
            {"orderline_pool_connect_failures_total", "Connections that PostgreSQL did not let in.", counter, number(here.main.connect_failures), "pool", "main"},
            {"orderline_pool_connect_failures_total", "", counter, number(here.rest.connect_failures), "pool", "rest"},
            {"orderline_refused_writes_total", "Changes that PostgreSQL refused though it answers.", counter,
             number(here.main.refusals.disk_full + here.rest.refusals.disk_full), "reason", "disk_full"},
            {"orderline_refused_writes_total", "", counter, number(here.main.refusals.read_only), "reason", "read_only"},
            {"orderline_feed_attached", "1 while the change feed is attached.", gauge, here.feed.attached ? 1.0 : 0.0, {}, {}},
            {"orderline_feed_losses_total", "Times that the change feed was lost.", counter, number(here.feed.losses), {}, {}},
            {"orderline_feed_delay_seconds", "From the last change's commit until PostgreSQL sent it.", gauge, seconds(here.feed.delay), {}, {}},
            {"orderline_clock_ahead_seconds", "How far this machine's clock is ahead of the database's.", gauge, seconds(here.feed.clock_ahead), {}, {}},
            {"orderline_clock_steps_total", "Times that the clock of this machine was set.", counter, number(here.clock_steps), {}, {}}};
}

}  // namespace orderline::app
