// auth/factors.hpp: the second factor of users: authenticator apps and recovery codes, as Supabase Auth and the console use them.
// The reasons of errors are the wire's error codes (docs/auth.md), whatever HTTP status goes with them.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "auth/access.hpp"
#include "auth/account.hpp"
#include "auth/attempts.hpp"
#include "auth/password.hpp"
#include "auth/secret.hpp"
#include "auth/session_keeper.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

/// A row of user_factors.
struct Factor {
    Uuid id{};
    std::string name;    // "" if the user gave none
    std::string secret;  // what the app knows too; never leaves auth
    Instant created_at{};
    std::optional<Instant> verified_at, last_used_at;  // not verified: nobody is asked for it
    std::int64_t recovery_codes_left = 0;
};

/// What the user is shown once, to put it into his app.
struct NewFactor {
    Uuid id{};
    std::string name, secret, uri, qr_svg;
};

/// Somebody begins to show a factor.
struct Challenge {
    Uuid id{};  // says when it began, signed: nothing is kept of it
    Instant expires_at{};
};

/// By who looks after users: one factor of the user ends, or all. Errors: mfa_factor_not_found.
Task<Result<void>> take_factors_away(pg::Pool& pool, std::shared_ptr<const Principal> who, UserId user, std::optional<Uuid> factor,
                                     Deadline by);

/// Wherever an Access is asked for: of a signed-in user, with its session.
class Factors {
public:
    Factors(pg::Pool& pool, const Secret& secret, SessionKeeper& sessions, Passwords& passwords, Attempts& attempts);

    /// Those of a user, the oldest first.
    Task<Result<std::vector<Factor>>> list(TenantId tenant, UserId user, Deadline by);

    /// A factor that counts from its first right code on; who shows none within five minutes begins anew. `issuer`: whose it is in the
    /// app, the tenant if empty. Errors: conflict mfa_factor_name_conflict, too_many_enrolled_mfa_factors (ten); forbidden
    /// insufficient_aal (the session has not shown the factor that he has); bad_request validation_failed.
    Task<Result<NewFactor>> enroll(Access access, std::string name, std::string issuer, Deadline by);
    /// The same for who shows his password anew. Errors: also forbidden password_wrong; too_many too_many_requests.
    Task<Result<NewFactor>> enroll_with_password(Access access, std::string password, std::string name, Peer peer, Deadline by);

    /// Errors: not_found mfa_factor_not_found.
    Task<Result<Challenge>> challenge(Access access, Uuid factor, Deadline by);
    /// The right code (of a factor that counts also a recovery code) makes the session one of two factors, with new tokens. The
    /// first code of a factor ends the user's sessions that began without one, and the factors that were begun beside it; one that was
    /// begun before another counted needs the session to have shown that. Errors: mfa_challenge_expired, mfa_factor_not_found,
    /// mfa_verification_failed, forbidden insufficient_aal, session_not_found, too_many over_request_rate_limit.
    Task<Result<Session>> verify(Access access, Uuid factor, Uuid challenge, std::string code, Deadline by);
    /// The same without a challenge, for a session that keeps its refresh token. Errors: forbidden second_factor_wrong,
    /// mfa_factor_not_found, insufficient_aal, unauthorised, too_many too_many_requests.
    Task<Result<void>> confirm(Access access, Uuid factor, std::string code, Deadline by);

    /// Ten recovery codes in place of all earlier ones, each good for one sign-in. Errors: mfa_factor_not_found (also: it does not
    /// count yet), insufficient_aal.
    Task<Result<std::vector<std::string>>> renew_recovery_codes(Access access, Uuid factor, Deadline by);
    /// Errors: mfa_factor_not_found; conflict insufficient_aal, unless the factor does not count yet.
    Task<Result<void>> unenroll(Access access, Uuid factor, Deadline by);

    /// By what the code is right: "totp" or "recovery_code"; none if it is wrong or was used. It is taken, so that it is right once.
    /// `only`: of this factor alone, which then need not count yet. Errors: too_many with that reason.
    Task<Result<std::optional<std::string>>> prove(TenantId tenant, UserId user, std::optional<Uuid> only, std::string code,
                                                   std::string_view reason, Deadline by);

private:
    Task<Result<std::vector<Factor>>> read(TenantId tenant, UserId user, std::optional<Uuid> only, Deadline by);
    Task<Result<Factor>> own(const Access& access, Uuid factor, Deadline by);
    Task<Result<Factor>> own_to_show(const Access& access, Uuid factor, Deadline by);
    Task<Result<bool>> use_totp(TenantId tenant, UserId user, std::optional<Uuid> only, std::string code, Deadline by);
    Task<Result<bool>> use_recovery_code(TenantId tenant, UserId user, std::optional<Uuid> only, std::string code, Deadline by);
    Task<Result<void>> end_weaker(const Access& access, Uuid factor, Deadline by);
    std::string recovery_hash(TenantId tenant, UserId user, std::string_view code) const;
    Challenge challenge_at(Uuid factor, Instant at) const;

    pg::Pool& pool_;
    Sha256 key_;
    Hmac recovery_, challenge_;
    SessionKeeper& sessions_;
    Passwords& passwords_;
    Attempts& attempts_;
};

}  // namespace orderline::auth
