// pg/read_lane.cpp: spreads reads over the deep connections.
#include "pg/read_lane.hpp"
#include "pg/error.hpp"

namespace orderline::pg {
namespace {

// A server that goes takes all connections, one after the other; but a query that makes it go must not do so for ever.
constexpr int losses_max = 2;

}  // namespace

ReadLane::ReadLane(boost::asio::io_context& io, LaneOptions options, std::size_t depth_max)
    : Lane{io, std::move(options)}, depth_max_{depth_max} {}

std::shared_ptr<Connection> ReadLane::least_busy() const {
    const std::shared_ptr<Connection>* best = nullptr;
    for (const auto& connection : open_) {
        if (connection->under_way() >= depth_max_ || connection->worn_out()) continue;
        if (!best || connection->under_way() < (*best)->under_way()) best = &connection;
    }
    return best ? *best : nullptr;
}

void ReadLane::submit(Request& request) {
    options_.wake();
    if (const auto connection = least_busy()) return connection->send_implicit(request, Then::read, true);
    if (down()) return request.answer(std::unexpected(refusal()));
    if (line_.size() >= options_.waiting_max) return request.answer(std::unexpected(too_many_waiting()));
    line_.push(request);
    request.place = this;
    open_wanted(std::chrono::steady_clock::now());
}

void ReadLane::serve(Connection& connection) {
    const auto self = share(connection);
    while (!line_.empty() && self->is_open() && self->under_way() < depth_max_ && !self->worn_out()) {
        self->send_implicit(line_.pop(), Then::read, true);
    }
    if (self->is_open() && self->worn_out() && self->under_way() == 0) self->close("it has prepared very many statements");
}

void ReadLane::on_answer(Connection& connection, Exchange& exchange) {
    if (auto* request = exchange.request) {
        if (plan_is_stale(exchange) && !request->repeated_after_plan) {
            request->repeated_after_plan = true;
            connection.forget_prepared(request->statement->name, exchange.generation);
            submit(*request);
        } else if (exchange.error) {
            request->answer(std::unexpected(error_of(exchange.error.get())));
        } else {
            request->answer(Rows{exchange.rows.release()});
        }
    }
    serve(connection);
}

void ReadLane::lost(Exchange& exchange) {
    auto* request = exchange.request;
    if (!request) return;
    if (shut_) return request->answer(std::unexpected(stopping()));
    if (++request->losses > losses_max) return request->answer(std::unexpected(unreachable()));
    submit(*request);
}

void ReadLane::refuse_waiting(const Error& error) {
    while (!line_.empty()) line_.pop().answer(std::unexpected(error));
}

void ReadLane::check_waiting(std::chrono::steady_clock::time_point now) {
    for (auto* request : line_.take_late(now)) request->answer(fail(Code::timeout, "timeout", "The database took too long. Try again in a moment."));
}

}  // namespace orderline::pg
