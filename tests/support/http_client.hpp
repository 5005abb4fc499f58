// tests/support/http_client.hpp: a small blocking HTTP/1.1 client that can also misbehave: raw bytes, half requests.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace orderline {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

struct HttpAnswer {
    int status = 0;
    HeaderList headers;  // names in lower case
    std::string body;

    /// The first value of that name; empty if there is none.
    std::string header(std::string_view name) const;
    int count(std::string_view name) const;
};

struct HttpEvent {
    std::string name, id, data;
    bool comment = false;  // a heartbeat: nothing but lines that begin with a colon
};

/// One connection to a server on this machine, opened by the first use. Every wait ends by itself: what takes longer
/// than `patience` throws std::runtime_error, as does a connection that breaks where an answer was expected.
class HttpClient {
public:
    explicit HttpClient(std::uint16_t port, std::string address = "127.0.0.1");
    ~HttpClient();
    HttpClient(HttpClient&& other) noexcept;
    HttpClient& operator=(HttpClient&&) = delete;

    std::chrono::milliseconds patience{20'000};
    int receive_buffer_bytes = 0;  // if set before connecting: the socket's SO_RCVBUF, to be a slow reader

    /// Sends a request and reads its answer. Host and Content-Length are added if they are not given. Connects anew if
    /// the server closed the connection after an earlier answer.
    HttpAnswer request(std::string_view method, std::string_view target, const HeaderList& headers = {},
                       std::string_view body = {});
    HttpAnswer get(std::string_view target, const HeaderList& headers = {}) { return request("GET", target, headers); }

    void connect();
    void send_raw(std::string_view bytes);
    /// Says that nothing more will be sent.
    void finish_sending();
    /// The next answer; that to HEAD has no body, whatever its Content-Length says.
    HttpAnswer receive(bool to_head = false);
    /// Throws away at most so many bytes that have come, waiting for the first; how many. 0: the server closed.
    std::size_t skip(std::size_t most);
    /// True once the server has closed; false if something arrives instead.
    bool closed_by_server();
    bool connected() const { return socket_ >= 0; }
    void close();

    /// Asks for an event stream; if the status is 200 its events are read by next_event(), else the answer is whole.
    HttpAnswer open_events(std::string_view target, const HeaderList& headers = {});
    /// None when the stream has come to its proper end; throws if it breaks off.
    std::optional<HttpEvent> next_event();
    /// As next_event(), without the comments.
    std::optional<HttpEvent> next_named_event();

private:
    using Point = std::chrono::steady_clock::time_point;

    void send_request(std::string_view method, std::string_view target, const HeaderList& headers, std::string_view body);
    HttpAnswer receive_head(Point by);
    void receive_body(HttpAnswer& answer, Point by);
    std::string take_line(Point by);
    std::string take(std::size_t count, Point by);
    bool take_chunk(std::string& into, Point by);  // false: it was the last one
    bool fill(Point by);                           // false: the server closed
    void wait(short events, Point by) const;

    std::string address_;
    std::uint16_t port_;
    int socket_ = -1;
    std::string unread_;
    std::string events_;  // what arrived of an event stream, without its chunks
    bool chunked_ = false;
};

}  // namespace orderline
