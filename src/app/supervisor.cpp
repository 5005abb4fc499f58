// app/supervisor.cpp: looks about twice a second whether PostgreSQL lives.
#include "app/supervisor.hpp"
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include "base/log.hpp"

namespace orderline::app {
namespace {

constexpr std::chrono::milliseconds check_period{400}, pause_first{500};

/// False: stopped meanwhile.
bool pause(const std::stop_token& stopping, std::chrono::milliseconds span) {
    std::mutex mutex;
    std::unique_lock lock{mutex};
    std::condition_variable_any never;
    never.wait_for(lock, stopping, span, [] { return false; });
    return !stopping.stop_requested();
}

}  // namespace

Supervisor::Supervisor(pg::Embedded& database)
    : database_{database}, thread_{[this](const std::stop_token& stopping) { watch(stopping); }} {}

Supervisor::~Supervisor() = default;

std::optional<Error> Supervisor::given_up() const {
    if (!has_given_up_) return std::nullopt;
    return *reason_;
}

void Supervisor::watch(const std::stop_token& stopping) {
    int failures = 0;
    while (pause(stopping, failures == 0 ? check_period : pause_first * (1 << (failures - 1)))) {
        if (database_.running()) continue;
        log::warning("PostgreSQL has ended by itself and is started again");
        const auto started = database_.restart();
        if (started) {
            log::info("PostgreSQL runs again");
            failures = 0;
            continue;
        }
        log::error("PostgreSQL cannot be started", {{"why", started.error().message}});
        if (++failures < failures_max) continue;
        reason_ = std::make_unique<const Error>(
            Error{Code::unavailable, "unavailable",
                  "The private PostgreSQL ended and could not be started again in " + std::to_string(failures_max) +
                      " attempts. " + started.error().message, {}});
        has_given_up_ = true;
        return;
    }
}

}  // namespace orderline::app
