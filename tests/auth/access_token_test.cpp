// tests/auth/access_token_test.cpp: what a signed-in user's JWT says, and every way to forge one.
#include "auth/access_token.hpp"
#include <gtest/gtest.h>
#include <algorithm>
#include "base/json.hpp"

namespace orderline::auth {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;

const Instant signed_in_at = *parse_instant("2026-11-22T16:00:00.900000Z");
const std::string header = R"({"alg":"HS256","typ":"JWT"})";

const Secret& secret() {
    static const Secret the_secret = *Secret::parse(std::string(64, '7'));
    return the_secret;
}

Account anna() {
    Account user;
    user.tenant = *parse_id<TenantId>("0a0a0a0a-0000-4000-8000-000000000001");
    user.id = *parse_id<UserId>("0b0b0b0b-0000-4000-8000-000000000002");
    user.name = "Anna \"Än\" Huber";
    user.email = "anna@a.example";
    user.phone = "431234567";
    user.app_metadata = R"({"provider": "email", "providers": ["email"]})";
    user.user_metadata = R"({"colour": "grün"})";
    user.permissions = {Permission::drafts_read, Permission::orders_write};
    return user;
}

const SignInMethods by_password{{"password", signed_in_at}, {}};

std::string anna_claims(std::string_view replaced = "", std::string_view by = "") {
    std::string claims =
        R"({"iss":"https://o.example/auth/v1","sub":"0b0b0b0b-0000-4000-8000-000000000002","aud":"authenticated",)"
        R"("role":"authenticated","tenant":"0a0a0a0a-0000-4000-8000-000000000001",)"
        R"("session_id":"0c0c0c0c-0000-4000-8000-000000000003",)"
        R"("name":"Anna","permissions":["*"],"iat":1795363200,"exp":1795363800})";
    if (!replaced.empty()) {
        const auto at = claims.find(replaced);
        EXPECT_NE(at, std::string::npos) << replaced;
        claims.replace(at, replaced.size(), by);
    }
    return claims;
}

std::string base64url(std::string_view text) { return to_base64url(as_bytes(text)); }

/// Signed with our key, whatever it says.
std::string sealed(std::string_view its_header, std::string_view claims) {
    const std::string text = base64url(its_header) + "." + base64url(claims);
    return text + "." + to_base64url(Hmac{secret().key_for("access_token")}.sign(text));
}

class AccessToken : public testing::Test {
protected:
    AccessToken() { tokens_.set_public_url("https://o.example"); }
    std::string make(Instant at = signed_in_at) { return tokens_.make(anna(), random_uuid(), by_password, at); }
    void expect_refused(std::string_view token, std::string_view why, std::string_view reason = "unauthorised") {
        const auto who = tokens_.read(token, signed_in_at);
        ASSERT_FALSE(who) << why;
        EXPECT_EQ(who.error().code, Code::unauthorised) << why;
        EXPECT_EQ(who.error().reason, reason) << why;
        EXPECT_TRUE(who.error().detail.empty()) << "a token must not reach the log: " << why;
    }

    AccessTokens tokens_{secret()};
};

}  // namespace

TEST_F(AccessToken, SaysWhoSignedIn) {
    const Uuid session = random_uuid();
    const auto user = tokens_.read(tokens_.make(anna(), session, by_password, signed_in_at), signed_in_at);
    ASSERT_TRUE(user) << user.error().message;
    EXPECT_EQ(user->session, session);
    const auto& who = user->who;
    EXPECT_EQ(who.tenant, anna().tenant);
    EXPECT_EQ(who.kind, ActorKind::user);
    EXPECT_EQ(who.actor, anna().id.bytes);
    EXPECT_EQ(who.name, anna().name);
    EXPECT_EQ(who.permissions, anna().permissions);
    EXPECT_FALSE(who.only_draft);
    EXPECT_FALSE(who.customer);
    EXPECT_EQ(who.expires_at, std::chrono::floor<seconds>(signed_in_at) + access_token_life);
}

TEST_F(AccessToken, HasTheClaimsOfSupabaseAndOurs) {
    const auto session = *parse_uuid("0c0c0c0c-0000-4000-8000-000000000003");
    const auto user = tokens_.read(tokens_.make(anna(), session, by_password, signed_in_at), signed_in_at);
    ASSERT_TRUE(user);
    EXPECT_EQ(parse_json(user->claims).value(), parse_json(R"({
        "iss": "https://o.example/auth/v1", "sub": "0b0b0b0b-0000-4000-8000-000000000002", "aud": "authenticated",
        "exp": 1795363800, "iat": 1795363200, "email": "anna@a.example", "phone": "431234567",
        "app_metadata": {"provider": "email", "providers": ["email"]}, "user_metadata": {"colour": "grün"},
        "role": "authenticated", "aal": "aal1", "amr": [{"method": "password", "timestamp": 1795363200}],
        "session_id": "0c0c0c0c-0000-4000-8000-000000000003", "is_anonymous": false,
        "tenant": "0a0a0a0a-0000-4000-8000-000000000001", "name": "Anna \"Än\" Huber",
        "permissions": ["drafts.read", "orders.write"]})").value());
}

