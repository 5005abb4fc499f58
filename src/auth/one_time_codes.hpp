// auth/one_time_codes.hpp: codes of six digits sent to an address, and what proves to have got one.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "auth/account.hpp"
#include "auth/attempts.hpp"
#include "auth/code_message.hpp"
#include "auth/contact.hpp"
#include "auth/secret.hpp"
#include "auth/session_keeper.hpp"
#include "auth/sign_in_rules.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

/// A number that gets no message: its code is always this one. For tests; from the configuration, none by default.
struct TestPhone {
    std::string phone;  // digits without '+'
    std::string code;   // six digits
};

struct OtpWish {
    Contact contact;
    bool create_user = true;      // sign up who is not known
    std::string metadata = "{}";  // of a new user
};

/// Either the address and the code, or the text from a mail's link.
struct CodeProof {
    CodeKind kind = CodeKind::email;
    std::optional<Contact> contact;
    std::string token;       // six digits
    std::string token_hash;  // used when there is no contact
};

/// The id of the message in the outbox; a random one when none was written, so that it tells nothing.
struct Sent {
    Uuid message{};
};

class OneTimeCodes {
public:
    OneTimeCodes(pg::Pool& pool, const Secret& secret, SessionKeeper& sessions, Attempts& attempts,
                 std::vector<TestPhone> test_phones);

    /// POST /otp. Errors: forbidden otp_disabled (unknown and create_user is false), signup_disabled, user_banned (switched
    /// off); over_email_send_rate_limit, over_sms_send_rate_limit, over_request_rate_limit, validation_failed.
    Task<Result<Sent>> send(TenantId tenant, OtpWish wish, Peer peer, Deadline by);
    /// POST /recover: an unknown address gets nothing and the same answer. Errors: the rate limits.
    Task<Result<Sent>> recover(TenantId tenant, Contact contact, Peer peer, Deadline by);
    /// POST /resend of kind signup, sms, email_change or phone_change; `contact` is the address that the user has now, and
    /// one that waits for nothing gets nothing. Errors: the rate limits, validation_failed (another kind).
    Task<Result<Sent>> resend(TenantId tenant, CodeKind kind, Contact contact, Peer peer, Deadline by);
    /// POST /verify: confirms the address and signs in. Five wrong guesses end a code.
    /// Errors: forbidden otp_expired (wrong, used, too old, guessed too often: all the same), user_banned; conflict
    /// email_exists, phone_exists (another user has the new address by now); over_request_rate_limit.
    Task<Result<Session>> verify(TenantId tenant, CodeProof proof, Peer peer, Deadline by);

    /// May a message be sent to that address now? Counts as one. Errors: the rate limits.
    Result<void> allow(TenantId tenant, const Contact& to);
    /// Writes a code and its message in the transaction of what it belongs to. Requires: allow(), a kind that is sent.
    Task<Result<Sent>> write(pg::Transaction& work, TenantId tenant, UserId user, CodeKind kind, Contact to,
                             SignInRules rules, Deadline by);
    /// Deletes what has expired, in all tenants. Errors: as Pool::read.
    Task<Result<void>> sweep(Deadline by);

private:
    std::string hmac_of(TenantId tenant, std::string_view address, std::string_view code) const;
    Task<Result<std::optional<Uuid>>> guessed(TenantId tenant, CodeProof proof, Deadline by);
    Task<Result<std::optional<Uuid>>> linked(TenantId tenant, CodeProof proof, Deadline by);
    Task<Result<Sent>> send_to(Account user, CodeKind kind, Contact to, SignInRules rules, Deadline by);

    pg::Pool& pool_;
    Hmac hmac_;
    SessionKeeper& sessions_;
    Attempts& attempts_;
    std::vector<TestPhone> test_phones_;
};

}  // namespace orderline::auth
