// tests/auth/accounts_pgtest.cpp: people of one tenant sign up, sign in, change their accounts and leave.
#include "auth/accounts.hpp"
#include "base/json.hpp"
#include "tests/auth/auth_fixture.hpp"

namespace orderline::auth {
namespace {

class AccountsTest : public AuthTest {
protected:
    Result<SignedUp> sign_up(Contact contact, std::string password = "correct horse", std::string metadata = R"({"colour": "red"})") {
        time_ += std::chrono::minutes{5};  // limits are another test's matter
        return run(accounts_.sign_up(tenant(), {std::move(contact), std::move(password), std::move(metadata)}, peer_, soon()));
    }
    Result<Session> refresh(std::string token) { return run(accounts_.refresh(tenant(), std::move(token), peer_, soon())); }
    Result<Account> user(const Session& session) { return run(accounts_.user(access(session.access_token), soon())); }
    Result<Account> change(const Session& session, AccountChange what) {
        time_ += std::chrono::minutes{5};
        return run(accounts_.update(access(session.access_token), std::move(what), peer_, soon()));
    }
    void sign_out(const Session& session, SignOutScope scope) {
        ASSERT_TRUE(run(accounts_.sign_out(access(session.access_token), scope, soon())));
    }
};

AccountChange new_password(std::string password, std::optional<std::string> current = {}) {
    AccountChange change;
    change.password = std::move(password);
    change.current_password = std::move(current);
    return change;
}

TEST_F(AccountsTest, SigningInGivesASession) {
    const auto session = sign_in_at();
    ASSERT_TRUE(session) << session.error().message << session.error().detail;
    EXPECT_EQ(session->expires_in, access_token_life);
    EXPECT_EQ(session->user.email, "Anna@A.example");
    ASSERT_TRUE(session->user.last_sign_in_at);
    const auto stored = user(*session);
    ASSERT_TRUE(stored);
    EXPECT_EQ(to_text(*session->user.last_sign_in_at), to_text(*stored->last_sign_in_at));
    EXPECT_EQ(to_text(session->user.updated_at), to_text(stored->updated_at)) << "signing in changes the row";
    EXPECT_EQ(parse_json(session->user.app_metadata).value(),
              parse_json(R"({"provider": "email", "providers": ["email"], "tenant_id": ")" + tenant_a + R"("})").value());
    const auto who = access(session->access_token);
    EXPECT_EQ(who.role, Role::authenticated);
    EXPECT_EQ(to_text(who.who->actor), anna);
    EXPECT_EQ(who.permissions, ",customers.read,products.read,calls.read,drafts.read,orders.read,");
    EXPECT_EQ(scalar("SELECT method || ' ' || ip || ' ' || user_agent FROM refresh_sessions"), "password 192.0.2.7/32 a test");
    EXPECT_EQ(to_text(*who.session), scalar("SELECT id FROM refresh_sessions"));
    EXPECT_EQ(parse_json(who.claims).value().at("session_id").as_string(), to_text(*who.session));
}

TEST_F(AccountsTest, UnknownAndWrongAreToldInTheSameWords) {
    const auto wrong = sign_in_at(email("anna@a.example"), "wrong horse");
    ASSERT_EQ(reason(wrong), "invalid_credentials");
    const auto same = [&](const Result<Session>& other, std::string_view why) {
        ASSERT_FALSE(other) << why;
        EXPECT_EQ(other.error().code, wrong.error().code) << why;
        EXPECT_EQ(other.error().reason, wrong.error().reason) << why;
        EXPECT_EQ(other.error().message, wrong.error().message) << why;
    };
    same(sign_in_at(email("nobody@a.example")), "unknown");
    same(sign_in_at(phone("431555")), "unknown phone");
    same(sign_in_at(email("anna@a.example"), ""), "no password");
    same(run(accounts_.sign_in(other_tenant(), email("anna@a.example"), "correct horse", peer_, soon())), "another tenant");
    sql("UPDATE users SET banned_until = now() + interval '1 hour', email_confirmed_at = NULL");
    same(sign_in_at(email("anna@a.example"), "wrong horse"), "banned, as only who knows the password is told");
    sql("UPDATE users SET is_active = false");
    same(sign_in_at(), "switched off");
    EXPECT_EQ(scalar("SELECT count(*) FROM refresh_sessions"), "0");
}

TEST_F(AccountsTest, WhoKnowsThePasswordIsToldWhyNot) {
    sql("UPDATE users SET email_confirmed_at = NULL");
    EXPECT_EQ(reason(sign_in_at()), "email_not_confirmed");
    sql("UPDATE users SET phone = '431555'");
    EXPECT_EQ(reason(sign_in_at(phone("+43 1555"))), "phone_not_confirmed");
    sql("UPDATE users SET phone_confirmed_at = now()");
    EXPECT_EQ(reason(sign_in_at(phone("+43 1555"))), "");
    sql("UPDATE users SET banned_until = now() + interval '1 hour'");
    EXPECT_EQ(reason(sign_in_at(phone("431555"))), "user_banned");
    sql("UPDATE users SET banned_until = now() - interval '1 second'");
    EXPECT_EQ(reason(sign_in_at(phone("431555"))), "");
}

TEST_F(AccountsTest, AGuesserIsSlowedDownAndWhoKnowsBeginsAnew) {
    for (int i = 0; i < 10; ++i) ASSERT_EQ(reason(sign_in_at(email("anna@a.example"), "wrong horse")), "invalid_credentials") << i;
    ASSERT_EQ(reason(sign_in_at()), "");  // knows it: the counter goes
    for (int i = 0; i < 11; ++i) ASSERT_EQ(reason(sign_in_at(email("anna@a.example"), "wrong horse")), "invalid_credentials") << i;
    EXPECT_EQ(reason(sign_in_at(email("anna@a.example"), "wrong horse")), "over_request_rate_limit");
    EXPECT_EQ(reason(sign_in_at()), "over_request_rate_limit") << "right or wrong is not told";
    EXPECT_EQ(reason(sign_in_at(email("nobody@a.example"))), "invalid_credentials") << "others are not slowed down";
    time_ += std::chrono::seconds{1};
    EXPECT_EQ(reason(sign_in_at()), "");
}

TEST_F(AccountsTest, SigningUpWaitsForTheCode) {
    const auto made = sign_up(email("New@a.example"));
    ASSERT_TRUE(made) << made.error().message << made.error().detail;
    EXPECT_FALSE(made->session);
    EXPECT_EQ(made->user.email, "new@a.example");
    EXPECT_EQ(made->user.user_metadata, R"({"colour": "red"})");
    EXPECT_FALSE(made->user.email_confirmed_at);
    EXPECT_TRUE(made->user.confirmation_sent_at);
    EXPECT_EQ(reason(sign_in_at(email("new@a.example"))), "email_not_confirmed");

    const auto session = verify(CodeKind::email, email("new@a.example"), code_sent_to("new@a.example"));
    ASSERT_TRUE(session) << session.error().message << session.error().detail;
    EXPECT_TRUE(session->user.email_confirmed_at);
    EXPECT_EQ(access(session->access_token).permissions, "") << "a user without a role may see nothing";
    EXPECT_EQ(reason(sign_in_at(email("new@a.example"))), "") << "the password is still his";
    EXPECT_EQ(scalar("SELECT count(*) FROM one_time_codes") + scalar("SELECT count(*) FROM outbox"), "00");
}

TEST_F(AccountsTest, SigningUpByPhoneWorksTheSameWay) {
    const auto made = sign_up(phone("+43 1555"));
    ASSERT_TRUE(made);
    EXPECT_EQ(made->user.email, "");
    EXPECT_EQ(made->user.phone, "431555");
    EXPECT_EQ(scalar("SELECT channel FROM outbox"), "sms");
    ASSERT_TRUE(verify(CodeKind::sms, phone("431555"), code_sent_to("431555")));
    EXPECT_EQ(reason(sign_in_at(phone("431555"))), "");
    ASSERT_TRUE(sign_up(phone("431556"))) << "two without an e-mail address";
}

TEST_F(AccountsTest, WithAutoConfirmationASessionComesAtOnce) {
    settings(R"({"mailer_autoconfirm": true})");
    const auto made = sign_up(email("new@a.example"));
    ASSERT_TRUE(made) << made.error().message << made.error().detail;
    ASSERT_TRUE(made->session);
    EXPECT_TRUE(made->user.email_confirmed_at);
    EXPECT_TRUE(user(*made->session));
    EXPECT_EQ(scalar("SELECT count(*) FROM outbox"), "0");
    EXPECT_EQ(reason(sign_up(email("new@a.example"))), "user_already_exists");
    EXPECT_FALSE(sign_up(phone("431555")).value().session) << "of phones that says nothing";
}

TEST_F(AccountsTest, AKnownAddressIsNotGivenAway) {
    const auto known = sign_up(email("anna@a.example"), "another horse"), fresh = sign_up(email("new@a.example"), "another horse");
    ASSERT_TRUE(known);
    ASSERT_TRUE(fresh);
    EXPECT_NE(to_text(known->user.id), anna);
    EXPECT_EQ(known->user.email, "anna@a.example");
    EXPECT_EQ(known->user.user_metadata, fresh->user.user_metadata);
    EXPECT_EQ(parse_json(known->user.app_metadata).value(), parse_json(fresh->user.app_metadata).value());
    EXPECT_EQ(known->user.confirmation_sent_at.has_value(), fresh->user.confirmation_sent_at.has_value());
    EXPECT_EQ(known->user.last_sign_in_at, fresh->user.last_sign_in_at);
    EXPECT_FALSE(known->session);
    EXPECT_EQ(sent_to("anna@a.example"), "0");
    EXPECT_EQ(reason(sign_in_at()), "") << "her password is what it was";
}

TEST_F(AccountsTest, AnAddressNeverConfirmedGetsAnotherMessageAndKeepsItsPassword) {
    ASSERT_TRUE(sign_up(email("new@a.example")));
    const auto first = code_sent_to("new@a.example");
    ASSERT_TRUE(sign_up(email("new@a.example"), "another horse"));
    EXPECT_EQ(sent_to("new@a.example"), "1") << "the first message is of no use any more";
    EXPECT_EQ(scalar("SELECT count(*) FROM users WHERE email = 'new@a.example'"), "1");
    ASSERT_TRUE(verify(CodeKind::signup, email("new@a.example"), code_sent_to("new@a.example")));
    EXPECT_EQ(reason(sign_in_at(email("new@a.example"), "another horse")), "invalid_credentials");
    EXPECT_EQ(reason(sign_in_at(email("new@a.example"))), "");
}

TEST_F(AccountsTest, WhatCannotBeSignedUp) {
    EXPECT_EQ(reason(sign_up(email("new@a.example"), "short")), "weak_password");
    EXPECT_EQ(reason(sign_up(email("new@a.example"), std::string(257, 'x'))), "validation_failed");
    for (const std::string metadata : {"", "7", "[]", "null", "{", "{}{}", R"({"a": "\u0000"})"}) {
        EXPECT_EQ(reason(sign_up(email("new@a.example"), "correct horse", metadata)), "validation_failed") << metadata;
    }
    EXPECT_EQ(reason(sign_up(email("new@a.example"), "correct horse", R"({"a": ")" + std::string(3072, 'x') + "\"}")), "validation_failed");
    std::string deep = "7";
    for (int i = 0; i < 40; ++i) deep = R"({"a": )" + deep + "}";
    EXPECT_EQ(reason(sign_up(email("new@a.example"), "correct horse", deep)), "validation_failed");
    settings(R"({"disable_signup": true})");
    EXPECT_EQ(reason(sign_up(email("new@a.example"))), "signup_disabled");
    sql("UPDATE tenants SET is_active = false");
    EXPECT_EQ(reason(sign_up(email("new@a.example"))), "unauthorised");
    EXPECT_EQ(scalar("SELECT count(*) FROM users") + scalar("SELECT count(*) FROM outbox"), "10");
}

TEST_F(AccountsTest, RefreshingKeepsTheSession) {
    const auto first = sign_in_at().value();
    const auto second = refresh(first.refresh_token);
    ASSERT_TRUE(second);
    EXPECT_EQ(access(second->access_token).session, access(first.access_token).session);
    EXPECT_EQ(parse_json(access(second->access_token).claims).value().at("amr"), parse_json(access(first.access_token).claims).value().at("amr"));
    EXPECT_EQ(refresh(first.refresh_token).value().refresh_token, second->refresh_token) << "the parent of the active one";
    const auto third = refresh(second->refresh_token).value();
    EXPECT_EQ(reason(refresh(first.refresh_token)), "refresh_token_already_used");
    EXPECT_EQ(reason(refresh(third.refresh_token)), "refresh_token_not_found");
    EXPECT_EQ(reason(user(third)), "session_not_found") << "at once, though the access token is young";
}

TEST_F(AccountsTest, ARefreshTokenOfAnotherTenantIsNotFound) {
    const auto token = sign_in_at().value().refresh_token;
    EXPECT_EQ(reason(run(accounts_.refresh(other_tenant(), token, peer_, soon()))), "refresh_token_not_found");
    EXPECT_EQ(reason(refresh("")), "refresh_token_not_found");
    EXPECT_EQ(reason(refresh(token)), "");
    sql("UPDATE users SET banned_until = 'infinity'");
    EXPECT_EQ(reason(refresh(token)), "user_banned");
}

TEST_F(AccountsTest, SigningOutHasThreeScopes) {
    const auto one = sign_in_at().value(), two = sign_in_at().value(), three = sign_in_at().value();
    sign_out(one, SignOutScope::local);
    EXPECT_EQ(reason(user(one)), "session_not_found");
    EXPECT_EQ(reason(user(two)), "");
    sign_out(one, SignOutScope::local);  // once more is no error
    sign_out(two, SignOutScope::others);
    EXPECT_EQ(reason(user(two)), "");
    EXPECT_EQ(reason(user(three)), "session_not_found");
    EXPECT_EQ(reason(refresh(three.refresh_token)), "refresh_token_not_found");
    const auto four = sign_in_at().value();
    sign_out(two, SignOutScope::global);
    EXPECT_EQ(reason(user(two)), "session_not_found");
    EXPECT_EQ(reason(user(four)), "session_not_found");
}

TEST_F(AccountsTest, AUserWhoIsGoneOrBannedIsToldSo) {
    const auto session = sign_in_at().value();
    sql("UPDATE users SET banned_until = now() + interval '1 hour'");
    EXPECT_EQ(reason(user(session)), "user_banned");
    sql("UPDATE users SET is_active = false");
    EXPECT_EQ(reason(user(session)), "user_not_found");
    sql("DELETE FROM users");
    EXPECT_EQ(reason(user(session)), "session_not_found");
}

TEST_F(AccountsTest, ANewPasswordEndsTheOtherSessions) {
    const auto here = sign_in_at().value(), there = sign_in_at().value();
    EXPECT_EQ(reason(change(here, new_password("correct horse"))), "same_password");
    EXPECT_EQ(reason(change(here, new_password("short"))), "weak_password");
    EXPECT_EQ(reason(change(here, new_password("another horse", "wrong horse"))), "invalid_credentials");
    EXPECT_EQ(reason(user(there)), "");
    ASSERT_EQ(reason(change(here, new_password("another horse", "correct horse"))), "");
    EXPECT_EQ(reason(user(here)), "");
    EXPECT_EQ(reason(user(there)), "session_not_found");
    EXPECT_EQ(reason(sign_in_at()), "invalid_credentials");
    EXPECT_EQ(reason(sign_in_at(email("anna@a.example"), "another horse")), "");
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_logs WHERE table_name = 'users' AND new_data ? 'password_hash'"), "0");
}

TEST_F(AccountsTest, MetadataIsMergedAndNullDeletes) {
    const auto session = sign_in_at().value();
    AccountChange metadata;
    metadata.metadata = R"({"a": 1, "b": {"c": null}})";
    EXPECT_EQ(change(session, metadata).value().user_metadata, R"({"a": 1, "b": {"c": null}})");
    metadata.metadata = R"({"a": null, "d": "x"})";
    EXPECT_EQ(change(session, metadata).value().user_metadata, R"({"b": {"c": null}, "d": "x"})");
    metadata.metadata = "[]";
    EXPECT_EQ(reason(change(session, metadata)), "validation_failed");
    EXPECT_EQ(parse_json(access(refresh(session.refresh_token).value().access_token).claims).value().at("user_metadata").at("d"), "x");
}

TEST_F(AccountsTest, ANewAddressWaitsForItsCode) {
    const auto session = sign_in_at().value();
    AccountChange move;
    move.email = email("anna@new.example");
    const auto waiting = change(session, move);
    ASSERT_TRUE(waiting) << waiting.error().message << waiting.error().detail;
    EXPECT_EQ(waiting->email, "Anna@A.example");
    EXPECT_EQ(waiting->new_email, "anna@new.example");
    EXPECT_EQ(sent_to("anna@a.example"), "0");
    EXPECT_EQ(reason(verify(CodeKind::email, email("anna@new.example"), code_sent_to("anna@new.example"))), "otp_expired");
    const auto moved = verify(CodeKind::email_change, email("anna@new.example"), code_sent_to("anna@new.example"));
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->user.email, "anna@new.example");
    EXPECT_EQ(moved->user.new_email, "");
    EXPECT_EQ(reason(sign_in_at(email("anna@new.example"))), "");
}

