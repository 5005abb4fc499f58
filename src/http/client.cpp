// http/client.cpp: the client's side of a connection; Beast parses.
#include "http/client.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <array>
#include <optional>
#include "base/text.hpp"

namespace orderline::http {
namespace asio = boost::asio;
namespace beast = boost::beast::http;
namespace {

constexpr auto waiting = asio::as_tuple(asio::use_awaitable);

std::unexpected<Error> lost(std::string_view why) {
    return fail(Code::unavailable, "unavailable", "The connection to the server was lost.", std::string{why});
}

/// Closes the socket when the deadline comes, so that whatever waits on it ends.
class Watchdog {
public:
    Watchdog(asio::ip::tcp::socket& socket, Deadline by) : by_{by}, timer_{socket.get_executor(), by.at} {
        timer_.async_wait([&socket](boost::system::error_code cancelled) {
            boost::system::error_code ignored;
            if (!cancelled) socket.close(ignored);
        });
    }
    std::unexpected<Error> why(const boost::system::error_code& error) const {
        if (by_.passed()) return fail(Code::timeout, "timeout", "The server took too long to answer.");
        return lost(error.message());
    }

private:
    Deadline by_;
    asio::steady_timer timer_;
};

}  // namespace

struct Client::Parts {
    Parts(Runtime& runtime, std::string host, std::uint16_t number)
        : address{std::move(host)}, port{number}, socket{runtime.io()} {}

    Task<Result<void>> send(Method method, const std::string& target, const Headers& headers, const std::string& body, Deadline by);
    Task<Result<void>> receive(Deadline by);

    std::string address;
    std::uint16_t port;
    asio::ip::tcp::socket socket;
    std::optional<beast::response_parser<beast::string_body>> parser;
    std::string unread;    // received, not yet parsed
    bool starved = false;  // what is unread is less than one element of the syntax
};

Client::Client(Runtime& runtime, std::string address, std::uint16_t port)
    : parts_{std::make_unique<Parts>(runtime, std::move(address), port)} {}
Client::~Client() = default;
Client::Client(Client&&) noexcept = default;

Task<Result<void>> Client::Parts::send(Method method, const std::string& target, const Headers& headers, const std::string& body,
                                       Deadline by) {
    const Watchdog watchdog{socket, by};
    boost::system::error_code error;
    if (!socket.is_open()) {
        unread.clear();
        starved = false;
        const auto ip = asio::ip::make_address(address, error);
        if (error) co_return lost(error.message());
        const auto [refused] = co_await socket.async_connect({ip, port}, waiting);
        if (refused) {
            socket.close(error);
            co_return watchdog.why(refused);
        }
        socket.set_option(asio::ip::tcp::no_delay{true}, error);
    }
    std::string text{to_text(method)};
    text.append(" ").append(target).append(" HTTP/1.1\r\nhost: ").append(address).append("\r\n");
    for (const auto& [name, value] : headers.fields()) text.append(name).append(": ").append(value).append("\r\n");
    text.append("content-length: ").append(std::to_string(body.size())).append("\r\n\r\n").append(body);
    const auto [failed, count] = co_await asio::async_write(socket, asio::buffer(text), waiting);
    if (failed) {
        socket.close(error);
        co_return watchdog.why(failed);
    }
    parser.emplace();
    parser->eager(true);
    parser->body_limit(64 * 1024 * 1024);
    co_return Result<void>{};
}

/// Some more bytes of the answer into the parser.
Task<Result<void>> Client::Parts::receive(Deadline by) {
    boost::system::error_code error;
    if (unread.empty() || starved) {
        const Watchdog watchdog{socket, by};
        std::array<char, 8192> buffer;
        const auto [failed, count] = co_await socket.async_read_some(asio::buffer(buffer), waiting);
        if (failed) {
            socket.close(error);
            co_return watchdog.why(failed);
        }
        unread.append(buffer.data(), count);
    }
    const auto taken = parser->put(asio::const_buffer{unread.data(), unread.size()}, error);
    unread.erase(0, taken);
    starved = error == beast::error::need_more;
    if (error && !starved) co_return lost(error.message());
    co_return Result<void>{};
}

Task<Result<Response>> Client::request(Method method, std::string target, Headers headers, std::string body, Deadline by) {
    CO_TRY_VOID(co_await parts_->send(method, target, headers, body, by));
    auto& parser = *parts_->parser;
    while (!parser.is_done()) CO_TRY_VOID(co_await parts_->receive(by));
    Response response;
    response.status = static_cast<int>(parser.get().result_int());
    for (const auto& field : parser.get()) response.headers.add(ascii_lower(field.name_string()), std::string{field.value()});
    response.body = std::move(parser.get().body());
    if (!parser.get().keep_alive()) {
        boost::system::error_code ignored;
        parts_->socket.close(ignored);
    }
    co_return response;
}

Task<Result<void>> Client::open_events(std::string target, Headers headers, Deadline by) {
    CO_TRY_VOID(co_await parts_->send(Method::get, target, headers, {}, by));
    auto& parser = *parts_->parser;
    while (!parser.is_header_done()) CO_TRY_VOID(co_await parts_->receive(by));
    if (parser.get().result_int() != 200) {
        co_return fail(Code::unavailable, "unavailable", "The event stream was refused.",
                       "status " + std::to_string(parser.get().result_int()));
    }
    co_return Result<void>{};
}

Task<Result<Event>> Client::next(Deadline by) {
    auto& parser = *parts_->parser;
    for (;;) {
        std::string& body = parser.get().body();
        const auto end = body.find("\n\n");
        if (end == std::string::npos) {
            if (parser.is_done()) co_return lost("the stream is over");
            CO_TRY_VOID(co_await parts_->receive(by));
            continue;
        }
        Event event;
        std::string_view lines{body.data(), end + 1};
        while (!lines.empty()) {
            const auto line = lines.substr(0, lines.find('\n'));
            lines.remove_prefix(line.size() + 1);
            if (line.starts_with("event: ")) event.name = line.substr(7);
            if (line.starts_with("id: ")) event.id = line.substr(4);
            if (line.starts_with("data: ")) event.data.append(event.data.empty() ? "" : "\n").append(line.substr(6));
        }
        body.erase(0, end + 2);
        if (!event.name.empty()) co_return event;
    }
}

}  // namespace orderline::http
