// pg/connection.cpp: opening, watching the socket, closing.
#include "pg/connection.hpp"
#include <libpq-fe.h>
#include <sys/socket.h>
#include <boost/asio/post.hpp>
#include <utility>

namespace orderline::pg {

using boost::system::error_code;
using Wait = boost::asio::posix::stream_descriptor::wait_type;

Connection::Connection(boost::asio::io_context& io, Owner& owner, const Conninfo& conninfo, Deadline connect_by)
    : owner_{&owner}, conninfo_{conninfo}, connect_by_{connect_by}, socket_{io} {}

Connection::~Connection() { close("not needed any more"); }

void Connection::open() {
    connection_ = PQconnectStartParams(conninfo_.keywords().data(), conninfo_.values().data(), 0);
    if (connection_ && PQstatus(connection_) != CONNECTION_BAD) {
        ignore_notices(connection_);
        watch_connecting(false);
        return;
    }
    // From the event loop, so that an owner never hears of a failure inside open().
    boost::asio::post(socket_.get_executor(), [self = shared_from_this()] {
        self->close(self->connection_ ? self->conninfo_.complaint(self->connection_) : "out of memory");
    });
}

/// libpq may use another socket at each step (several hosts, a second try without TLS), so each is watched anew.
void Connection::watch_connecting(bool for_reading) {
    socket_.assign(PQsocket(connection_));
    socket_.async_wait(for_reading ? Wait::wait_read : Wait::wait_write, [self = shared_from_this()](error_code problem) {
        if (problem || self->closed_) return;
        self->socket_.release();
        self->advance();
    });
}

void Connection::advance() {
    switch (PQconnectPoll(connection_)) {
        case PGRES_POLLING_READING: return watch_connecting(true);
        case PGRES_POLLING_WRITING: return watch_connecting(false);
        case PGRES_POLLING_OK: return opened();
        default: return close(conninfo_.complaint(connection_));
    }
}

void Connection::opened() {
    if (PQsetnonblocking(connection_, 1) != 0 || PQenterPipelineMode(connection_) != 1) return close("no pipeline mode");
    socket_.assign(PQsocket(connection_));
    open_ = true;
    watch_input();
    if (owner_) owner_->on_open(*this);
}

void Connection::watch_input() {
    socket_.async_wait(Wait::wait_read, [self = shared_from_this()](error_code problem) {
        if (!problem && self->open_) self->on_input();
    });
}

void Connection::watch_output() {
    if (watching_output_) return;
    watching_output_ = true;
    socket_.async_wait(Wait::wait_write, [self = shared_from_this()](error_code problem) {
        self->watching_output_ = false;
        if (problem || !self->open_) return;
        const int left = PQflush(self->connection_);
        if (left < 0) self->close(self->conninfo_.complaint(self->connection_));
        else if (left > 0) self->watch_output();
    });
}

void Connection::on_input() {
    const bool alive = PQconsumeInput(connection_) == 1;
    read_answers();
    if (!open_) return;
    if (!alive || PQstatus(connection_) != CONNECTION_OK) return close(conninfo_.complaint(connection_));
    watch_input();
}

void Connection::close(const std::string& why) {
    if (closed_) return;
    closed_ = true;
    open_ = false;
    if (socket_.is_open()) socket_.release();  // the socket is libpq's
    if (connection_) {
        // PQfinish turns to blocking and says goodbye: a server that does not read must not hold us up.
        if (PQsocket(connection_) >= 0) ::shutdown(PQsocket(connection_), SHUT_RDWR);
        PQfinish(std::exchange(connection_, nullptr));
    }
    auto unanswered = std::exchange(in_flight_, {});
    current_ = 0;
    for (auto& exchange : unanswered) {
        if (exchange.request) exchange.request->place = nullptr;
    }
    if (owner_) owner_->on_closed(*this, why, unanswered);
}

void Connection::give_back() {
    if (open_ && owner_) owner_->on_given_back(*this);
}

void Connection::forget(Request& request) {
    for (auto& exchange : in_flight_) {
        if (exchange.request == &request) exchange.request = nullptr;
    }
}

void Connection::check_deadlines(std::chrono::steady_clock::time_point now) {
    if (!open_) {
        if (!closed_ && now >= connect_by_.at) close("no connection in time");
        return;
    }
    for (auto& exchange : in_flight_) {
        if (now < exchange.by.at || !exchange.request) continue;
        auto* request = std::exchange(exchange.request, nullptr);
        // A read has its rows before those that share its Sync, and cannot lose them any more.
        if (exchange.then == Then::read && exchange.rows) request->answer(Rows{exchange.rows.release()});
        else request->answer(fail(Code::timeout, "timeout", "The database took too long. Try again in a moment."));
    }
    // Only the one being worked on: those behind it may be late through no fault of the connection's.
    if (!in_flight_.empty() && now >= in_flight_[current_].by.at) close("no answer in time");
}

}  // namespace orderline::pg
