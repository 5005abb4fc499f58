// auth/signing_key.hpp: what access tokens are signed with: HS256 with the installation's secret, or ES256 with a key of its own.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include "auth/secret.hpp"
#include "base/result.hpp"

namespace orderline::auth {

/// One algorithm and one key, chosen by the configuration and never by a token.
class SigningKey {
public:
    /// HMAC-SHA256 with the key "access_token" of the secret; nobody else can check such a token.
    static SigningKey hs256(const Secret& secret);
    /// The P-256 private key in `file` (PEM), made with mode 0600 if there is none. Its public half is in jwks().
    /// Errors: unavailable (cannot be read or written; open to others; no P-256 key).
    static Result<SigningKey> es256(const std::string& file);
    ~SigningKey();
    SigningKey(SigningKey&&) noexcept;

    /// The JOSE header of every token, base64url: the only one that is read.
    const std::string& header() const;
    /// base64url. Measured: HS256 1 us, ES256 24 us and 65 us to verify: what was verified is remembered (Identify).
    std::string sign(std::string_view text) const;
    bool verify(std::string_view text, std::string_view signature) const;
    /// RFC 7517; {"keys":[]} for HS256: a symmetric key is never shown.
    const std::string& jwks() const;

    struct Parts;

private:
    explicit SigningKey(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace orderline::auth
