// tests/app/demo_data_pgtest.cpp: the demo data as the database has it: enough of it, right, and there only once.
#include "app/demo_data.hpp"
#include <tuple>
#include "actions/stored_draft.hpp"
#include "auth/api_key.hpp"
#include "base/encoding.hpp"
#include "base/sha256.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::app {

class DemoData : public TestDatabase {
protected:
    static constexpr auto secret_text = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    DemoAccess install(Instant at = now()) {
        auto secret = auth::Secret::parse(secret_text);
        auto access = install_demo_data(admin(), *secret, at);
        EXPECT_TRUE(access) << (access ? "" : access.error().message + " " + access.error().detail);
        return access ? *access : DemoAccess{};
    }
};

TEST_F(DemoData, HasTwoTenantsWithPicturesCustomersAndHalfAYearOfOrders) {
    const auto access = install();
    ASSERT_EQ(access.tenants.size(), 2u);
    EXPECT_TRUE(access.installed);
    EXPECT_EQ(scalar("SELECT count(DISTINCT settings ->> 'currency') FROM tenants"), "2");
    EXPECT_EQ(scalar("SELECT count(*) >= 60 FROM products WHERE octet_length(thumbnail) BETWEEN 200 AND 4096 AND thumbnail_type = 'image/png'"), "true");
    EXPECT_EQ(scalar("SELECT count(*) >= 40 FROM customers WHERE email IS NOT NULL AND phone IS NOT NULL"), "true");
    EXPECT_EQ(scalar("SELECT min(n) >= 5 FROM (SELECT count(*) AS n FROM orders GROUP BY tenant_id, customer_id) x"), "true");
    EXPECT_EQ(scalar("SELECT max(order_date) - min(order_date) > interval '170 days' FROM orders"), "true");
    EXPECT_EQ(scalar("SELECT count(*) FROM orders WHERE order_date > now()"), "0");
    EXPECT_EQ(scalar("SELECT count(*) > 0 FROM product_specials WHERE now() BETWEEN start_date AND end_date"), "true");
    EXPECT_EQ(scalar("SELECT count(*) > 0 FROM product_specials WHERE end_date < now()"), "true");
    EXPECT_EQ(scalar("SELECT bool_and(jsonb_array_length(favorites -> 'order_items') > 0) FROM customer_preferences"), "true");
    EXPECT_EQ(scalar("SELECT count(DISTINCT outcome) >= 5 FROM call_logs"), "true");
    EXPECT_EQ(scalar("SELECT count(*) > 0 FROM call_logs WHERE follow_up_date > now() - interval '1 day'"), "true");
    EXPECT_EQ(scalar("SELECT count(DISTINCT department) FROM agents"), "1");
}

TEST_F(DemoData, OrdersAreTheSumOfTheirLinesAndLookAcceptedLikeOnesFromHere) {
    install();
    EXPECT_EQ(scalar("SELECT count(*) FROM orders o WHERE (subtotal_minor, tax_minor) <> "
                     "(SELECT sum(line_total_minor), sum(tax_minor) FROM order_items i WHERE i.order_id = o.id) "
                     "OR total_minor <> subtotal_minor + tax_minor"), "0");
    EXPECT_EQ(scalar("SELECT count(*) FROM orders o JOIN proposed_orders d ON d.id = o.draft_id "
                     "WHERE d.order_id <> o.id OR d.status <> 'accepted' OR d.accepted_digest <> o.accepted_digest "
                     "OR d.version <> o.accepted_version OR encode(o.accepted_digest, 'hex') <> o.accepted_snapshot ->> 'digest'"), "0");
    EXPECT_EQ(scalar("SELECT count(*) FROM orders o WHERE draft_id IS NOT NULL AND 1 <> "
                     "(SELECT count(*) FROM draft_operations p WHERE p.draft_id = o.draft_id AND p.kind = 'accept' AND p.version = o.accepted_version)"), "0");
    EXPECT_EQ(scalar("SELECT count(*) FROM proposed_orders d WHERE d.version <> 1 + "
                     "(SELECT count(*) FROM draft_operations p WHERE p.draft_id = d.id AND p.kind = 'put_line')"), "0");
    EXPECT_EQ(scalar("SELECT count(*) FROM call_logs WHERE (outcome = 'success') <> (reorder_id IS NOT NULL)"), "0");
    EXPECT_EQ(scalar("SELECT count(DISTINCT last - (SELECT max(order_number) FROM orders o WHERE o.tenant_id = n.tenant_id)) "
                     "FROM order_numbers n"), "1");
    EXPECT_EQ(scalar("SELECT count(*) > 100 FROM orders WHERE accepted_snapshot IS NOT NULL"), "true");
}

