// tests/pg/pool_chaos_pgtest.cpp: under errors, deadlines and lost connections everything is answered, nothing is mixed
// up, and what was said to be kept is kept.
#include <set>
#include "tests/pg/pool_fixture.hpp"
#include "tests/support/seeds.hpp"

namespace orderline::pg {
namespace {

constexpr Statement who_am_i{"c_who", "SELECT current_setting('app.tenant_id', true), count(*) FILTER (WHERE tenant_id::text <> $1) FROM things"};

/// What the askers know afterwards.
struct Ledger {
    int next_id = 100, running = 0, answered = 0, mixed_up = 0;
    std::set<int> kept, not_kept;
    void told(int id, const Result<void>& outcome) {
        ++answered;
        if (outcome) kept.insert(id);
        else if (outcome.error().reason != "outcome_unknown" && outcome.error().code != Code::timeout) not_kept.insert(id);
    }
};

Result<void> outcome_of(const Result<Rows>& rows) {
    if (!rows) return std::unexpected(rows.error());
    return {};
}

Task<Result<void>> add_two(Pool& pool, Settings settings, std::string tenant, int id, bool commit, Deadline by) {
    CO_TRY(transaction, co_await pool.begin(settings, by));
    for (int i = 0; i < 2; ++i) {
        const auto params = Params::of(tenant, id + i, "two");
        CO_TRY(added, co_await transaction.run(add_thing, params, by));
    }
    if (!commit) co_return fail(Code::conflict, "dropped", "dropped on purpose");
    co_return co_await transaction.commit(by);
}

Task<void> ask(Pool& pool, Ledger& ledger, std::uint64_t seed, int times) {
    Random random{seed};
    for (int i = 0; i < times; ++i) {
        const std::string tenant = random() % 2 ? tenant_a : tenant_b;
        const Settings settings = as(tenant);
        const auto by = Deadline::in(std::chrono::milliseconds{random() % 8 == 0 ? 30 : 5000});
        switch (random() % 8) {
            case 0: {
                const auto params = Params::of(0);
                const auto rows = co_await pool.read(settings, divide, params, by);
                ledger.mixed_up += rows ? 1 : 0;
                ++ledger.answered;
                break;
            }
            case 1: {
                const auto params = Params::of("0.02");
                const auto rows = co_await pool.read(settings, nap, params, by);
                ++ledger.answered;
                break;
            }
            case 2:
            case 3: {
                const int id = ledger.next_id++;
                const auto params = Params::of(tenant, id, "one");
                const auto rows = co_await pool.write(settings, add_thing, params, by);
                ledger.told(id, outcome_of(rows));
                break;
            }
            case 4: {
                const int id = ledger.next_id;
                ledger.next_id += 2;
                const auto outcome = co_await add_two(pool, settings, tenant, id, random() % 2 == 0, by);
                ledger.told(id, outcome);
                ledger.told(id + 1, outcome);
                --ledger.answered;
                break;
            }
            default: {
                const auto params = Params::of(tenant);
                const auto rows = co_await pool.read(settings, who_am_i, params, by);
                if (rows) ledger.mixed_up += rows->text(0, 0) == tenant && rows->integer(0, 1) == 0 ? 0 : 1;
                ++ledger.answered;
            }
        }
    }
    --ledger.running;
}

class PoolChaos : public PoolTest {};

TEST_F(PoolChaos, EverythingIsAnsweredNothingIsMixedUpAndWhatIsKeptIsKept) {
    auto with = options();
    with.write_connections = 6;
    auto& pool = start(std::move(with));
    Ledger ledger;
    constexpr int askers = 60, times = 40;
    ledger.running = askers;
    for (std::uint64_t i = 0; i < askers; ++i) runtime().spawn("asker", ask(pool, ledger, i, times));
    Random random{7};
    run_until(runtime(), [&] {
        if (random() % 50 == 0) {
            sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'pool_reader' AND datname = current_database() "
                "ORDER BY random() LIMIT 1");
        }
        return ledger.running == 0;
    });
    EXPECT_EQ(ledger.answered, askers * times);
    EXPECT_EQ(ledger.mixed_up, 0);
    EXPECT_GT(ledger.kept.size(), 100u);
    std::set<int> there;
    auto rows = admin().query("SELECT id FROM things WHERE id >= 100");
    for (int row = 0; row < rows.value().size(); ++row) there.insert(static_cast<int>(rows->integer(row, 0)));
    for (const int id : ledger.kept) EXPECT_TRUE(there.contains(id)) << id << " was said to be kept";
    for (const int id : ledger.not_kept) EXPECT_FALSE(there.contains(id)) << id << " was said not to be kept";
    // A transaction that was dropped is still rolled back when its asker has his answer.
    run_until(runtime(), [&] { return pool.health().busy == 0 && pool.health().waiting == 0; });
}

}  // namespace
}  // namespace orderline::pg
