// auth/session_keeper.hpp: sessions of users: started and refreshed. One rule for the console's cookie and for /auth/v1.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "auth/access_token.hpp"
#include "auth/account.hpp"
#include "auth/refresh_token.hpp"
#include "base/result.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

inline constexpr std::chrono::hours refresh_token_life{24 * 30};

/// How a user has just proved who he is.
struct Proof {
    std::string method;  // the claim amr: "password" or "otp"
    std::optional<std::string> password_hash;  // the one that the password was checked with
    std::optional<std::string> second_factor;  // how the second factor was shown, if it was
    std::optional<TenantId> home;              // where he did, if in another tenant
};

class SessionKeeper {
public:
    SessionKeeper(pg::Pool& pool, AccessTokens& tokens, RefreshTokens& refresh_tokens)
        : pool_{pool}, tokens_{tokens}, refresh_tokens_{refresh_tokens} {}

    /// None if the user was switched off, the password changed or a second factor turned on while it was checked.
    Task<Result<std::optional<Session>>> start(Account user, Proof proof, Peer peer, Deadline by);
    /// The user of a session that goes on has shown his second factor: "totp" or "recovery_code". The session then has a new refresh
    /// token, and its last one is the old one's end. None if the session is over.
    Task<Result<std::optional<Session>>> raise(Account user, Uuid session, std::string second_factor, Deadline by);
    /// The same for who keeps his refresh token.
    Task<Result<bool>> raise_in_place(TenantId tenant, UserId user, Uuid session, std::string second_factor, Deadline by);

    /// Rotates: a token works once. The parent of the active one brings the active one again, at any time (a lost answer,
    /// two tabs); an older one was stolen: the whole session is ended. Errors: unauthorised with the reasons
    /// refresh_token_not_found (not ours, of a session that is over, not of the tenant `only`), refresh_token_already_used;
    /// forbidden user_banned.
    Task<Result<Session>> refresh(std::string refresh_token, std::optional<TenantId> only, Deadline by);

private:
    Task<Result<pg::Rows>> rotate(RefreshName name, std::string token, std::string successor, Deadline by);
    Session answer(Account user, const RefreshName& name, const SignInMethods& how, std::string refresh_token) const;

    pg::Pool& pool_;
    AccessTokens& tokens_;
    RefreshTokens& refresh_tokens_;
};

}  // namespace orderline::auth