TEST_F(AccessToken, WithAllThatItMayHoldItIsStillRead) {
    auto full = anna();
    full.email = std::string(245, 'e') + "@a.exampl";
    full.name = std::string(300, 'n');
    full.user_metadata = R"({"a":")" + std::string(3072 - 8, 'u') + R"("})";
    full.app_metadata = R"({"a":")" + std::string(1200, 'a') + R"("})";  // the tenant's 1024 bytes, and ours
    for (int i = 0; i < static_cast<int>(Permission::count_); ++i) full.permissions.add(static_cast<Permission>(i));
    const auto token = tokens_.make(full, random_uuid(), by_password, signed_in_at);
    EXPECT_TRUE(tokens_.read(token, signed_in_at)) << token.size();
    full.name = std::string(12 * 1024, 'n');
    expect_refused(tokens_.make(full, random_uuid(), by_password, signed_in_at), "longer than a header should be");
}

TEST_F(AccessToken, OfAnotherAddressOfTheServerIsRefused) {
    const auto token = make();
    tokens_.set_public_url("https://other.example");
    expect_refused(token, "its issuer is another");
}

TEST_F(AccessToken, IsOneThatOthersCanRead) {
    EXPECT_TRUE(tokens_.read(sealed(header, anna_claims()), signed_in_at));  // a JWT library's, with our key
    const auto token = make();
    EXPECT_EQ(token.substr(0, token.find('.')), base64url(header));
    EXPECT_EQ(std::ranges::count(token, '.'), 2);
}

TEST_F(AccessToken, LivesTenMinutes) {
    const auto token = make();
    const auto end = std::chrono::floor<seconds>(signed_in_at) + access_token_life;
    EXPECT_TRUE(tokens_.read(token, end - microseconds{1}));
    const auto late = tokens_.read(token, end);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().reason, "token_expired");
}

TEST_F(AccessToken, MayComeFromAClockThatIsALittleAhead) {
    EXPECT_TRUE(tokens_.read(make(signed_in_at + seconds{60}), signed_in_at));
    expect_refused(make(signed_in_at + seconds{62}), "from the future");
}

TEST_F(AccessToken, AnyOtherHeaderIsRefusedAlsoIfTheSignatureIsRight) {
    for (const std::string_view other : {
             R"({"alg":"none"})", R"({"alg":"none","typ":"JWT"})", R"({"alg":"None","typ":"JWT"})", R"({"alg":"","typ":"JWT"})",
             R"({"alg":"RS256","typ":"JWT"})", R"({"alg":"HS384","typ":"JWT"})", R"({"alg":"HS512","typ":"JWT"})",
             R"({"alg":"ES256","typ":"JWT"})", R"({"alg":"hs256","typ":"JWT"})", R"({"typ":"JWT"})", R"({})", "", "HS256",
             R"({"alg":"HS256","typ":"JWT","jku":"https://example.org/keys"})", R"({"alg":"HS256","typ":"JWT","kid":"../../dev/null"})",
             R"({"alg":"HS256","alg":"none","typ":"JWT"})", R"({"alg":"HS256","typ":"JWT","crit":["b64"],"b64":false})"}) {
        expect_refused(sealed(other, anna_claims()), other);
        expect_refused(base64url(other) + "." + base64url(anna_claims()) + ".", other);
    }
}

