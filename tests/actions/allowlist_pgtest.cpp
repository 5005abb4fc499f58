// tests/actions/allowlist_pgtest.cpp: a list of addresses is put in the place of another, without locking out who does it.
#include "actions/allowlist.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::actions {
namespace {

const std::string tenant_id = "aaaaaaaa-0000-4000-8000-000000000001", other_id = "bbbbbbbb-0000-4000-8000-000000000001";

class AllowlistTest : public TestDatabase {
protected:
    AllowlistTest() : pool_{runtime(), options(server_conninfo())} {
        sql("INSERT INTO tenants (id, name) VALUES ('" + tenant_id + "', 'A'), ('" + other_id + "', 'B');"
            "INSERT INTO ip_allowlist (tenant_id, ip_address, description) VALUES ('" + other_id + "', '10.0.0.0/8', 'of another')");
        pool_.start();
    }
    ~AllowlistTest() override { run(pool_.stop(Deadline::in(std::chrono::seconds{2}))); }

    static pg::PoolOptions options(const std::string& conninfo) {
        pg::PoolOptions one;
        one.conninfo = conninfo;
        return one;
    }
    static Deadline soon() { return Deadline::in(std::chrono::seconds{20}); }
    static Asker asker(Permissions permissions = {Permission::tenants_manage}) {
        Principal who;
        who.tenant = *parse_id<TenantId>(tenant_id);
        who.kind = ActorKind::user;
        who.actor = who.tenant.bytes;
        who.permissions = permissions;
        return std::make_shared<const Principal>(std::move(who));
    }
    static Allowlist list(std::initializer_list<std::pair<std::string_view, std::string>> entries) {
        Allowlist all;
        for (const auto& [network, description] : entries) all.push_back({*parse_ip_network(network), description});
        return all;
    }
    /// "" or the reason.
    std::string put(Allowlist wanted, const std::string& address = "192.0.2.7") {
        const auto done = run(replace_allowlist(pool_, asker(), std::move(wanted), address, soon()));
        return done ? "" : std::string{done.error().reason} + ": " + done.error().message;
    }
    std::string rows() {
        return scalar("SELECT coalesce(string_agg(ip_address || '=' || coalesce(description, '-') || CASE WHEN is_active THEN '' ELSE ' off' END, ', ' "
                      "ORDER BY ip_address), '') FROM ip_allowlist WHERE tenant_id = '" + tenant_id + "'");
    }

    pg::Pool pool_;
};

TEST_F(AllowlistTest, AListTakesThePlaceOfAnotherAndWhatStaysIsNotTouched) {
    EXPECT_EQ(put(list({{"192.0.2.0/24", "office"}, {"2001:db8::/32", ""}})), "");
    EXPECT_EQ(rows(), "192.0.2.0/24=office, 2001:db8::/32=-");
    const auto kept = scalar("SELECT id FROM ip_allowlist WHERE ip_address = '192.0.2.0/24'");
    EXPECT_EQ(put(list({{"203.0.113.9", "Anna"}, {"192.0.2.0/24", "office"}})), "");
    EXPECT_EQ(rows(), "192.0.2.0/24=office, 203.0.113.9/32=Anna");
    EXPECT_EQ(scalar("SELECT id FROM ip_allowlist WHERE ip_address = '192.0.2.0/24' AND updated_at = created_at"), kept);
    EXPECT_EQ(scalar("SELECT string_agg(action, ' ' ORDER BY action) FROM audit_logs WHERE table_name = 'ip_allowlist' AND tenant_id = '" + tenant_id + "'"),
              "DELETE INSERT INSERT INSERT");
    const auto read = run(read_allowlist(pool_, asker(), soon())).value();
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(to_text(read[0].network) + read[0].description, "192.0.2.0/24office");
    EXPECT_EQ(put({}), "");
    EXPECT_EQ(rows(), "");
    EXPECT_EQ(scalar("SELECT count(*) FROM ip_allowlist"), "1") << "another tenant's";
}

TEST_F(AllowlistTest, WhatWasSwitchedOffStaysOffUnlessItIsWanted) {
    sql("INSERT INTO ip_allowlist (tenant_id, ip_address, is_active) VALUES ('" + tenant_id + "', '192.0.2.0/24', false), ('" + tenant_id +
        "', '198.51.100.0/24', false)");
    EXPECT_TRUE(run(read_allowlist(pool_, asker(), soon()))->empty());
    EXPECT_EQ(put(list({{"192.0.2.0/24", "again"}})), "");
    EXPECT_EQ(rows(), "192.0.2.0/24=again, 198.51.100.0/24=- off");
}

TEST_F(AllowlistTest, NobodyLocksHimselfOut) {
    const auto sentence = "own_address_not_allowed: Your own address, 192.0.2.7, is in none of these networks: you would lock yourself out. "
                          "Add it, or send an empty list.";
    EXPECT_EQ(put(list({{"10.0.0.0/8", ""}})), sentence);
    EXPECT_EQ(put(list({{"::/0", ""}})), sentence);
    EXPECT_EQ(rows(), "");
    EXPECT_EQ(put(list({{"10.0.0.0/8", ""}, {"192.0.2.7", ""}})), "");
    EXPECT_EQ(put(list({{"192.0.2.0/24", ""}}), "::ffff:192.0.2.9"), "");
    EXPECT_TRUE(put(list({{"0.0.0.0/0", ""}}), "no address").starts_with("own_address_not_allowed"));
    EXPECT_EQ(put({}, "no address"), "");
}

TEST_F(AllowlistTest, ANetworkStandsInItOnceAndThereAreNotTooMany) {
    EXPECT_EQ(put(list({{"192.0.2.0/24", "a"}, {"::ffff:192.0.2.0/120", "b"}})), "validation_failed: 192.0.2.0/24 is there twice.");
    Allowlist long_one;
    for (std::uint8_t i = 0; i < 251; ++i) {
        for (const std::uint8_t half : {0, 128}) long_one.push_back({IpNetwork{{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 192, 0, i, half}}, 121}});
    }
    EXPECT_EQ(put(long_one), "validation_failed: There may be at most 500 networks.");
    long_one.resize(500);
    EXPECT_EQ(put(long_one), "");
}

TEST_F(AllowlistTest, IsForWhoManagesTheTenant) {
    const auto agent = asker({Permission::customers_read, Permission::users_manage});
    const auto seen = run(read_allowlist(pool_, agent, soon()));
    const auto changed = run(replace_allowlist(pool_, agent, {}, "192.0.2.7", soon()));
    ASSERT_FALSE(seen);
    ASSERT_FALSE(changed);
    EXPECT_EQ(seen.error().reason, "forbidden");
    EXPECT_EQ(changed.error().reason, "forbidden");
}

}  // namespace
}  // namespace orderline::actions
