// tests/auth/factors_pgtest.cpp: second factors on a real database: put up, asked for, each code once, guessed, lost, taken away.
#include "auth/factors.hpp"
#include <optional>
#include "auth/find_account.hpp"
#include "auth/totp.hpp"
#include "tests/auth/auth_fixture.hpp"

namespace orderline::auth {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class FactorsTest : public AuthTest {
protected:
    /// Anna's factor and what her app knows.
    struct Made {
        Uuid id{};
        std::string secret;
    };
    Access signed_in() { return run(identify_.client_of_any_session("", "Bearer " + sign_in_at().value().access_token, here_, soon())).value(); }
    Made enroll(const Access& who, const std::string& name = "") {
        const auto made = run(factors_.enroll(who, name, "", soon()));
        EXPECT_TRUE(made) << made.error().message << made.error().detail;
        const auto sealed = scalar("SELECT encode(secret, 'hex') FROM user_factors WHERE id = '" + to_text(made->id) + "'");
        EXPECT_EQ(sealed.find(made->secret), std::string::npos);
        return {made->id, decoded(made->secret)};
    }
    static std::string decoded(const std::string& base32) {
        std::string bytes;
        unsigned bits = 0, value = 0;
        for (const char c : base32) {
            value = value << 5 | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
            bits += 5;
            if (bits >= 8) bytes += static_cast<char>(value >> (bits -= 8) & 0xff);
        }
        return bytes;
    }
    /// The codes that are good now; each call gives the next.
    std::string code(const Made& factor) { return totp_code(factor.secret, totp_step(now()) - 1 + next_++); }
    Result<Session> verify(const Access& who, const Made& factor, const std::string& code) {
        const auto begun = run(factors_.challenge(who, factor.id, soon())).value();
        return run(factors_.verify(who, factor.id, begun.id, code, soon()));
    }
    Result<SignedIn> sign_in(std::optional<std::string> code, std::string password = "correct horse") {
        return run(sessions_.sign_in("anna@a.example", std::move(password), std::move(code), peer_, soon()));
    }
    /// Anna has an app, and this session has shown it.
    Made put_up() {
        const auto who = signed_in();
        const auto factor = enroll(who);
        const auto session = verify(who, factor, code(factor));
        EXPECT_TRUE(session) << session.error().message;
        strong_ = access(session->access_token);
        return factor;
    }
    std::vector<std::string> recovery_codes(const Made& factor) {
        return run(factors_.renew_recovery_codes(strong_, factor.id, soon())).value();
    }
    Access strong_;
    int next_ = 0;
};

TEST_F(FactorsTest, WhoHasNoneSignsInAsBefore) {
    const auto session = sign_in_at().value();
    EXPECT_FALSE(session.second_factor_needed);
    const auto read = tokens_.read(session.access_token, now()).value();
    EXPECT_FALSE(read.second_factor);
    EXPECT_FALSE(read.second_factor_needed);
    EXPECT_TRUE(sign_in(std::nullopt));
    EXPECT_TRUE(sign_in("123456")) << "a code that nobody asked for";
}

TEST_F(FactorsTest, CountsForWhomIsSigningInMeanwhile) {
    auto before = run(find_account(pool_, tenant(), UserId{signed_in().who->actor}, soon())).value();
    ASSERT_TRUE(before && !before->user.has_second_factor);
    put_up();
    const auto begun = run(keeper_.start(before->user, {"password", before->password_hash, std::nullopt, std::nullopt}, peer_, soon()));
    ASSERT_TRUE(begun);
    EXPECT_FALSE(*begun) << "the password was checked before he had one";
}

TEST_F(FactorsTest, CountsFromItsFirstCodeOn) {
    const auto who = signed_in();
    const auto other = sign_in_at().value();
    const auto factor = enroll(who);
    EXPECT_TRUE(sign_in(std::nullopt)) << "not confirmed yet";
    EXPECT_EQ(reason(verify(who, factor, "000000")), "mfa_verification_failed");

    const auto session = verify(who, factor, code(factor));
    ASSERT_TRUE(session) << session.error().message;
    EXPECT_FALSE(session->second_factor_needed);
    const auto read = tokens_.read(session->access_token, now()).value();
    EXPECT_TRUE(read.second_factor);
    EXPECT_FALSE(read.who.permissions.names().empty());
    EXPECT_NE(read.claims.find(R"("aal":"aal2","amr":[{"method":"totp",)"), std::string::npos) << read.claims;
    EXPECT_EQ(to_text(read.session), to_text(*who.session)) << "the same session";
    EXPECT_EQ(reason(run(accounts_.refresh(tenant(), other.refresh_token, peer_, soon()))), "refresh_token_not_found") << "began without one";
    const auto refreshed = run(accounts_.refresh(tenant(), session->refresh_token, peer_, soon()));
    ASSERT_TRUE(refreshed) << refreshed.error().message;
    EXPECT_TRUE(tokens_.read(refreshed->access_token, now())->second_factor);
}

TEST_F(FactorsTest, WithoutItASessionMayNothingElse) {
    const auto factor = put_up();
    const auto session = sign_in_at().value();
    EXPECT_TRUE(session.second_factor_needed);
    const auto read = tokens_.read(session.access_token, now()).value();
    EXPECT_TRUE(read.second_factor_needed);
    EXPECT_TRUE(read.who.permissions.names().empty());
    const auto bearer = "Bearer " + session.access_token;
    EXPECT_EQ(reason(run(identify_.who(bearer, here_, soon()))), "second_factor_needed");
    EXPECT_EQ(reason(run(identify_.client("", bearer, here_, soon()))), "second_factor_needed");
    const auto refreshed = run(accounts_.refresh(tenant(), session.refresh_token, peer_, soon())).value();
    EXPECT_TRUE(refreshed.second_factor_needed) << "time does not make it better";
    EXPECT_EQ(reason(run(sessions_.refresh(refreshed.refresh_token, peer_, soon()))), "unauthorised");

    const auto weak = signed_in();
    AccountChange change;
    change.password = "a newer password";
    EXPECT_EQ(reason(run(accounts_.update(weak, change, peer_, soon()))), "insufficient_aal");
    EXPECT_EQ(reason(run(factors_.enroll(weak, "", "", soon()))), "insufficient_aal");
    EXPECT_EQ(reason(run(factors_.unenroll(weak, factor.id, soon()))), "insufficient_aal");
    EXPECT_EQ(reason(run(factors_.renew_recovery_codes(weak, factor.id, soon()))), "insufficient_aal");
    const auto shown = verify(weak, factor, code(factor));
    ASSERT_TRUE(shown) << shown.error().message;
    EXPECT_FALSE(shown->second_factor_needed);
    EXPECT_TRUE(run(identify_.who("Bearer " + shown->access_token, here_, soon())));
}

TEST_F(FactorsTest, TheConsoleAsksForItWithThePassword) {
    const auto factor = put_up();
    EXPECT_EQ(reason(sign_in(std::nullopt)), "second_factor_needed");
    EXPECT_EQ(reason(sign_in("000000")), "second_factor_wrong");
    const auto right = code(factor);
    EXPECT_EQ(reason(sign_in(right, "wrong horse")), "unauthorised") << "nothing is told to who does not know the password";
    const auto answer = sign_in(right.substr(0, 3) + " " + right.substr(3));
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_TRUE(tokens_.read(answer->access_token, now())->second_factor);
    EXPECT_EQ(reason(sign_in(right)), "second_factor_wrong") << "each code once";
    const auto refreshed = run(sessions_.refresh(answer->refresh_token, peer_, soon()));
    ASSERT_TRUE(refreshed);
    EXPECT_TRUE(tokens_.read(refreshed->access_token, now())->second_factor);
}

TEST_F(FactorsTest, AnEarlierCodeIsNotTakenAfterALaterOne) {
    const auto factor = put_up();
    const auto earlier = code(factor), later = code(factor);
    EXPECT_TRUE(sign_in(later));
    EXPECT_EQ(reason(sign_in(earlier)), "second_factor_wrong");
}

TEST_F(FactorsTest, GuessesBecomeSlow) {
    const auto factor = put_up();
    for (int i = 0; i < 5; ++i) EXPECT_EQ(reason(sign_in("000000")), "second_factor_wrong") << i;
    EXPECT_EQ(reason(sign_in("000000")), "second_factor_wrong") << "the sixth begins the wait";
    const auto slowed = sign_in(code(factor));
    EXPECT_EQ(reason(slowed), "too_many_requests") << "also the right one";
    EXPECT_EQ(slowed.error().retry_after, seconds{1});
    const auto weak = signed_in();
    EXPECT_EQ(reason(verify(weak, factor, "000000")), "over_request_rate_limit") << "counted together with /auth/v1";
    time_ += seconds{1};
    EXPECT_TRUE(sign_in(totp_code(factor.secret, totp_step(now()) + 1)));
    EXPECT_EQ(reason(sign_in("000000")), "second_factor_wrong") << "the right one begins anew";
}

TEST_F(FactorsTest, RecoveryCodesWorkOnceEach) {
    const auto factor = put_up();
    const auto first = recovery_codes(factor), codes = recovery_codes(factor);
    ASSERT_EQ(codes.size(), 10u);
    EXPECT_EQ(reason(sign_in(first[0])), "second_factor_wrong") << "the new ones replaced it";
    EXPECT_TRUE(sign_in(codes[0]));
    EXPECT_EQ(reason(sign_in(codes[0])), "second_factor_wrong");
    std::string typed = codes[1];
    for (auto& c : typed) c = static_cast<char>(std::toupper(c));
    const auto weak = signed_in();
    const auto session = verify(weak, factor, typed);
    ASSERT_TRUE(session) << session.error().message;
    EXPECT_NE(tokens_.read(session->access_token, now())->claims.find(R"("method":"recovery_code")"), std::string::npos);
    EXPECT_EQ(scalar("SELECT jsonb_array_length(recovery_hashes) FROM user_factors"), "8");
    EXPECT_EQ(scalar("SELECT count(*) FROM user_factors WHERE recovery_hashes::text LIKE '%" + codes[2].substr(0, 5) + "%'"), "0");
}

TEST_F(FactorsTest, AChallengeIsOfItsFactorAndForFiveMinutes) {
    const auto factor = put_up();
    const auto weak = signed_in();
    const auto verify_with = [&](const Uuid& challenge) { return reason(run(factors_.verify(weak, factor.id, challenge, "000000", soon()))); };
    const auto begun = run(factors_.challenge(weak, factor.id, soon())).value();
    EXPECT_GT(begun.expires_at, now() + minutes{4});
    EXPECT_EQ(verify_with(begun.id), "mfa_verification_failed");
    EXPECT_EQ(verify_with(random_uuid()), "mfa_challenge_expired");
    auto changed = begun.id;
    changed[3] ^= std::byte{1};  // another time
    EXPECT_EQ(verify_with(changed), "mfa_challenge_expired");
    const auto other = enroll(strong_, "other");
    EXPECT_EQ(verify_with(run(factors_.challenge(strong_, other.id, soon())).value().id), "mfa_challenge_expired");
    EXPECT_EQ(reason(run(factors_.challenge(weak, random_uuid(), soon()))), "mfa_factor_not_found");
}

TEST_F(FactorsTest, NamesAreTheirUsersOwn) {
    const auto who = signed_in();
    const auto first = enroll(who, "phone"), again = enroll(who, "phone");
    EXPECT_EQ(scalar("SELECT count(*) FROM user_factors"), "1") << "the first was never confirmed";
    EXPECT_EQ(reason(run(factors_.challenge(who, first.id, soon()))), "mfa_factor_not_found");
    const auto session = verify(who, again, code(again)).value();
    const auto strong = access(session.access_token);
    EXPECT_EQ(reason(run(factors_.enroll(strong, "phone", "", soon()))), "mfa_factor_name_conflict");
    for (int i = 1; i < 10; ++i) enroll(strong, "phone " + std::to_string(i));
    EXPECT_EQ(reason(run(factors_.enroll(strong, "one more", "", soon()))), "too_many_enrolled_mfa_factors");
    EXPECT_EQ(reason(run(factors_.enroll(strong, std::string(101, 'x'), "", soon()))), "validation_failed");
    sql("UPDATE user_factors SET created_at = now() - interval '6 minutes' WHERE verified_at IS NULL");
    EXPECT_TRUE(run(factors_.enroll(strong, "one more", "", soon()))) << "what was not confirmed in time goes";
    EXPECT_EQ(scalar("SELECT count(*) FROM user_factors"), "2");
}

TEST_F(FactorsTest, TheConsoleWantsThePasswordToBegin) {
    const auto who = signed_in();
    EXPECT_EQ(reason(run(factors_.enroll_with_password(who, "wrong horse", "", peer_, soon()))), "password_wrong");
    const auto made = run(factors_.enroll_with_password(who, "correct horse", "", peer_, soon()));
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(made->uri, "otpauth://totp/A:Anna%40A.example?algorithm=SHA1&digits=6&issuer=A&period=30&secret=" + made->secret);
    for (int i = 0; i < 11; ++i) {
        EXPECT_EQ(reason(run(factors_.enroll_with_password(who, "wrong horse", "", peer_, soon()))), "password_wrong") << i;
    }
    EXPECT_EQ(reason(run(factors_.enroll_with_password(who, "correct horse", "", peer_, soon()))), "too_many_requests") << "no way round the delay";
}

TEST_F(FactorsTest, ConfirmingKeepsTheSessionsTokens) {
    const auto began = sign_in(std::nullopt).value();
    const auto who = access(began.access_token);
    const auto factor = enroll(who);
    EXPECT_EQ(reason(run(factors_.confirm(who, factor.id, "000000", soon()))), "second_factor_wrong");
    ASSERT_TRUE(run(factors_.confirm(who, factor.id, code(factor), soon())));
    const auto refreshed = run(sessions_.refresh(began.refresh_token, peer_, soon()));
    ASSERT_TRUE(refreshed) << refreshed.error().message;
    EXPECT_TRUE(tokens_.read(refreshed->access_token, now())->second_factor);
}

TEST_F(FactorsTest, EndsByItsUserOrByWhoLooksAfterUsers) {
    const auto factor = put_up();
    ASSERT_TRUE(run(factors_.unenroll(strong_, factor.id, soon())));
    EXPECT_EQ(scalar("SELECT count(*) FROM refresh_sessions WHERE second_factor IS NOT NULL"), "0");
    EXPECT_TRUE(sign_in(std::nullopt));

    const auto another = put_up();
    Principal shop;
    shop.tenant = tenant();
    const auto asker = std::make_shared<const Principal>(shop);
    const UserId user = *parse_id<UserId>(anna);
    EXPECT_EQ(reason(run(take_factors_away(pool(), asker, user, random_uuid(), soon()))), "mfa_factor_not_found");
    ASSERT_TRUE(run(take_factors_away(pool(), asker, user, another.id, soon())));
    EXPECT_TRUE(sign_in(std::nullopt));
    EXPECT_EQ(reason(run(take_factors_away(pool(), asker, user, std::nullopt, soon()))), "mfa_factor_not_found");
}

TEST_F(FactorsTest, AnothersIsNotFound) {
    const auto factor = put_up();
    Principal elsewhere = *strong_.who;
    elsewhere.tenant = other_tenant();
    auto stranger = strong_;
    stranger.tenant = other_tenant();
    stranger.who = std::make_shared<const Principal>(elsewhere);
    EXPECT_EQ(reason(run(factors_.challenge(stranger, factor.id, soon()))), "mfa_factor_not_found");
    EXPECT_EQ(reason(run(factors_.unenroll(stranger, factor.id, soon()))), "mfa_factor_not_found");
    EXPECT_TRUE(run(factors_.list(other_tenant(), *parse_id<UserId>(anna), soon()))->empty());
}

TEST_F(FactorsTest, ASecretOfAnotherInstallationOpensNothing) {
    const auto factor = put_up();
    Factors restored{pool_, *Secret::parse(std::string(64, '8')), keeper_, passwords_, attempts_};
    const UserId user = *parse_id<UserId>(anna);
    const auto proved = run(restored.prove(tenant(), user, std::nullopt, code(factor), "x", soon()));
    ASSERT_TRUE(proved);
    EXPECT_EQ(*proved, std::nullopt);
}

}  // namespace
}  // namespace orderline::auth