TEST_F(AccessToken, ForgedFormsAreRefused) {
    const auto token = make();
    const auto first = token.find('.'), second = token.rfind('.');
    const auto head = token.substr(0, first), payload = token.substr(first + 1, second - first - 1), signature = token.substr(second + 1);
    const auto stranger = AccessTokens{*Secret::parse(std::string(64, '8'))}.make(anna(), random_uuid(), by_password, signed_in_at);
    const auto link_key = head + "." + payload + "." + to_base64url(Hmac{secret().key_for("link")}.sign(head + "." + payload));
    const std::pair<std::string, std::string_view> forged[] = {
        {"", "nothing"},
        {".", "one dot"},
        {"..", "two dots"},
        {"...", "three dots"},
        {head, "header alone"},
        {head + ".", "header and dot"},
        {head + "..", "no payload, no signature"},
        {head + ".." + signature, "no payload"},
        {head + "." + payload, "no signature part"},
        {head + "." + payload + ".", "empty signature"},
        {token + ".", "extra dot at the end"},
        {"." + token, "extra dot in front"},
        {head + "." + payload + "." + signature + "." + signature, "four parts"},
        {head + ".." + payload + "." + signature, "extra dot inside"},
        {token + "=", "padded signature"},
        {head + "=." + payload + "." + signature, "padded header"},
        {head + "." + payload + "==." + signature, "padded payload"},
        {" " + token, "space in front"},
        {token + " ", "space behind"},
        {token + "\n", "line end behind"},
        {token + std::string(1, '\0'), "NUL behind"},
        {token.substr(0, token.size() - 1), "signature cut"},
        {token + "A", "signature longer"},
        {head + "." + payload + "." + std::string(43, 'A'), "signature of zeros"},
        {head + "." + base64url(anna_claims()) + "." + signature, "other claims under this signature"},
        {stranger, "another installation's"},
        {link_key, "signed with the key of links"},
        {std::string(1'000'000, 'A'), "huge"},
        {head + "." + std::string(1'000'000, 'A') + "." + signature, "huge payload"},
        {std::string(100'000, '.'), "dots"},
    };
    for (const auto& [text, why] : forged) expect_refused(text, why);
}

TEST_F(AccessToken, NoCharacterOfItCanBeChanged) {
    const auto token = make();
    for (std::size_t i = 0; i < token.size(); ++i) {
        for (const char other : {'A', 'B', '-', '_', '.', '=', '+', '/'}) {
            auto changed = token;
            if (changed[i] == other) continue;
            changed[i] = other;
            ASSERT_FALSE(tokens_.read(changed, signed_in_at)) << i << ' ' << other;
        }
    }
}

TEST_F(AccessToken, ClaimsAreCheckedAlsoUnderOurSignature) {
    const std::tuple<std::string_view, std::string_view, std::string_view> wrong[] = {
        {"https://o.example/auth/v1", "https://o.example/auth/v2", "other issuer"},
        {R"("iss":"https://o.example/auth/v1",)", "", "no issuer"},
        {R"("iss":"https://o.example/auth/v1")", R"("iss":["https://o.example/auth/v1"])", "issuer is a list"},
        {R"("aud":"authenticated",)", "", "no audience"},
        {R"("aud":"authenticated")", R"("aud":["authenticated"])", "audience is a list"},
        {R"("role":"authenticated")", R"("role":"service_role")", "a role that no user has"},
        {R"("role":"authenticated")", R"("role":"anon")", "a role that needs no token"},
        {R"("role":"authenticated",)", "", "no role"},
        {R"("sub":"0b0b0b0b-0000-4000-8000-000000000002",)", "", "no user"},
        {"0b0b0b0b-0000-4000-8000-000000000002", "anna", "user is no id"},
        {"0a0a0a0a-0000-4000-8000-000000000001", "", "empty tenant"},
        {R"("session_id":"0c0c0c0c-0000-4000-8000-000000000003",)", "", "no session"},
        {R"("name":"Anna")", R"("name":null)", "no name"},
        {R"("permissions":["*"],)", "", "no permissions"},
        {"1795363800", "\"1795363800\"", "exp is text"},
        {"1795363800", "1795363800.5", "exp is no integer"},
        {"1795363800", "-1", "exp before all time"},
        {"1795363800", "9223372036854775807", "exp at the end of all time"},
        {"1795363800", "99999999999999999999", "exp beyond"},
        {"1795363800", "1795363801", "longer than we give"},
        {R"(,"exp":1795363800)", "", "no exp"},
        {R"("iat":1795363200,)", "", "no iat"},
        {"1795363200", "1795363262", "iat in the future"},
    };
    for (const auto& [replaced, by, why] : wrong) expect_refused(sealed(header, anna_claims(replaced, by)), why);
    expect_refused(sealed(header, anna_claims(R"("iat":1795363200,"exp":1795363800)", R"("iat":1795362600,"exp":1795363200)")),
                   "expired", "token_expired");
    for (const std::string_view no_object : {"", "null", "[]", "\"text\"", "{", "{}", "{}{}", "not JSON", "\xff\xfe"}) {
        expect_refused(sealed(header, no_object), no_object);
    }
    expect_refused(sealed(header, std::string(3000, '[')), "nested without end");
}

TEST_F(AccessToken, ANameOfALaterVersionsPermissionDoesNoHarm) {
    const auto who = tokens_.read(sealed(header, anna_claims(R"(["*"])", R"(["drafts.read","moon.write",7,null])")), signed_in_at);
    ASSERT_TRUE(who);
    EXPECT_EQ(who->who.permissions, Permissions{Permission::drafts_read});
    const auto none = tokens_.read(sealed(header, anna_claims(R"(["*"])", R"("*")")), signed_in_at);
    ASSERT_TRUE(none);
    EXPECT_EQ(none->who.permissions, Permissions{});
}

}  // namespace orderline::auth
