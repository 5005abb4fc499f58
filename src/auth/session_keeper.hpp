// auth/session_keeper.hpp: sessions of users: started, refreshed, ended. One rule for the console's cookie and for /auth/v1.
#pragma once
#include <string>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "auth/access_token.hpp"
#include "auth/account.hpp"
#include "auth/refresh_token.hpp"
#include "base/result.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

class SessionKeeper {
public:
    SessionKeeper(pg::Pool& pool, AccessTokens& tokens, RefreshTokens& refresh_tokens);

    /// A new session for a user who has just proved who he is.
    Task<Result<Session>> start(Account user, SignInMethod method, Peer peer, Deadline by);

    /// Rotates: a token works once. The parent of the active one brings the active one again, at any time (a lost answer,
    /// two tabs); an older one was stolen or lost: the whole session is ended. Errors: unauthorised with the reasons
    /// refresh_token_not_found (not ours, or of a session that is over), refresh_token_already_used, user_banned.
    Task<Result<Session>> refresh(std::string refresh_token, Peer peer, Deadline by);

private:
    pg::Pool& pool_;
    AccessTokens& tokens_;
    RefreshTokens& refresh_tokens_;
};

}  // namespace orderline::auth
