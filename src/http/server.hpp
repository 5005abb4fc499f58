// http/server.hpp: answers HTTP/1.1 on a port. What it is made of is in server.cpp and session.cpp.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>
#include "async/deadline.hpp"
#include "async/runtime.hpp"
#include "base/ip_address.hpp"
#include "base/result.hpp"
#include "http/admission.hpp"
#include "http/message.hpp"

namespace orderline::http {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;                      // 0: any free port
    std::string tls_certificate, tls_key;           // PEM files; empty: plain HTTP. Read again when they change and at SIGHUP
    std::string strict_transport;                   // value of Strict-Transport-Security in every answer; empty: none
    std::size_t connections_max = 20000;            // less if the system allows fewer files
    std::size_t connections_per_address_max = 5000; // IPv6: of a /64, which is one customer's
    std::vector<IpNetwork> trusted_proxies;         // who says in X-Forwarded-For whose request it is, and has as many connections as it needs
    std::size_t header_bytes_max = 32 * 1024;       // supabase-js puts a list of hundreds of ids into the address
    std::size_t body_bytes_max = 1024 * 1024;
    std::chrono::seconds header_time_max{10};       // from the first byte of a request to the end of its header; TLS's handshake
    std::chrono::seconds body_time_max{30};
    std::chrono::seconds idle_time_max{75};         // between requests of a kept connection
    std::chrono::seconds handling_time_max{15};     // the deadline that a handler gets
    Admission::Options admission;                   // how many requests are handled at the same time; streams do not count
    std::vector<std::string> always_admitted;       // paths that are answered in any case: whether the server lives
    std::chrono::seconds sending_time_max{30};      // a reader that takes less than the next figure in so long is closed
    std::size_t sending_bytes_min = 32 * 1024;
    std::size_t held_bytes_max = 256 * 1024 * 1024;  // of all requests that are coming and answers that are going; beyond it who is
                                                     // the slowest is closed
};

/// What the server itself has to say (400, 404 is the application's, 408, 413, 431, 503, 500 for an exception).
/// `path` as in Request; empty if it was not read.
using ErrorPage = std::function<Response(std::string_view path, int status, std::string_view code, std::string_view sentence)>;

class Server {
public:
    using Handler = std::function<Task<Response>(Request, Deadline)>;
    Server(Runtime& runtime, ServerOptions options, Handler handler, ErrorPage error_page);
    ~Server();

    /// Errors: unavailable if the port cannot be had (says which, and who to ask), invalid_config (the address; the certificate).
    Result<void> listen();
    std::uint16_t port() const;  // the one in use: tests ask for 0 and read it here
    std::string url() const;     // "http://127.0.0.1:8080", or with https

    /// No new connections; requests under way are answered, event streams are closed; waits at most until `by`.
    Task<void> stop(Deadline by);

    struct Load {
        std::size_t connections = 0, streams = 0;
        std::uint64_t requests = 0;
        std::size_t held_bytes = 0;  // of requests that are coming and answers that are going
        std::size_t handling = 0, handling_max = 0, refused = 0;  // requests under way, how many may be now, refused since the start
    };
    Load load() const;

private:
    struct Parts;
    std::shared_ptr<Parts> parts_;
};

}  // namespace orderline::http
