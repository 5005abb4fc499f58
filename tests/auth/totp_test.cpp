// tests/auth/totp_test.cpp: codes of authenticator apps: the RFC's own, neighbours in time, what an app scans; recovery codes; sealed secrets.
#include "auth/totp.hpp"
#include <gtest/gtest.h>
#include <set>
#include "auth/qr_code.hpp"
#include "auth/recovery_code.hpp"
#include "auth/sealed_text.hpp"
#include "auth/secret.hpp"

namespace orderline::auth {
namespace {

using std::chrono::seconds;

const std::string secret = "12345678901234567890";
Instant at(std::int64_t since_1970) { return Instant{seconds{since_1970}}; }

TEST(Totp, GivesTheCodesOfRfc6238) {  // appendix B, SHA-1, the last six of eight digits
    const std::pair<std::int64_t, std::string> known[] = {{59, "287082"},          {1111111109, "081804"}, {1111111111, "050471"},
                                                          {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
    for (const auto& [time, code] : known) EXPECT_EQ(totp_code(secret, totp_step(at(time))), code) << time;
}

TEST(Totp, TakesTheCodeOfTheStepBeforeAndAfterAndNoOther) {
    const auto now = at(1'800'000'015);
    for (int beside = -3; beside <= 3; ++beside) {
        const auto step = totp_step(now) + beside;
        const auto found = totp_step_of(totp_code(secret, step), secret, now);
        if (beside >= -1 && beside <= 1) EXPECT_EQ(found, step) << beside;
        else EXPECT_EQ(found, std::nullopt) << beside;
    }
    for (const auto* wrong : {"", "0", "000000", "28708", "2870822", "abcdef", "287 082"}) EXPECT_EQ(totp_step_of(wrong, secret, now), std::nullopt) << wrong;
    EXPECT_EQ(totp_step_of(totp_code(secret, totp_step(now)), "another secret of 20", now), std::nullopt);
}

TEST(Totp, IsToldToAnAppByAUri) {
    EXPECT_EQ(totp_secret_text(secret), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    EXPECT_EQ(totp_uri(secret, "Bäckerei & Söhne", "anna+1@a.example"),
              "otpauth://totp/B%C3%A4ckerei%20%26%20S%C3%B6hne:anna%2B1%40a.example?algorithm=SHA1&digits=6&issuer=B%C3%A4ckerei%20%26%20S%C3%B6hne"
              "&period=30&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}

TEST(QrCode, IsASquareOfBarsThatCanStandInADataUrl) {
    const auto svg = qr_svg("otpauth://totp/A:b?secret=GEZDGNBVGY3TQOJQ");
    EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")) << svg.substr(0, 100);
    EXPECT_TRUE(svg.ends_with("fill=\"black\"/></svg>"));
    EXPECT_EQ(svg.find('#'), std::string::npos);
    EXPECT_NE(svg.find("M4 4h7v1h-7z"), std::string::npos) << "the upper left finder begins with seven dark modules";
    EXPECT_NE(svg, qr_svg("otpauth://totp/A:b?secret=GEZDGNBVGY3TQOJR"));
    EXPECT_GT(qr_svg(std::string(1000, 'x')).size(), 10'000u);
}

TEST(RecoveryCode, IsReadHoweverItIsTyped) {
    std::set<std::string> codes;
    for (int i = 0; i < 1000; ++i) {
        const auto code = random_recovery_code();
        ASSERT_EQ(code.size(), 11u);
        EXPECT_EQ(code[5], '-');
        EXPECT_EQ(code.find_first_of("ilouABC"), std::string::npos) << code;
        EXPECT_EQ(recovery_code_letters(code), code.substr(0, 5) + code.substr(6));
        codes.insert(code);
    }
    EXPECT_EQ(codes.size(), 1000u);
    EXPECT_EQ(recovery_code_letters(" O1lI-abcDE "), "0111abcde");
}

TEST(SealedText, OpensForItsOwnerAndKeyAlone) {
    const auto key = Secret::parse(std::string(64, '7'))->key_for("second_factor");
    const auto other_key = Secret::parse(std::string(64, '8'))->key_for("second_factor");
    const auto sealed = seal_text(key, secret, "anna");
    EXPECT_EQ(sealed.find(secret), std::string::npos);
    EXPECT_NE(sealed, seal_text(key, secret, "anna")) << "a new nonce each time";
    EXPECT_EQ(open_text(key, as_bytes(sealed), "anna"), secret);
    EXPECT_EQ(open_text(key, as_bytes(sealed), "bert"), std::nullopt);
    EXPECT_EQ(open_text(other_key, as_bytes(sealed), "anna"), std::nullopt);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_EQ(open_text(key, as_bytes(changed), "anna"), std::nullopt) << i;
        EXPECT_EQ(open_text(key, as_bytes(sealed).first(i), "anna"), std::nullopt) << i;
    }
}

}  // namespace
}  // namespace orderline::auth
