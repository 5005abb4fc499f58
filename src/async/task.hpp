// async/task.hpp: what a function that waits returns.
#pragma once
#include <boost/asio/awaitable.hpp>

namespace orderline {

/// A coroutine on the I/O thread. Never a capturing lambda: its captures would die before the coroutine does.
template <class T>
using Task = boost::asio::awaitable<T>;

}  // namespace orderline
