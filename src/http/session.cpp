// http/session.cpp: reads requests and answers them, one after the other.
#include "http/session.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <algorithm>
#include <array>
#include "base/log.hpp"
#include "http/client_address.hpp"

namespace orderline::http {
namespace asio = boost::asio;
namespace {

constexpr auto waiting = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds leaving_time_max{2};
constexpr std::size_t leaving_bytes_max = 64 * 1024 * 1024;
constexpr Refusal server_full{503, "unavailable", "The server is full. Try again in a moment."};
constexpr Refusal wrong_protocol{400, "bad_request", "This port speaks HTTPS."};

/// A client's own id is kept if it is short and plain, so that it can be found in our log.
bool is_sane_request_id(std::string_view id) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:";
    return !id.empty() && id.size() <= 64 && id.find_first_not_of(plain) == std::string_view::npos;
}

/// A customer's link is a secret: it stands in no log.
std::string loggable(const std::string& path) { return path.starts_with("/o/") ? "/o/…" : path; }

struct Told {  // what the log needs after the handler has taken the request
    Method method;
    std::string path, id;
    std::chrono::steady_clock::time_point began;
};

void log_request(const Told& told, int status) {
    using std::chrono::microseconds;
    const auto took = std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - told.began);
    log::write(status >= 500 ? log::Level::info : log::Level::debug, "request",
               {{"request_id", told.id}, {"method", std::string{to_text(told.method)}}, {"path", told.path},
                {"status", std::to_string(status)}, {"microseconds", std::to_string(took.count())}});
}

}  // namespace

Session::Session(std::shared_ptr<ServerState> server, Socket socket, std::string peer)
    : server_{std::move(server)}, socket_{std::move(socket)}, peer_{std::move(peer)} {
    enter(Phase::idle);
}

void Session::enter(Phase phase) {
    phase_ = phase;
    since_ = std::chrono::steady_clock::now();
}

void Session::close() {
    socket_.close();
    forget_unsent();
    gone_ = true;
    wake();
}

void Session::stop() {
    stopping_ = true;
    boost::system::error_code ignored;
    // A request that has arrived but is not read yet is under way, too.
    if (phase_ == Phase::greeting || (phase_ == Phase::idle && socket_.tcp().available(ignored) == 0)) close();
    if (phase_ == Phase::streaming) wake();
}

std::optional<std::chrono::steady_clock::time_point> Session::holds_since() const {
    if (held_ == 0) return std::nullopt;
    return held_since_;
}

void Session::hold(std::size_t bytes) {
    if (held_ == 0 && bytes > 0) held_since_ = std::chrono::steady_clock::now();
    const bool more = bytes > held_;
    server_->held_bytes = server_->held_bytes - held_ + bytes;
    held_ = bytes;
    if (more) server_->make_room();
}

void Session::abandon() {
    close();
    end_stream();
}

void Session::check(std::chrono::steady_clock::time_point at) {
    const auto& options = server_->options;
    const auto spent = at - since_;
    const auto late = [&](Phase phase, std::chrono::seconds span) { return phase_ == phase && spent > span; };
    if (late(Phase::header, options.header_time_max) || late(Phase::body, options.body_time_max)) {
        // One attempt, without waiting: who sends so slowly may not read either.
        send_page(error_page(408, "timeout", "The request took too long to arrive."), server_->new_request_id());
        close();
    } else if (late(Phase::greeting, options.header_time_max) || late(Phase::idle, options.idle_time_max) ||
               late(Phase::sending, options.sending_time_max) || late(Phase::leaving, leaving_time_max)) {
        close();
    }
}

Task<void> Session::run() {
    const bool greeted = co_await greet();
    if (greeted) {
        RequestReader reader{server_->options.header_bytes_max, server_->options.body_bytes_max};
        reader_ = &reader;
        for (bool more = true; more && !gone_;) {
            enter(Phase::idle);
            more = co_await read_request(reader) && co_await respond(reader);
        }
        reader_ = nullptr;
    }
    if (events_) co_await stream();
    close();
}

