// auth/access_token.hpp: the short-lived JWT (RFC 7519, HS256 and nothing else) of a signed-in user.
#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include "auth/secret.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"

namespace orderline::auth {

inline constexpr std::chrono::seconds access_token_life{600};

class AccessTokens {
public:
    explicit AccessTokens(const Secret& secret) : hmac_{secret.key_for("access_token")} {}

    /// Claims: sub (user), tenant, name, permissions, sid (session), iat, exp, iss "orderline".
    std::string make(const Principal& user, const Uuid& session, Instant at) const;
    /// Only what make() wrote: its very header, nothing from the future, no life longer than ours.
    /// Errors: unauthorised (reason "unauthorised"; "token_expired" once exp has passed).
    Result<Principal> read(std::string_view token, Instant at) const;

    /// The public keys, for /auth/v1/.well-known/jwks.json: a JSON object with `keys`, empty for HS256.
    const std::string& jwks() const;

private:
    Hmac hmac_;
};

}  // namespace orderline::auth
