// app/demo_script.hpp: one scripted call through the HTTP API, as an agent and a customer would make it.
#pragma once
#include <cstdint>
#include <string>
#include "async/runtime.hpp"
#include "async/task.hpp"
#include "base/result.hpp"

namespace orderline::app {

struct DemoScriptOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;
    std::string email, password;  // of an agent
};

struct DemoReport {
    std::string draft_id, total, currency;
    std::int64_t version = 0, order_number = 0, events_seen = 0;
    int stale_accept_status = 0;
    bool repeat_accept_same_order = false;
    bool screens_equal = false;  // both streams ended at the database's version and digest, without a gap
    double seconds = 0;

    bool all_held() const { return stale_accept_status == 409 && repeat_accept_same_order && screens_equal && order_number > 0; }
    std::string json() const;
};

/// The agent starts a call; agent and customer edit at the same time, each watching the other; an accept of what was seen
/// before is refused; the accept of what is seen now makes the order; the same accept again gives the same order.
/// Errors: what the server answered to the first step that failed.
Task<Result<DemoReport>> run_demo_script(Runtime& runtime, DemoScriptOptions options);

}  // namespace orderline::app
