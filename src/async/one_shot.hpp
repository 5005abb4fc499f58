// async/one_shot.hpp: one value that one coroutine waits for and another sets.
#pragma once
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>
#include <optional>
#include <utility>
#include "async/task.hpp"

namespace orderline {

/// I/O thread only. At most one waiter. The waiter goes on from the event loop, never inside set(), so whoever sets
/// may hold references to what the waiter will change.
template <class T>
class OneShot {
public:
    OneShot() = default;
    OneShot(const OneShot&) = delete;
    OneShot& operator=(const OneShot&) = delete;

    bool is_set() const { return set_; }

    /// The first value counts, later ones are dropped.
    void set(T value) {
        if (set_) return;
        set_ = true;
        if (resume_) std::exchange(resume_, nullptr)(std::move(value));
        else value_.emplace(std::move(value));
    }

    Task<T> wait() {
        if (value_) co_return *std::move(value_);
        co_return co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>&, void(T)>(
            Initiation{this}, boost::asio::use_awaitable);
    }

private:
    struct Initiation {
        OneShot* self;
        template <class Handler>
        void operator()(Handler handler) const {
            self->resume_ = [kept = std::move(handler)](T value) mutable {
                auto executor = boost::asio::get_associated_executor(kept);
                boost::asio::post(executor, [kept = std::move(kept), value = std::move(value)]() mutable {
                    std::move(kept)(std::move(value));
                });
            };
        }
    };

    bool set_ = false;
    std::optional<T> value_;
    std::move_only_function<void(T)> resume_;
};

}  // namespace orderline
