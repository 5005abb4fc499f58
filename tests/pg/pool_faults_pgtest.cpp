// tests/pg/pool_faults_pgtest.cpp: a database that dies, hangs, is slow or changes its form; nothing ever waits for ever.
#include <signal.h>
#include "pg/embedded.hpp"
#include "pg/process.hpp"
#include "tests/pg/pool_fixture.hpp"
#include "tests/support/temp_folder.hpp"

namespace orderline::pg {
namespace {

using namespace std::chrono_literals;

/// On a server of its own, which may be killed.
class PoolFaults : public testing::Test {
protected:
    PoolFaults() : server{Embedded::start({folder / "data", "", {"fsync=off"}}).value()} {
        auto admin = Session::open(server.admin_conninfo());
        if (!admin.value().execute(things_sql)) throw std::runtime_error("no table");
        PoolOptions options;
        options.conninfo = server.admin_conninfo() + " user=pool_reader";
        options.connect_time_max = 1000ms;
        pool = std::make_unique<Pool>(runtime, options);
        pool->start();
    }
    ~PoolFaults() override { run_task(runtime, pool->stop(Deadline::in(2s))); }

    Result<Rows> read(const Statement& text, const Params& params = {}, Deadline by = soon()) {
        return run_task(runtime, pool->read(as(tenant_a), text, params, by));
    }
    Result<Rows> write(const Statement& text, const Params& params = {}, Deadline by = soon()) {
        return run_task(runtime, pool->write(as(tenant_a), text, params, by));
    }
    void spawn(bool reading, const Statement& text, Params params, Deadline by) {
        runtime.spawn("test", collect(*pool, answers, askers++, reading, as(tenant_a), text, std::move(params), by));
    }
    void wait_for_answers(std::size_t count) {
        run_until(runtime, [&] { return answers.size() >= count; });
    }
    bool comes_back() {
        const auto end = std::chrono::steady_clock::now() + 20s;
        while (std::chrono::steady_clock::now() < end) {
            if (read(count_things) && write(count_things)) return true;
            run_task(runtime, sleep_for(20ms));
        }
        return false;
    }

    TempFolder folder;
    Embedded server;
    Runtime runtime;
    std::unique_ptr<Pool> pool;
    Answers answers;
    std::size_t askers = 0;
};

TEST_F(PoolFaults, AKilledDatabaseIsUnavailableAtOnceAndComesBackByItself) {
    ASSERT_TRUE(read(count_things));
    ASSERT_TRUE(write(count_things));
    server.kill();
    for (int i = 0; i < 3; ++i) {
        const auto begun = std::chrono::steady_clock::now();
        const auto reading = read(count_things), writing = write(count_things);
        ASSERT_FALSE(reading);
        ASSERT_FALSE(writing);
        EXPECT_EQ(reading.error().code, Code::unavailable);
        EXPECT_EQ(writing.error().code, Code::unavailable);
        EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
    }
    EXPECT_EQ(pool->health().connected, 0u);
    EXPECT_FALSE(pool->health().last_error.empty());
    ASSERT_TRUE(server.restart());
    EXPECT_TRUE(comes_back());
    EXPECT_EQ(pool->health().last_error, "");
}

TEST_F(PoolFaults, AWriteThatWasUnderWayHasAnUnknownOutcome) {
    ASSERT_TRUE(write(count_things));
    spawn(false, nap, Params::of("30"), Deadline::in(20s));
    run_until(runtime, [&] { return pool->health().busy == 1; });
    run_task(runtime, sleep_for(50ms));  // only so that it is likely to have reached the server: either way is right
    server.kill();
    wait_for_answers(1);
    EXPECT_EQ(answers[0].error().code, Code::unavailable);
    EXPECT_EQ(answers[0].error().reason, "outcome_unknown");
}

TEST_F(PoolFaults, AReadIsRepeatedWhenItsConnectionIsLost) {
    ASSERT_TRUE(read(count_things));
    for (int i = 0; i < 10; ++i) spawn(true, nap, Params::of("0.05"), Deadline::in(20s));
    run_until(runtime, [&] { return pool->health().busy >= 10; });
    auto admin = Session::open(server.admin_conninfo());
    ASSERT_TRUE(admin.value().query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'pool_reader'"));
    wait_for_answers(10);
    for (const auto& [asker, answer] : answers) EXPECT_TRUE(answer) << answer.error().detail;
}

TEST_F(PoolFaults, AHangingDatabaseCostsTheDeadlineAndNoMore) {
    ASSERT_TRUE(read(count_things));
    ASSERT_TRUE(write(count_things));
    const auto frozen = children_of(server.pid());
    for (const auto pid : frozen) ::kill(pid, SIGSTOP);
    ::kill(server.pid(), SIGSTOP);
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < 100; ++i) spawn(i % 2 == 0, count_things, {}, Deadline::in(300ms));
    wait_for_answers(100);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 1500ms);
    for (const auto& [asker, answer] : answers) {
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.error().code, Code::timeout);
    }
    ::kill(server.pid(), SIGCONT);
    for (const auto pid : frozen) ::kill(pid, SIGCONT);
    EXPECT_TRUE(comes_back());
}

