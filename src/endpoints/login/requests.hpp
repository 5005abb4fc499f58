// endpoints/login/requests.hpp: what the bodies of /auth/v1 ask for. Pure; every function's errors are bad_json and
// validation_failed, and others that it names.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include "auth/account_admin.hpp"
#include "auth/accounts.hpp"
#include "auth/one_time_codes.hpp"
#include "http/message.hpp"

namespace orderline::login {

struct PasswordGrant {
    auth::Contact contact;
    std::string password;
};
Result<PasswordGrant> read_password_grant(const http::Request& request);
/// The token. Errors: refresh_token_not_found if there is none.
Result<std::string> read_refresh_grant(const http::Request& request);

/// Errors: anonymous_provider_disabled (neither e-mail nor phone).
Result<auth::SignUp> read_sign_up(const http::Request& request);
Result<auth::OtpWish> read_otp_wish(const http::Request& request);
Result<auth::CodeProof> read_proof(const http::Request& request);
Result<auth::Contact> read_recovery(const http::Request& request);

struct Resend {
    auth::CodeKind kind;
    auth::Contact contact;
};
Result<Resend> read_resend(const http::Request& request);

struct FactorWish {
    std::string name, issuer;  // both may be empty
};
/// Errors: conflict mfa_phone_enroll_not_enabled, mfa_webauthn_enroll_not_enabled (of those kinds there are none).
Result<FactorWish> read_factor_wish(const http::Request& request);
struct FactorProof {
    Uuid challenge{};
    std::string code;
};
Result<FactorProof> read_factor_proof(const http::Request& request);

/// Errors: not_admin (app_metadata is not the user's to change).
Result<auth::AccountChange> read_account_change(const http::Request& request);
Result<auth::AdminChange> read_admin_change(const http::Request& request);

/// ?scope=, global if it is not there.
Result<auth::SignOutScope> read_scope(const http::Request& request);

struct PageAsked {
    std::int64_t page = 1, per_page = 50;
};
/// ?page= and ?per_page=, of which the client sends empty ones.
Result<PageAsked> read_page(const http::Request& request);

/// "24h", "1h30m", "0.5s", as Go writes durations; "none" is 0. Parts of a second are cut.
std::optional<std::chrono::seconds> parse_duration(std::string_view text);

}  // namespace orderline::login
