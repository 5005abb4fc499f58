// async/offload.hpp: work for the CPU, done beside the I/O thread, on threads and a queue of limited size.
#pragma once
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>
#include "async/task.hpp"
#include "base/result.hpp"

namespace orderline {

class Offload {
public:
    Offload(std::size_t threads, std::size_t waiting_max);
    ~Offload();  // finishes what has begun, drops what waits
    Offload(const Offload&) = delete;
    Offload& operator=(const Offload&) = delete;

    /// What `work()` returns, computed on another thread.
    /// Errors: too_many if the queue is full; internal if `work` throws (a bug, or no memory for it).
    template <class Work, class T = std::invoke_result_t<Work>>
    Task<Result<T>> run(Work work) {
        // Made before it is awaited with: GCC 12 destroys an aggregate made inside a co_await expression twice.
        Initiation<Work, T> initiation{this, std::move(work)};
        co_return co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>&, void(Result<T>)>(
            std::move(initiation), boost::asio::use_awaitable);
    }

private:
    template <class T, class Work>
    static Result<T> attempt(Work& work) noexcept {
        try {
            return work();
        } catch (const std::exception& thrown) {
            return fail(Code::internal, "internal", "Something went wrong on our side.",
                        std::string{"offloaded work threw: "} + thrown.what());
        }
    }

    template <class Work, class T>
    struct Initiation {
        Offload* self;
        Work work;
        template <class Handler>
        void operator()(Handler handler) {
            auto executor = boost::asio::get_associated_executor(handler);
            // The guard keeps the event loop alive until the answer is back.
            auto job = [work = std::move(work), handler = std::move(handler),
                        guard = boost::asio::make_work_guard(executor)](bool admitted) mutable {
                Result<T> answer = fail(Code::too_many, "too_many_requests", "Too many are waiting. Try again in a moment.");
                if (admitted) answer = attempt<T>(work);
                boost::asio::post(guard.get_executor(), [handler = std::move(handler), answer = std::move(answer)]() mutable {
                    std::move(handler)(std::move(answer));
                });
            };
            self->add(std::move(job));
        }
    };

    void add(std::move_only_function<void(bool)> job);
    void work();

    std::size_t waiting_max_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::move_only_function<void(bool)>> waiting_;
    bool stopping_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace orderline
