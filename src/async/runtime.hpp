// async/runtime.hpp: the I/O thread: its event loop, its signals and its clock.
#pragma once
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string_view>
#include "async/task.hpp"

namespace orderline {

class Runtime {
public:
    Runtime();
    ~Runtime();
    Runtime(const Runtime&) = delete;
    Runtime& operator=(const Runtime&) = delete;

    boost::asio::io_context& io() { return io_; }

    /// Starts `task`; an exception that leaves it is a bug: it is logged under `name`, the program goes on.
    void spawn(std::string_view name, Task<void> task);
    /// Calls `action` about every `period` on the I/O thread until the runtime stops.
    void every(std::chrono::milliseconds period, std::function<void()> action);
    /// Calls `action` once, at the first SIGINT or SIGTERM; the second one ends the program at once.
    void on_stop_signal(std::function<void()> action);

    /// Runs the loop on the calling thread until stop() or until nothing is left to do.
    void run();
    /// From any thread.
    void stop();

private:
    boost::asio::io_context io_{1};
};

/// Waits on the I/O thread. Ends early only with the runtime.
Task<void> sleep_for(std::chrono::steady_clock::duration span);

}  // namespace orderline
