// pg/write_lane.cpp: lends connections in the order in which they are asked for.
#include "pg/write_lane.hpp"
#include <libpq-fe.h>
#include <string_view>
#include "pg/error.hpp"

namespace orderline::pg {
namespace {

constexpr std::chrono::seconds rollback_time_max{5};

Error outcome_unknown() {
    return {Code::unavailable, "outcome_unknown",
            "The connection to the database was lost. Whether the change was kept is not known: look, or send it again with the same key.",
            "the connection was lost before the commit was known"};
}

/// Empty if PostgreSQL did not say no.
std::string_view sqlstate_of(const Exchange& exchange) {
    const char* state = exchange.error ? PQresultErrorField(exchange.error.get(), PG_DIAG_SQLSTATE) : nullptr;
    return state ? state : "";
}

Result<Rows> answer_of(Exchange& exchange) {
    if (exchange.error) {
        if (exchange.then == Then::hold && plan_is_stale(exchange)) {
            return fail(Code::conflict, "try_again", "The database changed its form just now. Try again.", error_of(exchange.error.get()).detail);
        }
        return std::unexpected(error_of(exchange.error.get()));
    }
    if (exchange.then == Then::commit && std::string_view{PQcmdStatus(exchange.rows.get())} != "COMMIT") {
        return fail(Code::internal, "internal", "Something went wrong.", "COMMIT of a transaction that had failed");
    }
    return Rows{exchange.rows.release()};
}

}  // namespace

Waiter::~Waiter() {
    if (lane) lane->forget(*this);
}

Leased::~Leased() {
    if (!usable()) return;
    if (begun_) connection_->send_command("ROLLBACK", nullptr, Deadline::in(rollback_time_max), Then::release);
    else connection_->give_back();
}

std::size_t WriteLane::wanted() const {
    return std::min(options_.connections_max, std::max<std::size_t>(1, busy_connections() + line_.size()));
}

Waiter& WriteLane::next() {
    auto& waiter = line_.pop();
    waiter.lane = nullptr;
    return waiter;
}

void WriteLane::acquire(Waiter& waiter) {
    options_.wake();
    if (!idle_.empty()) {
        auto* connection = idle_.back();
        idle_.pop_back();
        return waiter.grant(*connection);
    }
    if (down()) return waiter.refuse(refusal());
    if (line_.size() >= options_.waiting_max) return waiter.refuse(too_many_waiting());
    line_.push(waiter);
    waiter.lane = this;
    open_wanted(std::chrono::steady_clock::now());
}

void WriteLane::release(Connection& connection) {
    if (!connection.clean()) return connection.close("a transaction was left open");
    if (connection.worn_out()) return connection.close("it has prepared very many statements");
    if (line_.empty()) idle_.push_back(&connection);
    else next().grant(connection);
}

void WriteLane::on_answer(Connection& connection, Exchange& exchange) {
    if (const auto state = sqlstate_of(exchange); !state.empty()) refusals_.note(state, std::chrono::steady_clock::now());
    auto* request = exchange.request;
    if (request && plan_is_stale(exchange)) {
        connection.forget_prepared(request->statement ? request->statement->name : "", exchange.generation);
        if (exchange.then == Then::write && !std::exchange(request->repeated_after_plan, true)) {
            return connection.send_write(*request);
        }
    }
    if (request) request->answer(answer_of(exchange));
    if (exchange.then != Then::hold) release(connection);
}

void WriteLane::lost(Connection& connection) { std::erase(idle_, &connection); }

void WriteLane::lost(Exchange& exchange) {
    if (!exchange.request) return;
    if (!sqlstate_of(exchange).empty()) {  // it said no before it went
        exchange.request->answer(std::unexpected(error_of(exchange.error.get())));
    } else {
        exchange.request->answer(std::unexpected(exchange.then == Then::hold ? unreachable() : outcome_unknown()));
    }
}

void WriteLane::refuse_waiting(const Error& error) {
    while (!line_.empty()) next().refuse(error);
}

void WriteLane::check_waiting(std::chrono::steady_clock::time_point now) {
    for (auto* waiter : line_.take_late(now)) {
        waiter->lane = nullptr;
        waiter->refuse({Code::timeout, "timeout", "The database took too long. Try again in a moment.", "no connection became free"});
    }
}

}  // namespace orderline::pg
