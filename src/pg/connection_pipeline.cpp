// pg/connection_pipeline.cpp: what is sent, and which answer belongs to what.
#include <libpq-fe.h>
#include <array>
#include <iterator>
#include <string>
#include <utility>
#include "pg/bound.hpp"
#include "pg/connection.hpp"

namespace orderline::pg {
namespace {

constexpr std::size_t prepared_max = 500;  // about 10 times what the program has

/// All settings by one statement, for each count of them, with and without the one that makes it read-only. As a condition and
/// not as columns: what was set need not come back, and an answer without columns or rows is the cheapest to write and read.
struct SettingStatements {
    std::array<std::array<std::string, 2>, 2 * (settings_max + 1)> texts;  // name, text

    SettingStatements() {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const bool read_only = i % 2 == 1;
            std::string list = read_only ? "set_config('transaction_read_only', 'on', true)" : "";
            for (std::size_t n = 0; n < i / 2; ++n) {
                list += (list.empty() ? "" : ", ") + ("set_config($" + std::to_string(2 * n + 1)) + ", $" + std::to_string(2 * n + 2) + ", true)";
            }
            texts[i] = {(read_only ? "settings_read_" : "settings_") + std::to_string(i / 2), "SELECT WHERE num_nulls(" + list + ") > 0"};
        }
    }

    Statement of(std::size_t count, bool read_only) const {
        const auto& [name, text] = texts[2 * count + (read_only ? 1 : 0)];
        return {name, text};
    }
};

Statement settings_statement(std::size_t count, bool read_only) {
    static const SettingStatements all;
    return all.of(count, read_only);
}

}  // namespace

void ClearResult::operator()(pg_result* result) const noexcept { PQclear(result); }

bool Connection::worn_out() const { return prepared_.size() > prepared_max; }

bool Connection::clean() const { return open_ && in_flight_.empty() && PQtransactionStatus(connection_) == PQTRANS_IDLE; }

std::string Connection::quoted(const std::string& value) const {
    char* literal = PQescapeLiteral(connection_, value.data(), value.size());
    std::string text = literal ? literal : "NULL";
    PQfreemem(literal);
    return text;
}

bool Connection::prepare(Exchange& exchange, const Statement& statement) {
    if (const auto known = prepared_.find(statement.name); known != prepared_.end()) {
        if (known->second.text == statement.text) return true;
        forget_prepared(statement.name, known->second.generation);  // two statements of one name: slow, but never the wrong one
    }
    auto name = std::string{statement.name};
    if (generation_ > 0) name += "#" + std::to_string(generation_);
    std::string text{statement.text};
    if (PQsendPrepare(connection_, name.c_str(), text.c_str(), 0, nullptr) != 1) return false;
    exchange.prepares[exchange.prepared++] = statement.name;
    exchange.expect(Step::prepare);
    prepared_.insert_or_assign(std::string{statement.name}, Prepared{std::move(text), std::move(name), generation_});
    return true;
}

bool Connection::run(Exchange& exchange, Step step, const Statement& statement) {
    const auto& prepared = prepared_.find(statement.name)->second;
    exchange.expect(step);
    exchange.generation = prepared.generation;  // the data statement is the last one
    return PQsendQueryPrepared(connection_, prepared.name.c_str(), static_cast<int>(values_.size()), values_.data(), nullptr,
                               nullptr, 1) == 1;
}

bool Connection::run_unprepared(Exchange& exchange, const Statement& statement) {
    exchange.expect(Step::data);
    return PQsendQueryParams(connection_, std::string{statement.text}.c_str(), static_cast<int>(values_.size()), nullptr, values_.data(), nullptr,
                             nullptr, 1) == 1;
}

bool Connection::run_plain(Exchange& exchange, const char* sql) {
    exchange.expect(Step::ignore);
    return PQsendQueryParams(connection_, sql, 0, nullptr, nullptr, nullptr, nullptr, 1) == 1;
}

void Connection::push(Exchange&& exchange) {
    exchange.prepared = 0;  // from here on it counts those that were answered
    if (exchange.request) exchange.request->place = this;
    in_flight_.push_back(std::move(exchange));
}

void Connection::sync(bool sent) {
    sent = sent && PQpipelineSync(connection_) == 1;  // flushes
    const int left = sent ? PQflush(connection_) : -1;
    if (left < 0) close(conninfo_.complaint(connection_));
    else if (left > 0) watch_output();
}

