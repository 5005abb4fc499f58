// http/session.cpp: requests of one connection, one after the other.
#include "http/session.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>
#include "base/encoding.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "base/text.hpp"

namespace orderline::http {
namespace asio = boost::asio;
namespace {

constexpr auto waiting = asio::as_tuple(asio::use_awaitable);

/// A client's own id is kept if it is short and plain, so that it can be found in our log.
bool is_sane_request_id(std::string_view id) {
    return !id.empty() && id.size() <= 64 &&
           id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:") == std::string_view::npos;
}

/// A customer's link is a secret: it stands in no log.
std::string loggable(const std::string& path) { return path.starts_with("/o/") ? "/o/…" : path; }

void log_request(const Request& request, int status, std::chrono::steady_clock::time_point began) {
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
    log::write(status >= 500 ? log::Level::info : log::Level::debug, "request",
               {{"request_id", request.id}, {"method", std::string{to_text(request.method)}}, {"path", loggable(request.path)},
                {"status", std::to_string(status)}, {"microseconds", std::to_string(took.count())}});
}

std::string_view phrase(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 204: return "No Content";
        case 302: return "Found";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 409: return "Conflict";
        case 503: return "Service Unavailable";
        default: return "Status";  // only for people; RFC 9112, 4: a client ignores it
    }
}

}  // namespace

std::string_view ServerState::date() {
    const auto second = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (second != date_second_) {
        const std::time_t time = std::chrono::system_clock::to_time_t(second);
        std::tm utc{};
        gmtime_r(&time, &utc);
        char text[40];
        date_.assign(text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &utc));
        date_second_ = second;
    }
    return date_;
}

std::string ServerState::new_request_id() {
    if (id_prefix_.empty()) {
        std::array<std::byte, 6> bytes{};
        fill_random(bytes);
        id_prefix_ = to_hex(bytes);
    }
    return fmt::format("{}-{:x}", id_prefix_, requests);
}

Session::Session(std::shared_ptr<ServerState> server, asio::ip::tcp::socket socket, std::string peer)
    : server_{std::move(server)}, socket_{std::move(socket)}, peer_{std::move(peer)} {
    enter(Phase::idle);
}

void Session::enter(Phase phase) {
    phase_ = phase;
    since_ = std::chrono::steady_clock::now();
}

void Session::close() {
    boost::system::error_code ignored;
    socket_.close(ignored);
    gone_ = true;
}

void Session::stop() {
    stopping_ = true;
    if (phase_ == Phase::idle) close();
}

void Session::check(std::chrono::steady_clock::time_point at) {
    const auto& options = server_->options;
    const auto spent = at - since_;
    const bool late = (phase_ == Phase::idle && spent > options.idle_time_max) ||
                      (phase_ == Phase::header && spent > options.header_time_max) ||
                      (phase_ == Phase::body && spent > options.body_time_max) ||
                      (phase_ == Phase::sending && spent > options.sending_time_max);
    if (!late) return;
    if (phase_ == Phase::header || phase_ == Phase::body) {
        // One attempt, without waiting: who sent so slowly may not read either.
        auto page = server_->error_page(408, "timeout", "The request took too long to arrive.");
        boost::system::error_code ignored;
        socket_.write_some(asio::buffer(head(page, server_->new_request_id(), false, true) + page.body), ignored);
    }
    close();
}

Task<void> Session::run() {
    const auto self = shared_from_this();
    buffer_ = std::make_unique<std::array<char, 8192>>();
    for (bool more = true; more && !stopping_;) {
        auto reader = std::make_unique<RequestReader>(server_->options.header_bytes_max, server_->options.body_bytes_max);
        enter(Phase::idle);
        if (!co_await read_request(*reader)) break;
        more = co_await respond(*reader);
    }
    close();
}

/// False: the connection is over, or what came was refused.
Task<bool> Session::read_request(RequestReader& reader) {
    for (;;) {
        if (!unread_.empty()) {
            if (phase_ == Phase::idle) enter(Phase::header);
            const auto taken = reader.feed(unread_);
            unread_.erase(0, taken);
            if (reader.refusal()) {
                co_await refuse(*reader.refusal());
                co_return false;
            }
            if (reader.done()) co_return true;
            if (reader.header_done() && phase_ == Phase::header) enter(Phase::body);
            if (reader.take_expects_continue() && !co_await send("HTTP/1.1 100 Continue\r\n\r\n")) co_return false;
        }
        if (!co_await receive()) co_return false;
    }
}

