// tests/endpoints/login/requests_test.cpp: what bodies and queries ask for, and what is said about wrong ones.
#include "endpoints/login/requests.hpp"
#include <gtest/gtest.h>
#include <functional>

namespace orderline::login {
namespace {

using auth::CodeKind;
using auth::Contact;

http::Request with_body(std::string body) {
    http::Request request;
    request.body = std::move(body);
    return request;
}

http::Request with_query(std::string query) {
    http::Request request;
    request.query = std::move(query);
    return request;
}

const Contact ann{Contact::Kind::email, "ann@shop.test"};
const Contact mobile{Contact::Kind::phone, "43660123456"};

/// "reason: sentence" of what a reader says about a body; "" if it takes it.
template <class Read>
std::function<std::string(const std::string&)> complaint(Read read) {
    return [read](const std::string& body) {
        const auto wish = read(with_body(body));
        return wish ? std::string{} : std::string{wish.error().reason} + ": " + wish.error().message;
    };
}

TEST(Requests, complain_as_supabase_auth_does) {
    const auto password = complaint(read_password_grant), refresh = complaint(read_refresh_grant), sign_up = complaint(read_sign_up),
               otp = complaint(read_otp_wish), proof = complaint(read_proof), recovery = complaint(read_recovery),
               again = complaint(read_resend), change = complaint(read_account_change), admin = complaint(read_admin_change);
    const std::string long_text(1001, 'x'), long_object = R"({"email":"ann@shop.test","password":"secret","data":{"a":")" + std::string(16 * 1024, 'x') + "\"}}";
    struct Case {
        const std::function<std::string(const std::string&)>& read;
        std::string body, complaint;
    };
    const Case cases[] = {
        {password, R"({"email":"ann@shop.test","password":"x"})", ""},
        {password, R"({"email":"ann@shop.test","phone":null,"password":"x","gotrue_meta_security":{}})", ""},
        {password, R"({"phone":"+43 660 123456","password":"x"})", ""},
        {password, R"({"email":"ann@shop.test"})", ""},  // as good as a wrong one
        {password, R"({"password":"x"})", "validation_failed: missing email or phone"},
        {password, R"({"email":"","password":"x"})", "validation_failed: missing email or phone"},
        {password, R"({"email":"ann@shop.test","phone":"43660123456"})", "validation_failed: Only an email address or phone number should be provided on login."},
        {password, R"({"email":"ann","password":"x"})", "validation_failed: Unable to validate email address: invalid format"},
        {password, R"({"phone":"0660","password":"x"})", "validation_failed: Invalid phone number format (E.164 required)"},
        {password, R"({"email":7,"password":"x"})", "validation_failed: email must be a string"},
        {password, R"({"email":"ann@shop.test","password":"a\u0000"})", "validation_failed: password must be valid UTF-8 without NUL"},
        {password, R"({"email":"ann@shop.test","password":")" + long_text + "\"}", "validation_failed: password may have at most 1000 bytes"},
        {password, "[]", "bad_json: Could not parse request body as JSON: it must be an object."},
        {refresh, R"({"refresh_token":"abc"})", ""},
        {refresh, "{}", "refresh_token_not_found: refresh_token is missing."},
        {sign_up, R"({"email":"ann@shop.test","password":"secret","data":{"a":1},"code_challenge":null})", ""},
        {sign_up, R"({"phone":"43660123456","password":"secret","channel":"sms"})", ""},
        {sign_up, R"({"phone":"43660123456","password":"secret","channel":"whatsapp"})", "validation_failed: Invalid channel, supported value is 'sms'"},
        {sign_up, R"({"data":{}})", "anonymous_provider_disabled: Nobody signs up without an address."},
        {sign_up, R"({"email":"ann@shop.test"})", "validation_failed: Signup requires a valid password"},
        {sign_up, R"({"email":"ann@shop.test","password":"secret","data":[]})", "validation_failed: data must be an object"},
        {sign_up, R"({"email":"ann@shop.test","password":"secret","data":{"a":"\u0000"}})", "validation_failed: data must not hold NUL"},
        {sign_up, long_object, "validation_failed: data may have at most 16384 bytes"},
        {otp, R"({"email":"ann@shop.test","create_user":true,"data":{}})", ""},
        {otp, R"({"phone":"43660123456","channel":"sms","create_user":false})", ""},
        {otp, R"({"email":"ann@shop.test","channel":"sms"})", "validation_failed: Channel should only be specified with Phone OTP"},
        {otp, R"({"email":"ann@shop.test","create_user":"yes"})", "validation_failed: create_user must be true or false"},
        {otp, "{}", "validation_failed: One of email or phone must be set"},
        {proof, R"({"type":"email","email":"ann@shop.test","token":"123456"})", ""},
        {proof, R"({"type":"sms","phone":"43660123456","token":"123456"})", ""},
        {proof, R"({"type":"recovery","token_hash":"abc"})", ""},
        {proof, R"({"email":"ann@shop.test","token":"123456"})", "validation_failed: Verify requires a verification type"},
        {proof, R"({"type":"totp","email":"ann@shop.test","token":"123456"})", "validation_failed: Unsupported verification type"},
        {proof, R"({"type":"email","email":"ann@shop.test"})", "validation_failed: Verify requires either a token or a token hash"},
        {proof, R"({"type":"email","token":"1","token_hash":"2"})", "validation_failed: Verify requires either a token or a token hash"},
        {proof, R"({"type":"email","token":"123456"})", "validation_failed: Only an email address or phone number should be provided on verify"},
        {proof, R"({"type":"sms","email":"ann@shop.test","token":"123456"})", "validation_failed: Only an email address or phone number should be provided on verify"},
        {proof, R"({"type":"email","phone":"43660123456","token":"123456"})", "validation_failed: Only an email address or phone number should be provided on verify"},
        {proof, R"({"type":"email","email":"ann@shop.test","token_hash":"abc"})", "validation_failed: Only the token_hash and type should be provided"},
        {recovery, R"({"email":"ann@shop.test"})", ""},
        {recovery, "{}", "validation_failed: Password recovery requires an email"},
        {again, R"({"type":"signup","email":"ann@shop.test"})", ""},
        {again, R"({"type":"sms","phone":"43660123456"})", ""},
        {again, R"({"email":"ann@shop.test"})", "validation_failed: Type provided is not supported"},
        {again, R"({"type":"sms"})", "validation_failed: Type provided requires an email address or phone number"},
        {again, R"({"type":"sms","email":"ann@shop.test"})", "validation_failed: Type provided requires a phone number"},
        {again, R"({"type":"signup","phone":"43660123456"})", "validation_failed: Type provided requires an email address"},
        {change, R"({"password":"new secret","current_password":"old","nonce":"1","data":{"a":null}})", ""},
        {change, R"({"email":"no"})", "validation_failed: Unable to validate email address: invalid format"},
        {change, R"({"app_metadata":{"admin":true}})", "not_admin: app_metadata is the tenant's."},
        {admin, R"({"email":"ann@shop.test","password":"secret","email_confirm":true,"role":"authenticated","ban_duration":"none"})", ""},
        {admin, R"({"role":"service_role"})", "validation_failed: The role of a user is authenticated; what he may do, his roles in user_roles say"},
        {admin, R"({"password_hash":"$2y$10$x"})", "validation_failed: A password hash of elsewhere cannot be taken over"},
        {admin, R"({"id":"7"})", "validation_failed: ID must conform to the uuid v4 format"},
        {admin, R"({"id":"00000000-0000-0000-0000-000000000000"})", "validation_failed: ID must conform to the uuid v4 format"},
        {admin, R"({"ban_duration":"long"})", "validation_failed: invalid format for ban duration"},
        {admin, R"({"email_confirm":1})", "validation_failed: email_confirm must be true or false"},
        {admin, R"({"user_metadata":"x"})", "validation_failed: user_metadata must be an object"},
    };
    for (const auto& one : cases) EXPECT_EQ(one.read(one.body), one.complaint) << one.body.substr(0, 200);
    for (const auto& read : {password, refresh, sign_up, otp, proof, recovery, again, change, admin}) {
        EXPECT_EQ(read("{").substr(0, 46), "bad_json: Could not parse request body as JSON");
        EXPECT_EQ(read("").substr(0, 46), "bad_json: Could not parse request body as JSON");
    }
}

