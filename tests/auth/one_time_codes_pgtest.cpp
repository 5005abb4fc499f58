// tests/auth/one_time_codes_pgtest.cpp: codes are sent, proved, guessed, replaced, and gone in time.
#include "auth/one_time_codes.hpp"
#include "tests/auth/auth_fixture.hpp"

namespace orderline::auth {
namespace {

class OneTimeCodesTest : public AuthTest {
protected:
    Result<Sent> send(Contact contact, bool create_user = true) {
        return run(codes_.send(tenant(), {std::move(contact), create_user, R"({"colour": "red"})"}, peer_, soon()));
    }
    Result<Sent> recover(Contact contact) { return run(codes_.recover(tenant(), std::move(contact), peer_, soon())); }
    Result<Sent> resend(CodeKind kind, Contact contact) {
        return run(codes_.resend(tenant(), kind, std::move(contact), peer_, soon()));
    }
    Result<Session> open_link(CodeKind kind, std::string text) {
        return run(codes_.verify(tenant(), {kind, std::nullopt, "", std::move(text)}, peer_, soon()));
    }
    /// Another code than the one that was sent.
    static std::string wrong(std::string code) {
        code.back() = code.back() == '0' ? '1' : '0';
        return code;
    }
    void later(std::chrono::seconds time = std::chrono::minutes{1}) { time_ += time; }
};

Task<void> verify_into(std::vector<Result<Session>>& answers, OneTimeCodes& codes, TenantId tenant, CodeProof proof) {
    const Peer peer;
    answers.push_back(co_await codes.verify(tenant, std::move(proof), peer, Deadline::in(std::chrono::seconds{20})));
}

const Contact anna_at = email("anna@a.example"), anna_calls = phone("431555");

TEST_F(OneTimeCodesTest, ACodeSignsInOnce) {
    const auto sent = send(anna_at);
    ASSERT_TRUE(sent) << sent.error().message << sent.error().detail;
    EXPECT_EQ(scalar("SELECT id FROM outbox WHERE channel = 'email' AND recipient = 'anna@a.example' AND purpose = 'magiclink'"),
              to_text(sent->message));
    const auto code = code_sent_to("anna@a.example");
    ASSERT_EQ(code.size(), 6u);
    const auto session = verify(CodeKind::email, anna_at, code);
    ASSERT_TRUE(session) << session.error().message << session.error().detail;
    EXPECT_EQ(to_text(session->user.id), anna);
    EXPECT_EQ(scalar("SELECT method FROM refresh_sessions"), "otp");
    EXPECT_NE(access(session->access_token).claims.find(R"("method":"otp")"), std::string::npos);
    EXPECT_EQ(reason(verify(CodeKind::email, anna_at, code)), "otp_expired");
    EXPECT_EQ(scalar("SELECT count(*) FROM one_time_codes") + scalar("SELECT count(*) FROM outbox"), "00");
}

TEST_F(OneTimeCodesTest, NeitherCodeNorTokenStandsInTheTablesOrTheTrail) {
    ASSERT_TRUE(send(anna_at));
    const auto code = code_sent_to("anna@a.example");
    EXPECT_EQ(scalar("SELECT count(*) FROM one_time_codes c WHERE c::text LIKE '%" + code + "%' "
                     "OR code_hash IN (sha256('" + code + "'), '" + code + "')"), "0");
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_logs WHERE table_name IN ('one_time_codes', 'outbox')"), "0");
    ASSERT_TRUE(verify(CodeKind::email, anna_at, code));
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_logs WHERE table_name IN ('one_time_codes', 'outbox')"), "0");
}

TEST_F(OneTimeCodesTest, ANewAddressBecomesAUser) {
    EXPECT_EQ(reason(send(anna_calls, false)), "otp_disabled");
    ASSERT_TRUE(send(anna_calls));
    EXPECT_EQ(scalar("SELECT (phone_confirmed_at IS NULL) || email || user_metadata FROM users WHERE phone = '431555'"),
              R"(true{"colour": "red"})");
    const auto session = verify(CodeKind::sms, anna_calls, code_sent_to("431555"));
    ASSERT_TRUE(session);
    EXPECT_TRUE(session->user.phone_confirmed_at);
    EXPECT_EQ(access(session->access_token).permissions, "");
    settings(R"({"disable_signup": true})");
    EXPECT_EQ(reason(send(phone("431556"))), "signup_disabled");
    later();
    EXPECT_EQ(reason(send(anna_calls)), "") << "a known one may sign in";
}

TEST_F(OneTimeCodesTest, FiveGuessesEndACode) {
    ASSERT_TRUE(send(anna_at));
    const auto code = code_sent_to("anna@a.example");
    for (int i = 0; i < 4; ++i) ASSERT_EQ(reason(verify(CodeKind::email, anna_at, wrong(code))), "otp_expired") << i;
    EXPECT_EQ(scalar("SELECT attempts FROM one_time_codes"), "4");
    ASSERT_EQ(reason(verify(CodeKind::email, anna_at, wrong(code))), "otp_expired");
    EXPECT_EQ(reason(verify(CodeKind::email, anna_at, code)), "otp_expired") << "right, but too late";
    later();
    ASSERT_TRUE(send(anna_at));
    EXPECT_EQ(reason(verify(CodeKind::email, anna_at, code_sent_to("anna@a.example"))), "");
}

TEST_F(OneTimeCodesTest, TheFifthGuessMayBeRight) {
    ASSERT_TRUE(send(anna_at));
    const auto code = code_sent_to("anna@a.example");
    for (int i = 0; i < 4; ++i) ASSERT_EQ(reason(verify(CodeKind::email, anna_at, wrong(code))), "otp_expired");
    EXPECT_EQ(reason(verify(CodeKind::email, anna_at, code)), "");
}

TEST_F(OneTimeCodesTest, WhateverIsWrongIsToldInTheSameWords) {
    ASSERT_TRUE(send(anna_at));
    const auto code = code_sent_to("anna@a.example");
    const auto refused = verify(CodeKind::email, anna_at, wrong(code));
    ASSERT_EQ(reason(refused), "otp_expired");
    EXPECT_EQ(refused.error().code, Code::forbidden);
    const auto same = [&](const Result<Session>& other, std::string_view why) {
        ASSERT_FALSE(other) << why;
        EXPECT_EQ(other.error().reason, refused.error().reason) << why;
        EXPECT_EQ(other.error().message, refused.error().message) << why;
    };
    same(verify(CodeKind::recovery, anna_at, code), "of another kind");
    same(verify(CodeKind::signup, anna_at, code), "of another kind");
    same(verify(CodeKind::invite, anna_at, code), "of a kind that is not sent");
    same(verify(CodeKind::email, email("nobody@a.example"), code), "another address");
    same(verify(CodeKind::email, anna_at, ""), "no code");
    same(verify(CodeKind::email, anna_at, code + "0"), "longer");
    same(run(codes_.verify(other_tenant(), {CodeKind::email, anna_at, code, ""}, peer_, soon())), "another tenant");
    same(open_link(CodeKind::email, ""), "an empty link");
    sql("UPDATE one_time_codes SET expires_at = now() - interval '1 second'");
    same(verify(CodeKind::email, anna_at, code), "expired");
    EXPECT_EQ(scalar("SELECT count(*) FROM refresh_sessions"), "0");
}

TEST_F(OneTimeCodesTest, OfTwoAtOnceOneSignsIn) {
    ASSERT_TRUE(send(anna_at));
    const auto code = code_sent_to("anna@a.example");
    std::vector<Result<Session>> answers;
    for (int i = 0; i < 4; ++i) {
        runtime().spawn("verify", verify_into(answers, codes_, tenant(), {CodeKind::email, anna_at, code, ""}));
    }
    run_until(runtime(), [&] { return answers.size() == 4; });
    EXPECT_EQ(std::ranges::count_if(answers, [](const auto& one) { return one.has_value(); }), 1);
    EXPECT_EQ(scalar("SELECT count(*) FROM refresh_sessions"), "1");
}

TEST_F(OneTimeCodesTest, ALinkToTheTenantsAppSignsInToo) {
    settings(R"({"site_url": "https://shop.example/in"})");
    ASSERT_TRUE(send(anna_at));
    const auto text = scalar("SELECT substring(body from 'https://shop.example/in\\?token_hash=([A-Za-z0-9_-]{43})&type=magiclink') FROM outbox");
    ASSERT_EQ(text.size(), 43u);
    EXPECT_EQ(reason(open_link(CodeKind::recovery, text)), "otp_expired");
    EXPECT_EQ(reason(run(codes_.verify(other_tenant(), {CodeKind::email, std::nullopt, "", text}, peer_, soon()))), "otp_expired");
    EXPECT_EQ(reason(open_link(CodeKind::magiclink, text)), "");
    EXPECT_EQ(reason(open_link(CodeKind::magiclink, text)), "otp_expired");
}

TEST_F(OneTimeCodesTest, OneMessageAMinuteForAnAddress) {
    ASSERT_TRUE(send(anna_at));
    EXPECT_EQ(reason(send(anna_at)), "over_email_send_rate_limit");
    EXPECT_EQ(reason(recover(anna_at)), "over_email_send_rate_limit");
    ASSERT_TRUE(recover(email("nobody@a.example")));
    EXPECT_EQ(reason(recover(email("nobody@a.example"))), "over_email_send_rate_limit") << "known or not is not told";
    ASSERT_TRUE(send(anna_calls));
    EXPECT_EQ(reason(send(anna_calls)), "over_sms_send_rate_limit");
    later();
    EXPECT_TRUE(send(anna_at));
    EXPECT_TRUE(send(anna_calls));
}

TEST_F(OneTimeCodesTest, ATenantSendsThirtyTextsAnHour) {
    for (int i = 0; i < 30; ++i) {
        ASSERT_TRUE(run(codes_.send(tenant(), {phone("4310" + std::to_string(i)), true, "{}"}, {std::to_string(i), ""}, soon()))) << i;
    }
    EXPECT_EQ(reason(send(anna_calls)), "over_sms_send_rate_limit");
    EXPECT_EQ(reason(run(codes_.send(other_tenant(), {anna_calls, true, "{}"}, peer_, soon()))), "");
}

TEST_F(OneTimeCodesTest, APeerAsksAndGuessesSoOften) {
    for (int i = 0; i < 30; ++i) ASSERT_TRUE(recover(email(std::to_string(i) + "@a.example"))) << i;
    EXPECT_EQ(reason(recover(anna_at)), "over_request_rate_limit");
    for (int i = 0; i < 30; ++i) ASSERT_EQ(reason(verify(CodeKind::email, email(std::to_string(i) + "@a.example"), "123456")), "otp_expired");
    EXPECT_EQ(reason(verify(CodeKind::email, anna_at, "123456")), "over_request_rate_limit");
}

TEST_F(OneTimeCodesTest, ANewCodeReplacesTheLastAndItsMessage) {
    ASSERT_TRUE(send(anna_at));
    const auto first = code_sent_to("anna@a.example");
    later();
    ASSERT_TRUE(send(anna_at));
    EXPECT_EQ(scalar("SELECT count(*) FROM one_time_codes") + sent_to("anna@a.example"), "11");
    const auto second = code_sent_to("anna@a.example");
    ASSERT_NE(first, second) << "once in a million";
    EXPECT_EQ(reason(verify(CodeKind::email, anna_at, first)), "otp_expired");
    EXPECT_EQ(reason(verify(CodeKind::email, anna_at, second)), "");
}

TEST_F(OneTimeCodesTest, AForgottenPasswordIsReplaced) {
    ASSERT_TRUE(recover(anna_at));
    EXPECT_EQ(scalar("SELECT recovery_sent_at IS NOT NULL AND confirmation_sent_at IS NULL FROM users"), "true");
    const auto session = verify(CodeKind::recovery, anna_at, code_sent_to("anna@a.example"));
    ASSERT_TRUE(session);
    AccountChange change;
    change.password = "another horse";
    ASSERT_TRUE(run(accounts_.update(access(session->access_token), std::move(change), peer_, soon())));
    EXPECT_EQ(reason(sign_in_at(anna_at, "another horse")), "");
    EXPECT_EQ(sent_to("nobody@a.example"), "0");
}

TEST_F(OneTimeCodesTest, WhoeverProvesAnAddressFirstEndsTheStrangersPassword) {
    const Contact victim = email("victim@a.example");
    ASSERT_TRUE(run(accounts_.sign_up(tenant(), {victim, "the stranger's", "{}"}, peer_, soon())));
    later();
    ASSERT_TRUE(send(victim));
    ASSERT_TRUE(verify(CodeKind::magiclink, victim, code_sent_to("victim@a.example")));
    EXPECT_EQ(reason(sign_in_at(victim, "the stranger's")), "invalid_credentials");
}

TEST_F(OneTimeCodesTest, ACodeForAnAddressThatIsNotTheUsersAnyMoreDoesNothing) {
    ASSERT_TRUE(send(anna_at));
    const auto code = code_sent_to("anna@a.example");
    sql("UPDATE users SET email = 'anna@new.example'");
    EXPECT_EQ(reason(verify(CodeKind::email, anna_at, code)), "otp_expired");
}

TEST_F(OneTimeCodesTest, WhatWasLostIsSentAgain) {
    ASSERT_TRUE(run(accounts_.sign_up(tenant(), {email("new@a.example"), "correct horse", "{}"}, peer_, soon())));
    const auto first = scalar("SELECT id FROM outbox");
    later();
    const auto again = resend(CodeKind::signup, email("new@a.example"));
    ASSERT_TRUE(again);
    EXPECT_EQ(scalar("SELECT id FROM outbox"), to_text(again->message));
    EXPECT_NE(first, to_text(again->message));
    ASSERT_TRUE(verify(CodeKind::signup, email("new@a.example"), code_sent_to("new@a.example")));
    EXPECT_EQ(reason(sign_in_at(email("new@a.example"))), "") << "it was his own sign-up: the password stays";
    later();
    ASSERT_TRUE(resend(CodeKind::signup, email("new@a.example")));
    ASSERT_TRUE(resend(CodeKind::sms, anna_calls));
    EXPECT_EQ(scalar("SELECT count(*) FROM outbox"), "0") << "who waits for nothing gets nothing";
    EXPECT_EQ(reason(resend(CodeKind::recovery, anna_at)), "validation_failed");
}

TEST_F(OneTimeCodesTest, ATestPhoneGetsNoMessageAndAlwaysHasItsCode) {
    const Contact test_phone = phone("4915550000");
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(send(test_phone));
        EXPECT_EQ(scalar("SELECT count(*) FROM outbox"), "0");
        ASSERT_TRUE(verify(CodeKind::sms, test_phone, "123456")) << i;
        later();
    }
    ASSERT_TRUE(send(anna_calls));
    ASSERT_NE(code_sent_to("431555"), "123456") << "once in a million";
    EXPECT_EQ(reason(verify(CodeKind::sms, anna_calls, "123456")), "otp_expired");
}

TEST_F(OneTimeCodesTest, WhoIsBannedOrSwitchedOffDoesNotGetIn) {
    ASSERT_TRUE(send(anna_at));
    sql("UPDATE users SET banned_until = now() + interval '1 hour'");
    EXPECT_EQ(reason(verify(CodeKind::email, anna_at, code_sent_to("anna@a.example"))), "user_banned");
    sql("UPDATE users SET is_active = false");
    later();
    EXPECT_EQ(reason(send(anna_at)), "user_banned");
    EXPECT_EQ(scalar("SELECT count(*) FROM refresh_sessions"), "0");
}

TEST_F(OneTimeCodesTest, WhatHasExpiredIsSwept) {
    ASSERT_TRUE(send(anna_at));
    ASSERT_TRUE(run(codes_.send(other_tenant(), {anna_at, true, "{}"}, peer_, soon())));
    ASSERT_TRUE(send(anna_calls));
    sql("UPDATE one_time_codes SET expires_at = now() - interval '1 second' WHERE address LIKE 'anna%';"
        "UPDATE outbox SET expires_at = now() - interval '1 second' WHERE recipient LIKE 'anna%'");
    ASSERT_TRUE(run(codes_.sweep(soon())));
    EXPECT_EQ(scalar("SELECT string_agg(address, ' ') FROM one_time_codes"), "431555");
    EXPECT_EQ(scalar("SELECT string_agg(recipient, ' ') FROM outbox"), "431555");
}

}  // namespace
}  // namespace orderline::auth
