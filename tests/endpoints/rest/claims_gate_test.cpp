// tests/endpoints/rest/claims_gate_test.cpp: whom a token makes of a request, and every way not to be let in.
#include "endpoints/rest/claims_gate.hpp"
#include <gmock/gmock.h>
#include "base/encoding.hpp"
#include "base/json.hpp"

namespace orderline::rest {
namespace {

constexpr std::string_view secret = "a secret of a server without tenants";
constexpr std::int64_t moment = 1'800'000'000;
const Instant at{std::chrono::seconds{moment}};

std::string signed_with(std::string_view key, std::string_view header, std::string_view claims) {
    auto text = to_base64url(as_bytes(header)) + "." + to_base64url(as_bytes(claims));
    return text + "." + to_base64url(auth::Hmac{as_bytes(key)}.sign(text));
}

std::string token(std::string_view claims) { return signed_with(secret, R"({"alg":"HS256","typ":"JWT"})", claims); }

http::Request request_with(const std::string& authorization) {
    http::Request request;
    request.peer = "192.0.2.1";
    if (!authorization.empty()) request.headers.add("authorization", authorization);
    return request;
}

ClaimsOptions options() { return {std::string{secret}, "anon", ""}; }

Outcome<Caller> admit(const std::string& authorization, ClaimsOptions chosen = options()) {
    return ClaimsGate{std::move(chosen)}.admit(request_with(authorization), at);
}

struct Admitted { std::string name, authorization, role, claims; bool anonymous; };

class ClaimsAdmitted : public testing::TestWithParam<Admitted> {};

TEST_P(ClaimsAdmitted, AreWhoTheTokenSays) {
    const auto& expected = GetParam();
    const auto caller = admit(expected.authorization);
    ASSERT_TRUE(caller) << caller.error().message;
    EXPECT_EQ(caller->role, expected.role);
    EXPECT_EQ(caller->claims, expected.claims);
    EXPECT_EQ(caller->anonymous, expected.anonymous);
    EXPECT_EQ(caller->counted_as, "192.0.2.1");
    EXPECT_EQ(caller->tenant, std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(Rest, ClaimsAdmitted, testing::Values(
    Admitted{"no_header", "", "anon", R"({"role":"anon"})", true},
    Admitted{"another_scheme", "Basic YTpi", "anon", R"({"role":"anon"})", true},
    Admitted{"role", "Bearer " + token(R"({"role":"editor","sub":"7"})"), "editor", R"({"role":"editor","sub":"7"})", false},
    Admitted{"any_case", "bearer " + token(R"({"role":"editor"})"), "editor", R"({"role":"editor"})", false},
    Admitted{"anonymous_by_name", "Bearer " + token(R"({"role":"anon"})"), "anon", R"({"role":"anon"})", true},
    Admitted{"no_role", "Bearer " + token(R"({"sub":"7"})"), "anon", R"({"sub":"7","role":"anon"})", true},
    Admitted{"null_role", "Bearer " + token(R"( {"role":null} )"), "anon", R"({"role":null,"role":"anon"})", true},
    Admitted{"no_claims", "Bearer " + token("{}"), "anon", R"({"role":"anon"})", true},
    Admitted{"white_claims", "Bearer " + token("{ }"), "anon", R"({ "role":"anon"})", true},
    Admitted{"just_expired", "Bearer " + token(R"({"role":"editor","exp":1799999970})"), "editor", R"({"role":"editor","exp":1799999970})", false},
    Admitted{"about_to_begin", "Bearer " + token(R"({"role":"editor","nbf":1800000030,"iat":1800000030})"), "editor",
             R"({"role":"editor","nbf":1800000030,"iat":1800000030})", false},
    Admitted{"fraction", "Bearer " + token(R"({"role":"editor","exp":1800000000.5})"), "editor", R"({"role":"editor","exp":1800000000.5})", false},
    Admitted{"any_audience", "Bearer " + token(R"({"role":"editor","aud":["x","y"]})"), "editor", R"({"role":"editor","aud":["x","y"]})", false}),
    [](const auto& one) { return one.param.name; });

struct Turned { std::string name, authorization; int status; std::string code, message; };

class ClaimsRefused : public testing::TestWithParam<Turned> {};

TEST_P(ClaimsRefused, AreToldWhy) {
    const auto& expected = GetParam();
    const auto caller = admit(expected.authorization);
    ASSERT_FALSE(caller);
    EXPECT_EQ(caller.error().status, expected.status);
    EXPECT_EQ(caller.error().code, expected.code);
    EXPECT_EQ(caller.error().message, expected.message);
}

const std::string good = token(R"({"role":"editor"})");

INSTANTIATE_TEST_SUITE_P(Rest, ClaimsRefused, testing::Values(
    Turned{"empty", "Bearer ", 401, "PGRST301", "Empty JWT is sent in Authorization header"},
    Turned{"word_alone", "Bearer", 401, "PGRST301", "Empty JWT is sent in Authorization header"},
    Turned{"a_key_of_another_kind", "Bearer sb_publishable_1234", 401, "PGRST301", "Expected 3 parts in JWT; got 1"},
    Turned{"five_parts", "Bearer " + good + ".x.y", 401, "PGRST301", "Expected 3 parts in JWT; got 5"},
    Turned{"not_base64", "Bearer a=.b.c", 401, "PGRST301", "JWT couldn't be decoded"},
    Turned{"header_not_json", "Bearer " + signed_with(secret, "x", "{}"), 401, "PGRST301", "JWT couldn't be decoded"},
    Turned{"no_algorithm", "Bearer " + signed_with(secret, "{}", "{}"), 401, "PGRST301", "Wrong or unsupported encoding algorithm"},
    Turned{"none", "Bearer " + to_base64url(as_bytes(R"({"alg":"none"})")) + "." + to_base64url(as_bytes(R"({"role":"editor"})")) + ".", 401,
           "PGRST301", "Wrong or unsupported encoding algorithm"},
    Turned{"other_algorithm", "Bearer " + signed_with(secret, R"({"alg":"RS256"})", R"({"role":"editor"})"), 401, "PGRST301",
           "Wrong or unsupported encoding algorithm"},
    Turned{"other_secret", "Bearer " + signed_with("another secret of the same length....", R"({"alg":"HS256"})", R"({"role":"editor"})"), 401,
           "PGRST301", "No suitable key or wrong key type"},
    Turned{"no_signature", "Bearer " + good.substr(0, good.rfind('.') + 1), 401, "PGRST301", "No suitable key or wrong key type"},
    Turned{"changed_claims", "Bearer " + good.substr(0, good.find('.') + 1) + to_base64url(as_bytes(R"({"role":"postgres"})")) +
           good.substr(good.rfind('.')), 401, "PGRST301", "No suitable key or wrong key type"},
    Turned{"claims_not_json", "Bearer " + token("x"), 401, "PGRST303", "Parsing claims failed"},
    Turned{"claims_a_list", "Bearer " + token("[]"), 401, "PGRST303", "Parsing claims failed"},
    Turned{"expired", "Bearer " + token(R"({"role":"editor","exp":1799999969})"), 401, "PGRST303", "JWT expired"},
    Turned{"too_early", "Bearer " + token(R"({"role":"editor","nbf":1800000031})"), 401, "PGRST303", "JWT not yet valid"},
    Turned{"from_the_future", "Bearer " + token(R"({"role":"editor","iat":1800000031})"), 401, "PGRST303", "JWT issued at future"},
    Turned{"exp_a_text", "Bearer " + token(R"({"exp":"1900000000"})"), 401, "PGRST303", "The JWT 'exp' claim must be a number"},
    Turned{"nbf_a_text", "Bearer " + token(R"({"nbf":"x"})"), 401, "PGRST303", "The JWT 'nbf' claim must be a number"},
    Turned{"iat_a_list", "Bearer " + token(R"({"iat":[]})"), 401, "PGRST303", "The JWT 'iat' claim must be a number"},
    Turned{"aud_a_number", "Bearer " + token(R"({"aud":1})"), 401, "PGRST303", "The JWT 'aud' claim must be a string or an array of strings"},
    Turned{"aud_of_numbers", "Bearer " + token(R"({"aud":["x",1]})"), 401, "PGRST303", "The JWT 'aud' claim must be a string or an array of strings"},
    Turned{"role_a_number", "Bearer " + token(R"({"role":5})"), 401, "PGRST303", "The JWT 'role' claim must be a string"},
    Turned{"the_login_itself", "Bearer " + token(R"({"role":"none"})"), 401, "22023", "role \"none\" does not exist"}),
    [](const auto& one) { return one.param.name; });

TEST(ClaimsGate, WithoutAnAnonymousRoleWantsAToken) {
    const ClaimsOptions closed{std::string{secret}, "", ""};
    for (const auto& authorization : {std::string{}, "Bearer " + token(R"({"sub":"7"})")}) {
        const auto caller = admit(authorization, closed);
        ASSERT_FALSE(caller);
        EXPECT_EQ(caller.error().status, 401);
        EXPECT_EQ(caller.error().code, "PGRST302");
        EXPECT_EQ(caller.error().message, "Anonymous access is disabled");
    }
    const auto editor = admit("Bearer " + good, closed);
    ASSERT_TRUE(editor);
    EXPECT_FALSE(editor->anonymous);
}

TEST(ClaimsGate, WithoutASecretTakesNoToken) {
    const auto caller = admit("Bearer " + good, {"", "anon", ""});
    ASSERT_FALSE(caller);
    EXPECT_EQ(caller.error().status, 500);
    EXPECT_EQ(caller.error().code, "PGRST300");
    EXPECT_TRUE(admit("", {"", "anon", ""}));
}

TEST(ClaimsGate, WithAnAudienceWantsToBeMeant) {
    const ClaimsOptions ours{std::string{secret}, "anon", "shop"};
    for (const auto* claims : {R"({"aud":"shop"})", R"({"aud":["x","shop"]})", R"({"aud":[]})", R"({"aud":null})", "{}"}) {
        EXPECT_TRUE(admit("Bearer " + token(claims), ours)) << claims;
    }
    for (const auto* claims : {R"({"aud":"x"})", R"({"aud":["x"]})", R"({"aud":""})"}) {
        const auto caller = admit("Bearer " + token(claims), ours);
        ASSERT_FALSE(caller) << claims;
        EXPECT_EQ(caller.error().code, "PGRST303");
        EXPECT_EQ(caller.error().message, "JWT not in audience");
    }
}

}  // namespace
}  // namespace orderline::rest
