// app/as_server.hpp: a command does what an endpoint of the server would: the same actions, as the server's role.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include "app/database.hpp"
#include "async/runtime.hpp"
#include "async/task.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "pg/pool.hpp"

namespace orderline::app {

/// What the command line does to its own database needs nobody's permission; the trail says job:system.
inline std::shared_ptr<const Principal> operator_of(TenantId tenant) {
    auto who = std::make_shared<Principal>();
    who->tenant = tenant;
    who->permissions = Permissions::of({"*"});
    return who;
}

/// Runs a coroutine to its end on a runtime and a pool of its own.
template <class T>
Result<T> run_as_server(const Database& database, std::chrono::seconds time_max,
                        const std::function<Task<Result<T>>(pg::Pool&, Deadline)>& question) {
    Runtime runtime;
    pg::PoolOptions options;
    options.conninfo = database.server_conninfo();
    options.read_connections = 1;
    options.write_connections = 1;
    options.statement_time_max = time_max;
    pg::Pool pool{runtime, std::move(options)};
    pool.start();
    Result<T> answer = fail(Code::internal, "internal", "The work was broken off.");
    const auto work = [&]() -> Task<void> {
        answer = co_await question(pool, Deadline::in(time_max));
        co_await pool.stop(Deadline::in(std::chrono::seconds{5}));
        runtime.stop();
    };
    runtime.spawn("command", work());
    runtime.run();
    return answer;
}

}  // namespace orderline::app
