// pg/link.hpp: one libpq connection for coroutines, without a pipeline: for replication. Internal to pg.
#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <string>
#include "async/task.hpp"
#include "base/encoding.hpp"
#include "base/result.hpp"
#include "pg/conninfo.hpp"
#include "pg/exchange.hpp"

struct pg_conn;

namespace orderline::pg {

/// Every wait ends: by the socket, by its limit, or by close(). Held by a shared_ptr, as a coroutine may wait in it.
class Link : public std::enable_shared_from_this<Link> {
public:
    using Span = std::chrono::steady_clock::duration;

    Link(boost::asio::io_context& io, Conninfo conninfo);
    ~Link();

    /// Errors (all of them): unavailable, timeout.
    Task<Result<void>> connect(Span limit);
    /// One statement by the simple protocol; its last result, in text format.
    Task<Result<ResultPtr>> query(std::string sql, Span limit);

    enum class Input { message, nothing, end };
    /// The next message of a COPY BOTH that is here already; its bytes are good until the next call.
    Result<Input> next(Bytes& message);
    /// Waits for more; false if none came within the limit.
    Task<Result<bool>> more(Span limit);
    Result<void> send(Bytes message);

    bool is_open() const { return connection_ != nullptr; }
    void close();

private:
    enum class Woken { ready, late, closed };
    Task<Woken> wait(bool for_reading, Span limit);
    Error lost() const;

    Conninfo conninfo_;
    boost::asio::posix::stream_descriptor socket_;
    boost::asio::steady_timer timer_;
    int turn_ = 0;  // of waits: a timer that fires late must not end the next one
    pg_conn* connection_ = nullptr;
    struct Free { void operator()(char* memory) const noexcept; };
    std::unique_ptr<char, Free> message_;
};

}  // namespace orderline::pg
