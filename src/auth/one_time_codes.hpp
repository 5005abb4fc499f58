// auth/one_time_codes.hpp: codes of six digits sent to an address, and what proves to have got one.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "auth/account.hpp"
#include "auth/attempts.hpp"
#include "auth/contact.hpp"
#include "auth/secret.hpp"
#include "auth/session_keeper.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "pg/pool.hpp"

namespace orderline::auth {

/// What a code is for; the wire's `type`.
enum class CodeKind { signup, magiclink, recovery, sms, email, email_change, phone_change, invite };
std::string_view to_text(CodeKind kind);
std::optional<CodeKind> parse_code_kind(std::string_view text);

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

/// Either the address and the code, or the hash from a mail's link.
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

    /// POST /otp. Errors: otp_disabled (unknown and create_user is false), signup_disabled, over_email_send_rate_limit,
    /// over_sms_send_rate_limit, over_request_rate_limit, validation_failed.
    Task<Result<Sent>> send(TenantId tenant, OtpWish wish, Peer peer, Deadline by);
    /// POST /recover: an unknown address gets nothing and the same answer. Errors: over_email_send_rate_limit and as above.
    Task<Result<Sent>> recover(TenantId tenant, Contact contact, Peer peer, Deadline by);
    /// POST /resend of kind signup, sms, email_change or phone_change. Errors: as recover(), validation_failed (another kind).
    Task<Result<Sent>> resend(TenantId tenant, CodeKind kind, Contact contact, Peer peer, Deadline by);
    /// POST /verify: confirms the address and signs in. Five wrong guesses end a code.
    /// Errors: forbidden otp_expired (wrong, used, too old, guessed too often: all the same), user_banned, over_request_rate_limit.
    Task<Result<Session>> verify(TenantId tenant, CodeProof proof, Peer peer, Deadline by);

private:
    pg::Pool& pool_;
    Hmac hmac_;
    SessionKeeper& sessions_;
    Attempts& attempts_;
    std::vector<TestPhone> test_phones_;
};

}  // namespace orderline::auth
