// http/event_stream.hpp: what waits to be sent on one stream of server-sent events, up to a limit.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace orderline::http {

/// One side pushes, the server's session of that socket sends. I/O thread only. An idle stream holds no buffer: the
/// budget is 16 kB of memory for all of it.
class EventStream {
public:
    using Bytes = std::shared_ptr<const std::string>;  // shared: one encoding serves every reader of a topic

    /// `bytes_max` is for what waits behind the first: that may be of any size, or a large snapshot would never arrive.
    explicit EventStream(std::size_t bytes_max = 256 * 1024) : bytes_max_{bytes_max} {}

    /// False: closed, or the reader is too slow; then it is closed, the client comes back with Last-Event-ID.
    bool push(Bytes encoded);
    /// Sends what waits, then ends the response.
    void close();
    bool closed() const { return closed_; }

    /// Called once, from the event loop, when the stream is over for whatever reason (client gone, too slow, closed).
    void on_end(std::function<void()> action) { on_end_ = std::move(action); }

    // What the server's session uses.
    void on_ready(std::function<void()> wake) { wake_ = std::move(wake); }  // something to send, or closed
    bool empty() const { return waiting_.empty(); }
    std::vector<Bytes> take();
    void ended();  // by the session, when the socket is done

private:
    std::vector<Bytes> waiting_;
    std::size_t bytes_ = 0;  // of all but the first
    std::size_t bytes_max_;
    bool closed_ = false;
    std::function<void()> wake_, on_end_;
};

/// One event as the HTML standard writes it; `id` may be empty. Line feeds in `data` become further "data:" lines.
std::string encode_event(std::string_view event, std::string_view id, std::string_view data);

}  // namespace orderline::http
