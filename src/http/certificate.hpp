// http/certificate.hpp: the certificate that the server shows, read anew when its files change. Private to the module.
#pragma once
#include <openssl/ssl.h>
#include <memory>
#include <string>
#include "base/result.hpp"

namespace orderline::http {

struct FreeTls {
    void operator()(SSL* session) const { SSL_free(session); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using TlsSession = std::unique_ptr<SSL, FreeTls>;

class Certificate {
public:
    /// PEM files: the certificate with its chain behind it, and its key. Errors: invalid_config (says what is wrong with which).
    static Result<Certificate> read(std::string chain_file, std::string key_file);

    /// Reads the files again if they have changed, or `always`. What is wrong with new ones is logged, and the old ones stay.
    void refresh(bool always);

    /// For one connection of a client; none if there is no memory. Those that are open keep what they began with.
    TlsSession open_session() const { return TlsSession{SSL_new(context_.get())}; }

private:
    Certificate(std::string chain_file, std::string key_file)
        : chain_file_{std::move(chain_file)}, key_file_{std::move(key_file)} {}
    Result<void> load();

    std::string chain_file_, key_file_;
    std::string seen_;  // what the files looked like when they were read
    std::unique_ptr<SSL_CTX, FreeTls> context_;
};

}  // namespace orderline::http
