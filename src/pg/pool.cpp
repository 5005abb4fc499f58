// pg/pool.cpp: the two lanes and the clock that looks after them.
#include "pg/pool.hpp"
#include <boost/asio/steady_timer.hpp>
#include <stdexcept>
#include <utility>
#include "pg/bound.hpp"
#include "pg/pool_parts.hpp"
#include "pg/transaction_lease.hpp"

namespace orderline::pg {
namespace {

constexpr std::chrono::milliseconds look_period{20};

Conninfo complete(const PoolOptions& options) {
    auto parsed = Conninfo::parse(options.conninfo);
    if (!parsed) throw std::invalid_argument(parsed.error().message);
    auto conninfo = *std::move(parsed);
    conninfo.set("client_encoding", "UTF8");
    conninfo.set_if_missing("application_name", "orderline");
    conninfo.add_option("statement_timeout", std::to_string(options.statement_time_max.count()));
    // A query whose asker has gone (its deadline passed, we closed) ends within a second.
    conninfo.add_option("client_connection_check_interval", "1000");
    conninfo.add_option("idle_in_transaction_session_timeout", "60000");
    conninfo.add_option("client_min_messages", "error");
    conninfo.add_option("jit", "off");
    conninfo.add_option("TimeZone", "UTC");  // what PostgreSQL writes as text or JSON says the same as what is written here
    return conninfo;
}

LaneOptions lane_options(const PoolOptions& options, std::size_t connections, std::function<void()> wake) {
    return {complete(options), connections, options.waiting_max, options.connect_time_max, std::move(wake)};
}

Result<void> check(const Settings& settings, const Params& params) {
    if (settings.values.size() > settings_max) return fail(Code::internal, "internal", "Something went wrong.", "too many settings");
    TRY_VOID(check(settings));
    return check(params);
}

struct WriteWaiter final : Waiter {
    explicit WriteWaiter(Request& asked) : Waiter{asked.by}, request{asked} {}
    void grant(Connection& connection) override { connection.send_write(request); }
    void refuse(Error error) override { request.answer(std::unexpected(std::move(error))); }
    Request& request;
};

struct LeaseWaiter final : Waiter {
    using Waiter::Waiter;
    void grant(Connection& connection) override { done.set(Leased{connection.shared_from_this()}); }
    void refuse(Error error) override { done.set(std::unexpected(std::move(error))); }
    OneShot<Result<Leased>> done;
};

}  // namespace

Pool::Parts::Parts(Runtime& runtime, const PoolOptions& options)
    : reads{runtime.io(), lane_options(options, options.read_connections, [this] { watch(); }), options.read_depth_max, options.read_batch_max},
      writes{runtime.io(), lane_options(options, options.write_connections, [this] { watch(); })},
      timer{runtime.io()} {}

Pool::Parts::~Parts() { shut_down(); }

void Pool::Parts::shut_down() {
    stopping = true;
    reads.shut_down();
    writes.shut_down();
    timer.cancel();
}

void Pool::Parts::watch() {
    if (std::exchange(watching, true)) return;
    timer.expires_after(look_period);
    timer.async_wait([this, pool = std::weak_ptr{alive}](boost::system::error_code problem) {
        if (problem || pool.expired()) return;
        watching = false;
        const auto now = std::chrono::steady_clock::now();
        reads.tick(now);
        writes.tick(now);
        if (reads.busy() || writes.busy()) watch();
    });
}

Pool::Pool(Runtime& runtime, PoolOptions options) : parts_{std::make_unique<Parts>(runtime, options)} {}
Pool::~Pool() = default;

void Pool::start() {
    const auto now = std::chrono::steady_clock::now();
    parts_->reads.tick(now);
    parts_->writes.tick(now);
    parts_->watch();
}

Task<void> Pool::stop(Deadline by) {
    parts_->stopping = true;
    while (!by.passed() && !(parts_->reads.at_rest() && parts_->writes.at_rest())) co_await sleep_for(std::chrono::milliseconds{5});
    parts_->shut_down();
}

Task<Result<Rows>> Pool::read(const Settings& settings, const Statement& statement, const Params& params, Deadline by) {
    CO_TRY_VOID(check(settings, params));
    if (parts_->stopping) co_return std::unexpected(stopping());
    Request request{&settings, &statement, &params, by};
    parts_->reads.submit(request);
    co_return co_await request.done.wait();
}

Task<Result<Rows>> Pool::write(const Settings& settings, const Statement& statement, const Params& params, Deadline by) {
    CO_TRY_VOID(check(settings, params));
    if (parts_->stopping) co_return std::unexpected(stopping());
    Request request{&settings, &statement, &params, by};
    WriteWaiter waiter{request};
    parts_->writes.acquire(waiter);
    co_return co_await request.done.wait();
}

Task<Result<Transaction>> Pool::begin(const Settings& settings, Deadline by) {
    CO_TRY_VOID(check(settings, {}));
    if (parts_->stopping) co_return std::unexpected(stopping());
    LeaseWaiter waiter{by};
    parts_->writes.acquire(waiter);
    CO_TRY(leased, co_await waiter.done.wait());
    if (!leased.usable()) co_return std::unexpected(unreachable());
    CO_TRY(opening, opening_of(settings, leased));
    co_return Transaction{std::make_unique<Transaction::Lease>(std::move(leased), std::move(opening))};
}

Pool::Health Pool::health() const {
    const auto& [reads, writes] = std::tie(parts_->reads, parts_->writes);
    Health health;
    health.connected = reads.connected() + writes.connected();
    health.busy = reads.under_way() + writes.busy_connections();
    health.waiting = reads.waiting() + writes.waiting();
    health.connect_failures = reads.connect_failures() + writes.connect_failures();
    health.lacks_connections = reads.lacks_connections() || writes.lacks_connections();
    health.refusals = writes.refusals();
    health.last_error = reads.last_error().empty() ? writes.last_error() : reads.last_error();
    return health;
}

}  // namespace orderline::pg
