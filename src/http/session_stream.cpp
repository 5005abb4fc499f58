// http/session_stream.cpp: a connection that has become a stream of events.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>
#include "http/session.hpp"

namespace orderline::http {
namespace asio = boost::asio;

Task<void> Session::stream(std::shared_ptr<EventStream> events) {
    enter(Phase::streaming);
    ++server_->streams;
    // Thousands of streams are idle at once: they keep no buffer.
    buffer_.reset();
    unread_ = std::string{};
    const std::weak_ptr<Session> weak = weak_from_this();
    events->on_ready([weak] {
        const auto self = weak.lock();
        if (self && self->wake_) self->wake_->set(true);
    });
    watch_for_end();
    while (!gone_) {
        if (!events->empty()) {
            if (!co_await send_events(*events)) break;
            continue;
        }
        if (events->closed() || stopping_) {
            co_await send("0\r\n\r\n");
            break;
        }
        wake_.emplace();
        co_await wake_->wait();
        wake_.reset();
    }
    --server_->streams;
}

Task<bool> Session::send_events(EventStream& events) {
    const auto waiting = events.take();
    std::size_t size = 0;
    for (const auto& one : waiting) size += one->size();
    std::string text = fmt::format("{:x}\r\n", size);
    text.reserve(text.size() + size + 2);
    for (const auto& one : waiting) text += *one;
    co_return co_await send(std::move(text += "\r\n"));
}

/// The client says no more on this connection: whatever can be read, its end most of all, ends the stream.
void Session::watch_for_end() {
    socket_.async_wait(asio::ip::tcp::socket::wait_read, [self = shared_from_this()](boost::system::error_code error) {
        if (error || self->gone_) {
            self->gone_ = true;
        } else {
            std::array<char, 256> rest{};
            boost::system::error_code failed;
            const auto count = self->socket_.read_some(asio::buffer(rest), failed);
            if (failed != asio::error::would_block && (failed || count == 0)) self->gone_ = true;
        }
        if (!self->gone_) return self->watch_for_end();
        if (self->wake_) self->wake_->set(true);
    });
}

}  // namespace orderline::http
