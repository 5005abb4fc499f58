// auth/sessions.hpp: signing in, staying signed in, signing out, for the console: an e-mail address finds its tenant.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>
#include "async/deadline.hpp"
#include "auth/attempts.hpp"
#include "auth/factors.hpp"
#include "auth/identify.hpp"
#include "auth/password.hpp"
#include "auth/session_keeper.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

struct SignedIn {
    Principal user;
    std::string email;
    std::string access_token, refresh_token;
    std::chrono::seconds expires_in{};
};

/// What the console is told of a session that begins or goes on.
SignedIn signed_in(Session session);

struct OwnTenant {
    TenantId id;
    std::string name;
};

class Sessions {
public:
    Sessions(pg::Pool& pool, SessionKeeper& keeper, RefreshTokens& refresh_tokens, Passwords& passwords, Attempts& attempts,
             Factors& factors, Identify& identify)
        : pool_{pool}, keeper_{keeper}, refresh_tokens_{refresh_tokens}, passwords_{passwords}, attempts_{attempts}, factors_{factors},
          identify_{identify} {}

    /// Errors: unauthorised (one sentence for all reasons: "The e-mail address or the password is wrong."),
    /// too_many (also: tried too often; what is tried here and through /auth/v1 is counted together, see auth/password_try.hpp),
    /// forbidden address_not_allowed (told only to who knows the password). Who has a second factor must say `code` as well: unauthorised
    /// second_factor_needed, second_factor_wrong (told only to who knows the password).
    Task<Result<SignedIn>> sign_in(std::string email, std::string password, std::optional<std::string> code, Peer peer, Deadline by);
    /// See SessionKeeper::refresh. Errors: unauthorised, forbidden address_not_allowed (the token stays as it is).
    Task<Result<SignedIn>> refresh(std::string refresh_token, Peer peer, Deadline by);
    /// The tenants that the user of a session may act in: his home, where he signed in, first. Errors: unauthorised.
    Task<Result<std::vector<OwnTenant>>> tenants(TenantId tenant, Uuid session, Deadline by);
    /// Goes on in another tenant of his, in a session of its own; the one that is left ends. Errors: as refresh(); forbidden
    /// tenant_not_joined (he is no user there, or not any more, or there is no such tenant), second_factor_needed (he has one
    /// there, and did not show it at home).
    Task<Result<SignedIn>> change_tenant(std::string refresh_token, TenantId to, Peer peer, Deadline by);
    /// An unknown token is no error: the result is the same.
    Task<Result<void>> sign_out(std::string refresh_token, Deadline by);

private:
    Task<Result<SignedIn>> start_in(TenantId to, const Uuid& session, TenantId from, Peer peer, Deadline by);
    Task<Result<std::optional<std::string>>> second_factor(const Account& user, std::optional<std::string> code, Deadline by);

    pg::Pool& pool_;
    SessionKeeper& keeper_;
    RefreshTokens& refresh_tokens_;
    Passwords& passwords_;
    Attempts& attempts_;
    Factors& factors_;
    Identify& identify_;
};

}  // namespace orderline::auth
