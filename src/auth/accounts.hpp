// auth/accounts.hpp: signing up and in, staying signed in, changing and leaving one's own account: /auth/v1 for a tenant.
// The reasons of errors are the wire's error codes (docs/auth.md), whatever HTTP status goes with them.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "auth/access.hpp"
#include "auth/account.hpp"
#include "auth/attempts.hpp"
#include "auth/contact.hpp"
#include "auth/find_account.hpp"
#include "auth/one_time_codes.hpp"
#include "auth/password.hpp"
#include "auth/session_keeper.hpp"
#include "auth/sign_in_rules.hpp"
#include "auth/user_sessions.hpp"
#include "auth/write_account.hpp"
#include "base/result.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

struct SignUp {
    Contact contact;
    std::string password;
    std::string metadata = "{}";  // the wire's `data`: a JSON object
};

struct SignedUp {
    Account user;
    std::optional<Session> session;  // none until the address is confirmed
};

/// What PUT /user may change; what is not given stays.
struct AccountChange {
    std::optional<Contact> email, phone;
    std::optional<std::string> password, current_password;
    std::optional<std::string> metadata;  // a JSON object, merged: null deletes a key
};

class Accounts {
public:
    Accounts(pg::Pool& pool, Passwords& passwords, SessionKeeper& sessions, OneTimeCodes& codes, Attempts& attempts);

    /// For GET /settings. Errors: as Pool::read.
    Task<Result<SignInRules>> rules(TenantId tenant, Deadline by);

    /// Unknown, without a password and with a wrong one: the same sentence after the same time. Errors: invalid_credentials,
    /// email_not_confirmed, phone_not_confirmed, user_banned (only told to who knows the password),
    /// over_request_rate_limit (too_many).
    Task<Result<Session>> sign_in(TenantId tenant, Contact contact, std::string password, Peer peer, Deadline by);

    /// With auto-confirmation a session and user_already_exists; without it a message to the address, and for a known
    /// address a look-alike user with a new id. Errors: signup_disabled, weak_password (too short), validation_failed,
    /// user_already_exists, over_request_rate_limit, over_email_send_rate_limit, over_sms_send_rate_limit.
    Task<Result<SignedUp>> sign_up(TenantId tenant, SignUp wish, Peer peer, Deadline by);

    /// See SessionKeeper::refresh. A token of another tenant is refresh_token_not_found.
    Task<Result<Session>> refresh(TenantId tenant, std::string refresh_token, Peer peer, Deadline by);

    /// For GET /user. Requires: access.role authenticated with a session. Asks the database each time.
    /// Errors: session_not_found (revoked, expired or ended), user_not_found, user_banned.
    Task<Result<Account>> user(Access access, Deadline by);

    /// For PUT /user. A new password ends all other sessions. A new address changes at once with auto-confirmation, else
    /// when the code sent to it is verified. Errors: as user(), and same_password, weak_password, validation_failed,
    /// invalid_credentials (current_password given and wrong), insufficient_aal (the session has not shown the second factor),
    /// email_exists, phone_exists, the rate limits.
    Task<Result<Account>> update(Access access, AccountChange change, Peer peer, Deadline by);

    /// Sessions that are ended already are no error. Requires: access.role authenticated with a session.
    Task<Result<void>> sign_out(Access access, SignOutScope scope, Deadline by);

private:
    Task<Result<SignedUp>> known_signs_up(Account user, NewAccount account, Contact contact, SignInRules rules, Deadline by);
    Task<Result<SignedUp>> signed_up(TenantId tenant, UserId id, bool confirmed, Peer peer, Deadline by);
    Task<Result<StoredAccount>> signed_in_account(const Access& access, Deadline by);
    Task<Result<std::string>> new_hash(const StoredAccount& user, std::optional<std::string> current, std::string password, std::string peer);
    Task<Result<void>> check_free(TenantId tenant, Contact contact, Deadline by);

    pg::Pool& pool_;
    Passwords& passwords_;
    SessionKeeper& sessions_;
    OneTimeCodes& codes_;
    Attempts& attempts_;
};

}  // namespace orderline::auth