Task<bool> Session::receive() {
    const auto [error, count] = co_await socket_.async_read_some(asio::buffer(*buffer_), waiting);
    if (error || gone_) co_return false;
    unread_.append(buffer_->data(), count);
    co_return true;
}

Task<bool> Session::send(std::string text) {
    boost::system::error_code error;
    // Nearly always the socket takes all of it at once; then nothing waits.
    std::size_t sent = socket_.write_some(asio::buffer(text), error);
    if (error == asio::error::would_block) {
        error.clear();
        sent = 0;
    }
    if (error || gone_) co_return false;
    if (sent == text.size()) co_return true;
    const auto before = phase_;
    while (sent < text.size()) {
        enter(Phase::sending);
        const auto [failed, count] = co_await socket_.async_write_some(asio::buffer(text.data() + sent, text.size() - sent), waiting);
        if (failed || gone_) co_return false;
        sent += count;
    }
    enter(before);
    co_return true;
}

std::string Session::head(const Response& response, const std::string& request_id, bool keep_alive, bool with_body) const {
    std::string text;
    text.reserve(256);
    text.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ").append(phrase(response.status)).append("\r\n");
    for (const auto& [name, value] : response.headers.fields()) {
        // A value never ends its line: whatever put a line feed there does not get to write headers.
        if (value.find_first_of("\r\n") != std::string::npos) continue;
        text.append(name).append(": ").append(value).append("\r\n");
    }
    text.append("date: ").append(server_->date()).append("\r\nx-request-id: ").append(request_id).append("\r\n");
    if (!keep_alive) text.append("connection: close\r\n");
    if (with_body) text.append("content-length: ").append(std::to_string(response.body.size())).append("\r\n");
    return text.append("\r\n");
}

Task<void> Session::refuse(const Refusal& refusal) {
    ++server_->requests;
    const auto page = server_->error_page(refusal.status, refusal.code, refusal.sentence);
    if (!co_await send(head(page, server_->new_request_id(), false, true) + page.body)) co_return;
    // The client may still be sending: closing now would reset the connection before it has read the answer.
    boost::system::error_code ignored;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    for (int i = 0; i < 64; ++i) {
        const auto [error, count] = co_await socket_.async_read_some(asio::buffer(*buffer_), waiting);
        if (error || gone_ || count == 0) co_return;
    }
}

/// False: the connection is over.
Task<bool> Session::respond(RequestReader& reader) {
    const auto began = std::chrono::steady_clock::now();
    enter(Phase::handling);
    ++server_->requests;
    auto request = reader.take();
    request.peer = peer_;
    const auto given_id = request.headers.get("x-request-id");
    request.id = is_sane_request_id(given_id) ? std::string{given_id} : server_->new_request_id();
    const bool is_head = request.method == Method::head;
    Request told;  // what the log needs after the handler has taken the request
    told.method = request.method;
    told.path = request.path;
    told.id = request.id;

    Response response;
    std::string what_went_wrong;
    try {
        response = co_await server_->handler(std::move(request), Deadline::in(server_->options.handling_time_max));
    } catch (const std::exception& error) {
        what_went_wrong = error.what();
        response = server_->error_page(500, "internal", "Something went wrong on our side. Try again.");
    }
    if (!what_went_wrong.empty()) {
        log::error("a handler threw", {{"request_id", told.id}, {"path", loggable(told.path)}, {"what", what_went_wrong}});
    }
    log_request(told, response.status, began);
    const bool keep_alive = reader.keep_alive() && !stopping_ && !server_->stopping;
    if (response.events) {
        const auto events = std::exchange(response.events, nullptr);
        response.headers.add("transfer-encoding", "chunked");
        response.headers.add("x-accel-buffering", "no");
        if (co_await send(head(response, told.id, true, false))) co_await stream(events);
        events->ended();
        co_return false;
    }
    // RFC 9110, 15.3.5 and 15.4.5: these have no body, and 204 no length either.
    const bool bodiless = response.status == 204 || response.status == 304;
    std::string text = head(response, told.id, keep_alive, !bodiless);
    if (!is_head && !bodiless) text += response.body;
    const bool sent = co_await send(std::move(text));
    co_return sent && keep_alive;
}

}  // namespace orderline::http
