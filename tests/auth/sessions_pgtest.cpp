// tests/auth/sessions_pgtest.cpp: signing in, staying signed in, signing out, and what a thief of a token gets.
#include "auth/sessions.hpp"
#include <optional>
#include "tests/auth/auth_fixture.hpp"

namespace orderline::auth {
namespace {

class SessionsTest : public AuthTest {
protected:
    Result<SignedIn> sign_in(std::string email = "anna@a.example", std::string password = "correct horse") {
        return run(sessions_.sign_in(std::move(email), std::move(password), std::nullopt, peer_, soon()));
    }
    Result<SignedIn> refresh(std::string token) { return run(sessions_.refresh(std::move(token), peer_, soon())); }
    void sign_out(std::string token) { ASSERT_TRUE(run(sessions_.sign_out(std::move(token), soon()))); }

    void expect_refused(const Result<SignedIn>& answer) {
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.error().code, Code::unauthorised) << answer.error().detail;
        EXPECT_EQ(answer.error().reason, "unauthorised");
    }
    std::string revoked() { return scalar("SELECT count(*) FROM refresh_sessions WHERE revoked_at IS NOT NULL"); }
};

Task<void> refresh_into(std::vector<Result<SignedIn>>& answers, Sessions& sessions, std::string token, Peer peer) {
    answers.push_back(co_await sessions.refresh(std::move(token), std::move(peer), Deadline::in(std::chrono::seconds{20})));
}

TEST_F(SessionsTest, SigningInGivesBothTokens) {
    const auto answer = sign_in();
    ASSERT_TRUE(answer) << answer.error().message << answer.error().detail;
    EXPECT_EQ(answer->email, "Anna@A.example");
    EXPECT_EQ(answer->user.name, "anna");
    EXPECT_EQ(answer->expires_in, access_token_life);
    const auto who = tokens_.read(answer->access_token, now());
    ASSERT_TRUE(who);
    EXPECT_EQ(to_text(who->who.tenant), tenant_a);
    EXPECT_EQ(to_text(who->who.actor), anna);
    EXPECT_EQ(who->who.kind, ActorKind::user);
    EXPECT_EQ(who->who.permissions, answer->user.permissions);
    EXPECT_EQ(to_text(refresh_tokens_.read(answer->refresh_token)->tenant), tenant_a);
    EXPECT_EQ(scalar("SELECT last_login > now() - interval '1 minute' FROM users"), "true");
}

TEST_F(SessionsTest, OnlyTheHashOfTheRefreshTokenIsKept) {
    const auto token = sign_in().value().refresh_token;
    EXPECT_EQ(scalar("SELECT encode(token_hash, 'hex') FROM refresh_sessions"), sha256_hex(token));
    EXPECT_EQ(scalar("SELECT id FROM refresh_sessions"), to_text(refresh_tokens_.read(token)->session));
    EXPECT_EQ(scalar("SELECT expires_at BETWEEN now() + interval '29 days 23 hours' AND now() + interval '30 days' FROM refresh_sessions"), "true");
}

TEST_F(SessionsTest, TheAddressMayBeWrittenInAnyCase) {
    EXPECT_TRUE(sign_in("ANNA@A.Example"));
    EXPECT_TRUE(sign_in(" anna@a.example\t"));
}

TEST_F(SessionsTest, TheNameIsTheAgentsIfSheIsOne) {
    sql("INSERT INTO agents (tenant_id, user_id, name) VALUES ('" + tenant_a + "', '" + anna + "', 'Anna Huber')");
    EXPECT_EQ(sign_in().value().user.name, "Anna Huber");
}

TEST_F(SessionsTest, PermissionsAreThoseOfAllActiveRolesInThisTenant) {
    const Permissions viewer{Permission::customers_read, Permission::products_read, Permission::calls_read, Permission::drafts_read,
                             Permission::orders_read};
    EXPECT_EQ(sign_in().value().user.permissions, viewer);

    const auto add = [&](const std::string& role) {
        sql("INSERT INTO user_roles (tenant_id, user_id, role_id) SELECT '" + tenant_a + "', '" + anna + "', id FROM roles WHERE name = '" + role + "'");
    };
    // The same person's id in another tenant, where she is the owner: that is of no account here.
    sql("INSERT INTO users (tenant_id, id, email) VALUES ('" + tenant_b + "', '" + anna + "', 'anna@a.example');"
        "INSERT INTO user_roles (tenant_id, user_id, role_id) SELECT '" + tenant_b + "', '" + anna + "', id FROM roles WHERE name = 'owner'");
    EXPECT_EQ(sign_in().value().user.permissions, viewer);

    add("integration");
    auto both = viewer;
    for (const auto more : {Permission::customers_write, Permission::products_write, Permission::orders_write}) both.add(more);
    EXPECT_EQ(sign_in().value().user.permissions, both);

    sql("UPDATE roles SET is_active = false WHERE name = 'integration'");
    EXPECT_EQ(sign_in().value().user.permissions, viewer);
    sql("UPDATE user_roles SET is_active = false WHERE tenant_id = '" + tenant_a + "'");
    EXPECT_EQ(sign_in().value().user.permissions, Permissions{});

    add("owner");
    EXPECT_EQ(sign_in().value().user.permissions.names().size(), static_cast<std::size_t>(Permission::count_));
}

TEST_F(SessionsTest, EveryRefusalLooksTheSame) {
    const auto wrong = sign_in("anna@a.example", "wrong horse");
    expect_refused(wrong);
    const auto same = [&](const Result<SignedIn>& other, std::string_view why) {
        ASSERT_FALSE(other) << why;
        EXPECT_EQ(other.error().code, wrong.error().code) << why;
        EXPECT_EQ(other.error().reason, wrong.error().reason) << why;
        EXPECT_EQ(other.error().message, wrong.error().message) << why;
        EXPECT_EQ(other.error().detail, wrong.error().detail) << why;
    };
    same(sign_in("nobody@a.example"), "unknown");
    same(sign_in(""), "no address");
    same(sign_in("anna@a.example", ""), "no password");
    same(sign_in("anna@a.example", std::string(100'000, 'x')), "a long password");
    same(sign_in(std::string(100'000, 'x')), "a long address");
    same(sign_in(std::string{"anna@a.example\0", 15}), "NUL");
    same(sign_in("\xff\xfe"), "no UTF-8");
    same(sign_in("anna@a.example' OR true --"), "SQL");

    sql("UPDATE users SET is_active = false");
    same(sign_in(), "inactive user");
    sql("UPDATE users SET is_active = true; UPDATE tenants SET is_active = false");
    same(sign_in(), "inactive tenant");
    sql("UPDATE tenants SET is_active = true; UPDATE users SET password_hash = NULL");
    same(sign_in(), "has no password");
    sql("DELETE FROM users");
    same(sign_in(), "a login whose user is gone");
    EXPECT_EQ(scalar("SELECT count(*) FROM refresh_sessions"), "0");
}

TEST_F(SessionsTest, AnUnknownUserStandsInTheSameQueueAsAKnownOne) {
    Offload full{0, 0};
    Passwords passwords{full};
    Sessions sessions{pool_, keeper_, refresh_tokens_, passwords, attempts_, factors_, identify_};
    for (const char* email : {"anna@a.example", "nobody@a.example"}) {
        const auto answer = run(sessions.sign_in(email, "correct horse", std::nullopt, peer_, soon()));
        ASSERT_FALSE(answer) << email;
        EXPECT_EQ(answer.error().code, Code::too_many) << email;
    }
}

TEST_F(SessionsTest, AGuesserIsSlowedDownHereAndInTheOtherWayIn) {
    for (int i = 0; i < 5; ++i) {
        expect_refused(sign_in("Anna@A.example", "wrong horse"));
        ASSERT_EQ(reason(sign_in_at(email("anna@a.example"), "wrong horse")), "invalid_credentials") << i;
    }
    expect_refused(sign_in("anna@a.example", "wrong horse"));  // the 11th: from here on each takes twice as long
    for (const char* password : {"wrong horse", "correct horse"}) {
        const auto slowed = sign_in("anna@a.example", password);
        ASSERT_FALSE(slowed);
        EXPECT_EQ(slowed.error().code, Code::too_many);
        EXPECT_EQ(slowed.error().reason, "too_many_requests");
    }
    EXPECT_EQ(reason(sign_in_at()), "over_request_rate_limit");
    time_ += std::chrono::seconds{1};
    expect_refused(sign_in("anna@a.example", "wrong horse"));
    time_ += std::chrono::seconds{1};
    EXPECT_EQ(sign_in().error().code, Code::too_many) << "two seconds now";
    time_ += std::chrono::seconds{1};
    EXPECT_TRUE(sign_in());
    EXPECT_TRUE(sign_in()) << "whoever knows it begins anew";
}

TEST_F(SessionsTest, AnAddressThatNobodyHasIsSlowedDownAlike) {
    const auto answers = [&](const std::string& address) {
        std::string all;
        for (int i = 0; i < 14; ++i) {
            const auto answer = sign_in(address, "wrong horse");
            all += std::string{answer.error().reason} + " " + answer.error().message + "\n";
        }
        return all;
    };
    EXPECT_EQ(answers("anna@a.example"), answers("nobody@a.example"));
}

TEST_F(SessionsTest, ANetworkIsSlowedDownThatTriesManyAccountsAndItsOwnAccountDoesNotHelp) {
    const auto spray = [&](int i) { return sign_in("user" + std::to_string(i) + "@a.example", "Summer2026"); };
    for (int i = 0; i < 61; ++i) {
        expect_refused(spray(i));
        if (i < 30) {
            ASSERT_TRUE(sign_in()) << i;
        }
    }
    EXPECT_EQ(spray(61).error().code, Code::too_many);
    EXPECT_EQ(sign_in().error().code, Code::too_many) << "also for who knows a password: it is the network that waits";
    const Peer elsewhere{"192.0.2.8", ""};
    EXPECT_TRUE(run(sessions_.sign_in("anna@a.example", "correct horse", std::nullopt, elsewhere, soon())));
    time_ += std::chrono::seconds{1};
    EXPECT_TRUE(sign_in());
    expect_refused(spray(62));
    time_ += std::chrono::seconds{1};
    EXPECT_EQ(spray(63).error().code, Code::too_many) << "two seconds now";
}

TEST_F(SessionsTest, AFullQueueIsNotCountedAsAWrongPassword) {
    Offload full{0, 0};
    Passwords passwords{full};
    Sessions sessions{pool_, keeper_, refresh_tokens_, passwords, attempts_, factors_, identify_};
    for (int i = 0; i < 100; ++i) static_cast<void>(run(sessions_.sign_in("anna@a.example", "correct horse", std::nullopt, peer_, soon())));
    EXPECT_TRUE(sign_in());
}

TEST_F(SessionsTest, TheSessionSaysWhereItBegan) {
    ASSERT_TRUE(sign_in());
    EXPECT_EQ(scalar("SELECT host(ip) || ' ' || user_agent FROM refresh_sessions"), "192.0.2.7 a test");
}

TEST_F(SessionsTest, OfALongUserAgentTheBeginIsKept) {
    ASSERT_TRUE(run(sessions_.sign_in("anna@a.example", "correct horse", std::nullopt, {"192.0.2.7", std::string(300, 'x')}, soon())));
    EXPECT_EQ(scalar("SELECT user_agent FROM refresh_sessions"), std::string(200, 'x'));
}

TEST_F(SessionsTest, SigningInSweepsTheSessionsThatAreOver) {
    const auto other = sign_in().value().refresh_token;
    sql("UPDATE refresh_sessions SET expires_at = now() - interval '1 second'");
    const auto current = sign_in().value().refresh_token, second = sign_in().value().refresh_token;
    EXPECT_EQ(scalar("SELECT count(*) FROM refresh_sessions"), "2");  // one for each device
    expect_refused(refresh(other));
    EXPECT_TRUE(refresh(current));
    EXPECT_TRUE(refresh(second));
}

TEST_F(SessionsTest, RefreshingRotates) {
    const auto first = sign_in().value();
    sql("UPDATE refresh_sessions SET expires_at = now() + interval '1 day'");
    const auto second = refresh(first.refresh_token);
    ASSERT_TRUE(second) << second.error().detail;
    EXPECT_NE(second->refresh_token, first.refresh_token);
    EXPECT_EQ(second->user.actor, first.user.actor);
    EXPECT_EQ(second->email, first.email);
    EXPECT_TRUE(tokens_.read(second->access_token, now()));
    EXPECT_EQ(scalar("SELECT encode(token_hash, 'hex') FROM refresh_sessions"), sha256_hex(second->refresh_token));
    EXPECT_EQ(scalar("SELECT encode(previous_hash, 'hex') FROM refresh_sessions"), sha256_hex(first.refresh_token));
    EXPECT_EQ(scalar("SELECT expires_at > now() + interval '29 days' FROM refresh_sessions"), "true");  // it lives on with its use
    const auto third = refresh(second->refresh_token);
    ASSERT_TRUE(third);
    EXPECT_TRUE(refresh(third->refresh_token));
}

TEST_F(SessionsTest, ALostAnswerIsAskedForAgainAtAnyTime) {
    const auto first = sign_in().value().refresh_token;
    const auto second = refresh(first).value().refresh_token;
    sql("UPDATE refresh_sessions SET rotated_at = rotated_at - interval '1 day'");
    const auto again = refresh(first);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->refresh_token, second);  // so it does not matter which of two answers a client keeps
    EXPECT_TRUE(refresh(second));
    EXPECT_EQ(revoked(), "0");
}

TEST_F(SessionsTest, ATokenBeforeThePreviousOneEndsItsSessionAtOnce) {
    const auto first = sign_in().value().refresh_token, other_device = sign_in().value().refresh_token;
    const auto second = refresh(first).value().refresh_token;
    const auto third = refresh(second).value().refresh_token;
    expect_refused(refresh(first));
    EXPECT_EQ(revoked(), "1");
    expect_refused(refresh(third));  // whoever has it: the thief or the user, who signs in again
    expect_refused(refresh(second));
    EXPECT_TRUE(refresh(other_device));
}

TEST_F(SessionsTest, TwoAtOnceGoOnWithOneToken) {
    const auto first = sign_in().value().refresh_token;
    std::vector<Result<SignedIn>> answers;
    for (int i = 0; i < 8; ++i) runtime().spawn("refresh", refresh_into(answers, sessions_, first, peer_));
    run_until(runtime(), [&] { return answers.size() == 8; });
    for (const auto& answer : answers) {
        ASSERT_TRUE(answer) << answer.error().detail;
        EXPECT_EQ(answer->refresh_token, answers[0]->refresh_token);
    }
    EXPECT_TRUE(refresh(answers[0]->refresh_token));
    EXPECT_EQ(revoked(), "0");
}

TEST_F(SessionsTest, AGuessEndsNoSession) {
    const auto token = sign_in().value().refresh_token;
    auto guess = token;
    guess[60] = guess[60] == 'A' ? 'B' : 'A';
    expect_refused(refresh(guess));
    expect_refused(refresh(""));
    expect_refused(refresh(std::string(100'000, 'A')));
    sign_out(guess);
    EXPECT_EQ(revoked(), "0");
    EXPECT_TRUE(refresh(token));
}

TEST_F(SessionsTest, ASessionIsLookedForInItsOwnTenantOnly) {
    const auto name = refresh_tokens_.read(sign_in().value().refresh_token).value();
    const auto elsewhere = refresh_tokens_.first({*parse_id<TenantId>(tenant_b), name.session});
    expect_refused(refresh(elsewhere));
    sign_out(elsewhere);
    EXPECT_EQ(revoked(), "0");
}

TEST_F(SessionsTest, ThirtyDaysWithoutUseEndIt) {
    const auto token = sign_in().value().refresh_token;
    sql("UPDATE refresh_sessions SET expires_at = now() - interval '1 second'");
    expect_refused(refresh(token));
    EXPECT_EQ(revoked(), "0");  // it was not stolen, it is over
}

TEST_F(SessionsTest, WhoIsSwitchedOffDoesNotStaySignedIn) {
    const auto one = sign_in().value().refresh_token, two = sign_in().value().refresh_token;
    sql("UPDATE users SET is_active = false");
    expect_refused(refresh(one));
    sql("UPDATE users SET is_active = true; UPDATE tenants SET is_active = false");
    expect_refused(refresh(two));
}

TEST_F(SessionsTest, ARefreshBringsTheNewPermissions) {
    const auto token = sign_in().value().refresh_token;
    sql("DELETE FROM user_roles");
    EXPECT_EQ(refresh(token).value().user.permissions, Permissions{});
}

TEST_F(SessionsTest, SigningOutEndsThisSessionAndMayBeRepeated) {
    const auto here = sign_in().value().refresh_token, there = sign_in().value().refresh_token;
    sign_out(here);
    sign_out(here);
    sign_out("");
    expect_refused(refresh(here));
    EXPECT_TRUE(refresh(there));
}

TEST_F(SessionsTest, SigningInIsOnRecordAsTheUsersOwnAct) {
    ASSERT_TRUE(sign_in());
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_logs WHERE table_name = 'users' AND actor = 'user:" + anna + "'"), "1");
}

}  // namespace
}  // namespace orderline::auth