TEST_F(PoolFaults, ASlowReadIsGivenUpAndItsNeighboursAreNot) {
    ASSERT_TRUE(read(count_things));
    spawn(true, nap, Params::of("30"), Deadline::in(200ms));
    for (int i = 0; i < 4; ++i) spawn(true, count_things, {}, Deadline::in(10s));
    wait_for_answers(5);
    int good = 0;
    for (const auto& [asker, answer] : answers) good += answer ? 1 : 0;
    EXPECT_EQ(good, 4);
    // The query that nobody waits for is ended by the server too.
    auto admin = Session::open(server.admin_conninfo());
    run_until(runtime, [&] { return admin->query("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep($1%' AND state = 'active' AND pid <> pg_backend_pid()")
                                        .value().integer(0, 0) == 0; });
}

TEST_F(PoolFaults, AStatementIsPreparedAnewWhenItsTableChanges) {
    constexpr Statement all{"t_star", "SELECT * FROM things ORDER BY id"};
    ASSERT_EQ(read(all).value().columns(), 3);
    ASSERT_EQ(write(all).value().columns(), 3);
    auto admin = Session::open(server.admin_conninfo());
    ASSERT_TRUE(admin.value().execute("ALTER TABLE public.things ADD extra int"));
    for (int i = 0; i < 20; ++i) spawn(i % 2 == 0, all, {}, soon());
    wait_for_answers(20);
    for (const auto& [asker, answer] : answers) {
        ASSERT_TRUE(answer) << answer.error().detail;
        EXPECT_EQ(answer->columns(), 4);
    }
}

TEST_F(PoolFaults, AStatementThatCannotBePreparedFailsEachTimeAndHarmsNobody) {
    constexpr Statement wrong{"t_wrong", "SELECT nothing FROM nowhere"};
    for (int i = 0; i < 6; ++i) {
        spawn(i % 2 == 0, wrong, {}, soon());
        spawn(i % 2 == 0, count_things, {}, soon());
    }
    wait_for_answers(12);
    int good = 0;
    for (const auto& [asker, answer] : answers) {
        good += answer ? 1 : 0;
        if (!answer) { EXPECT_EQ(sqlstate_of(answer.error()), "42P01"); }
    }
    EXPECT_EQ(good, 6);
    auto admin = Session::open(server.admin_conninfo());
    ASSERT_TRUE(admin.value().execute("CREATE TABLE public.nowhere (nothing int); GRANT SELECT ON public.nowhere TO pool_reader"));
    EXPECT_TRUE(read(wrong));
    EXPECT_TRUE(write(wrong));
}

TEST_F(PoolFaults, TwoStatementsOfOneNameAreNeverConfused) {
    constexpr Statement one{"t_twin", "SELECT 1"}, two{"t_twin", "SELECT 2"};
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(read(one).value().integer(0, 0), 1);
        EXPECT_EQ(read(two).value().integer(0, 0), 2);
    }
}

TEST_F(PoolFaults, AfterStopEverythingIsRefused) {
    spawn(false, nap, Params::of("0.1"), soon());
    run_until(runtime, [&] { return pool->health().busy >= 1; });
    run_task(runtime, pool->stop(Deadline::in(5s)));
    wait_for_answers(1);  // whoever asked hears of it in a later turn of the event loop
    EXPECT_TRUE(answers[0]) << "what was under way is waited for";
    EXPECT_EQ(read(count_things).error().code, Code::unavailable);
    EXPECT_EQ(write(count_things).error().code, Code::unavailable);
}

TEST(PoolOptionsTest, AConnectionTextThatIsNoneIsSaidAtOnce) {
    Runtime runtime;
    PoolOptions options;
    options.conninfo = "nonsense";
    EXPECT_THROW(Pool(runtime, options), std::invalid_argument);
}

}  // namespace
}  // namespace orderline::pg
