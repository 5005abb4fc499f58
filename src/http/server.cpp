// http/server.cpp: accepts connections and ends them in good order.
#include "http/server.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>
#include <sys/resource.h>
#include <algorithm>
#include <csignal>
#include <optional>
#include "base/log.hpp"
#include "http/session.hpp"

namespace orderline::http {
namespace asio = boost::asio;
using asio::ip::tcp;

struct Server::Parts : std::enable_shared_from_this<Server::Parts> {
    Parts(Runtime& runtime, ServerOptions options, Handler handler, ErrorPage error_page)
        : state{std::make_shared<ServerState>(runtime, std::move(options), std::move(handler), std::move(error_page))},
          acceptor{runtime.io()},
          hang_ups{runtime.io()} {}

    Result<void> read_certificate();
    Task<void> accept();
    void wait_for_hang_up();
    void welcome(tcp::socket socket);
    void check_all();
    void abandon_all();

    std::shared_ptr<ServerState> state;
    tcp::acceptor acceptor;
    boost::asio::signal_set hang_ups;
    std::optional<Certificate> certificate;  // none: plain HTTP
    std::uint16_t port = 0;
    std::size_t told_refused = 0;  // of the requests that were refused, those that the log knows of
};

namespace {

constexpr std::size_t turned_away_max = 64;  // at once; further ones are closed without a word

/// An IPv4 client of an IPv6 socket is known by its IPv4 address.
IpAddress address_of(const asio::ip::address& address) {
    if (address.is_v6()) return {address.to_v6().to_bytes()};
    return {asio::ip::make_address_v6(asio::ip::v4_mapped, address.to_v4()).to_bytes()};
}

/// Whose connections are counted together: an address; of IPv6 the 64 bits that one customer gets.
std::string network_of(IpAddress address) {
    if (!address.is_ipv4()) std::fill(address.bytes.begin() + 8, address.bytes.end(), 0);
    return to_text(address);
}

/// A session's place among the others, for as long as its coroutine lives.
class Place {
public:
    Place(std::shared_ptr<ServerState> state, Session& session, std::string network, bool full)
        : state_{std::move(state)}, network_{std::move(network)}, full_{full} {
        state_->sessions.push_front(&session);
        here_ = state_->sessions.begin();
        ++state_->networks[network_];
        if (full_) ++state_->turned_away;
    }
    Place(Place&& other) noexcept
        : state_{std::move(other.state_)}, network_{std::move(other.network_)}, here_{other.here_}, full_{other.full_} {}
    Place& operator=(Place&&) = delete;
    ~Place() {
        if (!state_) return;
        state_->sessions.erase(here_);
        const auto count = state_->networks.find(network_);
        if (--count->second == 0) state_->networks.erase(count);
        if (full_) --state_->turned_away;
    }

private:
    std::shared_ptr<ServerState> state_;  // none: moved away
    std::string network_;
    std::list<Session*>::iterator here_;
    bool full_;
};

constexpr std::size_t other_files = 512;  // what the program opens besides connections of clients

/// The system's usual limit, 1,024 files, is meant for programs that call select(). How many connections there can be.
std::size_t room_for(std::size_t connections) {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return connections;
    files.rlim_cur = std::max(files.rlim_cur, std::min<rlim_t>(files.rlim_max, connections + other_files));
    ::setrlimit(RLIMIT_NOFILE, &files);
    const auto room = files.rlim_cur > 2 * other_files ? files.rlim_cur - other_files : files.rlim_cur / 2;
    if (room < connections) log::warning("the system allows fewer connections than wanted", {{"room", std::to_string(room)}});
    return std::min<std::size_t>(room, connections);
}

Task<void> serve(std::shared_ptr<ServerState> state, std::shared_ptr<Session> session, Place place, bool full) {
    {
        const auto taken = std::move(place);
        try {
            if (full) co_await session->turn_away();
            else co_await session->run();
        } catch (const std::exception& error) {
            log::error("a connection ended by an exception", {{"what", error.what()}});
        }
        session->abandon();
    }
    if (state->sessions.empty() && state->on_empty) state->on_empty();
}

}  // namespace

Task<void> Server::Parts::accept() {
    const auto self = shared_from_this();
    auto complained_at = std::chrono::steady_clock::time_point{};
    while (acceptor.is_open()) {
        auto [error, socket] = co_await acceptor.async_accept(asio::as_tuple(asio::use_awaitable));
        if (!acceptor.is_open()) co_return;
        if (!error) {
            welcome(std::move(socket));
        } else if (error != asio::error::connection_aborted) {
            // No more file descriptors, most likely: wait for some to come back instead of asking all the time.
            if (std::chrono::steady_clock::now() - complained_at > std::chrono::minutes{1}) {
                complained_at = std::chrono::steady_clock::now();
                log::warning("cannot accept connections", {{"why", error.message()}});
            }
            co_await sleep_for(std::chrono::milliseconds{100});
        }
    }
}

void Server::Parts::welcome(tcp::socket socket) {
    boost::system::error_code failed;
    socket.non_blocking(true, failed);
    if (!failed) socket.set_option(tcp::no_delay{true}, failed);
    const auto endpoint = socket.remote_endpoint(failed);
    if (failed) return;  // gone already
    const auto peer = address_of(endpoint.address());
    auto tls = certificate ? certificate->open_session() : nullptr;
    if (certificate && !tls) return;  // no memory
    const auto& options = state->options;
    auto network = network_of(peer);
    const auto theirs = state->networks.find(network);
    const bool many = theirs != state->networks.end() && theirs->second >= options.connections_per_address_max &&
                      !is_in_any(options.trusted_proxies, peer);
    const bool full = many || state->sessions.size() - state->turned_away >= options.connections_max;
    if (full && state->turned_away >= turned_away_max) return;
    auto session = std::make_shared<Session>(state, Socket{std::move(socket), std::move(tls)}, to_text(peer));
    Place place{state, *session, std::move(network), full};
    state->runtime.spawn("connection", serve(state, std::move(session), std::move(place), full));
}

void Server::Parts::check_all() {
    const auto at = std::chrono::steady_clock::now();
    for (auto* session : state->sessions) session->check(at);
    if (certificate) certificate->refresh(false);
    const auto refused = state->admission.refused();
    if (refused == told_refused) return;
    log::warning("overloaded: requests are refused", {{"refused", std::to_string(refused - told_refused)},
                                                      {"handling", std::to_string(state->admission.under_way())},
                                                      {"handling_max", std::to_string(state->admission.limit())}});
    told_refused = refused;
}

Result<void> Server::Parts::read_certificate() {
    const auto& options = state->options;
    if (options.tls_certificate.empty() && options.tls_key.empty()) return {};
    TRY(read, Certificate::read(options.tls_certificate, options.tls_key));
    certificate = std::move(read);
    boost::system::error_code ignored;
    hang_ups.add(SIGHUP, ignored);
    wait_for_hang_up();
    return {};
}

/// What tools that renew certificates send (Certbot's --deploy-hook, systemctl reload).
void Server::Parts::wait_for_hang_up() {
    hang_ups.async_wait([weak = weak_from_this()](boost::system::error_code cancelled, int) {
        const auto parts = weak.lock();
        if (cancelled || !parts) return;
        parts->certificate->refresh(true);
        parts->wait_for_hang_up();
    });
}

void Server::Parts::abandon_all() {
    boost::system::error_code ignored;
    acceptor.close(ignored);
    hang_ups.cancel(ignored);
    for (auto* session : state->sessions) session->abandon();
}

Server::Server(Runtime& runtime, ServerOptions options, Handler handler, ErrorPage error_page)
    : parts_{std::make_shared<Parts>(runtime, std::move(options), std::move(handler), std::move(error_page))} {}

/// What the handler refers to may be gone next, so no stream may still tell it that it ended.
Server::~Server() { parts_->abandon_all(); }

Result<void> Server::listen() {
    TRY_VOID(parts_->read_certificate());
    const auto& options = parts_->state->options;
    boost::system::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) {
        return fail(Code::bad_request, "invalid_config",
                    "'" + options.address + "' is no IP address. Use 127.0.0.1, 0.0.0.0 or ::.");
    }
    const tcp::endpoint endpoint{address, options.port};
    auto& acceptor = parts_->acceptor;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address{true}, error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(4096, error);
    if (error) {
        boost::system::error_code ignored;
        acceptor.close(ignored);
        const bool taken = error == asio::error::address_in_use;
        return fail(Code::unavailable, "unavailable",
                    taken ? fmt::format("Port {} on {} is in use. Stop the other program or choose another with --port.",
                                        options.port, options.address)
                          : fmt::format("Cannot listen on {} port {}: {}.", options.address, options.port,
                                        error.message()));
    }
    parts_->port = acceptor.local_endpoint().port();
    parts_->state->options.connections_max = room_for(options.connections_max);
    auto& runtime = parts_->state->runtime;
    runtime.spawn("accept", parts_->accept());
    runtime.every(std::chrono::seconds{1}, [weak = std::weak_ptr{parts_}] {
        if (const auto parts = weak.lock()) parts->check_all();
    });
    return {};
}

std::uint16_t Server::port() const { return parts_->port; }

std::string Server::url() const {
    const auto& address = parts_->state->options.address;
    const bool six = address.contains(':');
    return fmt::format("{}://{}{}{}:{}", parts_->certificate ? "https" : "http", six ? "[" : "", address, six ? "]" : "", parts_->port);
}

Task<void> Server::stop(Deadline by) {
    const auto parts = parts_;
    auto& state = *parts->state;
    state.stopping = true;
    boost::system::error_code ignored;
    parts->acceptor.close(ignored);
    for (auto* session : state.sessions) session->stop();
    if (!state.sessions.empty()) {
        asio::steady_timer until{state.runtime.io(), by.at};
        state.on_empty = [&until] { until.cancel(); };
        co_await until.async_wait(asio::as_tuple(asio::use_awaitable));
        state.on_empty = nullptr;
    }
    parts->abandon_all();
}

Server::Load Server::load() const {
    const auto& state = *parts_->state;
    return {state.sessions.size() - state.turned_away, state.streams, state.requests, state.held_bytes,
            state.admission.under_way(), state.admission.limit(), state.admission.refused()};
}

}  // namespace orderline::http