TEST(Requests, take_addresses_in_one_spelling) {
    EXPECT_EQ(read_password_grant(with_body(R"({"email":"Ann@Shop.TEST","password":"x"})"))->contact, ann);
    EXPECT_EQ(read_password_grant(with_body(R"({"phone":"+43 660 123456","password":"x"})"))->contact, mobile);
}

TEST(Requests, hand_on_what_was_said) {
    const auto wish = read_sign_up(with_body(R"({"email":"ann@shop.test","password":"secret","data":{"name":"Ann"}})"));
    EXPECT_EQ(wish->contact, ann);
    EXPECT_EQ(wish->password, "secret");
    EXPECT_EQ(wish->metadata, R"({"name":"Ann"})");

    const auto otp = read_otp_wish(with_body(R"({"phone":"43660123456","create_user":false})"));
    EXPECT_EQ(otp->contact, mobile);
    EXPECT_FALSE(otp->create_user);
    EXPECT_TRUE(read_otp_wish(with_body(R"({"phone":"43660123456"})"))->create_user);

    const auto proof = read_proof(with_body(R"({"type":"email","email":"ann@shop.test","token":"123456"})"));
    EXPECT_EQ(proof->kind, CodeKind::email);
    EXPECT_EQ(proof->contact, ann);
    EXPECT_EQ(proof->token, "123456");
    const auto hash = read_proof(with_body(R"({"type":"recovery","token_hash":"abc"})"));
    EXPECT_FALSE(hash->contact);
    EXPECT_EQ(hash->token_hash, "abc");

    const auto change = read_account_change(with_body(R"({"email":"Ann@shop.test","phone":"","password":"","data":{"a":null}})"));
    EXPECT_EQ(change->email, ann);
    EXPECT_FALSE(change->phone);
    EXPECT_EQ(change->password, "");  // given, and too short
    EXPECT_EQ(change->metadata, R"({"a":null})");
    EXPECT_FALSE(read_account_change(with_body("{}"))->password);

    const auto admin = read_admin_change(with_body(R"({"phone":"43660123456","phone_confirm":true,"ban_duration":"1h30m",
        "id":"3f2504e0-4f89-11d3-9a0c-0305e82c3301","app_metadata":{"plan":"pro"}})"));
    EXPECT_EQ(admin->phone, mobile);
    EXPECT_TRUE(admin->phone_confirm);
    EXPECT_FALSE(admin->email_confirm);
    EXPECT_EQ(admin->ban_for, std::chrono::minutes{90});
    EXPECT_EQ(to_text(*admin->id), "3f2504e0-4f89-11d3-9a0c-0305e82c3301");
    EXPECT_EQ(admin->app_metadata, R"({"plan":"pro"})");
    EXPECT_FALSE(admin->user_metadata);
    EXPECT_FALSE(read_admin_change(with_body("{}"))->ban_for);
}

