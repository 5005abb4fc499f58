// auth/identify.hpp: from the bearer token of a request to who asks, if he may come from where he does.
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "auth/access.hpp"
#include "auth/access_change.hpp"
#include "auth/access_token.hpp"
#include "auth/entrance.hpp"
#include "auth/key_uses.hpp"
#include "auth/link.hpp"
#include "domain/access.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

/// Told apart by shape: "olk_…" is an API key, two dots are an access token, 46 base64url characters are a link. Keys and
/// links are looked up in Postgres and remembered for `memory_time`; tokens are checked once and remembered until they
/// expire; so is from where a tenant's users and keys may come (links may come from everywhere). All memories are bounded. The change
/// feed tells what is no longer true of them: without the feed everything is asked for each time.
class Identify {
public:
    Identify(pg::Pool& pool, AccessTokens& tokens, Links& links);
    ~Identify();

    /// `authorization` is the header's value, "Bearer …". Errors: unauthorised (reasons unauthorised, token_expired,
    /// link_expired, link_revoked), forbidden (second_factor_needed, those of Entrance::admit), timeout, unavailable.
    Task<Result<std::shared_ptr<const Principal>>> who(std::string_view authorization, Whence from, Deadline by);

    /// A request of a Supabase client: the values of its headers `apikey` and `authorization`, "" if missing. The key says
    /// the tenant (publishable: anon, secret: service_role, olk_: authenticated); a user's token as the bearer makes it
    /// authenticated; the bearer may be the key once more; either header will do.
    /// Errors: unauthorised (reasons no_credentials: neither header; token_expired; unauthorised: everything else), forbidden
    /// (second_factor_needed, those of Entrance::admit), timeout, unavailable.
    Task<Result<Access>> client(std::string_view apikey, std::string_view authorization, Whence from, Deadline by);
    /// The same, also if the session has ended meanwhile or lacks its second factor: for who asks about both himself, and can say more.
    Task<Result<Access>> client_of_any_session(std::string_view apikey, std::string_view authorization, Whence from, Deadline by);

    /// Of somebody who is known in another way: what the tenant decided, if he may come. Errors: as above.
    Task<Result<std::shared_ptr<const Entrance>>> admit(TenantId tenant, Whence from, Deadline by);

    /// Forgets what it knows of a link or key at once (it was revoked here).
    void forget(std::string_view token);

    /// When keys were used last, to be written now and then.
    KeyUses& key_uses();

    // From the change feed: it has been attached since then; it is gone; something changed.
    void feed_attached(Instant since);
    void feed_detached();
    void changed(const AccessChange& change);

    static constexpr std::chrono::seconds memory_time{2};

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace orderline::auth
