// redis/client.cpp: keeps one connection open, and pauses ever longer between tries.
#include "redis/client.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <algorithm>
#include <utility>
#include "base/log.hpp"
#include "redis/link.hpp"

namespace orderline::redis {
namespace asio = boost::asio;
namespace {

/// A connection that lasted for so long was a good one: the next pause is short again.
constexpr std::chrono::seconds good_life{10};

}  // namespace

struct Client::Parts {
    Parts(Runtime& loop, Options chosen) : runtime{loop}, options{std::move(chosen)}, timer{loop.io()} {}

    static Task<void> keep_open(std::shared_ptr<Parts> self);
    void went_down(const std::string& why);
    void came_up();

    Runtime& runtime;
    const Options options;
    std::optional<asio::ssl::context> tls;
    std::shared_ptr<Link> link;
    asio::steady_timer timer;
    bool connected = false, stopped = false, complained = false;
    std::string last_error = "not connected yet";
};

/// Once, and not at each try.
void Client::Parts::went_down(const std::string& why) {
    connected = false;
    last_error = why;
    if (stopped || std::exchange(complained, true)) return;
    log::warning("Redis is not available", {{"why", why}});
}

void Client::Parts::came_up() {
    connected = true;
    last_error.clear();
    if (std::exchange(complained, false)) log::info("Redis is available again");
}

Task<void> Client::Parts::keep_open(std::shared_ptr<Parts> self) {
    auto pause = self->options.pause_min;
    while (!self->stopped) {
        const auto began = std::chrono::steady_clock::now();
        self->link = std::make_shared<Link>(self->runtime, self->options, self->tls ? &*self->tls : nullptr);
        if (co_await self->link->open(Deadline::in(self->options.connect_time_max))) self->came_up();
        self->went_down(co_await self->link->ended());
        if (self->stopped) break;
        if (std::chrono::steady_clock::now() - began > good_life) pause = self->options.pause_min;
        self->timer.expires_after(pause);
        co_await self->timer.async_wait(asio::as_tuple(asio::use_awaitable));
        pause = std::min(2 * pause, self->options.pause_max);
    }
}

Client::Client(std::shared_ptr<Parts> parts) : parts_{std::move(parts)} {}
Client::~Client() { stop(); }

Result<std::unique_ptr<Client>> Client::make(Runtime& runtime, Options options) {
    auto parts = std::make_shared<Parts>(runtime, std::move(options));
    if (parts->options.address.tls) {
        auto& tls = parts->tls.emplace(asio::ssl::context::tls_client);
        boost::system::error_code error;
        SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
        tls.set_verify_mode(asio::ssl::verify_peer, error);
        if (parts->options.ca_file.empty()) tls.set_default_verify_paths(error);
        else tls.load_verify_file(parts->options.ca_file, error);
        if (error) {
            return fail(Code::bad_request, "invalid_config", "The certificates to check Redis with cannot be read.",
                        parts->options.ca_file + ": " + error.message());
        }
    }
    return std::unique_ptr<Client>{new Client{std::move(parts)}};
}

void Client::start() { parts_->runtime.spawn("redis", Parts::keep_open(parts_)); }

void Client::stop() {
    parts_->stopped = true;
    parts_->connected = false;
    parts_->timer.cancel();
    if (parts_->link) parts_->link->drop("stopped");
}

Task<Result<Reply>> Client::run(std::vector<std::string_view> words, Deadline by) {
    const auto parts = parts_;  // lives for as long as this waits
    if (!parts->connected) {
        co_return fail(Code::unavailable, "unavailable", "Redis cannot be reached.", parts->last_error);
    }
    const auto link = parts->link;
    co_return co_await link->run(words, by.at_most(parts->options.answer_time_max));
}

Client::Health Client::health() const { return {parts_->connected, parts_->last_error}; }

}  // namespace orderline::redis
