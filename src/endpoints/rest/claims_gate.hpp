// endpoints/rest/claims_gate.hpp: callers of a server without tenants: what a token claims is who they are, as with PostgREST.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include "auth/secret.hpp"
#include "base/time.hpp"
#include "endpoints/rest/caller.hpp"

namespace orderline::rest {

struct ClaimsOptions {
    std::string secret;                 // of HS256, as bytes; empty: no token can be checked
    std::string anonymous_role;         // of who brings no token; empty: they are refused
    std::string audience;               // a token that names others is refused; empty: any will do

    static constexpr std::size_t secret_size_min = 32;  // RFC 7518, 3.2: no shorter than the hash
};

/// Knows HS256 and nothing else: what a token's header says about its algorithm is compared, never obeyed.
class ClaimsGate {
public:
    explicit ClaimsGate(ClaimsOptions options);

    /// Refusals: 500 PGRST300 (a token came, but there is no secret), 401 PGRST301 (not a token that was signed with the secret),
    /// PGRST302 (neither a role nor an anonymous one), PGRST303 (its claims: not now, not for us, not what they must be).
    Outcome<Caller> admit(const http::Request& request, Instant at) const;
    /// The same, as rest asks it. Must not outlive this object.
    Gate gate() const;

private:
    Outcome<std::string> read_token(std::string_view token) const;

    ClaimsOptions options_;
    std::optional<auth::Hmac> hmac_;
};

}  // namespace orderline::rest
