// tests/support/http_client.cpp: plain sockets and poll.
#include "tests/support/http_client.hpp"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include "base/text.hpp"

namespace orderline {
namespace {

[[noreturn]] void fail_with_errno(const std::string& doing) {
    throw std::runtime_error("http client: " + doing + ": " + std::strerror(errno));
}

}  // namespace

std::string HttpAnswer::header(std::string_view name) const {
    const auto found = std::ranges::find(headers, name, &HeaderList::value_type::first);
    return found == headers.end() ? std::string{} : found->second;
}

int HttpAnswer::count(std::string_view name) const {
    return static_cast<int>(std::ranges::count(headers, name, &HeaderList::value_type::first));
}

HttpClient::HttpClient(std::uint16_t port, std::string address) : address_{std::move(address)}, port_{port} {}
HttpClient::~HttpClient() { close(); }
HttpClient::HttpClient(HttpClient&& other) noexcept
    : patience{other.patience},
      receive_buffer_bytes{other.receive_buffer_bytes},
      address_{std::move(other.address_)},
      port_{other.port_},
      socket_{std::exchange(other.socket_, -1)},
      unread_{std::move(other.unread_)},
      events_{std::move(other.events_)},
      chunked_{other.chunked_} {}

void HttpClient::close() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    unread_.clear();
    events_.clear();
}

void HttpClient::connect() {
    close();
    const bool six = address_.find(':') != std::string::npos;
    socket_ = ::socket(six ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket_ < 0) fail_with_errno("socket");
    if (receive_buffer_bytes > 0) {
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof receive_buffer_bytes);
    }
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    int refused = 0;
    if (six) {
        sockaddr_in6 to{};
        to.sin6_family = AF_INET6;
        to.sin6_port = htons(port_);
        ::inet_pton(AF_INET6, address_.c_str(), &to.sin6_addr);
        refused = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to);
    } else {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port_);
        ::inet_pton(AF_INET, address_.c_str(), &to.sin_addr);
        refused = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to);
    }
    if (refused != 0) {
        const int why = errno;
        close();
        errno = why;
        fail_with_errno("connect to port " + std::to_string(port_));
    }
}

void HttpClient::wait(short events, Point by) const {
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(by - std::chrono::steady_clock::now());
        pollfd one{socket_, events, 0};
        const int ready = ::poll(&one, 1, static_cast<int>(std::max<long>(left.count(), 0)));
        if (ready > 0) return;
        if (ready == 0) throw std::runtime_error("http client: the server took too long");
        if (errno != EINTR) fail_with_errno("poll");
    }
}

