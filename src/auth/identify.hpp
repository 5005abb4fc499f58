// auth/identify.hpp: from the bearer token of a request to who asks.
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "auth/access_token.hpp"
#include "auth/link.hpp"
#include "domain/access.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

/// Told apart by shape: "olk_…" is an API key, two dots are an access token, 46 base64url characters are a link. Keys and
/// links are looked up in Postgres and remembered for `memory_time`; tokens are checked once and remembered until they
/// expire; both memories are bounded.
class Identify {
public:
    Identify(pg::Pool& pool, AccessTokens& tokens, Links& links);
    ~Identify();

    /// `authorization` is the header's value, "Bearer …". Errors: unauthorised (reasons unauthorised, token_expired,
    /// link_expired, link_revoked), timeout, unavailable.
    Task<Result<std::shared_ptr<const Principal>>> who(std::string_view authorization, Deadline by);

    /// Forgets what it knows of a link or key at once (it was revoked here).
    void forget(std::string_view token);

    static constexpr std::chrono::seconds memory_time{2};

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace orderline::auth
