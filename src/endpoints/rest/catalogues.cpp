// endpoints/rest/catalogues.cpp: one coroutine that asks, and one thread that reads.
#include "endpoints/rest/catalogues.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <mutex>
#include <utility>
#include "async/offload.hpp"
#include "async/one_shot.hpp"
#include "base/log.hpp"
#include "pg/catalogue_version.hpp"
#include "pg/introspect.hpp"
#include "pg/pool.hpp"

namespace orderline::rest {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::seconds asking_time_max{5};

/// What a policy or a function says that wants to know of the request: current_setting('request.jwt.claims'), auth.uid().
constexpr std::string_view reads_request = R"(\mrequest\.|\mauth\.(uid|jwt|role|email)\M)";

/// A lock that a migration holds, or a server that is not well, must not hold the thread for ever.
constexpr const char* patience = "SET lock_timeout = '250ms'; SET statement_timeout = '60s'";

/// The session that the thread reads with, for the I/O thread to end it.
class Reading {
public:
    /// As long as the session is used.
    class Turn {
    public:
        Turn(Reading& reading, const pg::Session& session) : reading_{reading} { reading_.set(&session); }
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        ~Turn() { reading_.set(nullptr); }

    private:
        Reading& reading_;
    };

    /// This session and all that follow.
    void end() {
        const std::lock_guard lock{mutex_};
        ended_ = true;
        if (session_) session_->break_off();
    }

private:
    void set(const pg::Session* session) {
        const std::lock_guard lock{mutex_};
        session_ = session;
        if (session_ && ended_) session_->break_off();
    }

    std::mutex mutex_;
    const pg::Session* session_ = nullptr;
    bool ended_ = false;
};

using Read = Result<std::shared_ptr<const Catalogue>>;

Read read_catalogue(const CataloguesOptions& options, Reading& reading) {
    TRY(session, pg::Session::open(options.conninfo));
    const Reading::Turn turn{reading, session};
    TRY_VOID(session.execute(patience));
    TRY(model, pg::introspect(session, options.schemas));
    TRY(reads, pg::catalogue_mentions(session, reads_request));
    return std::make_shared<const Catalogue>(std::move(model), options.schemas, reads);
}

pg::PoolOptions for_asking(const CataloguesOptions& options) {
    pg::PoolOptions pool;
    pool.conninfo = options.conninfo;
    pool.read_connections = 1;
    pool.write_connections = 0;
    pool.statement_time_max = asking_time_max;
    return pool;
}

}  // namespace

struct Catalogues::Parts {
    Parts(Runtime& used_runtime, CataloguesOptions chosen)
        : runtime{used_runtime}, options{std::move(chosen)}, pool{runtime, for_asking(options)}, pause{runtime.io()} {}

    Task<void> watch();
    Task<void> rest();
    Task<Result<void>> look();
    void take(std::shared_ptr<const Catalogue> read);
    void note(const Result<void>& looked);

    Runtime& runtime;
    CataloguesOptions options;
    pg::Pool pool;
    Reading reading;
    Offload thread{1, 1};
    asio::steady_timer pause;
    std::chrono::steady_clock::time_point asked_at{};
    std::vector<std::shared_ptr<asio::steady_timer>> waiting;  // for the next asking
    pg::CatalogueVersion version;                              // of the current one
    std::shared_ptr<const Catalogue> current;
    Counts counts;
    bool failing = false, started = false, stopping = false;
    OneShot<bool> ended;
};

/// Who comes while it asks waits for the next asking: this one may have begun before they had committed.
Task<void> Catalogues::Parts::watch() {
    while (!stopping) {
        const auto askers = std::exchange(waiting, {});
        asked_at = std::chrono::steady_clock::now();
        const auto looked = co_await look();
        if (!stopping) note(looked);
        for (const auto& one : askers) one->cancel();
        co_await rest();
    }
    for (const auto& one : waiting) one->cancel();
    ended.set(true);
}

Task<void> Catalogues::Parts::rest() {
    while (!stopping) {
        const auto until = asked_at + (waiting.empty() ? options.ask_period : options.ask_pause);
        if (std::chrono::steady_clock::now() >= until) co_return;
        pause.expires_at(until);
        co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

Task<Result<void>> Catalogues::Parts::look() {
    ++counts.asked;
    CO_TRY(found, co_await pg::catalogue_version(pool, version, Deadline::in(asking_time_max)));
    if (!current || found.fingerprint != version.fingerprint) {
        auto work = [this] { return read_catalogue(options, reading); };
        CO_TRY(read, co_await thread.run(std::move(work)));
        if (!read) co_return std::unexpected(std::move(read).error());
        take(*std::move(read));
    }
    version = std::move(found);
    co_return Result<void>{};
}

/// Many changes are none for us: a truncated table, a materialized view made anew.
void Catalogues::Parts::take(std::shared_ptr<const Catalogue> read) {
    ++counts.read;
    if (current && current->model() == read->model() && current->reads_request() == read->reads_request()) return;
    log::info(current ? "the catalogue has changed" : "the catalogue is read",
              {{"relations", std::to_string(read->model().relations.size())}, {"functions", std::to_string(read->model().functions.size())}});
    current = std::move(read);
}

/// The first failure of a row, and that it is over.
void Catalogues::Parts::note(const Result<void>& looked) {
    if (looked && failing) log::info("the catalogue can be read again");
    if (!looked && !failing) {
        log::warning("the catalogue cannot be read; trying again", {{"why", looked.error().message}, {"detail", looked.error().detail}});
    }
    failing = !looked;
}

Catalogues::Catalogues(Runtime& runtime, CataloguesOptions options) : parts_{std::make_unique<Parts>(runtime, std::move(options))} {}
Catalogues::~Catalogues() = default;

void Catalogues::start() {
    parts_->started = true;
    parts_->pool.start();
    parts_->runtime.spawn("catalogue", parts_->watch());
}

Task<void> Catalogues::stop(Deadline by) {
    if (std::exchange(parts_->stopping, true)) co_return;
    parts_->pause.cancel();
    parts_->reading.end();
    co_await parts_->pool.stop(by);
    if (parts_->started) co_await parts_->ended.wait();
}

std::shared_ptr<const Catalogue> Catalogues::now() const { return parts_->current; }
Catalogues::Counts Catalogues::counts() const { return parts_->counts; }

Task<std::shared_ptr<const Catalogue>> Catalogues::fresh(Deadline by) {
    auto& parts = *parts_;
    if (parts.stopping) co_return parts.current;
    const auto turn = std::make_shared<asio::steady_timer>(co_await asio::this_coro::executor, by.at_most(parts.options.wait_max).at);
    parts.waiting.push_back(turn);
    parts.pause.cancel();
    co_await turn->async_wait(asio::as_tuple(asio::use_awaitable));
    std::erase(parts.waiting, turn);
    co_return parts.current;
}

}  // namespace orderline::rest
