// pg/pool.hpp: connections to one database, and the one place where a transaction is opened.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include "async/deadline.hpp"
#include "async/runtime.hpp"
#include "async/task.hpp"
#include "base/result.hpp"
#include "pg/params.hpp"
#include "pg/rows.hpp"
#include "pg/settings.hpp"
#include "pg/statement.hpp"
#include "pg/write_refusals.hpp"

namespace orderline::pg {

struct PoolOptions {
    std::string conninfo;              // as libpq reads it
    std::size_t read_connections = 2;  // deep pipelines: many small reads share them (spec: few and deep beats many and shallow)
    std::size_t read_depth_max = 64;   // statements under way on one of them
    std::size_t read_batch_max = 16;   // of which so many may share a transaction, if they come at the same moment
    std::size_t write_connections = 16;  // one transaction at a time each, so that commits share an fsync
    std::size_t waiting_max = 2000;    // requests that may wait for a connection; one more is refused
    std::chrono::milliseconds connect_time_max{5000};
    std::chrono::milliseconds statement_time_max{10000};
};

class Transaction;

/// I/O thread only. Must outlive every task that uses it, and be stopped before the runtime ends.
/// Settings, statements and parameters are not copied: they must live until the answer is there, as they do in
/// `co_await pool.read(…)`. Throws std::invalid_argument if the connection text cannot be read.
class Pool {
public:
    Pool(Runtime& runtime, PoolOptions options);
    ~Pool();

    /// Opens the first connections in the background; lost ones are opened again by themselves, ever slower.
    void start();
    /// Refuses new work, waits at most until `by` for what is under way, closes.
    Task<void> stop(Deadline by);

    /// One statement that changes rows, as one implicit transaction: settings, statement, Sync, in one flush.
    /// Returns after the commit is known. Errors: timeout (deadline; whether it was done is not known), unavailable
    /// (no connection, pool full, connection lost; after a loss of connection whether it was done is not known:
    /// reason "outcome_unknown"), and what Postgres said (see pg/error.hpp: conflict, bad_request, internal).
    Task<Result<Rows>> write(const Settings& settings, const Statement& statement, const Params& params, Deadline by);

    /// The same for a statement that only reads (it is made read-only in Postgres): goes through the deep pipelines, is
    /// repeated by itself, at most twice, if the connection is lost.
    Task<Result<Rows>> read(const Settings& settings, const Statement& statement, const Params& params, Deadline by);

    /// An explicit transaction for several statements. Rolled back if it is destroyed without commit.
    Task<Result<Transaction>> begin(const Settings& settings, Deadline by);

    struct Health {
        std::size_t connected = 0, busy = 0, waiting = 0;
        std::uint64_t connect_failures = 0;  // since the start
        bool lacks_connections = false;      // fewer than are wanted now, and the last try failed
        WriteRefusals refusals;
        std::string last_error;  // for logs and `ready`; no secrets
    };
    Health health() const;

private:
    friend class Transaction;
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

class Transaction {
public:
    Transaction(Transaction&&) noexcept;
    Transaction& operator=(Transaction&&) noexcept;
    ~Transaction();

    /// Errors as Pool::write; after one the transaction can only be dropped.
    Task<Result<Rows>> run(const Statement& statement, const Params& params, Deadline by);
    Task<Result<void>> commit(Deadline by);

private:
    friend class Pool;
    struct Lease;
    explicit Transaction(std::unique_ptr<Lease> lease);
    std::unique_ptr<Lease> lease_;
};

}  // namespace orderline::pg