TEST_F(DemoData, DraftsReadBackHaveTheDigestThatWasAccepted) {
    install();
    const auto rows = admin().query("SELECT order_items, currency, note, delivery_date, digest, total_minor FROM proposed_orders");
    ASSERT_TRUE(rows);
    ASSERT_GT(rows->size(), 100);
    for (int i = 0; i < rows->size(); ++i) {
        Draft draft;
        draft.currency = *parse_currency(rows->text(i, 1));
        draft.note = rows->text(i, 2);
        draft.delivery_date = rows->maybe_date(i, 3);
        auto lines = actions::read_items(rows->text(i, 0), draft.currency);
        ASSERT_TRUE(lines);
        draft.lines = *std::move(lines);
        EXPECT_EQ(to_hex(digest_of(draft)), to_hex(rows->bytes(i, 4)));
        EXPECT_EQ(totals_of(draft).total_minor, rows->integer(i, 5));
    }
}

TEST_F(DemoData, InstalledAgainItChangesNothingAndShowsTheSameLogins) {
    const auto first = install();
    const auto rows = scalar("SELECT count(*) FROM audit_logs");
    const auto second = install(now() + std::chrono::days{3});
    EXPECT_FALSE(second.installed);
    EXPECT_EQ(scalar("SELECT count(*) FROM audit_logs"), rows);
    ASSERT_EQ(second.tenants.size(), first.tenants.size());
    for (std::size_t i = 0; i < first.tenants.size(); ++i) {
        EXPECT_EQ(second.tenants[i].id, first.tenants[i].id);
        const auto& [one, two] = std::tie(first.tenants[i], second.tenants[i]);
        for (const auto& [kind, before, after] : {std::tuple{auth::KeyKind::api, one.api_key, two.api_key},
                                                  {auth::KeyKind::publishable, one.publishable_key, two.publishable_key},
                                                  {auth::KeyKind::secret, one.secret_key, two.secret_key}}) {
            ASSERT_TRUE(after) << auth::to_text(kind);
            EXPECT_EQ(after, before);
            EXPECT_EQ(auth::kind_of_api_key(*after), kind);
            EXPECT_EQ(auth::tenant_of_api_key(*after), one.id);
            EXPECT_EQ(scalar("SELECT kind FROM api_keys WHERE key = '" + sha256_hex(*after) + "'"), auth::to_text(kind));
        }
        for (std::size_t k = 0; k < first.tenants[i].logins.size(); ++k) {
            ASSERT_TRUE(second.tenants[i].logins[k].password);
            EXPECT_EQ(second.tenants[i].logins[k].password, first.tenants[i].logins[k].password);
        }
    }
    const auto text = describe(second, "http://127.0.0.1:8080", "http://127.0.0.1:8080/o/abc");
    EXPECT_NE(text.find("http://127.0.0.1:8080/console"), std::string::npos);
    EXPECT_NE(text.find("http://127.0.0.1:8080/mailbox"), std::string::npos);
    EXPECT_NE(text.find("/o/abc"), std::string::npos);
    EXPECT_NE(text.find("@donau-feinkost.example"), std::string::npos);
    EXPECT_NE(text.find("createClient('http://127.0.0.1:8080', '" + *second.tenants[0].publishable_key + "')"), std::string::npos);
}

TEST_F(DemoData, APasswordThatWasChangedIsNotShown) {
    install();
    sql("UPDATE users SET password_hash = 'x' WHERE email LIKE 'eva@%'; UPDATE api_keys SET is_active = false");
    const auto access = install();
    EXPECT_FALSE(access.tenants[0].logins[0].password);
    EXPECT_TRUE(access.tenants[0].logins[1].password);
    EXPECT_FALSE(access.tenants[0].api_key);
    EXPECT_FALSE(access.tenants[0].secret_key);
    EXPECT_NE(describe(access, "", "").find("(changed)"), std::string::npos);
}

}  // namespace orderline::app