TEST(Requests, read_scope_and_page_from_the_query) {
    EXPECT_EQ(read_scope(with_query("")).value(), auth::SignOutScope::global);
    EXPECT_EQ(read_scope(with_query("scope=global")).value(), auth::SignOutScope::global);
    EXPECT_EQ(read_scope(with_query("scope=local")).value(), auth::SignOutScope::local);
    EXPECT_EQ(read_scope(with_query("scope=others")).value(), auth::SignOutScope::others);
    EXPECT_FALSE(read_scope(with_query("scope=mine")));

    struct Case { const char* query; std::int64_t page, per_page; };  // page 0: refused
    constexpr Case cases[] = {
        {"", 1, 50}, {"page=&per_page=", 1, 50}, {"page=3&per_page=1000", 3, 1000}, {"page=2", 2, 50},
        {"page=0", 0, 0}, {"page=-1", 0, 0}, {"page=x", 0, 0}, {"page=1e3", 0, 0}, {"page=1000001", 0, 0}, {"page=99999999999999999999", 0, 0},
        {"per_page=0", 0, 0}, {"per_page=1001", 0, 0}, {"per_page=5%20", 0, 0}};
    for (const auto& one : cases) {
        const auto page = read_page(with_query(one.query));
        ASSERT_EQ(page.has_value(), one.page > 0) << one.query;
        if (!page) continue;
        EXPECT_EQ(page->page, one.page) << one.query;
        EXPECT_EQ(page->per_page, one.per_page) << one.query;
    }
}

TEST(Duration, is_written_as_in_go) {
    constexpr std::pair<const char*, std::int64_t> durations[] = {
        {"24h", 86400}, {"1h30m", 5400}, {"10s", 10}, {"1.5h", 5400}, {"2m0.5s", 120}, {"999ms", 0}, {"none", 0}, {"0", 0}, {"876000h", 3153600000}};
    for (const auto& [text, seconds] : durations) EXPECT_EQ(parse_duration(text), std::chrono::seconds{seconds}) << text;
    for (const auto* wrong : {"", "h", "5", "5d", "1h5", "-1h", "1.2.3h", "1 h", "inf", "1e9h", "99999999999h"}) {
        EXPECT_FALSE(parse_duration(wrong)) << wrong;
    }
}

}  // namespace
}  // namespace orderline::login
