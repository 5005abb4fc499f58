// auth/sessions.hpp: signing in, staying signed in, signing out.
#pragma once
#include <chrono>
#include <string>
#include "async/deadline.hpp"
#include "auth/access_token.hpp"
#include "auth/password.hpp"
#include "auth/refresh_token.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

inline constexpr std::chrono::hours refresh_token_life{24 * 30};

struct SignedIn {
    Principal user;
    std::string email;
    std::string access_token, refresh_token;
    std::chrono::seconds expires_in{};
};

class Sessions {
public:
    Sessions(pg::Pool& pool, AccessTokens& tokens, RefreshTokens& refresh_tokens, Passwords& passwords);

    /// Errors: unauthorised (one sentence for all reasons: "The e-mail address or the password is wrong."), too_many.
    Task<Result<SignedIn>> sign_in(std::string email, std::string password, Deadline by);
    /// Rotates: the old token works no more, except again within 10 s (a lost answer, two tabs), when it brings the same
    /// successor. Used again later it is stolen: the whole session is revoked. Errors: unauthorised.
    Task<Result<SignedIn>> refresh(std::string refresh_token, Deadline by);
    /// An unknown token is no error: the result is the same.
    Task<Result<void>> sign_out(std::string refresh_token, Deadline by);

private:
    SignedIn answer(Principal user, std::string email, const RefreshName& name, std::string refresh_token) const;

    pg::Pool& pool_;
    AccessTokens& tokens_;
    RefreshTokens& refresh_tokens_;
    Passwords& passwords_;
};

}  // namespace orderline::auth
