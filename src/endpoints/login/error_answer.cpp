// endpoints/login/error_answer.cpp: the table of errors, and both shapes of their body.
#include "endpoints/login/error_answer.hpp"
#include <optional>
#include "base/json.hpp"
#include "base/time.hpp"
#include "http/cors.hpp"

namespace orderline::login {
namespace {

constexpr std::string_view version_header = "x-supabase-api-version";
constexpr std::string_view version_2024_01_01 = "2024-01-01";

struct Known {
    std::string_view reason;     // what our modules say
    int status;
    std::string_view sentence;   // "": the error's own
    std::optional<Code> only{};  // where one reason has two meanings
    std::string_view code{};     // the wire's, if it is not the reason
    int retry_after = 0;         // seconds, unless the error says
};

constexpr Known known_errors[] = {
    {"invalid_credentials", 400, "Invalid login credentials"},
    {"email_not_confirmed", 400, "Email not confirmed"},
    {"phone_not_confirmed", 400, "Phone not confirmed"},
    {"user_banned", 400, "User is banned", Code::bad_request},
    {"user_banned", 403, "User is banned"},
    {"unsupported_grant_type", 400, "unsupported_grant_type", {}, "invalid_credentials"},
    {"refresh_token_not_found", 400, "Invalid Refresh Token: Refresh Token Not Found"},
    {"refresh_token_already_used", 400, "Invalid Refresh Token: Already Used"},
    {"session_expired", 400, "Invalid Refresh Token: Session Expired"},

    {"no_authorization", 401, "This endpoint requires a valid Bearer token"},
    {"no_api_key", 401, "No API key found in request", {}, "no_authorization"},
    {"invalid_api_key", 401, "Invalid API key", {}, "no_authorization"},
    {"bad_jwt", 403, "invalid JWT: unable to parse or verify signature"},
    {"token_expired", 403, "invalid JWT: token has invalid claims: token is expired", {}, "bad_jwt"},
    {"session_not_found", 403, "Session from session_id claim in JWT does not exist"},
    {"user_not_found", 404, "User not found", Code::not_found},
    {"user_not_found", 403, "User from sub claim in JWT does not exist"},
    {"not_admin", 403, "User not allowed"},
    {"address_not_allowed", 403, ""},
    {"origin_not_allowed", 403, ""},
    {"otp_expired", 403, "Token has expired or is invalid"},

    {"mfa_factor_not_found", 404, "Factor not found"},
    {"mfa_factor_name_conflict", 422, ""},
    {"too_many_enrolled_mfa_factors", 422, ""},
    {"mfa_challenge_expired", 422, ""},
    {"mfa_verification_failed", 422, "Invalid TOTP code entered"},
    {"mfa_phone_enroll_not_enabled", 422, ""},
    {"mfa_webauthn_enroll_not_enabled", 422, ""},
    {"insufficient_aal", 401, "", Code::unauthorised},
    {"insufficient_aal", 422, "", Code::conflict},
    {"insufficient_aal", 403, ""},

    {"user_already_exists", 422, "User already registered"},
    {"email_exists", 422, "A user with this email address has already been registered"},
    {"phone_exists", 422, "A user with this phone number has already been registered"},
    {"last_owner", 409, ""},
    {"same_password", 422, "New password should be different from the old password."},
    {"weak_password", 422, ""},
    {"breached_password", 422, "", {}, "weak_password"},
    {"signup_disabled", 422, "Signups not allowed for this instance"},
    {"otp_disabled", 422, "Signups not allowed for otp"},
    {"anonymous_provider_disabled", 422, "Anonymous sign-ins are disabled"},
    {"email_provider_disabled", 422, "Email logins are disabled"},
    {"phone_provider_disabled", 422, "Phone logins are disabled"},
    {"reauthentication_needed", 400, "Password update requires reauthentication"},
    {"reauthentication_not_valid", 422, "Nonce has expired or is invalid"},
    {"current_password_required", 400, "Current password required when setting new password."},

    {"over_request_rate_limit", 429, "", {}, {}, 1},
    {"over_email_send_rate_limit", 429, "", {}, {}, 1},
    {"over_sms_send_rate_limit", 429, "", {}, {}, 1},
    {"method_not_allowed", 405, ""},
    {"bad_json", 400, ""},
    {"validation_failed", 400, ""},
};

/// Whatever else our modules say, by what the caller can do about it.
Known known_by_code(const Error& error) {
    switch (error.code) {
        case Code::bad_request: return {"validation_failed", 400, ""};
        case Code::unauthorised: return {"no_authorization", 401, ""};
        case Code::forbidden: return {"no_authorization", 403, ""};
        case Code::not_found: return {"not_found", 404, ""};
        case Code::conflict:
            if (error.reason != "try_again") return {"conflict", 409, ""};
            break;
        case Code::too_large: return {"validation_failed", 413, ""};
        case Code::unsupported: return {"bad_json", 415, ""};
        case Code::internal: return {"unexpected_failure", 500, "Unexpected failure, please check server logs for more information"};
        case Code::too_many:
        case Code::timeout:
        case Code::unavailable: break;
    }
    return {"request_timeout", 503, "Processing this request timed out, please retry after a moment.", {}, {}, 1};
}

Known known(const Error& error) {
    for (const auto& one : known_errors) {
        if (one.reason == error.reason && (!one.only || one.only == error.code)) return one;
    }
    return known_by_code(error);
}

http::Response answer(const Known& what, std::string_view sentence, ErrorShape shape) {
    const auto code = what.code.empty() ? what.reason : what.code;
    http::Response response;
    response.status = what.status;
    response.headers.add("content-type", "application/json; charset=utf-8");
    response.headers.add("cache-control", "no-store");
    response.headers.add("x-sb-error-code", std::string{code});
    if (what.retry_after > 0) response.headers.add("retry-after", std::to_string(what.retry_after));
    if (what.status == 401) response.headers.add("www-authenticate", "Bearer");
    JsonWriter out;
    out.open('{');
    if (shape == ErrorShape::v2024_01_01) {
        response.headers.add(std::string{version_header}, std::string{version_2024_01_01});
        out.key("code").text(code).key("message").text(sentence);
    } else {
        out.key("code").integer(what.status).key("error_code").text(code).key("msg").text(sentence);
    }
    if (code == "weak_password") {
        const auto reason = what.reason == "breached_password" ? "pwned" : "length";
        out.key("weak_password").open('{').key("reasons").open('[').text(reason).close(']').close('}');
    }
    response.body = out.close('}').take();
    return response;
}

}  // namespace

ErrorShape shape_asked_for(const http::Request& request) {
    const auto asked = request.headers.get(version_header);
    // Dates in this form sort as texts do.
    return parse_date(asked) && asked >= version_2024_01_01 ? ErrorShape::v2024_01_01 : ErrorShape::initial;
}

http::Response error_answer(const Error& error, ErrorShape shape) {
    auto what = known(error);
    if (error.retry_after.count() > 0) what.retry_after = static_cast<int>(error.retry_after.count());
    return answer(what, what.sentence.empty() ? std::string_view{error.message} : what.sentence, shape);
}

http::Response refused_by_server(int status, std::string_view sentence) {
    Known what{"validation_failed", status, sentence};
    if (status == 500) what = known_by_code({Code::internal, {}, {}});
    else if (status == 408 || status == 503) what = known_by_code({Code::unavailable, {}, {}});
    auto response = answer(what, what.sentence, ErrorShape::initial);
    http::add_cors(response);
    return response;
}

}  // namespace orderline::login
