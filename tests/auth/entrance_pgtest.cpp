// tests/auth/entrance_pgtest.cpp: a tenant's list of addresses and origins, on every way of finding out who asks.
#include "auth/api_key.hpp"
#include "tests/auth/auth_fixture.hpp"

namespace orderline::auth {
namespace {

const Whence office{"203.0.113.9"}, home{"198.51.100.7"};

class EntranceTest : public AuthTest {
protected:
    void allow(const std::string& network) {
        sql("INSERT INTO ip_allowlist (tenant_id, ip_address) VALUES ('" + tenant_a + "', '" + network + "')");
        changed();
    }
    void changed() { identify_.changed({tenant(), {}, {}}); }
    void origins(const std::string& list) {
        sql("UPDATE tenants SET settings = '{\"cors\": {\"origins\": " + list + "}}' WHERE id = '" + tenant_a + "'");
        changed();
    }
    std::string key(KeyKind kind) {
        const auto made = new_api_key(tenant(), kind);
        sql("INSERT INTO api_keys (tenant_id, key, name, permissions, kind) VALUES ('" + tenant_a + "', '" + made.hash + "', 'k', '[]', '" +
            std::string{to_text(kind)} + "')");
        return made.text;
    }
    std::string who(const std::string& token, Whence from) { return reason(run(identify_.who("Bearer " + token, from, soon()))); }
    std::string client(const std::string& apikey, const std::string& token, Whence from) {
        return reason(run(identify_.client(apikey, token.empty() ? "" : "Bearer " + token, from, soon())));
    }
};

TEST_F(EntranceTest, KeysAndTokensOfATenantAreBoundToItsList) {
    const auto token = run(sessions_.sign_in("anna@a.example", "correct horse", std::nullopt, peer_, soon())).value().access_token;
    const auto api = key(KeyKind::api), publishable = key(KeyKind::publishable), secret = key(KeyKind::secret);
    allow("203.0.113.0/24");
    for (const auto& one : {token, api}) {
        EXPECT_EQ(who(one, office), "");
        EXPECT_EQ(who(one, home), "address_not_allowed");
    }
    for (const auto& one : {publishable, secret, api}) {
        EXPECT_EQ(client(one, "", office), "");
        EXPECT_EQ(client(one, "", home), "address_not_allowed");
    }
    EXPECT_EQ(client(publishable, token, office), "");
    EXPECT_EQ(client(publishable, token, home), "address_not_allowed");
    EXPECT_EQ(client("", token, home), "address_not_allowed");
    EXPECT_EQ(reason(run(identify_.client_of_any_session(publishable, "Bearer " + token, home, soon()))), "address_not_allowed");
}

TEST_F(EntranceTest, NobodyElseIsBoundToIt) {
    allow("203.0.113.0/24");
    const auto link = links_.text({tenant(), 1});
    sql("INSERT INTO draft_links (tenant_id, id, draft_id, customer_id, expires_at) VALUES ('" + tenant_a + "', 1, '" + draft_a +
        "', '" + customer_a + "', now() + interval '1 hour')");
    EXPECT_EQ(who(link, home), "") << "a customer";
    EXPECT_EQ(reason(run(identify_.admit(other_tenant(), home, soon()))), "") << "another tenant";
}

TEST_F(EntranceTest, AChangeCountsAtOnceAndWhatIsSwitchedOffDoesNot) {
    const auto api = key(KeyKind::api);
    EXPECT_EQ(who(api, home), "");
    allow("203.0.113.0/24");
    EXPECT_EQ(who(api, home), "address_not_allowed");
    allow("198.51.100.7");
    EXPECT_EQ(who(api, home), "");
    sql("UPDATE ip_allowlist SET is_active = false WHERE ip_address = '198.51.100.7'");
    changed();
    EXPECT_EQ(who(api, home), "address_not_allowed");
    sql("DELETE FROM ip_allowlist WHERE is_active");
    changed();
    EXPECT_EQ(who(api, home), "") << "an empty list";
}

TEST_F(EntranceTest, WithoutTheFeedTheListIsReadEachTime) {
    const auto api = key(KeyKind::api);
    EXPECT_EQ(who(api, home), "");
    identify_.feed_detached();
    sql("INSERT INTO ip_allowlist (tenant_id, ip_address) VALUES ('" + tenant_a + "', '10.0.0.0/8')");
    EXPECT_EQ(who(api, home), "address_not_allowed");
}

TEST_F(EntranceTest, WhoKnowsThePasswordIsToldThatHeMayNotComeFromThere) {
    const auto session = run(sessions_.sign_in("anna@a.example", "correct horse", std::nullopt, {"203.0.113.9", ""}, soon())).value();
    allow("203.0.113.0/24");
    const Peer at_home{"198.51.100.7", ""}, at_work{"203.0.113.9", ""};
    EXPECT_EQ(reason(run(sessions_.sign_in("anna@a.example", "correct horse", std::nullopt, at_home, soon()))), "address_not_allowed");
    EXPECT_EQ(reason(run(sessions_.sign_in("anna@a.example", "wrong horse", std::nullopt, at_home, soon()))), "unauthorised");
    EXPECT_EQ(scalar("SELECT count(*) FROM refresh_sessions"), "1") << "no session was begun";
    EXPECT_EQ(reason(run(sessions_.refresh(session.refresh_token, at_home, soon()))), "address_not_allowed");
    EXPECT_EQ(reason(run(sessions_.refresh(session.refresh_token, at_work, soon()))), "") << "the token was not used up";
}

TEST_F(EntranceTest, PagesOfOtherOriginsAreRefused) {
    const auto publishable = key(KeyKind::publishable);
    const Whence shop{home.address, "https://shop.example"}, copy{home.address, "https://evil.example"};
    EXPECT_EQ(client(publishable, "", copy), "");
    origins(R"(["https://shop.example"])");
    EXPECT_EQ(client(publishable, "", shop), "");
    EXPECT_EQ(client(publishable, "", home), "") << "no page";
    EXPECT_EQ(client(publishable, "", copy), "origin_not_allowed");
    EXPECT_TRUE(run(identify_.client(publishable, "", shop, soon()))->origins_listed);
    origins("null");
    EXPECT_EQ(client(publishable, "", copy), "");
    EXPECT_FALSE(run(identify_.client(publishable, "", shop, soon()))->origins_listed);
}

TEST_F(EntranceTest, OfALongListTheFirstFiveHundredCount) {
    const auto api = key(KeyKind::api);
    sql("INSERT INTO ip_allowlist (tenant_id, ip_address, created_at) SELECT '" + tenant_a +
        "', ('10.0.0.0'::inet + i)::cidr, timestamptz '2026-01-01' + i * interval '1 second' FROM generate_series(1, 501) AS i");
    changed();
    EXPECT_EQ(who(api, {"10.0.1.244"}), "");
    EXPECT_EQ(who(api, {"10.0.1.245"}), "address_not_allowed");
}

}  // namespace
}  // namespace orderline::auth
