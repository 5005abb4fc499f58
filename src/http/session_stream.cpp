// http/session_stream.cpp: a connection that has become a stream of events.
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include "http/session.hpp"

namespace orderline::http {
namespace asio = boost::asio;
namespace {

/// Parks the coroutine in `place`. Calling what is there lets it go on, from the event loop: whoever pushes may be in
/// the middle of something.
struct Park {
    std::move_only_function<void()>* place;
    template <class Handler>
    void operator()(Handler handler) const {
        *place = [kept = std::move(handler)]() mutable {
            auto executor = asio::get_associated_executor(kept);
            asio::post(executor, std::move(kept));
        };
    }
};

}  // namespace

/// Sends the head and what is there already, and keeps the stream for stream().
void Session::begin_stream(Response& response, const HeadFacts& facts) {
    events_ = std::exchange(response.events, nullptr);
    ++server_->streams;
    chunked_ = !facts.http_1_0;
    auto head = facts;
    head.keep_alive = !facts.http_1_0;
    head.ends = chunked_ ? BodyEnds::by_chunks : BodyEnds::by_closing;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (response.headers.get(name).empty()) response.headers.add(std::string{name}, std::string{value});
    };
    add("content-type", "text/event-stream");
    add("cache-control", "no-store");
    add("x-accel-buffering", "no");  // a proxy must not gather events
    auto& text = server_->head;
    text.clear();
    append_head(text, response, head);
    const bool first_chunk = chunked_ && !response.body.empty();
    send(text, first_chunk ? fmt::format("{:x}\r\n{}\r\n", response.body.size(), response.body) : response.body);
}

Task<void> Session::stream() {
    enter(Phase::streaming);
    // Thousands of streams are idle at once: they keep no buffer.
    unread_ = std::string{};
    // A phone in a tunnel does not say goodbye: what it has not taken for so long ends the connection.
    const int unheard_ms = static_cast<int>(std::chrono::milliseconds{server_->options.sending_time_max}.count());
    ::setsockopt(socket_.tcp().native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &unheard_ms, sizeof unheard_ms);
    events_->on_ready([weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->wake();
    });
    watch_for_end();
    while (!gone_) {
        if (!unsent_.empty()) {
            co_await send_rest();
        } else if (!events_->empty()) {
            send_events();
        } else if (events_->closed() || stopping_) {
            if (chunked_) send("0\r\n\r\n", {});
            if (!unsent_.empty()) co_await send_rest();
            break;
        } else {
            co_await asio::async_initiate<const asio::use_awaitable_t<>&, void()>(Park{&waiting_}, asio::use_awaitable);
        }
    }
    end_stream();
}

/// All that waits, in one chunk and one write; the bytes of an event are shared with its other readers, not copied.
void Session::send_events() {
    const auto events = events_->take();
    auto& buffers = server_->buffers;
    buffers.assign(1, {});
    std::size_t size = 0;
    for (const auto& event : events) {
        buffers.push_back(asio::buffer(*event));
        size += event->size();
    }
    std::array<char, 20> line{};
    if (chunked_) {
        const auto end = fmt::format_to(line.data(), "{:x}\r\n", size);
        buffers.front() = asio::buffer(line.data(), static_cast<std::size_t>(end - line.data()));
        buffers.push_back(asio::buffer("\r\n", 2));
    }
    send(buffers);
}

void Session::wake() {
    if (waiting_) std::exchange(waiting_, nullptr)();
}

/// A client says nothing on a stream. What can be read is its end, or is thrown away.
void Session::watch_for_end() {
    socket_.tcp().async_wait(socket_.reading(), [self = shared_from_this()](boost::system::error_code error) {
        if (error) self->gone_ = true;
        self->read_some();
        if (self->gone_) self->wake();
        else self->watch_for_end();
    });
}

void Session::end_stream() {
    const auto events = std::exchange(events_, nullptr);
    if (!events) return;
    --server_->streams;
    events->ended();
}

}  // namespace orderline::http
