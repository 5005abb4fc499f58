// tests/support/run_task.hpp: runs a coroutine to its end from a test.
#pragma once
#include <boost/asio/co_spawn.hpp>
#include <chrono>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>
#include "async/runtime.hpp"
#include "async/task.hpp"

namespace orderline {

template <class T>
Task<void> run_task_into(std::optional<T>& answer, Task<T> task) {
    answer.emplace(co_await std::move(task));
}

/// Turns the loop until `done()`, also if other tasks (timers, a pool) would keep it going for ever.
/// Throws if that takes longer than `limit`.
template <class Done>
void run_until(Runtime& runtime, Done done, std::chrono::seconds limit = std::chrono::seconds{60}) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!done()) {
        runtime.io().restart();
        runtime.io().run_one_for(std::chrono::milliseconds{20});
        if (std::chrono::steady_clock::now() >= end) throw std::runtime_error("the task did not end in time");
    }
}

/// What the coroutine returns; rethrows what it throws.
template <class T>
T run_task(Runtime& runtime, Task<T> task, std::chrono::seconds limit = std::chrono::seconds{60}) {
    std::optional<T> answer;
    std::exception_ptr thrown;
    bool ended = false;
    boost::asio::co_spawn(runtime.io(), run_task_into(answer, std::move(task)), [&](std::exception_ptr problem) {
        thrown = problem;
        ended = true;
    });
    run_until(runtime, [&] { return ended; }, limit);
    if (thrown) std::rethrow_exception(thrown);
    return *std::move(answer);
}

inline void run_task(Runtime& runtime, Task<void> task, std::chrono::seconds limit = std::chrono::seconds{60}) {
    std::exception_ptr thrown;
    bool ended = false;
    boost::asio::co_spawn(runtime.io(), std::move(task), [&](std::exception_ptr problem) {
        thrown = problem;
        ended = true;
    });
    run_until(runtime, [&] { return ended; }, limit);
    if (thrown) std::rethrow_exception(thrown);
}

}  // namespace orderline
