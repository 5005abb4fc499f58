// http/request_reader.hpp: bytes in, requests out: HTTP/1.1 without a socket.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include "http/message.hpp"

namespace orderline::http {

/// Why a request is not taken, and what the client is told.
struct Refusal {
    int status = 400;
    std::string_view code, sentence;  // of static storage
};

/// Reads one request after the other. Beast parses; what RFC 9112 leaves to the server, and attackers use, is decided
/// here.
class RequestReader {
public:
    RequestReader(std::size_t header_bytes_max, std::size_t body_bytes_max);
    ~RequestReader();
    RequestReader& operator=(RequestReader&&) noexcept;

    /// Takes bytes from the front and returns how many; the rest must be given again, with what came after it.
    /// Stops at the end of a request and at a refusal.
    std::size_t feed(std::string_view bytes);

    /// Of the request that is read or was refused; empty as long as its address has not come.
    std::string_view path() const;
    bool is_head() const;  // the method of that request: its answer has no body
    bool header_done() const;
    bool done() const;
    std::size_t body_size() const;  // of what has come of it
    const std::optional<Refusal>& refusal() const { return refusal_; }  // after one the connection must be closed
    /// True once, when the client waits for "100 Continue" before it sends the body.
    bool take_expects_continue();

    // These require done().
    bool keep_alive() const;
    bool is_http_1_0() const;
    /// The request; `peer` and `id` are the session's to fill in. From here on the next one is read.
    Request take();

private:
    struct Parser;
    std::size_t feed_header(std::string_view bytes);
    void refuse_header(std::string_view bytes);
    std::size_t parse(std::string_view bytes);

    std::size_t header_bytes_max_, body_bytes_max_;
    std::unique_ptr<Parser> parser_;
    std::optional<Refusal> refusal_;
    std::size_t scanned_ = 0;      // of the header that has not come to its end
    std::size_t empty_lines_ = 0;  // before the request
};

/// Decodes the target "/a%20b?c=d" or "http://host/a%20b?c=d" into path and query. False if it is no such target (see
/// Request::path).
bool read_target(std::string_view target, Request& request);

}  // namespace orderline::http
