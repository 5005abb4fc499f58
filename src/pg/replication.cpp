// pg/replication.cpp: the life of a replication stream (PostgreSQL 15 manual, 55.4 "Streaming Replication Protocol").
#include "pg/replication.hpp"
#include <libpq-fe.h>
#include <unistd.h>
#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <utility>
#include "base/log.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "pg/link.hpp"

namespace orderline::pg {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto connect_time_max = 10s;
constexpr auto slot_time_max = 60s;    // it waits for every transaction that was open when it began
constexpr auto status_period = 5s;
constexpr auto silence_max = 20s;      // each status asks for an answer
constexpr auto pause_first = 100ms, pause_max = 5000ms;
constexpr int messages_in_a_row = 200;  // then others have their turn

std::uint64_t big_endian(Bytes bytes) {
    std::uint64_t value = 0;
    for (const auto byte : bytes) value = (value << 8) | std::to_integer<std::uint64_t>(byte);
    return value;
}

/// 'r': written, flushed, applied, clock (microseconds since 2000), "answer at once".
std::array<std::byte, 34> status_update(std::uint64_t position) {
    std::array<std::byte, 34> message{};
    const auto put = [&](std::size_t at, std::uint64_t value) {
        for (std::size_t i = 0; i < 8; ++i) message[at + i] = static_cast<std::byte>(value >> (56 - 8 * i));
    };
    message[0] = std::byte{'r'};
    for (const std::size_t at : {1, 9, 17}) put(at, position);
    put(25, static_cast<std::uint64_t>((now() - instant_of(0)).count()));
    message[33] = std::byte{1};
    return message;
}

/// Of letters that a slot's name may have; unique among all servers on the database.
std::string slot_name() {
    std::array<std::byte, 6> random{};
    fill_random(random);
    return "orderline_" + std::to_string(::getpid()) + "_" + to_hex(random);
}

std::string in_quotes(std::string_view text, char quote) {
    std::string quoted(1, quote);
    for (const char c : text) {
        if (c == quote) quoted += quote;
        quoted += c;
    }
    return quoted + quote;
}

}  // namespace

struct Replication::Parts : std::enable_shared_from_this<Parts> {
    Parts(Runtime& runtime_of, ReplicationOptions options_of, OnChange change, OnStart start, OnEnd end)
        : runtime{runtime_of}, options{std::move(options_of)}, on_change{std::move(change)}, on_start{std::move(start)}, on_end{std::move(end)},
          pause{runtime_of.io()} {}

    static Task<void> run(std::shared_ptr<Parts> self);
    Task<Result<void>> stream();
    Task<Result<void>> begin();
    Task<Result<void>> follow();
    Result<void> take(Bytes message);
    Result<void> send_status();

    Runtime& runtime;
    ReplicationOptions options;
    OnChange on_change;
    OnStart on_start;
    OnEnd on_end;
    asio::steady_timer pause;
    std::shared_ptr<Link> link;
    PgoutputDecoder decoder;
    std::uint64_t position = 0;  // how far the stream is
    Clock::time_point heard_at{}, sent_at{};
    bool started = false, stopped = false;
    Health health;
};

Task<Result<void>> Replication::Parts::begin() {
    std::string names;
    for (const auto& publication : options.publications) {
        CO_TRY(known, co_await link->query("SELECT 1 FROM pg_publication WHERE pubname = " + in_quotes(publication, '\''), connect_time_max));
        if (PQntuples(known.get()) == 0) {
            co_return fail(Code::unavailable, "unavailable", "The database is not migrated.", "there is no publication " + publication);
        }
        names += (names.empty() ? "" : ",") + in_quotes(publication, '"');
    }
    const auto slot = in_quotes(slot_name(), '"');
    CO_TRY(created, co_await link->query("CREATE_REPLICATION_SLOT " + slot + " TEMPORARY LOGICAL pgoutput NOEXPORT_SNAPSHOT", slot_time_max));
    CO_TRY(copying, co_await link->query("START_REPLICATION SLOT " + slot + " LOGICAL 0/0 (proto_version '1', publication_names " +
                                         in_quotes(names, '\'') + ")", connect_time_max));
    if (PQresultStatus(copying.get()) != PGRES_COPY_BOTH) {
        co_return fail(Code::internal, "internal", "Something went wrong.", "START_REPLICATION did not begin to copy");
    }
    co_return Result<void>{};
}

Result<void> Replication::Parts::send_status() {
    sent_at = Clock::now();
    return link->send(status_update(position));
}

