// tests/endpoints/login/error_answer_test.cpp: which error a client hears, in both shapes.
#include "endpoints/login/error_answer.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include "base/json.hpp"

namespace orderline::login {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Case {
    Code code;
    std::string_view reason;
    int status;
    std::string_view wire_code;
    std::string_view sentence;  // "own": that of the error
};

constexpr Case cases[] = {
    {Code::unauthorised, "invalid_credentials", 400, "invalid_credentials", "Invalid login credentials"},
    {Code::forbidden, "email_not_confirmed", 400, "email_not_confirmed", "Email not confirmed"},
    {Code::forbidden, "phone_not_confirmed", 400, "phone_not_confirmed", "Phone not confirmed"},
    {Code::bad_request, "user_banned", 400, "user_banned", "User is banned"},
    {Code::forbidden, "user_banned", 403, "user_banned", "User is banned"},
    {Code::bad_request, "unsupported_grant_type", 400, "invalid_credentials", "unsupported_grant_type"},
    {Code::unauthorised, "refresh_token_not_found", 400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found"},
    {Code::unauthorised, "refresh_token_already_used", 400, "refresh_token_already_used", "Invalid Refresh Token: Already Used"},
    {Code::unauthorised, "session_expired", 400, "session_expired", "Invalid Refresh Token: Session Expired"},
    {Code::unauthorised, "no_api_key", 401, "no_authorization", "No API key found in request"},
    {Code::unauthorised, "invalid_api_key", 401, "no_authorization", "Invalid API key"},
    {Code::unauthorised, "no_authorization", 401, "no_authorization", "This endpoint requires a valid Bearer token"},
    {Code::unauthorised, "bad_jwt", 403, "bad_jwt", "invalid JWT: unable to parse or verify signature"},
    {Code::unauthorised, "token_expired", 403, "bad_jwt", "invalid JWT: token has invalid claims: token is expired"},
    {Code::unauthorised, "session_not_found", 403, "session_not_found", "Session from session_id claim in JWT does not exist"},
    {Code::unauthorised, "user_not_found", 403, "user_not_found", "User from sub claim in JWT does not exist"},
    {Code::not_found, "user_not_found", 404, "user_not_found", "User not found"},
    {Code::forbidden, "not_admin", 403, "not_admin", "User not allowed"},
    {Code::forbidden, "otp_expired", 403, "otp_expired", "Token has expired or is invalid"},
    {Code::conflict, "user_already_exists", 422, "user_already_exists", "User already registered"},
    {Code::conflict, "email_exists", 422, "email_exists", "A user with this email address has already been registered"},
    {Code::conflict, "phone_exists", 422, "phone_exists", "A user with this phone number has already been registered"},
    {Code::bad_request, "same_password", 422, "same_password", "New password should be different from the old password."},
    {Code::bad_request, "weak_password", 422, "weak_password", "own"},
    {Code::bad_request, "breached_password", 422, "weak_password", "own"},
    {Code::forbidden, "signup_disabled", 422, "signup_disabled", "Signups not allowed for this instance"},
    {Code::forbidden, "otp_disabled", 422, "otp_disabled", "Signups not allowed for otp"},
    {Code::bad_request, "anonymous_provider_disabled", 422, "anonymous_provider_disabled", "Anonymous sign-ins are disabled"},
    {Code::too_many, "over_request_rate_limit", 429, "over_request_rate_limit", "own"},
    {Code::too_many, "over_email_send_rate_limit", 429, "over_email_send_rate_limit", "own"},
    {Code::too_many, "over_sms_send_rate_limit", 429, "over_sms_send_rate_limit", "own"},
    {Code::bad_request, "validation_failed", 400, "validation_failed", "own"},
    {Code::bad_request, "bad_json", 400, "bad_json", "own"},
    {Code::bad_request, "method_not_allowed", 405, "method_not_allowed", "own"},
    {Code::not_found, "not_found", 404, "not_found", "own"},
    {Code::conflict, "conflict", 409, "conflict", "own"},
    {Code::conflict, "last_owner", 409, "last_owner", "own"},
    {Code::bad_request, "of_tomorrow", 400, "validation_failed", "own"},
    {Code::forbidden, "of_tomorrow", 403, "no_authorization", "own"},
    {Code::too_large, "too_large", 413, "validation_failed", "own"},
    {Code::internal, "internal", 500, "unexpected_failure", "Unexpected failure, please check server logs for more information"},
};

std::string_view expected_sentence(const Case& one) { return one.sentence == "own" ? "Own words." : one.sentence; }

TEST(ErrorAnswer, has_status_code_and_sentence_of_the_wire) {
    for (const auto& one : cases) {
        SCOPED_TRACE(one.reason);
        const auto response = error_answer(Error{one.code, one.reason, "Own words.", "secret SQL"}, ErrorShape::v2024_01_01);
        const auto body = parse_json(response.body).value().as_object();
        EXPECT_EQ(response.status, one.status);
        EXPECT_EQ(body.at("code").as_string(), one.wire_code);
        EXPECT_EQ(body.at("message").as_string(), expected_sentence(one));
        EXPECT_EQ(response.headers.get("x-sb-error-code"), one.wire_code);
        EXPECT_EQ(response.headers.get("x-supabase-api-version"), "2024-01-01");
        EXPECT_EQ(response.headers.get("content-type"), "application/json; charset=utf-8");
        EXPECT_EQ(!response.headers.get("www-authenticate").empty(), one.status == 401);
        EXPECT_EQ(!response.headers.get("retry-after").empty(), one.status == 429);
        EXPECT_EQ(body.contains("weak_password"), one.wire_code == "weak_password");
        EXPECT_THAT(response.body, Not(HasSubstr("secret")));
    }
}

TEST(ErrorAnswer, of_the_first_version_has_the_status_in_its_body_and_no_version_header) {
    for (const auto& one : cases) {
        SCOPED_TRACE(one.reason);
        const auto response = error_answer(Error{one.code, one.reason, "Own words."}, ErrorShape::initial);
        const auto body = parse_json(response.body).value().as_object();
        EXPECT_EQ(response.status, one.status);
        EXPECT_EQ(body.at("code").as_int64(), one.status);
        EXPECT_EQ(body.at("error_code").as_string(), one.wire_code);
        EXPECT_EQ(body.at("msg").as_string(), expected_sentence(one));
        EXPECT_EQ(response.headers.get("x-sb-error-code"), one.wire_code);
        EXPECT_EQ(response.headers.get("x-supabase-api-version"), "");
    }
}

TEST(ErrorAnswer, of_a_weak_password_says_why) {
    const Error error{Code::bad_request, "weak_password", "Password should be at least 6 characters."};
    EXPECT_EQ(error_answer(error, ErrorShape::v2024_01_01).body,
              R"({"code":"weak_password","message":"Password should be at least 6 characters.","weak_password":{"reasons":["length"]}})");
    EXPECT_EQ(error_answer(error, ErrorShape::initial).body,
              R"({"code":422,"error_code":"weak_password","msg":"Password should be at least 6 characters.","weak_password":{"reasons":["length"]}})");
}

TEST(ErrorAnswer, of_a_breached_password_says_pwned) {
    EXPECT_EQ(error_answer(Error{Code::bad_request, "breached_password", "Known."}, ErrorShape::v2024_01_01).body,
              R"({"code":"weak_password","message":"Known.","weak_password":{"reasons":["pwned"]}})");
}

TEST(ErrorAnswer, of_what_may_be_over_in_a_moment_is_503_with_a_time_to_come_back) {
    constexpr std::pair<Code, std::string_view> transient[] = {
        {Code::timeout, "timeout"}, {Code::unavailable, "unavailable"}, {Code::unavailable, "outcome_unknown"},
        {Code::too_many, "too_many_requests"}, {Code::conflict, "try_again"}};
    for (const auto& [code, reason] : transient) {
        const auto response = error_answer(Error{code, reason, "the pool is full"}, ErrorShape::v2024_01_01);
        EXPECT_EQ(response.status, 503) << reason;
        EXPECT_EQ(response.headers.get("retry-after"), "1") << reason;
        EXPECT_EQ(parse_json(response.body).value().at("code").as_string(), "request_timeout");
    }
}

TEST(ErrorAnswer, of_what_the_server_refused_can_be_read_by_a_page_and_keeps_its_session) {
    constexpr std::tuple<int, int, std::string_view, std::string_view> refusals[] = {
        {400, 400, "validation_failed", "Own words."},
        {408, 503, "request_timeout", "Processing this request timed out, please retry after a moment."},
        {413, 413, "validation_failed", "Own words."},
        {431, 431, "validation_failed", "Own words."},
        {500, 500, "unexpected_failure", "Unexpected failure, please check server logs for more information"},
        {503, 503, "request_timeout", "Processing this request timed out, please retry after a moment."},
    };
    for (const auto& [refused, status, code, sentence] : refusals) {
        const auto response = refused_by_server(refused, "Own words.");
        const auto body = parse_json(response.body).value().as_object();
        EXPECT_EQ(response.status, status) << refused;
        EXPECT_EQ(body.at("code").as_int64(), status);
        EXPECT_EQ(body.at("error_code").as_string(), code);
        EXPECT_EQ(body.at("msg").as_string(), sentence);
        EXPECT_EQ(response.headers.get("access-control-allow-origin"), "*");
    }
}

TEST(ErrorShape, is_asked_for_by_a_date) {
    constexpr std::pair<const char*, ErrorShape> headers[] = {
        {"", ErrorShape::initial},           {"2024-01-01", ErrorShape::v2024_01_01}, {"2026-11-22", ErrorShape::v2024_01_01},
        {"2023-12-31", ErrorShape::initial}, {"0001-01-01", ErrorShape::initial},     {"9", ErrorShape::initial},
        {"2024-02-30", ErrorShape::initial}, {"latest", ErrorShape::initial}};
    for (const auto& [text, shape] : headers) {
        http::Request request;
        request.headers.add("x-supabase-api-version", text);
        EXPECT_EQ(shape_asked_for(request), shape) << text;
    }
    EXPECT_EQ(shape_asked_for(http::Request{}), ErrorShape::initial);
}

}  // namespace
}  // namespace orderline::login
