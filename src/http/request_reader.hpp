// http/request_reader.hpp: bytes in, a request out: HTTP/1.1 without a socket.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include "http/message.hpp"

namespace orderline::http {

struct Refusal {
    int status = 400;
    std::string_view code, sentence;  // of static storage
};

/// Reads one request. Beast parses; what RFC 9112 leaves open and attackers use is decided here.
class RequestReader {
public:
    RequestReader(std::size_t header_bytes_max, std::size_t body_bytes_max);
    ~RequestReader();

    /// Takes bytes from the front; returns how many. Stops at the end of the request or at an error.
    std::size_t feed(std::string_view bytes);

    bool started() const;      // a byte of it was seen
    bool header_done() const;
    bool done() const;
    const std::optional<Refusal>& refusal() const { return refusal_; }  // after one the connection must be closed
    /// True once, when the client waits for "100 Continue" before it sends the body.
    bool take_expects_continue();
    bool keep_alive() const;
    /// The request; requires done(). `peer` and `id` are the session's to fill in.
    Request take();

private:
    struct Parser;
    void check_header();

    std::unique_ptr<Parser> parser_;
    std::optional<Refusal> refusal_;
    Request request_;
    bool started_ = false, checked_ = false, expects_continue_ = false;
};

/// Decodes the target "/a%20b?c=d" into path and query. False if it is no such target (see Request::path).
bool read_target(std::string_view target, Request& request);

}  // namespace orderline::http