TEST_F(AccountsTest, AnAddressThatIsTakenIsRefused) {
    settings(R"({"mailer_autoconfirm": true, "phone_autoconfirm": true})");
    const auto other = sign_up(email("other@a.example")).value().session.value();
    AccountChange move;
    move.email = email("anna@a.example");
    EXPECT_EQ(reason(change(other, move)), "email_exists");
    settings("{}");
    EXPECT_EQ(reason(change(other, move)), "email_exists");
    EXPECT_EQ(scalar("SELECT count(*) FROM outbox"), "0");
    sql("UPDATE users SET phone = '431555' WHERE id = '" + anna + "'");
    AccountChange call;
    call.phone = phone("431555");
    EXPECT_EQ(reason(change(other, call)), "phone_exists");
    call.phone = phone("431556");
    EXPECT_EQ(change(other, call).value().new_phone, "431556");
    sql("UPDATE users SET phone = '431556' WHERE id = '" + anna + "'");  // somebody was faster
    EXPECT_EQ(reason(verify(CodeKind::phone_change, phone("431556"), code_sent_to("431556"))), "phone_exists");
}

TEST_F(AccountsTest, WithAutoConfirmationANewAddressCountsAtOnce) {
    settings(R"({"mailer_autoconfirm": true, "phone_autoconfirm": true})");
    const auto session = sign_in_at().value();
    AccountChange move;
    move.email = email("anna@new.example");
    move.phone = phone("431555");
    const auto moved = change(session, move);
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->email, "anna@new.example");
    EXPECT_EQ(moved->phone, "431555");
    EXPECT_TRUE(moved->phone_confirmed_at);
    EXPECT_EQ(reason(sign_in_at(phone("431555"))), "");
}

}  // namespace
}  // namespace orderline::auth
