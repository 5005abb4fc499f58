// tests/auth/identify_pgtest.cpp: who a bearer token stands for, and when it stands for nobody any more.
#include "auth/identify.hpp"
#include "auth/api_key.hpp"
#include "base/sha256.hpp"
#include "tests/auth/auth_fixture.hpp"

namespace orderline::auth {
namespace {

constexpr std::int64_t link_id = -7'777'777'777;

class IdentifyTest : public AuthTest {
protected:
    using Answer = Result<std::shared_ptr<const Principal>>;

    Answer who(const std::string& token) { return header("Bearer " + token); }
    Answer header(const std::string& value) { return run(identify_.who(value, here_, soon())); }

    void expect_refused(const Answer& answer, std::string_view reason = "unauthorised", std::string_view why = "") {
        ASSERT_FALSE(answer) << why;
        EXPECT_EQ(answer.error().code, Code::unauthorised) << why << answer.error().detail;
        EXPECT_EQ(answer.error().reason, reason) << why;
    }

    Account user() {
        Account one;
        one.tenant = *parse_id<TenantId>(tenant_a);
        one.id = *parse_id<UserId>(anna);
        one.name = "Anna";
        one.permissions = {Permission::drafts_read};
        return one;
    }
    std::string access_token(Instant at = now()) { return tokens_.make(user(), random_uuid(), {{"password", at}, {}}, at); }

