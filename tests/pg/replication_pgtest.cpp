// tests/pg/replication_pgtest.cpp: committed changes arrive once and in order, rolled back ones never, and a lost stream comes back.
#include "pg/replication.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::pg {
namespace {

class ReplicationTest : public TestDatabase {
protected:
    ReplicationTest() {
        sql("SET search_path = public; CREATE TABLE log (id int PRIMARY KEY, word text); CREATE TABLE other (id int); "
            "CREATE PUBLICATION log_changes FOR TABLE log WITH (publish = 'insert, update, delete')");
    }
    ~ReplicationTest() override {
        if (feed) feed->stop();
    }

    void start(const std::string& publication = "log_changes") {
        feed = std::make_unique<Replication>(
            runtime(), ReplicationOptions{admin_conninfo(), {publication}},
            [this](const RowChange& change) { words.push_back(change.value("word") ? *change.value("word") : "NULL"); },
            [this] { ++starts; }, [this] { ++ends; });
        feed->start();
    }
    void until(const std::function<bool()>& done) { run_until(runtime(), done); }

    std::unique_ptr<Replication> feed;
    std::vector<std::string> words;
    int starts = 0, ends = 0;
};

TEST_F(ReplicationTest, TellsCommittedChangesOnceInOrderAndRolledBackOnesNever) {
    sql("INSERT INTO log VALUES (0, 'before')");
    start();
    until([&] { return starts == 1; });
    EXPECT_TRUE(feed->health().attached);
    sql("BEGIN; INSERT INTO log VALUES (1, 'one'), (2, 'two'); COMMIT");
    sql("BEGIN; INSERT INTO log VALUES (3, 'never'); ROLLBACK");
    sql("INSERT INTO other VALUES (1)");
    sql("INSERT INTO log VALUES (4, NULL)");
    sql("UPDATE log SET word = 'changed' WHERE id = 1");
    until([&] { return words.size() >= 4; });
    EXPECT_EQ(words, (std::vector<std::string>{"one", "two", "NULL", "changed"}));
}

TEST_F(ReplicationTest, KeepsUpWithManyChangesAndLetsOthersWork) {
    start();
    until([&] { return starts == 1; });
    int ticks = 0;
    runtime().every(std::chrono::milliseconds{1}, [&] { ++ticks; });
    sql("INSERT INTO log SELECT i, i::text FROM generate_series(1, 20000) i");
    sql("DO $$ BEGIN FOR i IN 20001..22000 LOOP INSERT INTO log VALUES (i, i::text); COMMIT; END LOOP; END $$");
    until([&] { return words.size() >= 22000; });
    for (std::size_t i = 0; i < words.size(); ++i) ASSERT_EQ(words[i], std::to_string(i + 1));
    EXPECT_GT(ticks, 1);
}

TEST_F(ReplicationTest, ComesBackAfterALossAndSaysSo) {
    start();
    until([&] { return starts == 1; });
    sql("SELECT pg_terminate_backend(pid) FROM pg_stat_replication");
    until([&] { return starts == 2; });
    sql("INSERT INTO log VALUES (5, 'after')");
    until([&] { return !words.empty(); });
    EXPECT_EQ(words, std::vector<std::string>{"after"});
    EXPECT_EQ(feed->health().losses, 1u);
}

TEST_F(ReplicationTest, TellsHowLateItIsAndWhoseClockIsAhead) {
    start();
    until([&] { return starts == 1; });
    sql("INSERT INTO log VALUES (6, 'in time')");
    until([&] { return !words.empty(); });
    const auto health = feed->health();
    EXPECT_GT(health.delay, std::chrono::microseconds{0});
    EXPECT_LT(health.delay, std::chrono::hours{1}) << "a time of this day, not of the year 2000";
    EXPECT_LT(std::chrono::abs(health.clock_ahead), std::chrono::hours{1}) << "one machine, one clock";
    feed->stop();
    until([&] { return feed->health().clock_ahead == std::chrono::microseconds{0}; });
}

TEST_F(ReplicationTest, LeavesNoSlotBehind) {
    start();
    until([&] { return starts == 1; });
    EXPECT_EQ(scalar("SELECT count(*) FROM pg_replication_slots WHERE temporary AND database = current_database()"), "1");
    feed->stop();
    EXPECT_FALSE(feed->health().attached);
    until([&] { return scalar("SELECT count(*) FROM pg_replication_slots WHERE database = current_database()") == "0"; });
}

TEST_F(ReplicationTest, WaitsForAPublicationThatIsNotThereYet) {
    start("later");
    until([&] { return !feed->health().last_error.empty(); });
    EXPECT_FALSE(feed->health().attached);
    EXPECT_NE(feed->health().last_error.find("later"), std::string::npos);
    sql("CREATE PUBLICATION later FOR TABLE log");
    until([&] { return starts == 1; });
    EXPECT_EQ(feed->health().last_error, "");
}

TEST_F(ReplicationTest, CanBeStoppedAtAnyMoment) {
    for (int steps = 0; steps < 60; ++steps) {
        start();
        for (int i = 0; i < steps; ++i) {
            runtime().io().restart();
            runtime().io().run_one_for(std::chrono::milliseconds{2});
        }
        feed.reset();
        runtime().io().restart();
        runtime().io().run_for(std::chrono::milliseconds{50});
    }
    until([&] { return scalar("SELECT count(*) FROM pg_replication_slots WHERE database = current_database()") == "0"; });
}

}  // namespace
}  // namespace orderline::pg
