// pg/link.cpp: libpq's non-blocking calls, awaited.
#include "pg/link.hpp"
#include <libpq-fe.h>
#include <sys/socket.h>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>
#include "pg/error.hpp"

namespace orderline::pg {
namespace {

namespace asio = boost::asio;
using Kind = asio::posix::stream_descriptor::wait_type;

Error late() { return {Code::timeout, "timeout", "The database took too long.", "no answer in time"}; }

}  // namespace

void Link::Free::operator()(char* memory) const noexcept { PQfreemem(memory); }

Link::Link(asio::io_context& io, Conninfo conninfo) : conninfo_{std::move(conninfo)}, socket_{io}, timer_{io} {}

Link::~Link() { close(); }

void Link::close() {
    timer_.cancel();
    if (socket_.is_open()) socket_.release();  // wakes whoever waits; the socket is libpq's
    if (!connection_) return;
    if (PQsocket(connection_) >= 0) ::shutdown(PQsocket(connection_), SHUT_RDWR);  // PQfinish must not block
    PQfinish(std::exchange(connection_, nullptr));
}

Error Link::lost() const {
    return {Code::unavailable, "unavailable", "The connection to the database was lost.",
            connection_ ? conninfo_.complaint(connection_) : "closed"};
}

Task<Link::Woken> Link::wait(bool for_reading, Span limit) {
    const auto self = shared_from_this();
    if (!connection_) co_return Woken::closed;
    const int turn = ++turn_;
    bool was_late = false;
    timer_.expires_after(limit);
    timer_.async_wait([self, turn, &was_late](boost::system::error_code problem) {
        if (problem || turn != self->turn_) return;
        was_late = true;
        if (self->socket_.is_open()) self->socket_.cancel();
    });
    boost::system::error_code problem;
    co_await socket_.async_wait(for_reading ? Kind::wait_read : Kind::wait_write, asio::redirect_error(asio::use_awaitable, problem));
    ++turn_;
    timer_.cancel();
    if (!connection_) co_return Woken::closed;
    co_return problem ? (was_late ? Woken::late : Woken::closed) : Woken::ready;
}

Task<Result<void>> Link::connect(Span limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    connection_ = PQconnectStartParams(conninfo_.keywords().data(), conninfo_.values().data(), 0);
    if (!connection_ || PQstatus(connection_) == CONNECTION_BAD) co_return std::unexpected(lost());
    ignore_notices(connection_);
    auto state = PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK) {
        if (state == PGRES_POLLING_FAILED) co_return std::unexpected(lost());
        socket_.assign(PQsocket(connection_));  // perhaps another one than before
        const auto woken = co_await wait(state == PGRES_POLLING_READING, end - std::chrono::steady_clock::now());
        if (woken == Woken::late) co_return std::unexpected(late());
        if (woken == Woken::closed) co_return std::unexpected(lost());
        socket_.release();
        state = PQconnectPoll(connection_);
    }
    PQsetnonblocking(connection_, 1);
    socket_.assign(PQsocket(connection_));
    co_return Result<void>{};
}

Task<Result<ResultPtr>> Link::query(std::string sql, Span limit) {
    if (!connection_ || PQsendQuery(connection_, sql.c_str()) != 1 || PQflush(connection_) != 0) co_return std::unexpected(lost());
    const auto end = std::chrono::steady_clock::now() + limit;
    ResultPtr last;
    for (;;) {
        while (PQisBusy(connection_) != 0) {
            const auto woken = co_await wait(true, end - std::chrono::steady_clock::now());
            if (woken == Woken::late) co_return std::unexpected(late());
            if (woken == Woken::closed || PQconsumeInput(connection_) != 1) co_return std::unexpected(lost());
        }
        ResultPtr result{PQgetResult(connection_)};
        if (!result) break;
        const auto status = PQresultStatus(result.get());
        if (status == PGRES_FATAL_ERROR) co_return std::unexpected(error_of(result.get()));
        last = std::move(result);
        if (status == PGRES_COPY_BOTH) break;
    }
    co_return last;
}

Result<Link::Input> Link::next(Bytes& message) {
    message_.reset();
    if (!connection_) return std::unexpected(lost());
    char* memory = nullptr;
    const int size = PQgetCopyData(connection_, &memory, 1);
    if (size == 0) return Input::nothing;
    if (size == -1) return Input::end;
    if (size < 0) return std::unexpected(lost());
    message_.reset(memory);
    message = {reinterpret_cast<const std::byte*>(memory), static_cast<std::size_t>(size)};
    return Input::message;
}

Task<Result<bool>> Link::more(Span limit) {
    const auto woken = co_await wait(true, limit);
    if (woken == Woken::late) co_return false;
    if (woken == Woken::closed || PQconsumeInput(connection_) != 1) co_return std::unexpected(lost());
    co_return true;
}

Result<void> Link::send(Bytes message) {
    if (!connection_) return std::unexpected(lost());
    const bool put = PQputCopyData(connection_, reinterpret_cast<const char*>(message.data()), static_cast<int>(message.size())) == 1;
    // What the socket does not take now goes with the next one; a server that takes nothing is found by its silence.
    if (!put || PQflush(connection_) < 0) return std::unexpected(lost());
    return {};
}

}  // namespace orderline::pg