    /// A row for tenant A's draft, and the text of the link.
    std::string link(const std::string& expires = "now() + interval '1 day'") {
        sql("INSERT INTO draft_links (tenant_id, id, draft_id, customer_id, expires_at) VALUES ('" + tenant_a + "', " +
            std::to_string(link_id) + ", '" + draft_a + "', '" + customer_a + "', " + expires + ")");
        return links_.text({*parse_id<TenantId>(tenant_a), link_id});
    }
    std::string key(const std::string& in_tenant, const std::string& named_tenant) {
        const auto made = new_api_key(*parse_id<TenantId>(named_tenant));
        sql("INSERT INTO api_keys (tenant_id, key, name, permissions) VALUES ('" + in_tenant + "', '" + made.hash +
            "', 'ERP', '[\"orders.read\", \"moon.write\"]')");
        return made.text;
    }
    std::string key() { return key(tenant_a, tenant_a); }
};

TEST_F(IdentifyTest, AnAccessTokenIsAUser) {
    const auto token = access_token();
    const auto answer = who(token);
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ((*answer)->actor, user().id.bytes);
    EXPECT_EQ((*answer)->name, "Anna");
    const auto again = who(token).value();
    EXPECT_NE(again, *answer);  // read once more: most tokens never come a second time, so the first is not remembered
    EXPECT_EQ(who(token).value(), again);
}

TEST_F(IdentifyTest, AfterAChangeATokenIsAskedForAgain) {
    // Anna's token as her sign-in makes it: with the permissions of her roles, for a session that there is.
    const auto signed_in = run(sessions_.sign_in("anna@a.example", "correct horse", std::nullopt, peer_, soon()));
    ASSERT_TRUE(signed_in) << signed_in.error().detail;
    const auto token = signed_in->access_token;
    const AccessChange change{parse_id<TenantId>(tenant_a), ActorKind::user, {}};
    ASSERT_TRUE(who(token));
    sql("UPDATE user_roles SET is_active = false");
    EXPECT_TRUE(who(token)) << "nothing was heard of it";
    identify_.changed(change);
    expect_refused(who(token), "token_expired", "the next one says what she may");
    sql("UPDATE user_roles SET is_active = true");
    EXPECT_TRUE(who(token));
    for (const std::string end : {"UPDATE users SET is_active = false", "UPDATE users SET is_active = true, banned_until = now() + interval '1 hour'",
                                  "UPDATE users SET banned_until = NULL; UPDATE tenants SET is_active = false",
                                  "UPDATE tenants SET is_active = true; UPDATE refresh_sessions SET revoked_at = now()"}) {
        sql(end);
        identify_.changed(change);
        expect_refused(who(token), "unauthorised", end);
    }
    sql("UPDATE refresh_sessions SET revoked_at = NULL");
    EXPECT_TRUE(who(token));
    identify_.feed_detached();
    sql("DELETE FROM refresh_sessions");
    expect_refused(who(token));
}

TEST_F(IdentifyTest, WhenAKeyWasUsedLastIsWrittenOnceForManyRequests) {
    const auto text = key(), unused = key();
    const auto before = now();
    for (int request = 0; request < 5; ++request) ASSERT_TRUE(who(text));
    EXPECT_EQ(scalar("SELECT count(*) FROM key_uses"), "0");
    ASSERT_TRUE(run(identify_.key_uses().write(soon())));
    EXPECT_EQ(scalar("SELECT k.key || ' ' || (u.last_used_at BETWEEN '" + to_text(before) + "' AND now()) FROM key_uses u JOIN api_keys k ON k.id = u.key_id"),
              sha256_hex(text) + " true");
    sql("UPDATE key_uses SET last_used_at = '2099-01-01'");  // by a server whose clock is ahead
    ASSERT_TRUE(who(text) && run(identify_.key_uses().write(soon())));
    EXPECT_EQ(scalar("SELECT last_used_at = '2099-01-01' FROM key_uses"), "true");
    ASSERT_TRUE(who(text));
    sql("DELETE FROM api_keys WHERE key = '" + sha256_hex(text) + "'");
    EXPECT_TRUE(run(identify_.key_uses().write(soon()))) << "it is gone meanwhile";
    EXPECT_EQ(scalar("SELECT count(*) FROM key_uses"), "0");
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_logs WHERE table_name IN ('api_keys', 'key_uses') AND action = 'UPDATE'"), "0");
}

TEST_F(IdentifyTest, AfterAChangeKeysAndLinksAreReadAgain) {
    const auto text = key(), customers = link();
    ASSERT_TRUE(who(text) && who(customers));
    sql("UPDATE api_keys SET is_active = false; UPDATE draft_links SET revoked_at = now()");
    identify_.changed({parse_id<TenantId>(tenant_a), ActorKind::key, {}});
    expect_refused(who(text));
    expect_refused(who(customers), "link_revoked");
}

TEST_F(IdentifyTest, ARememberedTokenExpiresAllTheSame) {
    expect_refused(who(access_token(now() - std::chrono::minutes{11})), "token_expired");
    const Instant made = now() - access_token_life + std::chrono::seconds{1};
    const Instant end = std::chrono::floor<std::chrono::seconds>(made) + access_token_life;
    const auto token = access_token(made);  // for at most a second
    auto answer = who(token);
    while (answer) {
        ASSERT_LE(now(), end + std::chrono::seconds{20});
        answer = who(token);
    }
    EXPECT_GE(now(), end);
    expect_refused(answer, "token_expired");
}

TEST_F(IdentifyTest, TheHeaderIsBearerAndAToken) {
    const auto token = access_token();
    for (const auto& good : {"Bearer " + token, "bearer " + token, "BEARER " + token, "Bearer   " + token + " "}) {
        EXPECT_TRUE(header(good)) << good;
    }
    for (const auto& bad : {std::string{}, std::string{"Bearer"}, std::string{"Bearer "}, std::string{"Bearer   "}, token,
                            "Basic " + token, "Bearer" + token, "Bearer\t" + token, " Bearer " + token, "Bearer Bearer " + token,
                            "Bearer " + token + "," + token, "Bearer " + token + "x", "Bearer " + std::string(1'000'000, '.'),
                            "Bearer " + std::string(46, 'A'), std::string{"Bearer olk_"}, "Bearer " + std::string(1'000'000, 'A')}) {
        expect_refused(header(bad), "unauthorised", bad.substr(0, 100));
    }
}

TEST_F(IdentifyTest, ALinkIsItsCustomerOnItsOneDraft) {
    const auto answer = who(link());
    ASSERT_TRUE(answer) << answer.error().message << answer.error().detail;
    const auto& customer = **answer;
    EXPECT_EQ(to_text(customer.tenant), tenant_a);
    EXPECT_EQ(customer.kind, ActorKind::customer);
    EXPECT_EQ(to_text(customer.actor), customer_a);
    EXPECT_EQ(customer.name, "Carl Customer");
    EXPECT_EQ(customer.customer, parse_id<CustomerId>(customer_a));
    EXPECT_EQ(customer.only_draft, parse_id<DraftId>(draft_a));
    EXPECT_EQ(customer.permissions, (Permissions{Permission::drafts_read, Permission::drafts_write, Permission::drafts_accept}));
    EXPECT_GT(customer.expires_at, now());
    EXPECT_TRUE(may(customer, Permission::drafts_accept, *customer.only_draft));
    EXPECT_FALSE(may(customer, Permission::drafts_accept, DraftId{random_uuid()}));
    EXPECT_FALSE(may(customer, Permission::drafts_read));
}

TEST_F(IdentifyTest, ACustomerWithoutANameIsShownAsTheCompany) {
    sql("UPDATE customers SET first_name = '', last_name = ' '");
    EXPECT_EQ(who(link()).value()->name, "Carl's Cafe");
}

TEST_F(IdentifyTest, ALinkEnds) {
    const auto text = link("now() - interval '1 second'");
    expect_refused(who(text), "link_expired");
    sql("UPDATE draft_links SET expires_at = now() + interval '1 day', revoked_at = now()");
    identify_.forget(text);
    expect_refused(who(text), "link_revoked");
    sql("UPDATE draft_links SET revoked_at = NULL");
    identify_.forget(text);
    EXPECT_TRUE(who(text));
    sql("UPDATE customers SET is_active = false");
    identify_.forget(text);
    expect_refused(who(text));
    sql("UPDATE customers SET is_active = NULL");
    identify_.forget(text);
    EXPECT_TRUE(who(text));
    sql("UPDATE tenants SET is_active = false");
    identify_.forget(text);
    expect_refused(who(text));
}

TEST_F(IdentifyTest, ARememberedLinkExpiresAllTheSame) {
    const auto text = link("now() + interval '300 milliseconds'");
    auto answer = who(text);
    const auto limit = Deadline::in(std::chrono::seconds{20});
    while (answer) {
        ASSERT_FALSE(limit.passed());
        answer = who(text);
    }
    expect_refused(answer, "link_expired");
}

TEST_F(IdentifyTest, ALinkIsRememberedUntilItIsForgotten) {
    const auto text = link();
    const auto begin = std::chrono::steady_clock::now();
    const auto first = who(text).value();
    sql("UPDATE draft_links SET revoked_at = now()");
    const auto second = who(text);
    if (std::chrono::steady_clock::now() < begin + Identify::memory_time) {
        ASSERT_TRUE(second);
        EXPECT_EQ(*second, first);
    }
    identify_.forget(text);
    expect_refused(who(text), "link_revoked");
}

TEST_F(IdentifyTest, ALinkWithoutARowOrOfAnotherTenantIsNothing) {
    link();
    const auto a = *parse_id<TenantId>(tenant_a), b = *parse_id<TenantId>(tenant_b);
    expect_refused(who(links_.text({a, link_id + 1})));
    expect_refused(who(links_.text({b, link_id})));  // signed by us, but the row is another's
    const Links stranger{*Secret::parse(std::string(64, '8'))};
    expect_refused(who(stranger.text({a, link_id})));
}

TEST_F(IdentifyTest, AKeyIsAMachine) {
    const auto answer = who(key());
    ASSERT_TRUE(answer) << answer.error().message << answer.error().detail;
    EXPECT_EQ(to_text((*answer)->tenant), tenant_a);
    EXPECT_EQ((*answer)->kind, ActorKind::key);
    EXPECT_EQ(to_text((*answer)->actor), scalar("SELECT id FROM api_keys"));
    EXPECT_EQ((*answer)->name, "ERP");
    EXPECT_EQ((*answer)->permissions, Permissions{Permission::orders_read});
    EXPECT_FALSE((*answer)->expires_at);
    EXPECT_FALSE((*answer)->only_draft);
}

TEST_F(IdentifyTest, AKeyEnds) {
    const auto text = key();
    const auto after = [&](const std::string& change) {
        sql(change);
        identify_.forget(text);
        return who(text);
    };
    ASSERT_TRUE(who(text));
    expect_refused(after("UPDATE api_keys SET is_active = false"));
    ASSERT_TRUE(after("UPDATE api_keys SET is_active = true, expires_at = now() + interval '1 day'"));
    expect_refused(after("UPDATE api_keys SET expires_at = now() - interval '1 second'"));
    expect_refused(after("UPDATE api_keys SET expires_at = NULL; UPDATE tenants SET is_active = false"));
    ASSERT_TRUE(after("UPDATE tenants SET is_active = true"));
    expect_refused(after("DELETE FROM api_keys"));
}

TEST_F(IdentifyTest, ARememberedKeyExpiresAllTheSame) {
    const auto text = key();
    sql("UPDATE api_keys SET expires_at = now() + interval '300 milliseconds'");
    auto answer = who(text);
    const auto limit = Deadline::in(std::chrono::seconds{20});
    while (answer) {
        ASSERT_FALSE(limit.passed());
        answer = who(text);
    }
    expect_refused(answer);
}

TEST_F(IdentifyTest, AKeyThatNamesAnotherTenantIsNothing) {
    auto text = key();
    text.replace(4, 22, to_base64url(parse_id<TenantId>(tenant_b)->bytes));
    expect_refused(who(text));
    // Even if its hash is kept: the tenant in the text is asked, and has no such row.
    expect_refused(who(key(tenant_a, tenant_b)));
    expect_refused(who(key(tenant_b, tenant_a)));
    expect_refused(who(new_api_key(TenantId{random_uuid()}).text));
}

TEST_F(IdentifyTest, WithoutTheDatabaseItIsNotTheCallersFault) {
    const auto link_text = link(), key_text = key(), token = access_token();
    ASSERT_TRUE(who(token));
    run(pool_.stop(Deadline::in(std::chrono::seconds{2})));
    for (const auto& text : {link_text, key_text}) {
        const auto answer = who(text);
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.error().code, Code::unavailable);
    }
    EXPECT_TRUE(who(token)) << "needs no database: it is remembered from where the tenant's users may come";
    identify_.feed_detached();
    EXPECT_EQ(who(token).error().code, Code::unavailable) << "what is remembered may be out of date";
}

}  // namespace
}  // namespace orderline::auth
