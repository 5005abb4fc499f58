// http/socket.cpp: OpenSSL on a socket that does not block.
#include "http/socket.hpp"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <sys/socket.h>
#include <algorithm>
#include <array>

namespace orderline::http {
namespace asio = boost::asio;
namespace {

constexpr std::size_t record_bytes_max = 16 * 1024;  // RFC 8446, 5.1

/// As OpenSSL's own, but to write to who has gone is an error and not the signal SIGPIPE.
int send_quietly(BIO* bio, const char* bytes, int size) {
    BIO_clear_retry_flags(bio);
    const auto sent = ::send(static_cast<int>(BIO_get_fd(bio, nullptr)), bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL);
    if (sent < 0 && BIO_sock_should_retry(-1)) BIO_set_retry_write(bio);
    return static_cast<int>(sent);
}

const BIO_METHOD* socket_method() {
    static const BIO_METHOD* const method = [] {
        const BIO_METHOD* own = BIO_s_socket();
        BIO_METHOD* made = BIO_meth_new(BIO_TYPE_SOCKET, "socket without SIGPIPE");
        BIO_meth_set_read(made, BIO_meth_get_read(own));
        BIO_meth_set_write(made, send_quietly);
        BIO_meth_set_ctrl(made, BIO_meth_get_ctrl(own));
        BIO_meth_set_create(made, BIO_meth_get_create(own));
        BIO_meth_set_destroy(made, BIO_meth_get_destroy(own));
        return made;
    }();
    return method;
}

/// Copies what lies in `buffers` behind their first `skip` bytes.
std::size_t gather(std::span<const asio::const_buffer> buffers, std::size_t skip, asio::mutable_buffer into) {
    std::size_t filled = 0;
    for (const auto& buffer : buffers) {
        const auto skipped = std::min(skip, buffer.size());
        skip -= skipped;
        filled += asio::buffer_copy(into + filled, buffer + skipped);
    }
    return filled;
}

}  // namespace

Socket::Socket(Tcp tcp, TlsSession tls) : tcp_{std::move(tcp)}, tls_{std::move(tls)} {
    if (!tls_) return;
    BIO* bio = BIO_new(socket_method());
    BIO_set_fd(bio, tcp_.native_handle(), BIO_NOCLOSE);
    SSL_set_bio(tls_.get(), bio, bio);
}

Task<Socket::Greeting> Socket::greet() {
    while (tls_) {
        ERR_clear_error();
        const int result = SSL_accept(tls_.get());
        if (result == 1) co_return Greeting::done;
        const int why = SSL_get_error(tls_.get(), result);
        if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) break;
        const auto what = why == SSL_ERROR_WANT_READ ? Tcp::wait_read : Tcp::wait_write;
        co_await tcp_.async_wait(what, asio::as_tuple(asio::use_awaitable));
    }
    const auto code = ERR_peek_error();
    const auto* reason = ERR_reason_error_string(code);
    why_ = reason ? reason : "the connection ended";
    ERR_clear_error();
    tls_.reset();
    co_return ERR_GET_REASON(code) == SSL_R_HTTP_REQUEST ? Greeting::plain_http : Greeting::failed;
}

/// After a call of OpenSSL that did nothing: whether there may be another.
Socket::Progress Socket::ended(int result) {
    const int why = SSL_get_error(tls_.get(), result);
    if (why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE) return {};
    if (why != SSL_ERROR_ZERO_RETURN) tls_.reset();  // OpenSSL wants no further call, not even a good-bye
    return {0, true};
}

Socket::Progress Socket::read_some(asio::mutable_buffer into) {
    if (!tls_) {
        boost::system::error_code error;
        const auto count = tcp_.read_some(asio::buffer(into), error);
        return {error ? 0 : count, error && error != asio::error::would_block};
    }
    // One record, which is never larger than `into`: what else has come is still in the socket, and makes it ready again.
    ERR_clear_error();
    const int result = SSL_read(tls_.get(), into.data(), static_cast<int>(into.size()));
    if (result > 0) return {static_cast<std::size_t>(result), false};
    return ended(result);
}

Socket::Progress Socket::write_some(std::span<const asio::const_buffer> from) {
    if (!tls_) {
        boost::system::error_code error;
        const auto count = tcp_.write_some(from, error);
        return {error ? 0 : count, error && error != asio::error::would_block};
    }
    thread_local std::array<char, record_bytes_max> record;
    Progress progress;
    while (const auto size = gather(from, progress.count, asio::buffer(record))) {
        ERR_clear_error();
        const int result = SSL_write(tls_.get(), record.data(), static_cast<int>(size));
        if (result <= 0) {
            progress.over = ended(result).over;
            break;
        }
        progress.count += static_cast<std::size_t>(result);
    }
    return progress;
}

Socket::Tcp::wait_type Socket::reading() const {
    return tls_ && SSL_want_write(tls_.get()) ? Tcp::wait_write : Tcp::wait_read;
}

void Socket::finish() {
    boost::system::error_code ignored;
    if (tls_) SSL_shutdown(tls_.get());
    tcp_.shutdown(Tcp::shutdown_send, ignored);
}

/// OpenSSL must let go of the socket's number before another connection has it.
void Socket::close() {
    boost::system::error_code ignored;
    if (tls_) SSL_shutdown(tls_.get());
    tls_.reset();
    tcp_.close(ignored);
}

}  // namespace orderline::http
