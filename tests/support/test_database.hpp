// tests/support/test_database.hpp: for each test a database of its own, on a private PostgreSQL of the test process.
#pragma once
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <utility>
#include "async/runtime.hpp"
#include "async/task.hpp"
#include "base/result.hpp"
#include "pg/pool.hpp"
#include "pg/session.hpp"
#include "tests/support/run_task.hpp"

namespace orderline {

/// The server starts with the first test and is stopped, with its folder removed, when the process exits. Its settings:
/// fsync=off, max_connections=200, the rest as Embedded has them. The template is migrated once from db/migrations.
class TestDatabase : public testing::Test {
protected:
    TestDatabase();   // creates the database
    ~TestDatabase() override;  // stops the pool, drops the database

    /// libpq texts for this test's database: as its owner (superuser), as the server's role under RLS, as the role of /rest/v1.
    const std::string& admin_conninfo() const { return admin_conninfo_; }
    const std::string& server_conninfo() const { return server_conninfo_; }
    const std::string& rest_conninfo() const { return rest_conninfo_; }

    /// A blocking session as the owner: sees and may do everything.
    pg::Session& admin();
    /// Runs SQL as the owner; a failure fails the test.
    void sql(const std::string& text);
    /// The first cell of a query as the owner, as text ("" if there is no row): `scalar("SELECT count(*) FROM x")`.
    std::string scalar(const std::string& query);

    Runtime& runtime() { return runtime_; }
    /// A pool as the server's role, made and started when first asked for.
    pg::Pool& pool();

    /// Runs a coroutine to its end.
    template <class T>
    T run(Task<T> task) { return run_task(runtime_, std::move(task)); }
    void run(Task<void> task) { run_task(runtime_, std::move(task)); }

private:
    std::string name_;
    std::string admin_conninfo_, server_conninfo_, rest_conninfo_;
    Runtime runtime_;
    std::unique_ptr<pg::Session> admin_;
    std::unique_ptr<pg::Pool> pool_;
};

}  // namespace orderline
