// http/socket.hpp: the bytes of one connection, as they are or through TLS. Private to the module.
#pragma once
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstddef>
#include <span>
#include <string>
#include "async/task.hpp"
#include "http/certificate.hpp"

namespace orderline::http {

/// Reads and writes never wait: what they did not do goes on when tcp().async_wait() says so. (OpenSSL works on the socket
/// itself, so that nothing lies between the two and readiness means the same for both kinds.)
class Socket {
public:
    using Tcp = boost::asio::ip::tcp::socket;

    /// `tls` is a session that has not begun; none: plain HTTP.
    Socket(Tcp tcp, TlsSession tls);

    Tcp& tcp() { return tcp_; }
    bool is_tls() const { return tls_ != nullptr; }

    enum class Greeting { done, plain_http, failed };
    /// The handshake of TLS. After any other end than `done` the bytes go as they are.
    Task<Greeting> greet();
    /// Why it failed, for the log.
    const std::string& why() const { return why_; }

    struct Progress {
        std::size_t count = 0;
        bool over = false;  // the connection: closed by the other end, or broken
    };
    Progress read_some(boost::asio::mutable_buffer into);
    Progress write_some(std::span<const boost::asio::const_buffer> from);

    /// What read_some() waits for: nearly always that something can be read.
    Tcp::wait_type reading() const;

    /// Nothing more will be sent.
    void finish();
    void close();

private:
    Progress ended(int result);

    Tcp tcp_;
    TlsSession tls_;
    std::string why_;
};

}  // namespace orderline::http
