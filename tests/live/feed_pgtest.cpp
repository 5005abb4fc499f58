// tests/live/feed_pgtest.cpp: a change that was committed reaches those who listen, whoever made it; one that was not, nobody.
#include "live/feed.hpp"
#include <string>
#include <vector>
#include "tests/support/test_database.hpp"

namespace orderline::live {
namespace {

const std::string tenant_a = "aaaaaaaa-0000-4000-8000-000000000001", tenant_b = "bbbbbbbb-0000-4000-8000-000000000001";
const std::string draft_a = "aaaaaaaa-0000-4000-8000-000000000040", draft_b = "bbbbbbbb-0000-4000-8000-000000000040";

/// A tenant with one draft; the ids begin with the tenant's letter.
std::string draft_sql(char letter) {
    std::string text = R"sql(
INSERT INTO tenants (id, name) VALUES ('xxxxxxxx-0000-4000-8000-000000000001', 'x');
INSERT INTO customers (tenant_id, id, first_name, last_name)
  VALUES ('xxxxxxxx-0000-4000-8000-000000000001', 'xxxxxxxx-0000-4000-8000-000000000020', 'Carl', 'Customer');
INSERT INTO call_logs (tenant_id, id, customer_id)
  VALUES ('xxxxxxxx-0000-4000-8000-000000000001', 'xxxxxxxx-0000-4000-8000-000000000030', 'xxxxxxxx-0000-4000-8000-000000000020');
INSERT INTO proposed_orders (tenant_id, id, customer_id, call_id)
  VALUES ('xxxxxxxx-0000-4000-8000-000000000001', 'xxxxxxxx-0000-4000-8000-000000000040', 'xxxxxxxx-0000-4000-8000-000000000020',
          'xxxxxxxx-0000-4000-8000-000000000030');
)sql";
    const std::string placeholder = "xxxxxxxx";
    for (auto at = text.find(placeholder); at != text.npos; at = text.find(placeholder, at)) text.replace(at, 8, 8, letter);
    return text;
}

std::string operation_sql(const std::string& tenant, const std::string& draft, int version) {
    return "INSERT INTO draft_operations (tenant_id, draft_id, operation_id, version, kind, operation, status, actor_kind) VALUES ('" +
           tenant + "', '" + draft + "', gen_random_uuid(), " + std::to_string(version) +
           ", 'set_note', '{\"note\": \"Grüße\"}', 'draft', 'system');";
}

struct Ear : Listener {
    std::vector<std::string> versions, notes;
    int resyncs = 0;

    void on_change(const pg::RowChange& change) override {
        versions.push_back(*change.value("version"));
        notes.push_back(*change.value("operation"));
    }
    void on_resync() override { ++resyncs; }
};

struct OtherEar : FeedListener {
    std::vector<std::string> told;

    void on_attached() override { told.emplace_back("attached"); }
    void on_lost() override { told.emplace_back("lost"); }
    void on_row(const pg::RowChange& row) override { told.push_back(row.relation->table); }
};

class FeedTest : public TestDatabase {
protected:
    FeedTest() {
        sql(draft_sql('a') + draft_sql('b'));
        feed_.start();
        run_until(runtime(), [&] { return feed_.health().attached; });
    }
    ~FeedTest() override {
        feed_.stop();
        run_until(runtime(), [&] { return !feed_.health().attached; });
    }

    Hub hub_;
    Ear ear_;
    Hub::Watch watch_ = hub_.watch(topic_of("draft_operations", tenant_a, draft_a), ear_);
    OtherEar other_ear_;
    Feed feed_{runtime(), {admin_conninfo(), {"orderline_live", "orderline_access"}}, {{"draft_operations", "draft_id"}}, hub_, other_ear_};
};

TEST_F(FeedTest, ListenersAreToldFirstToReadAndThenOfEachChange) {
    EXPECT_EQ(ear_.resyncs, 1);
    sql(operation_sql(tenant_a, draft_a, 2));
    sql("BEGIN; " + operation_sql(tenant_a, draft_a, 3) + operation_sql(tenant_a, draft_a, 4) + "COMMIT");
    run_until(runtime(), [&] { return ear_.versions.size() >= 3; });
    EXPECT_EQ(ear_.versions, (std::vector<std::string>{"2", "3", "4"}));
    EXPECT_EQ(ear_.notes[0], R"({"note": "Grüße"})");
    EXPECT_EQ(ear_.resyncs, 1);
}

TEST_F(FeedTest, AnotherTenantsDraftIsAnotherTopic) {
    Ear other;
    const auto watch = hub_.watch(topic_of("draft_operations", tenant_b, draft_b), other);
    Ear crossed;  // B's listener with A's draft id hears nothing of A
    const auto wrong = hub_.watch(topic_of("draft_operations", tenant_b, draft_a), crossed);
    sql(operation_sql(tenant_a, draft_a, 2) + operation_sql(tenant_b, draft_b, 7));
    run_until(runtime(), [&] { return !other.versions.empty() && !ear_.versions.empty(); });
    EXPECT_EQ(ear_.versions, std::vector<std::string>{"2"});
    EXPECT_EQ(other.versions, std::vector<std::string>{"7"});
    EXPECT_TRUE(crossed.versions.empty());
}

TEST_F(FeedTest, WhatWasRolledBackIsNeverTold) {
    sql("BEGIN; " + operation_sql(tenant_a, draft_a, 2) + "ROLLBACK");
    sql(operation_sql(tenant_a, draft_a, 2));  // comes after it in the log
    run_until(runtime(), [&] { return !ear_.versions.empty(); });
    EXPECT_EQ(ear_.versions, std::vector<std::string>{"2"});
}

TEST_F(FeedTest, WhatHasNoTopicIsToldToTheListener) {
    sql("UPDATE tenants SET name = 'A2' WHERE id = '" + tenant_a + "'; " + operation_sql(tenant_a, draft_a, 2));
    sql("INSERT INTO api_keys (tenant_id, key, name) VALUES ('" + tenant_a + "', 'x', 'x'); DELETE FROM api_keys");
    run_until(runtime(), [&] { return other_ear_.told.size() >= 4; });
    EXPECT_EQ(other_ear_.told, (std::vector<std::string>{"attached", "tenants", "api_keys", "api_keys"}));
    sql("SELECT pg_terminate_backend(pid) FROM pg_stat_replication");
    run_until(runtime(), [&] { return other_ear_.told.size() >= 6; });
    EXPECT_EQ(other_ear_.told[4], "lost");
    EXPECT_EQ(other_ear_.told[5], "attached");
}

TEST_F(FeedTest, AfterALossOfTheStreamEverybodyReadsAnew) {
    sql("SELECT pg_terminate_backend(pid) FROM pg_stat_replication");
    run_until(runtime(), [&] { return ear_.resyncs == 2; });
    EXPECT_TRUE(feed_.health().attached);
    sql(operation_sql(tenant_a, draft_a, 2));
    run_until(runtime(), [&] { return !ear_.versions.empty(); });
    EXPECT_EQ(ear_.versions, std::vector<std::string>{"2"});
}

}  // namespace
}  // namespace orderline::live