/// 'w': begin, end, clock, then a message of pgoutput. 'k': end, clock, whether an answer is wanted.
Result<void> Replication::Parts::take(Bytes message) {
    const auto kind = message.empty() ? '?' : static_cast<char>(message[0]);
    const auto sent_at_of = [&](std::size_t at) {
        const auto sent = instant_of(static_cast<std::int64_t>(big_endian(message.subspan(at, 8))));
        health.clock_ahead = now() - sent;
        return sent;
    };
    if (kind == 'k' && message.size() == 18) {
        position = std::max(position, big_endian(message.subspan(1, 8)));
        sent_at_of(9);
        // Our own status asked for this one; only one that asks itself is answered before its time.
        if (message[17] != std::byte{0}) return send_status();
        return {};
    }
    if (kind != 'w' || message.size() < 25) return fail(Code::bad_request, "bad_request", "The change stream is broken.", "not a message of replication");
    position = std::max(position, big_endian(message.subspan(1, 8)));
    const auto sent = sent_at_of(17);
    TRY(changes, decoder.decode(message.subspan(25)));
    if (!changes.empty()) health.delay = sent - decoder.commit_time();
    for (const auto& change : changes) {
        if (!stopped) on_change(change);
    }
    return {};
}

Task<Result<void>> Replication::Parts::follow() {
    heard_at = sent_at = Clock::now();
    int in_a_row = 0;
    while (!stopped) {
        Bytes message;
        CO_TRY(input, link->next(message));
        if (input == Link::Input::end) co_return fail(Code::unavailable, "unavailable", "The change stream ended.");
        if (input == Link::Input::message) {
            heard_at = Clock::now();
            CO_TRY_VOID(take(message));
            if (++in_a_row % messages_in_a_row == 0) co_await asio::post(runtime.io(), asio::use_awaitable);
        } else {
            CO_TRY(more, co_await link->more(status_period));
            if (more) heard_at = Clock::now();
        }
        const auto at = Clock::now();
        if (at - heard_at > silence_max) co_return fail(Code::timeout, "timeout", "The change stream fell silent.");
        if (at - sent_at >= status_period) CO_TRY_VOID(send_status());
    }
    co_return Result<void>{};
}

Task<Result<void>> Replication::Parts::stream() {
    CO_TRY(conninfo, Conninfo::parse(options.conninfo));
    conninfo.set("replication", "database");
    conninfo.set("client_encoding", "UTF8");
    conninfo.set_if_missing("application_name", "orderline feed");
    link = std::make_shared<Link>(runtime.io(), std::move(conninfo));
    decoder = {};
    CO_TRY_VOID(co_await link->connect(connect_time_max));
    CO_TRY_VOID(co_await begin());
    if (stopped) co_return Result<void>{};
    health.attached = true;
    health.last_error.clear();
    on_start();
    co_return co_await follow();
}

Task<void> Replication::Parts::run(std::shared_ptr<Parts> self) {
    std::chrono::milliseconds wait = pause_first;
    while (!self->stopped) {
        Result<void> ended;
        try {
            ended = co_await self->stream();
        } catch (const std::exception& bug) {  // of a listener: the feed must go on
            ended = fail(Code::internal, "internal", "Something went wrong.", bug.what());
        }
        if (self->link) self->link->close();
        const bool was_attached = std::exchange(self->health.attached, false);
        self->health.clock_ahead = {};
        if (was_attached) {
            ++self->health.losses;
            self->on_end();
        }
        if (self->stopped) break;
        self->health.last_error = ended ? "ended" : ended.error().message + " " + ended.error().detail;
        if (was_attached || wait == pause_first) log::warning("the change stream was lost", {{"why", self->health.last_error}});
        wait = was_attached ? pause_first : std::min(wait * 2, std::chrono::milliseconds{pause_max});
        self->pause.expires_after(wait);
        boost::system::error_code stopped_meanwhile;
        co_await self->pause.async_wait(asio::redirect_error(asio::use_awaitable, stopped_meanwhile));
    }
}

Replication::Replication(Runtime& runtime, ReplicationOptions options, OnChange on_change, OnStart on_start, OnEnd on_end)
    : parts_{std::make_shared<Parts>(runtime, std::move(options), std::move(on_change), std::move(on_start), std::move(on_end))} {}

Replication::~Replication() { stop(); }

void Replication::start() {
    if (std::exchange(parts_->started, true)) return;
    parts_->runtime.spawn("replication", Parts::run(parts_));
}

void Replication::stop() {
    parts_->stopped = true;
    parts_->health.attached = false;
    parts_->pause.cancel();
    if (parts_->link) parts_->link->close();
}

Replication::Health Replication::health() const { return parts_->health; }

}  // namespace orderline::pg