void HttpClient::send_raw(std::string_view bytes) {
    const auto by = std::chrono::steady_clock::now() + patience;
    while (!bytes.empty()) {
        wait(POLLOUT, by);
        const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (count < 0) fail_with_errno("send");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

void HttpClient::finish_sending() { ::shutdown(socket_, SHUT_WR); }

bool HttpClient::fill(Point by) {
    char buffer[16 * 1024];
    for (;;) {
        wait(POLLIN, by);
        const auto count = ::recv(socket_, buffer, sizeof buffer, MSG_DONTWAIT);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (count < 0 && errno != ECONNRESET) fail_with_errno("receive");
        if (count <= 0) return false;
        unread_.append(buffer, static_cast<std::size_t>(count));
        return true;
    }
}

std::size_t HttpClient::skip(std::size_t most) {
    std::string buffer(most, '\0');
    wait(POLLIN, std::chrono::steady_clock::now() + patience);
    return static_cast<std::size_t>(std::max<ssize_t>(::recv(socket_, buffer.data(), buffer.size(), MSG_DONTWAIT), 0));
}

bool HttpClient::closed_by_server() {
    return unread_.empty() && !fill(std::chrono::steady_clock::now() + patience);
}

std::string HttpClient::take_line(Point by) {
    std::size_t end = 0;
    while ((end = unread_.find("\r\n")) == std::string::npos) {
        if (!fill(by)) throw std::runtime_error("http client: the server closed the connection instead of answering");
    }
    std::string line = unread_.substr(0, end);
    unread_.erase(0, end + 2);
    return line;
}

std::string HttpClient::take(std::size_t count, Point by) {
    while (unread_.size() < count) {
        if (!fill(by)) throw std::runtime_error("http client: the answer broke off");
    }
    std::string taken = unread_.substr(0, count);
    unread_.erase(0, count);
    return taken;
}

bool HttpClient::take_chunk(std::string& into, Point by) {
    const auto size = std::stoul(take_line(by), nullptr, 16);
    into += take(size, by);
    if (!take_line(by).empty()) throw std::runtime_error("http client: a chunk is longer than it says");
    return size > 0;
}

HttpAnswer HttpClient::receive_head(Point by) {
    HttpAnswer answer;
    const auto first = take_line(by);
    if (!first.starts_with("HTTP/1.1 ") || first.size() < 12) throw std::runtime_error("http client: not HTTP: " + first);
    answer.status = std::stoi(first.substr(9, 3));
    for (std::string line = take_line(by); !line.empty(); line = take_line(by)) {
        const auto colon = std::min(line.find(':'), line.size() - 1);
        answer.headers.emplace_back(ascii_lower(line.substr(0, colon)), std::string{trim(line.substr(colon + 1))});
    }
    chunked_ = answer.header("transfer-encoding") == "chunked";
    return answer;
}

void HttpClient::receive_body(HttpAnswer& answer, Point by) {
    const bool none = answer.status < 200 || answer.status == 204 || answer.status == 304;
    const auto length = answer.header("content-length");
    if (none) return;
    if (chunked_) {
        while (take_chunk(answer.body, by)) {}
    } else if (!length.empty()) {
        answer.body = take(std::stoul(length), by);
    } else {
        while (fill(by)) {}
        answer.body = std::exchange(unread_, {});
    }
}

HttpAnswer HttpClient::receive(bool to_head) {
    const auto by = std::chrono::steady_clock::now() + patience;
    auto answer = receive_head(by);
    if (!to_head) receive_body(answer, by);
    if (answer.header("connection") == "close" && closed_by_server()) close();
    return answer;
}

void HttpClient::send_request(std::string_view method, std::string_view target, const HeaderList& headers,
                              std::string_view body) {
    if (socket_ < 0) connect();
    std::string text{method};
    text.append(" ").append(target).append(" HTTP/1.1\r\n");
    bool host = false, length = body.empty();
    for (const auto& [name, value] : headers) {
        host = host || ascii_lower(name) == "host";
        length = length || ascii_lower(name) == "content-length" || ascii_lower(name) == "transfer-encoding";
        text.append(name).append(": ").append(value).append("\r\n");
    }
    if (!host) text.append("Host: ").append(address_).append("\r\n");
    if (!length) text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    send_raw(text.append("\r\n").append(body));
}

HttpAnswer HttpClient::request(std::string_view method, std::string_view target, const HeaderList& headers,
                               std::string_view body) {
    send_request(method, target, headers, body);
    return receive(method == "HEAD");
}

HttpAnswer HttpClient::open_events(std::string_view target, const HeaderList& headers) {
    events_.clear();
    send_request("GET", target, headers, {});
    const auto by = std::chrono::steady_clock::now() + patience;
    auto answer = receive_head(by);
    if (answer.status != 200) receive_body(answer, by);
    return answer;
}

std::optional<HttpEvent> HttpClient::next_event() {
    const auto by = std::chrono::steady_clock::now() + patience;
    std::size_t end = 0;
    while ((end = events_.find("\n\n")) == std::string::npos) {
        if (chunked_) {
            if (!take_chunk(events_, by)) return std::nullopt;
        } else {
            if (!fill(by)) return std::nullopt;  // HTTP/1.0: the stream ends with the connection
            events_ += std::exchange(unread_, {});
        }
    }
    HttpEvent event;
    event.comment = true;
    std::string_view lines{events_.data(), end + 1};
    while (!lines.empty()) {
        const auto line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(line.size() + 1);
        if (!line.starts_with(':')) event.comment = false;
        if (line.starts_with("event: ")) event.name = line.substr(7);
        if (line.starts_with("id: ")) event.id = line.substr(4);
        if (line.starts_with("data: ")) event.data.append(event.data.empty() ? "" : "\n").append(line.substr(6));
    }
    events_.erase(0, end + 2);
    return event;
}

std::optional<HttpEvent> HttpClient::next_named_event() {
    for (;;) {
        auto event = next_event();
        if (!event || !event->comment) return event;
    }
}

}  // namespace orderline
