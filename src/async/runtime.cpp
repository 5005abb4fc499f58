// async/runtime.cpp: the event loop.
#include "async/runtime.hpp"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <string>
#include "base/log.hpp"

namespace orderline {
namespace asio = boost::asio;
namespace {

Task<void> tick(std::chrono::milliseconds period, std::function<void()> action) {
    asio::steady_timer timer{co_await asio::this_coro::executor};
    for (;;) {
        timer.expires_after(period);
        co_await timer.async_wait(asio::use_awaitable);
        action();
    }
}

Task<void> wait_for_signals(std::function<void()> action) {
    asio::signal_set signals{co_await asio::this_coro::executor, SIGINT, SIGTERM};
    co_await signals.async_wait(asio::use_awaitable);
    action();
    co_await signals.async_wait(asio::use_awaitable);
    log::warning("stopped at once by a second signal");
    std::_Exit(130);
}

}  // namespace

Runtime::Runtime() = default;
Runtime::~Runtime() = default;

void Runtime::spawn(std::string_view name, Task<void> task) {
    asio::co_spawn(io_, std::move(task), [name = std::string{name}](std::exception_ptr thrown) {
        if (!thrown) return;
        try {
            std::rethrow_exception(thrown);
        } catch (const std::exception& error) {
            log::error("a task ended by an exception", {{"task", name}, {"what", error.what()}});
        }
    });
}

void Runtime::every(std::chrono::milliseconds period, std::function<void()> action) {
    spawn("timer", tick(period, std::move(action)));
}

void Runtime::on_stop_signal(std::function<void()> action) { spawn("signals", wait_for_signals(std::move(action))); }

void Runtime::run() { io_.run(); }

void Runtime::stop() { io_.stop(); }

Task<void> sleep_for(std::chrono::steady_clock::duration span) {
    asio::steady_timer timer{co_await asio::this_coro::executor, span};
    co_await timer.async_wait(asio::use_awaitable);
}

}  // namespace orderline
