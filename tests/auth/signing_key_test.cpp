// tests/auth/signing_key_test.cpp: the key of access tokens: its file, its public half, and that nothing else is believed.
#include "auth/signing_key.hpp"
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <fstream>
#include <iterator>
#include <set>
#include "auth/access_token.hpp"
#include "base/json.hpp"
#include "tests/support/temp_folder.hpp"

namespace orderline::auth {
namespace {

const Instant at = *parse_instant("2026-11-22T16:00:00Z");
const Secret secret = *Secret::parse(std::string(64, '7'));

// RFC 7515, A.3: the key pair and a signature made with it.
constexpr const char* rfc_pem =
    "-----BEGIN PRIVATE KEY-----\n"
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjpsQnnGQmL+YBIff\n"
    "H1136cspYG6+0iY7X1fCE9+E9LKhRANCAAR/zc4ncPbEXUGDy+5v20t7WAczNXvp\n"
    "7xO6z248e9FURcfxRM0bvZt+hyzf7bnuufSzaV1uqQskrYpGIyiFiOWt\n"
    "-----END PRIVATE KEY-----\n";
constexpr std::string_view rfc_text =
    "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
constexpr std::string_view rfc_signature =
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

std::string base64url(std::string_view text) { return to_base64url(as_bytes(text)); }

std::string content(const std::string& file) {
    std::ifstream stream{file};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

std::string private_file(const TempFolder& folder, const std::string& text) {
    folder.write("key.pem", text);
    EXPECT_EQ(::chmod((folder / "key.pem").c_str(), 0600), 0);
    return folder / "key.pem";
}

SigningKey rfc_key() {
    const TempFolder folder;
    return SigningKey::es256(private_file(folder, rfc_pem)).value();
}

std::string header_text(const SigningKey& key) { return std::string{as_text(from_base64url(key.header()).value())}; }

Account anna() {
    Account user;
    user.id = new_id<UserId>();
    user.tenant = new_id<TenantId>();
    return user;
}

}  // namespace

TEST(SigningKey, ReadsTheSignatureOfTheRfc) {
    const auto key = rfc_key();
    EXPECT_TRUE(key.verify(rfc_text, rfc_signature));
    EXPECT_FALSE(key.verify(rfc_text.substr(1), rfc_signature));
    EXPECT_EQ(parse_json(key.jwks()).value().at("keys").at(0).at("x"), "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU");
    EXPECT_EQ(parse_json(key.jwks()).value().at("keys").at(0).at("y"), "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
}

TEST(SigningKey, SaysItsPublicHalfAndNothingElse) {
    const auto key = rfc_key();
    const auto keys = parse_json(key.jwks()).value().at("keys").as_array();
    ASSERT_EQ(keys.size(), 1u);
    const auto& shown = keys[0].as_object();
    EXPECT_FALSE(shown.contains("d"));
    EXPECT_EQ(shown.at("alg"), "ES256");
    EXPECT_EQ(shown.at("kty"), "EC");
    EXPECT_EQ(shown.at("crv"), "P-256");
    EXPECT_EQ(shown.at("use"), "sig");
    const auto header = parse_json(header_text(key)).value();
    EXPECT_EQ(header.at("kid"), shown.at("kid"));
    EXPECT_EQ(header.at("alg"), "ES256");
    EXPECT_EQ(header.at("typ"), "JWT");
    EXPECT_EQ(shown.at("kid"), "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U");  // RFC 7638 of this key, by another library
}

TEST(SigningKey, OfHmacIsNeverShown) {
    const auto key = SigningKey::hs256(secret);
    EXPECT_EQ(key.jwks(), R"({"keys":[]})");
    EXPECT_EQ(header_text(key), R"({"alg":"HS256","typ":"JWT"})");
}

TEST(SigningKey, IsMadeOnceForItsOwnerAlone) {
    const TempFolder folder;
    const auto file = folder / "token_key.pem";
    const auto made = SigningKey::es256(file);
    ASSERT_TRUE(made) << made.error().message;
    struct stat state {};
    ASSERT_EQ(::stat(file.c_str(), &state), 0);
    EXPECT_EQ(state.st_mode & 0777, 0600u);
    EXPECT_TRUE(content(file).starts_with("-----BEGIN PRIVATE KEY-----"));
    const auto again = SigningKey::es256(file);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->jwks(), made->jwks());
    EXPECT_TRUE(again->verify("text", made->sign("text")));
}

TEST(SigningKey, AFileThatIsNoSuchKeyIsRefusedAndNotShown) {
    const TempFolder folder;
    const std::string p384 =
        "-----BEGIN PRIVATE KEY-----\n"
        "MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDBDkl72ruOBSC2VcHYE\n"
        "-----END PRIVATE KEY-----\n";
    const std::string rsa_public = "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n";
    for (const std::string& text : {std::string{}, std::string{"no PEM"}, p384, rsa_public, std::string(5000, 'A')}) {
        const auto key = SigningKey::es256(private_file(folder, text));
        ASSERT_FALSE(key) << text;
        EXPECT_EQ(key.error().code, Code::unavailable);
        EXPECT_EQ(key.error().message.find("MIG2"), std::string::npos);
    }
    private_file(folder, rfc_pem);
    ASSERT_EQ(::chmod((folder / "key.pem").c_str(), 0640), 0);
    EXPECT_FALSE(SigningKey::es256(folder / "key.pem"));
}

// ECDSA takes a random number for each signature: two of one text are never the same, and all are right.
TEST(SigningKey, EverySignatureIsRightAndFresh) {
    const auto key = rfc_key();
    std::set<std::string> signatures;
    for (int i = 0; i < 300; ++i) {  // enough that some have numbers shorter than 32 bytes
        const auto text = std::to_string(i % 3);
        const auto signature = key.sign(text);
        EXPECT_EQ(signature.size(), 86u);
        EXPECT_TRUE(key.verify(text, signature));
        EXPECT_FALSE(key.verify(text + "x", signature));
        signatures.insert(signature);
    }
    EXPECT_EQ(signatures.size(), 300u);
}

TEST(SigningKey, AWrongSignatureIsRefusedInEveryForm) {
    const auto key = rfc_key();
    const auto good = key.sign("text");
    const auto bytes = from_base64url(good).value();
    const auto part = [&](std::size_t from, std::size_t size) { return to_base64url(Bytes{bytes}.subspan(from, size)); };
    for (const std::string& wrong :
         {std::string{}, good + "A", good.substr(1), good + "=", part(0, 63), part(1, 63), part(0, 32), std::string(86, 'A'),
          part(0, 32) + part(0, 32), std::string(85, '_') + "w", SigningKey::hs256(secret).sign("text")}) {
        EXPECT_FALSE(key.verify("text", wrong)) << wrong;
    }
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto changed = bytes;
        changed[i] ^= std::byte{1};
        EXPECT_FALSE(key.verify("text", to_base64url(changed))) << i;
    }
}

// The classic: a token signed with HMAC, with the public key (which everybody knows) as the secret.
TEST(SigningKey, ThePublicKeyIsNoSecretForHmac) {
    AccessTokens tokens{rfc_key()};
    const auto token = tokens.make(anna(), random_uuid(), {{"password", at}, {}}, at);
    ASSERT_TRUE(tokens.read(token, at));
    const auto payload = token.substr(token.find('.') + 1, token.rfind('.') - token.find('.') - 1);
    const auto jwk = parse_json(tokens.jwks()).value().at("keys").at(0);
    const auto kid = std::string{jwk.at("kid").as_string()};
    Sha256 x;
    std::ranges::copy(from_base64url(std::string_view{jwk.at("x").as_string()}).value(), x.begin());
    for (const std::string& header :
         {std::string{R"({"alg":"HS256","typ":"JWT"})"}, R"({"alg":"HS256","kid":")" + kid + R"(","typ":"JWT"})",
          R"({"alg":"ES256","kid":")" + kid + R"(","typ":"JWT"})"}) {
        const auto text = base64url(header) + "." + payload;
        for (const auto& key : {x, sha256(rfc_pem), secret.key_for("access_token")}) {
            EXPECT_FALSE(tokens.read(text + "." + to_base64url(Hmac{key}.sign(text)), at)) << header;
        }
        EXPECT_FALSE(tokens.read(text + ".", at)) << header;
    }
}

TEST(SigningKey, OnlyOurKidAndOurHeaderAreRead) {
    const TempFolder folder;
    const auto file = private_file(folder, rfc_pem);
    AccessTokens tokens{SigningKey::es256(file).value()};
    const auto key = SigningKey::es256(file).value();
    const auto token = tokens.make(anna(), random_uuid(), {{"password", at}, {}}, at);
    const auto payload = token.substr(token.find('.') + 1, token.rfind('.') - token.find('.') - 1);
    const auto sealed = [&](std::string_view header) {
        const auto text = base64url(header) + "." + payload;
        return text + "." + key.sign(text);
    };
    EXPECT_TRUE(tokens.read(sealed(header_text(key)), at));
    for (const std::string_view header :
         {R"({"alg":"ES256","typ":"JWT"})", R"({"alg":"ES256","kid":"other","typ":"JWT"})", R"({"alg":"none","typ":"JWT"})",
          R"({"alg":"ES384","kid":"oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U","typ":"JWT"})", "{}"}) {
        const auto refused = tokens.read(sealed(header), at);
        ASSERT_FALSE(refused) << header;
        EXPECT_EQ(refused.error().reason, "unauthorised");
    }
    const AccessTokens hmac{secret};
    EXPECT_FALSE(hmac.read(token, at));
    EXPECT_FALSE(tokens.read(hmac.make(anna(), random_uuid(), {{"password", at}, {}}, at), at));
}

}  // namespace orderline::auth
