// tests/pg/pool_fixture.hpp: a pool on a small table with row-level security, and short words for what the tests do.
#pragma once
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <string>
#include "pg/error.hpp"
#include "pg/pool.hpp"
#include "tests/support/test_database.hpp"

namespace orderline::pg {

inline const std::string tenant_a = "00000000-0000-0000-0000-00000000000a";
inline const std::string tenant_b = "00000000-0000-0000-0000-00000000000b";

inline Settings as(const std::string& tenant) { return {{{"app.tenant_id", tenant}}}; }
inline Deadline soon() { return Deadline::in(std::chrono::seconds{10}); }

/// Statements refer to static storage: tests may make them of any text, and keep them.
inline Statement statement(std::string_view name, std::string_view text) { return {name, text}; }

inline constexpr Statement count_things{"t_count", "SELECT count(*) FROM things"};
inline constexpr Statement add_thing{"t_add", "INSERT INTO things (tenant_id, id, word) VALUES ($1, $2, $3)"};
inline constexpr Statement setting_now{"t_setting", "SELECT current_setting('app.tenant_id', true)"};
inline constexpr Statement divide{"t_divide", "SELECT 1 / $1::int"};
inline constexpr Statement nap{"t_nap", "SELECT pg_sleep($1::text::float8)"};

/// 2 things of tenant A, 3 of B, seen by a role without BYPASSRLS.
inline constexpr const char* things_sql = R"sql(
SET search_path = public;  -- not the schema of the owner's name
CREATE TABLE things (tenant_id uuid NOT NULL, id int NOT NULL, word text, CONSTRAINT things_pkey PRIMARY KEY (tenant_id, id));
ALTER TABLE things ENABLE ROW LEVEL SECURITY;
CREATE POLICY things_tenant ON things USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DO $$ BEGIN CREATE ROLE pool_reader LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
GRANT USAGE ON SCHEMA public TO pool_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON things TO pool_reader;
INSERT INTO things SELECT ('00000000-0000-0000-0000-00000000000' || t)::uuid, i, t || i
  FROM (VALUES ('a', 2), ('b', 3)) AS v(t, n), generate_series(1, n) i;
)sql";

/// By the number of who asked.
using Answers = std::map<std::size_t, Result<Rows>>;

inline Task<void> collect(Pool& pool, Answers& answers, std::size_t asker, bool reading, Settings settings, Statement text,
                          Params params, Deadline by) {
    // Not with ?: — GCC 12 destroys the temporaries of co_await in a conditional expression twice.
    if (reading) answers[asker] = co_await pool.read(settings, text, params, by);
    else answers[asker] = co_await pool.write(settings, text, params, by);
}

class PoolTest : public TestDatabase {
protected:
    PoolTest() { sql(things_sql); }
    ~PoolTest() override { stop(); }

    PoolOptions options() const {
        PoolOptions one;
        one.conninfo = admin_conninfo() + " user=pool_reader";
        return one;
    }
    Pool& start(PoolOptions with) {
        stop();
        own_ = std::make_unique<Pool>(runtime(), std::move(with));
        own_->start();
        return *own_;
    }
    /// One connection in each lane: what one request leaves behind the next one would find.
    Pool& single() {
        auto with = options();
        with.read_connections = 1;
        with.write_connections = 1;
        return start(std::move(with));
    }
    void stop() {
        if (own_) run(own_->stop(Deadline::in(std::chrono::seconds{2})));
        own_.reset();
    }

    Result<Rows> read(Pool& pool, const Settings& settings, const Statement& text, const Params& params = {}, Deadline by = soon()) {
        return run(pool.read(settings, text, params, by));
    }
    Result<Rows> write(Pool& pool, const Settings& settings, const Statement& text, const Params& params = {}, Deadline by = soon()) {
        return run(pool.write(settings, text, params, by));
    }
    /// Starts without waiting.
    void spawn(Pool& pool, bool reading, Settings settings, Statement text, Params params = {}, Deadline by = soon()) {
        runtime().spawn("test", collect(pool, answers_, askers_++, reading, std::move(settings), text, std::move(params), by));
    }
    void wait_for_answers(std::size_t count) {
        run_until(runtime(), [&] { return answers_.size() >= count; });
    }

    Answers answers_;
    std::size_t askers_ = 0;

private:
    std::unique_ptr<Pool> own_;
};

}  // namespace orderline::pg
