// auth/access_token.hpp: the short-lived JWT (RFC 7519) of a signed-in user, with Supabase's claims and ours: one for all endpoints.
#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include "auth/account.hpp"
#include "auth/secret.hpp"
#include "auth/signing_key.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"

namespace orderline::auth {

inline constexpr std::chrono::seconds access_token_life{600};

/// What a token says.
struct SignedInUser {
    Principal who;
    Uuid session{};
    bool second_factor = false;         // he has shown it: the claim aal is aal2
    bool second_factor_needed = false;  // he has one, and must show it before anything else
    Instant issued{};
    std::string claims;  // the JSON object as it was signed, for the setting request.jwt.claims
};

class AccessTokens {
public:
    explicit AccessTokens(const Secret& secret) : AccessTokens{SigningKey::hs256(secret)} {}
    explicit AccessTokens(SigningKey key) : key_{std::move(key)} {}

    /// Where this server is reached: `iss` is that and "/auth/v1". Said once, before the first token: the port may only be
    /// known when the server listens.
    void set_public_url(std::string_view url) { issuer_ = std::string{url} + "/auth/v1"; }

    /// Claims: those of Supabase (iss, sub, aud, exp, iat, email, phone, app_metadata, user_metadata, role, aal, amr,
    /// session_id, is_anonymous) and our tenant, name and permissions.
    /// Who has a second factor and has not shown it gets aal1, no permissions, and the claim `second_factor`: "needed".
    std::string make(const Account& user, const Uuid& session, const SignInMethods& how, Instant at) const;
    /// Only what make() wrote: its very header, nothing from the future, no life longer than ours, at most 12 KiB.
    /// Errors: unauthorised (reason "unauthorised"; "token_expired" once exp has passed).
    Result<SignedInUser> read(std::string_view token, Instant at) const;

    /// The public keys, for /auth/v1/.well-known/jwks.json: a JSON object with `keys`, empty for HS256.
    const std::string& jwks() const { return key_.jwks(); }

private:
    SigningKey key_;
    std::string issuer_ = "/auth/v1";
};

}  // namespace orderline::auth
