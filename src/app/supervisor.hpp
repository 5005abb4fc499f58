// app/supervisor.hpp: watches the private PostgreSQL while we serve, and starts it again when it has ended by itself.
#pragma once
#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>
#include <thread>
#include "base/result.hpp"
#include "pg/embedded.hpp"

namespace orderline::app {

/// Has a thread of its own, because a start takes seconds and the server answers 503 meanwhile. That thread lives as long as
/// this object: PostgreSQL ends with the thread that started it. Nobody else may use `database` until then.
class Supervisor {
public:
    explicit Supervisor(pg::Embedded& database);
    /// Waits for a start that is under way.
    ~Supervisor();
    Supervisor(const Supervisor&) = delete;
    Supervisor& operator=(const Supervisor&) = delete;

    /// Why it tries no longer, if so. From any thread.
    std::optional<Error> given_up() const;

    static constexpr int failures_max = 5;  // starts in a row that did not work

private:
    void watch(const std::stop_token& stopping);

    pg::Embedded& database_;
    std::unique_ptr<const Error> reason_;  // written before has_given_up_, then never again
    std::atomic<bool> has_given_up_{false};
    std::jthread thread_;
};

}  // namespace orderline::app