/// False: there is no TLS, and the client was told.
Task<bool> Session::greet() {
    if (!socket_.is_tls()) co_return true;
    enter(Phase::greeting);
    const auto greeting = co_await socket_.greet();
    if (greeting == Socket::Greeting::done) co_return true;
    if (gone_) co_return false;
    log::debug("no TLS", {{"peer", peer_}, {"why", socket_.why()}});
    if (greeting == Socket::Greeting::plain_http) co_await refuse(wrong_protocol);
    else co_await leave();
    co_return false;
}

/// False: the connection is over, or what came was refused.
Task<bool> Session::read_request(RequestReader& reader) {
    std::string_view fresh;
    for (;;) {
        // What came just now is parsed where it lies; only what is left of it is kept.
        if (!unread_.empty()) {
            unread_.append(fresh);
            fresh = unread_;
        }
        if (!fresh.empty()) {
            if (phase_ == Phase::idle) enter(Phase::header);
            fresh.remove_prefix(reader.feed(fresh));
            if (fresh.empty()) unread_ = std::string{};
            else if (unread_.empty()) unread_ = fresh;
            else unread_.erase(0, unread_.size() - fresh.size());
            if (reader.refusal()) {
                co_await refuse(*reader.refusal());
                co_return false;
            }
            hold(reader.done() ? 0 : unread_.size() + reader.body_size());
            if (gone_) co_return false;
            if (reader.done()) co_return true;
            if (reader.header_done() && phase_ == Phase::header) enter(Phase::body);
            if (reader.take_expects_continue()) {
                send("HTTP/1.1 100 Continue\r\n\r\n", {});
                if (!unsent_.empty()) co_await send_rest();
            }
        }
        if (stopping_ && phase_ == Phase::idle) co_return false;
        co_await socket_.tcp().async_wait(socket_.reading(), waiting);
        const auto count = read_some();
        if (gone_) co_return false;
        fresh = {server_->received.data(), count};
    }
}

/// Into the buffer that all share, without waiting. The other end's goodbye is our end, too.
std::size_t Session::read_some() {
    if (gone_) return 0;
    const auto progress = socket_.read_some(asio::buffer(server_->received));
    gone_ = progress.over;
    return progress.count;
}

/// As much as goes without waiting; the rest is in unsent_.
void Session::send(std::string_view head, std::string_view body) {
    const std::array buffers{asio::buffer(head), asio::buffer(body)};
    send(buffers);
}

void Session::send(std::span<const asio::const_buffer> buffers) {
    if (gone_) return;
    auto [sent, over] = socket_.write_some(buffers);
    gone_ = over;
    if (gone_) return;
    for (const auto& buffer : buffers) {
        const auto skipped = std::min(sent, buffer.size());
        sent -= skipped;
        unsent_.append(static_cast<const char*>(buffer.data()) + skipped, buffer.size() - skipped);
    }
    hold(unsent_.size());
}

void Session::forget_unsent() {
    unsent_ = std::string{};
    hold(0);
}

Task<void> Session::send_rest() {
    const auto before = phase_;
    enter(Phase::sending);
    for (std::size_t sent = 0, counted = 0; sent < unsent_.size() && !gone_;) {
        co_await socket_.tcp().async_wait(Socket::Tcp::wait_write, waiting);
        if (gone_) break;
        const std::array rest{asio::buffer(std::as_const(unsent_)) + sent};
        const auto progress = socket_.write_some(rest);
        gone_ = progress.over;
        sent += progress.count;
        if (sent - counted < server_->options.sending_bytes_min) continue;
        counted = sent;
        enter(Phase::sending);
        held_since_ = since_;
    }
    forget_unsent();
    enter(before);
}

