// pg/lane.cpp: opening, losing and opening again.
#include "pg/lane.hpp"
#include <libpq-fe.h>
#include <string_view>
#include "base/log.hpp"
#include "pg/error.hpp"

namespace orderline::pg {
namespace {

constexpr std::chrono::milliseconds pause_first{50}, pause_max{1000};

std::chrono::milliseconds pause_after(int failures) {
    auto pause = pause_first;
    for (int i = 1; i < failures && pause < pause_max; ++i) pause *= 2;
    return std::min(pause, pause_max);
}

}  // namespace

Error unreachable() {
    return {Code::unavailable, "unavailable", "The database cannot be reached. Try again in a moment.", "no connection"};
}

Error too_many_waiting() {
    return {Code::unavailable, "unavailable", "Too many requests are waiting. Try again in a moment.", "the pool's queue is full"};
}

Error stopping() { return {Code::unavailable, "unavailable", "The server is stopping.", "the pool is stopped"}; }

bool plan_is_stale(const Exchange& exchange) {
    if (!exchange.error) return false;
    const char* state = PQresultErrorField(exchange.error.get(), PG_DIAG_SQLSTATE);
    // "cached plan must not change result type", and "prepared statement … does not exist"
    return state && (std::string_view{state} == "0A000" || std::string_view{state} == "26000");
}

Lane::Lane(boost::asio::io_context& io, LaneOptions options) : options_{std::move(options)}, io_{io} {}

Lane::~Lane() {
    for (const auto* list : {&open_, &opening_}) {
        for (const auto& connection : *list) {
            connection->orphan();
            connection->close("the pool is gone");
        }
    }
}

std::size_t Lane::under_way() const {
    std::size_t count = 0;
    for (const auto& connection : open_) count += connection->under_way();
    return count;
}

bool Lane::busy() const {
    if (shut_) return false;
    return !at_rest() || !opening_.empty() || open_.size() < wanted();
}

void Lane::tick(std::chrono::steady_clock::time_point now) {
    check_waiting(now);
    for (const auto* list : {&open_, &opening_}) {
        for (const auto& connection : std::vector{*list}) connection->check_deadlines(now);
    }
    open_wanted(now);
}

void Lane::open_wanted(std::chrono::steady_clock::time_point now) {
    if (shut_ || now < next_try_) return;
    while (open_.size() + opening_.size() < wanted()) {
        last_try_ = now;
        opening_.push_back(std::make_shared<Connection>(io_, *this, options_.conninfo, Deadline{now + options_.connect_time_max}));
        opening_.back()->open();
    }
}

void Lane::on_open(Connection& connection) {
    const auto self = share(connection);
    std::erase(opening_, self);
    open_.push_back(self);
    if (failures_ > 0) log::info("the database can be reached again");
    failures_ = 0;
    next_try_ = {};
    last_error_.clear();
    serve(connection);
}

void Lane::on_closed(Connection& connection, const std::string& why, std::deque<Exchange>& open) {
    const auto self = share(connection);
    const bool was_open = std::erase(open_, self) > 0;
    std::erase(opening_, self);
    if (!shut_) last_error_ = why;
    if (!was_open && !shut_) ++connect_failures_;
    const auto now = std::chrono::steady_clock::now();
    if (was_open) {
        if (!shut_ && open_.empty()) log::warning("the connection to the database was lost", {{"why", why}});
        lost(connection);
        next_try_ = last_try_ + pause_first;  // at once, as it may be this connection only; but never in a hot loop
        open_wanted(now);
    } else if (opening_.empty() && !shut_) {  // the last one of a round
        if (failures_++ == 0) log::warning("the database cannot be reached", {{"why", why}});
        next_try_ = now + pause_after(failures_);
    }
    for (auto& exchange : open) lost(exchange);
    if (down()) refuse_waiting(refusal());
    options_.wake();
}

void Lane::shut_down() {
    shut_ = true;
    refuse_waiting(stopping());
    for (const auto* list : {&open_, &opening_}) {
        for (const auto& connection : std::vector{*list}) connection->close("the pool is stopped");
    }
}

}  // namespace orderline::pg
