// pg/read_lane.cpp: spreads reads over the deep connections.
#include "pg/read_lane.hpp"
#include <boost/asio/post.hpp>
#include <memory>
#include <utility>
#include <vector>
#include "pg/error.hpp"

namespace orderline::pg {
namespace {

// A server that goes takes all connections, one after the other; but a query that makes it go must not do so for ever.
constexpr int losses_max = 2;

/// In one transaction a setting of one request would be seen by the next that does not set it.
bool same_names(const Settings& one, const Settings& other) {
    return std::ranges::equal(one.values, other.values, {}, &std::pair<std::string_view, std::string>::first,
                              &std::pair<std::string_view, std::string>::first);
}

}  // namespace

ReadLane::ReadLane(boost::asio::io_context& io, LaneOptions options, std::size_t depth_max, std::size_t batch_max)
    : Lane{io, std::move(options)}, io_{io}, depth_max_{depth_max}, batch_max_{batch_max} {}

void ReadLane::submit(Request& request) {
    options_.wake();
    if (down()) return request.answer(std::unexpected(refusal()));
    if (line_.size() >= options_.waiting_max) return request.answer(std::unexpected(too_many_waiting()));
    line_.push(request);
    request.place = this;
    dispatch_soon();
}

void ReadLane::dispatch_soon() {
    if (line_.empty() || std::exchange(dispatching_, true)) return;
    boost::asio::post(io_, [this, lane = std::weak_ptr{alive_}] {
        if (lane.expired()) return;
        dispatching_ = false;
        dispatch();
    });
}

void ReadLane::dispatch() {
    struct Share {
        std::shared_ptr<Connection> connection;
        std::vector<Request*> requests;
        std::size_t load() const { return connection->under_way() + requests.size(); }
    };
    std::vector<Share> shares;
    for (const auto& connection : std::vector{open_}) {
        if (!connection->worn_out()) shares.push_back({connection, {}});
        else if (connection->under_way() == 0) connection->close("it has prepared very many statements");
    }
    while (!line_.empty() && !shares.empty()) {
        auto& least = *std::ranges::min_element(shares, {}, &Share::load);
        if (least.load() >= depth_max_) break;
        least.requests.push_back(&line_.pop());
    }
    for (const auto& share : shares) send(share.connection, share.requests);
    open_wanted(std::chrono::steady_clock::now());
}

void ReadLane::send(const std::shared_ptr<Connection>& connection, std::span<Request* const> requests) {
    while (!requests.empty()) {
        std::size_t count = 1;
        while (count < requests.size() && count < batch_max_ && same_names(*requests[0]->settings, *requests[count]->settings)) ++count;
        if (connection->is_open()) {
            connection->send_reads(requests.first(count));
        } else {  // it was lost at the part before
            for (auto* request : requests.first(count)) submit(*request);
        }
        requests = requests.subspan(count);
    }
}

void ReadLane::on_answer(Connection& connection, Exchange& exchange) {
    if (auto* request = exchange.request) {
        if (!exchange.error && !exchange.rows) {
            submit(*request);  // one before it in its transaction failed
        } else if (plan_is_stale(exchange) && !request->repeated_after_plan) {
            request->repeated_after_plan = true;
            connection.forget_prepared(request->statement->name, exchange.generation);
            submit(*request);
        } else if (exchange.error) {
            request->answer(std::unexpected(error_of(exchange.error.get())));
        } else {
            request->answer(Rows{exchange.rows.release()});
        }
    }
    dispatch_soon();
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
