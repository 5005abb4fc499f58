// tests/pg/pool_safety_pgtest.cpp: the settings of one transaction are never seen by another (spec/performance.md, 1.1).
#include "tests/pg/pool_fixture.hpp"
#include "tests/support/seeds.hpp"

namespace orderline::pg {
namespace {

class PoolSafety : public PoolTest {};

TEST_F(PoolSafety, EachRequestSeesExactlyItsTenantsRows) {
    auto& pool = single();
    for (int i = 0; i < 20; ++i) spawn(pool, true, as(i % 2 ? tenant_a : tenant_b), count_things);
    wait_for_answers(20);
    for (std::size_t i = 0; i < 20; ++i) {
        ASSERT_TRUE(answers_[i]) << answers_[i].error().detail;
        EXPECT_EQ(answers_[i]->integer(0, 0), i % 2 ? 2 : 3);
    }
}

TEST_F(PoolSafety, SettingsHoldToTheSyncAndAreGoneAfterIt) {
    auto& pool = single();
    for (const bool reading : {true, false}) {
        const auto ask = [&](const Settings& settings) {
            auto rows = reading ? read(pool, settings, setting_now) : write(pool, settings, setting_now);
            return rows.value().maybe_text(0, 0).value_or("NULL");
        };
        EXPECT_EQ(ask({}), "NULL");  // never set on this connection
        EXPECT_EQ(ask(as(tenant_a)), tenant_a);
        EXPECT_EQ(ask({}), "");  // gone
    }
}

TEST_F(PoolSafety, AStatementWithoutANameIsRunUnderTheSettingsAndNotKept) {
    auto& pool = single();
    const Statement unprepared{"", "SELECT count(*) FROM things WHERE id <= $1"};
    for (const bool reading : {true, false}) {
        const auto count = [&](const std::string& tenant) {
            auto rows = reading ? read(pool, as(tenant), unprepared, Params::of(5)) : write(pool, as(tenant), unprepared, Params::of(5));
            return rows.value().integer(0, 0);
        };
        EXPECT_EQ(count(tenant_a), 2);
        EXPECT_EQ(count(tenant_b), 3);
        const Statement prepared{"t_prepared", "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%id <= $1%' AND name <> 't_prepared'"};
        EXPECT_EQ((reading ? read(pool, {}, prepared) : write(pool, {}, prepared)).value().integer(0, 0), 0);
    }
}

TEST_F(PoolSafety, AStatementsTextNeedNotOutliveItsAnswer) {
    auto& pool = single();
    for (int round = 0; round < 2; ++round) {
        auto name = std::make_unique<std::string>("t_short_lived_name_that_needs_memory_of_its_own");
        auto text = std::make_unique<std::string>("SELECT count(*) FROM things");
        EXPECT_EQ(read(pool, as(tenant_a), {*name, *text}).value().integer(0, 0), 2);
    }
}

TEST_F(PoolSafety, WithoutATenantNothingIsSeen) {
    auto& pool = single();
    EXPECT_EQ(read(pool, as(tenant_a), count_things).value().integer(0, 0), 2);
    EXPECT_EQ(read(pool, {}, count_things).value().integer(0, 0), 0);
    EXPECT_EQ(read(pool, as(""), count_things).value().integer(0, 0), 0);
}

TEST_F(PoolSafety, WithoutATenantAPolicyThatCastsFailsClosed) {
    sql("ALTER POLICY things_tenant ON things USING (tenant_id = current_setting('app.tenant_id')::uuid)");
    auto& pool = single();
    EXPECT_EQ(read(pool, as(tenant_a), count_things).value().integer(0, 0), 2);
    EXPECT_EQ(sqlstate_of(read(pool, {}, count_things).error()), "22P02");
}

TEST_F(PoolSafety, AnErrorRollsBackAndSparesTheNextRequest) {
    auto& pool = single();
    spawn(pool, true, as(tenant_a), divide, Params::of(1));
    spawn(pool, true, as(tenant_a), divide, Params::of(0));
    spawn(pool, true, as(tenant_b), count_things);
    spawn(pool, true, {}, setting_now);
    wait_for_answers(4);
    EXPECT_TRUE(answers_[0]);
    ASSERT_FALSE(answers_[1]);
    EXPECT_EQ(sqlstate_of(answers_[1].error()), "22012");
    ASSERT_TRUE(answers_[2]);
    EXPECT_EQ(answers_[2]->integer(0, 0), 3);
    ASSERT_TRUE(answers_[3]);
    EXPECT_EQ(answers_[3]->maybe_text(0, 0).value_or(""), "");
}

TEST_F(PoolSafety, ReadsThatShareATransactionFailOneByOne) {
    auto& pool = single();
    for (int i = 0; i < 40; ++i) {
        if (i % 3 == 0) spawn(pool, true, as(tenant_a), divide, Params::of(0));
        else spawn(pool, true, as(i % 2 ? tenant_a : tenant_b), count_things);
    }
    wait_for_answers(40);
    for (std::size_t i = 0; i < 40; ++i) {
        if (i % 3 == 0) { EXPECT_EQ(sqlstate_of(answers_[i].error()), "22012"); }
        else { EXPECT_EQ(answers_[i].value().integer(0, 0), i % 2 ? 2 : 3); }
    }
}

/// What a failing read takes with it may have been to be prepared, and who comes next may count on it already.
TEST_F(PoolSafety, AReadThatFailsBetweenOthersFailsAlone) {
    auto& pool = single();
    std::vector<std::string> names;
    for (int i = 0; i < 400; ++i) names.push_back("t_" + std::to_string(i));
    Random random{7};
    for (int i = 0; i < 2000; ++i) {
        if (one_in(random, 2)) spawn(pool, true, as(tenant_a), divide, Params::of(0));
        else spawn(pool, true, as(tenant_a), statement(names[static_cast<std::size_t>(i) / 20 * 4 + random() % 4], "SELECT count(*) FROM things"));
    }
    wait_for_answers(2000);
    std::map<std::string, int> said;
    for (const auto& [asker, answer] : answers_) ++said[answer ? "rows" : std::string{sqlstate_of(answer.error())}];
    EXPECT_EQ(said.size(), 2u) << testing::PrintToString(said);
    EXPECT_EQ(said.count("22012"), 1u);
}

TEST_F(PoolSafety, ReadsWithOtherSettingsNeverShareATransaction) {
    constexpr Statement both{"t_both", "SELECT current_setting('app.tenant_id', true), current_setting('app.actor', true)"};
    auto& pool = single();
    const Settings actor{{{"app.actor", "somebody"}}};
    for (int i = 0; i < 30; ++i) spawn(pool, true, i % 3 == 0 ? Settings{} : i % 3 == 1 ? as(tenant_a) : actor, both);
    wait_for_answers(30);
    for (std::size_t i = 0; i < 30; ++i) {
        EXPECT_EQ(answers_[i].value().maybe_text(0, 0).value_or(""), i % 3 == 1 ? tenant_a : "") << i;
        EXPECT_EQ(answers_[i].value().maybe_text(0, 1).value_or(""), i % 3 == 2 ? "somebody" : "") << i;
    }
}

TEST_F(PoolSafety, AWriteThatFailsChangesNothing) {
    auto& pool = single();
    EXPECT_TRUE(write(pool, as(tenant_a), add_thing, Params::of(tenant_a, 7, "seven")));
    constexpr Statement half{"t_half", "WITH w AS (INSERT INTO things VALUES ($1, 8, 'eight') RETURNING id) SELECT 1 / (id - 8) FROM w"};
    EXPECT_EQ(sqlstate_of(write(pool, as(tenant_a), half, Params::of(tenant_a)).error()), "22012");
    EXPECT_EQ(scalar("SELECT string_agg(id::text, ',' ORDER BY id) FROM things WHERE word IN ('seven', 'eight')"), "7");
}

TEST_F(PoolSafety, AnotherTenantsRowsCannotBeWritten) {
    auto& pool = single();
    const auto refused = write(pool, as(tenant_a), add_thing, Params::of(tenant_b, 9, "nine"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::forbidden);
}

TEST_F(PoolSafety, ReadsCannotWrite) {
    auto& pool = single();
    const auto refused = read(pool, as(tenant_a), add_thing, Params::of(tenant_a, 9, "nine"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(sqlstate_of(refused.error()), "25006");
    // On one connection only the read lane is read-only, and only until its Sync.
    EXPECT_TRUE(write(pool, as(tenant_a), add_thing, Params::of(tenant_a, 9, "nine")));
}

TEST_F(PoolSafety, AnErrorOfTheCommitIsTold) {
    sql("ALTER TABLE things ADD CONSTRAINT things_word_key UNIQUE (tenant_id, word) DEFERRABLE INITIALLY DEFERRED");
    auto& pool = single();
    const auto refused = write(pool, as(tenant_a), add_thing, Params::of(tenant_a, 9, "a1"));
    ASSERT_FALSE(refused) << "the rows were there, but the commit failed";
    EXPECT_EQ(constraint_of(refused.error()), "things_word_key");
    EXPECT_TRUE(write(pool, as(tenant_a), add_thing, Params::of(tenant_a, 9, "a9")));
}

TEST_F(PoolSafety, ASessionSettingWouldLeak) {
    // The negative control: why set_config(…, false) is forbidden in our SQL, on the pool's own connection.
    constexpr Statement session_setting{"t_leak", "SELECT set_config('app.tenant_id', $1, false)"};
    auto& pool = single();
    EXPECT_TRUE(write(pool, {}, session_setting, Params::of(tenant_b)));
    EXPECT_EQ(write(pool, {}, setting_now).value().text(0, 0), tenant_b);
}

TEST_F(PoolSafety, AStatementThatLeavesATransactionOpenCostsItsConnection) {
    constexpr Statement stray{"t_begin", "BEGIN"};
    auto& pool = single();
    EXPECT_TRUE(write(pool, as(tenant_a), stray));
    EXPECT_EQ(write(pool, {}, setting_now).value().maybe_text(0, 0), std::nullopt);  // a new connection, never set
}

TEST_F(PoolSafety, ValuesOfSettingsAndParametersAreNeverSql) {
    auto& pool = single();
    const std::string evil = "'; DROP TABLE things; -- \\ \" $$";
    EXPECT_EQ(write(pool, as(evil), setting_now).value().text(0, 0), evil);
    constexpr Statement echo{"t_echo", "SELECT $1::text"};
    EXPECT_EQ(read(pool, {}, echo, Params::of(evil)).value().text(0, 0), evil);
    const std::string nul("a\0b", 3);
    EXPECT_EQ(read(pool, {}, echo, Params::of(nul)).error().code, Code::bad_request);
    EXPECT_EQ(read(pool, as(nul), echo, Params::of("x")).error().code, Code::bad_request);
}

}  // namespace
}  // namespace orderline::pg