/// The client may still be sending: closing now would reset the connection before it has read the answer.
Task<void> Session::leave() {
    enter(Phase::leaving);
    socket_.finish();
    for (std::size_t heard = 0; !gone_ && heard < leaving_bytes_max; heard += read_some()) {
        co_await socket_.tcp().async_wait(socket_.reading(), waiting);
    }
}

std::string_view Session::error_path() const { return reader_ ? reader_->path() : std::string_view{}; }

Response Session::error_page(int status, std::string_view code, std::string_view sentence) const {
    return server_->error_page(error_path(), status, code, sentence);
}

void Session::send_page(const Response& page, std::string_view request_id) {
    send(page, server_->facts(request_id), reader_ && reader_->is_head());
}

/// How many are turned away is logged once a second, not each: that would be more work than the answer.
Response Session::full_page(std::string_view path) const {
    auto page = server_->error_page(path, server_full.status, server_full.code, server_full.sentence);
    if (page.headers.get("retry-after").empty()) page.headers.add("retry-after", "1");
    return page;
}

void Session::send(const Response& response, HeadFacts facts, bool is_head) {
    const bool bodiless = is_bodiless(response.status);
    if (bodiless) facts.ends = BodyEnds::at_once;
    auto& text = server_->head;
    text.clear();
    append_head(text, response, facts);
    send(text, is_head || bodiless ? std::string_view{} : response.body);
}

Task<void> Session::refuse(const Refusal& refusal) {
    ++server_->requests;
    const Told told{Method::other, "", server_->new_request_id(), std::chrono::steady_clock::now()};
    auto page = refusal.status == 503 ? full_page(error_path()) : error_page(refusal.status, refusal.code, refusal.sentence);
    log_request(told, refusal.status);
    send_page(page, told.id);
    if (!unsent_.empty()) co_await send_rest();
    co_await leave();
}

Task<void> Session::turn_away() {
    const bool greeted = co_await greet();
    if (greeted) co_await refuse(server_full);
    close();
}

/// False: no further request; the response may have become a stream.
Task<bool> Session::respond(RequestReader& reader) {
    enter(Phase::handling);
    ++server_->requests;
    bool keep_alive = reader.keep_alive();
    const bool http_1_0 = reader.is_http_1_0();
    auto request = reader.take();
    request.peer = client_address(peer_, request.headers, server_->options.trusted_proxies);
    const auto given_id = request.headers.get("x-request-id");
    request.id = is_sane_request_id(given_id) ? std::string{given_id} : server_->new_request_id();
    const bool is_head = request.method == Method::head;
    const Told told{request.method, loggable(request.path), request.id, since_};

    Response response;
    const bool counts = std::ranges::find(server_->options.always_admitted, request.path) == server_->options.always_admitted.end();
    if (counts && !server_->admission.enter()) {
        response = full_page(request.path);
    } else {
        std::string thrown;
        try {
            response = co_await server_->handler(std::move(request), {since_ + server_->options.handling_time_max});
        } catch (const std::exception& error) {
            thrown = error.what();
            response = server_->error_page(told.path, 500, "internal", "Something went wrong on our side. Try again.");
        }
        if (counts) server_->admission.leave(told.began, std::chrono::steady_clock::now());
        if (!thrown.empty()) log::error("a handler threw", {{"request_id", told.id}, {"path", told.path}, {"what", thrown}});
        log_request(told, response.status);
    }

    keep_alive = keep_alive && !stopping_;
    auto facts = server_->facts(told.id);
    facts.keep_alive = keep_alive;
    facts.http_1_0 = http_1_0;
    if (response.events && !is_head) {
        begin_stream(response, facts);
        co_return false;
    }
    if (response.events) response.events->ended();
    send(response, facts, is_head);
    if (!unsent_.empty()) {
        response = {};  // it is in what is unsent
        co_await send_rest();
    }
    if (!keep_alive && !gone_) co_await leave();
    co_return keep_alive && !gone_;
}

}  // namespace orderline::http