bool Connection::set(Exchange& exchange, const Settings& settings, bool read_only) {
    if (settings.values.empty() && !read_only) return true;
    const auto statement = settings_statement(settings.values.size(), read_only);
    if (!prepare(exchange, statement)) return false;
    values_.clear();
    for (const auto& [name, value] : settings.values) {
        values_.push_back(name.data());
        values_.push_back(value.c_str());
    }
    return run(exchange, Step::ignore, statement);
}

bool Connection::run_data(Exchange& exchange, const Request& request) {
    // A name that was missing or stale once may be so again, when a read before it fails in its group: without it, it cannot.
    const bool unprepared = request.statement->name.empty() || request.repeated_after_plan;
    if (!unprepared && !prepare(exchange, *request.statement)) return false;
    values_.clear();
    bind(*request.params, values_);
    if (unprepared) return run_unprepared(exchange, *request.statement);
    return run(exchange, Step::data, *request.statement);
}

void Connection::send_write(Request& request) {
    Exchange exchange{.request = &request, .by = request.by, .then = Then::write};
    const bool sent = set(exchange, *request.settings, false) && run_data(exchange, request);
    push(std::move(exchange));
    sync(sent);
}

void Connection::send_reads(std::span<Request* const> requests) {
    bool sent = true;
    const Settings* before = nullptr;
    for (auto* request : requests) {
        Exchange exchange{.request = request, .by = request->by, .then = Then::read};
        if (!before || *before != *request->settings) sent = sent && set(exchange, *request->settings, true);
        before = request->settings;
        sent = sent && run_data(exchange, *request);
        exchange.last = request == requests.back();
        push(std::move(exchange));
    }
    sync(sent);
}

void Connection::send_explicit(Request& request, const std::vector<std::string>& opening) {
    Exchange exchange{.request = &request, .by = request.by, .then = Then::hold};
    bool sent = true;
    for (const auto& sql : opening) sent = sent && run_plain(exchange, sql.c_str());
    sent = sent && run_data(exchange, request);
    push(std::move(exchange));
    sync(sent);
}

void Connection::send_command(const char* sql, Request* request, Deadline by, Then then) {
    Exchange exchange{.request = request, .by = by, .then = then};
    const bool sent = run_plain(exchange, sql);
    exchange.steps[0] = Step::data;  // its command tag matters: COMMIT of a failed transaction says ROLLBACK
    push(std::move(exchange));
    sync(sent);
}

void Connection::forget_prepared(std::string_view name, int generation) {
    const auto known = prepared_.find(name);
    if (known == prepared_.end() || known->second.generation != generation) return;
    prepared_.erase(known);
    ++generation_;
}

void Connection::read_answers() {
    while (open_ && !in_flight_.empty() && PQstatus(connection_) == CONNECTION_OK && PQisBusy(connection_) == 0) {
        take(PQgetResult(connection_));
    }
}

void Connection::take(pg_result* owned) {
    ResultPtr result{owned};
    auto& exchange = in_flight_[current_];
    if (!result) {  // the end of one step's answer
        if (exchange.at < exchange.count && ++exchange.at == exchange.count && !exchange.last) ++current_;
        return;
    }
    const auto step = exchange.at < exchange.count ? exchange.steps[exchange.at] : Step::ignore;
    const auto status = PQresultStatus(result.get());
    const bool done = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    if (status == PGRES_PIPELINE_SYNC) return end_group();
    if (step == Step::prepare) {
        const auto known = prepared_.find(exchange.prepares[exchange.prepared++]);
        if (!done && known != prepared_.end()) forget_prepared(known->first, known->second.generation);
    }
    if (status == PGRES_FATAL_ERROR) {
        if (!exchange.error) exchange.error = std::move(result);
    } else if (done) {
        if (step == Step::data) exchange.rows = std::move(result);
    } else if (status != PGRES_PIPELINE_ABORTED) {
        close("an answer that no statement of ours asks for (COPY?)");
    }
}

void Connection::end_group() {
    const auto end = in_flight_.begin() + static_cast<std::ptrdiff_t>(current_ + 1);
    std::vector<Exchange> group{std::make_move_iterator(in_flight_.begin()), std::make_move_iterator(end)};
    in_flight_.erase(in_flight_.begin(), end);
    current_ = 0;
    for (auto& exchange : group) {
        if (exchange.request) exchange.request->place = nullptr;
    }
    for (auto& exchange : group) {
        if (owner_) owner_->on_answer(*this, exchange);
    }
}

}  // namespace orderline::pg
