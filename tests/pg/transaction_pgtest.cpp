// tests/pg/transaction_pgtest.cpp: explicit transactions: several statements, one outcome.
#include "tests/pg/pool_fixture.hpp"

namespace orderline::pg {
namespace {

constexpr Statement count_all{"t_all", "SELECT count(*) FROM things"};

Task<Result<std::int64_t>> add_and_count(Pool& pool, Settings settings, int id, bool commit) {
    CO_TRY(transaction, co_await pool.begin(settings, soon()));
    const auto params = Params::of(tenant_a, id, "x");
    CO_TRY(added, co_await transaction.run(add_thing, params, soon()));
    const Params none;
    CO_TRY(rows, co_await transaction.run(count_all, none, soon()));
    if (commit) CO_TRY_VOID(co_await transaction.commit(soon()));
    co_return rows.integer(0, 0);
}

Task<Result<Transaction>> begin(Pool& pool, Settings settings, Deadline by) { co_return co_await pool.begin(settings, by); }

class TransactionTest : public PoolTest {
protected:
    Result<Rows> in(Transaction& transaction, const Statement& text, const Params& params = {}) {
        return run(transaction.run(text, params, soon()));
    }
};

TEST_F(TransactionTest, CommitsAllOfItsStatements) {
    EXPECT_EQ(run(add_and_count(single(), as(tenant_a), 10, true)).value(), 3);
    EXPECT_EQ(scalar("SELECT count(*) FROM things WHERE id = 10"), "1");
}

TEST_F(TransactionTest, IsRolledBackWhenItIsDropped) {
    constexpr Statement who{"t_who", "SELECT pg_backend_pid()"};
    auto& pool = single();
    const auto before = write(pool, {}, who).value().integer(0, 0);
    EXPECT_EQ(run(add_and_count(pool, as(tenant_a), 10, false)).value(), 3);
    EXPECT_EQ(write(pool, as(tenant_a), count_all).value().integer(0, 0), 2);
    EXPECT_EQ(write(pool, {}, setting_now).value().text(0, 0), "") << "and without the settings";
    EXPECT_EQ(write(pool, {}, who).value().integer(0, 0), before) << "its connection was not closed for that";
}

TEST_F(TransactionTest, CanOnlyBeDroppedAfterAnError) {
    auto& pool = single();
    {
        auto transaction = run(begin(pool, as(tenant_a), soon())).value();
        EXPECT_TRUE(in(transaction, add_thing, Params::of(tenant_a, 10, "x")));
        EXPECT_EQ(sqlstate_of(in(transaction, divide, Params::of(0)).error()), "22012");
        EXPECT_FALSE(in(transaction, count_all));
        EXPECT_FALSE(run(transaction.commit(soon())));
    }
    EXPECT_EQ(write(pool, as(tenant_a), count_all).value().integer(0, 0), 2);
}

TEST_F(TransactionTest, TellsAnErrorOfTheCommit) {
    sql("ALTER TABLE things ADD CONSTRAINT things_word_key UNIQUE (tenant_id, word) DEFERRABLE INITIALLY DEFERRED");
    auto& pool = single();
    {
        auto transaction = run(begin(pool, as(tenant_a), soon())).value();
        EXPECT_TRUE(in(transaction, add_thing, Params::of(tenant_a, 10, "a1")));
        EXPECT_EQ(constraint_of(run(transaction.commit(soon())).error()), "things_word_key");
    }
    EXPECT_EQ(write(pool, as(tenant_a), count_all).value().integer(0, 0), 2);
}

TEST_F(TransactionTest, WithoutAStatementNothingIsSent) {
    auto& pool = single();
    {
        auto transaction = run(begin(pool, as(tenant_a), soon())).value();
        EXPECT_TRUE(run(transaction.commit(soon())));
    }
    { auto dropped = run(begin(pool, as(tenant_a), soon())); }
    EXPECT_EQ(write(pool, as(tenant_a), count_all).value().integer(0, 0), 2);
}

TEST_F(TransactionTest, WritesItsSettingsAsLiterals) {
    auto& pool = single();
    const std::string evil = "'; DROP TABLE things; -- \\ E'";
    auto transaction = run(begin(pool, as(evil), soon())).value();
    EXPECT_EQ(in(transaction, setting_now).value().text(0, 0), evil);
    const Settings wrong{{{"app.x; DROP TABLE things", "1"}}};
    EXPECT_EQ(run(begin(pool, wrong, Deadline::in(std::chrono::milliseconds{50}))).error().code, Code::timeout) << "the one connection is lent";
    EXPECT_TRUE(run(transaction.commit(soon())));
    EXPECT_EQ(run(begin(pool, wrong, soon())).error().code, Code::internal);
    EXPECT_EQ(scalar("SELECT count(*) FROM things"), "5");
}

TEST_F(TransactionTest, WaitersAreServedInOrder) {
    auto& pool = single();
    auto transaction = std::make_unique<Transaction>(run(begin(pool, as(tenant_a), soon())).value());
    for (int i = 1; i <= 3; ++i) spawn(pool, false, as(tenant_a), add_thing, Params::of(tenant_a, 20 + i, "w"));
    run_until(runtime(), [&] { return pool.health().waiting == 3; });
    transaction.reset();
    wait_for_answers(3);
    EXPECT_EQ(scalar("SELECT string_agg(id::text, ',' ORDER BY xmin::text::bigint) FROM things WHERE id > 20"), "21,22,23");
}

TEST_F(TransactionTest, ALineThatIsFullRefuses) {
    auto with = options();
    with.write_connections = 1;
    with.waiting_max = 2;
    auto& pool = start(std::move(with));
    auto transaction = std::make_unique<Transaction>(run(begin(pool, as(tenant_a), soon())).value());
    for (int i = 0; i < 3; ++i) spawn(pool, false, as(tenant_a), count_all);
    wait_for_answers(1);
    ASSERT_TRUE(answers_.contains(2)) << "the last one in is refused";
    EXPECT_EQ(answers_[2].error().code, Code::unavailable);
    transaction.reset();
    wait_for_answers(3);
    EXPECT_TRUE(answers_[0]);
    EXPECT_TRUE(answers_[1]);
}

TEST_F(TransactionTest, OutlivesNothingButHarmsNothingAfterThePool) {
    auto transaction = run(begin(single(), as(tenant_a), soon())).value();
    EXPECT_TRUE(in(transaction, add_thing, Params::of(tenant_a, 10, "x")));
    stop();
    EXPECT_FALSE(in(transaction, count_all));
    EXPECT_EQ(scalar("SELECT count(*) FROM things WHERE id = 10"), "0");
}

}  // namespace
}  // namespace orderline::pg
