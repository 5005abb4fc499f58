// pg/replication.hpp: reads changes from a temporary logical slot, on the I/O thread, and comes back after a loss.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>
#include "async/runtime.hpp"
#include "async/task.hpp"
#include "pg/pgoutput.hpp"

namespace orderline::pg {

struct ReplicationOptions {
    std::string conninfo;     // a role with REPLICATION
    std::vector<std::string> publications;  // must exist
};

class Replication {
public:
    using OnChange = std::function<void(const RowChange&)>;
    /// Called each time the stream (re)starts, before its first change: whatever happened before is not told, so whoever
    /// listens must read anew ("watch, then read").
    using OnStart = std::function<void()>;
    /// Called each time the stream was lost: what happens from here on is not told until it has started again.
    using OnEnd = std::function<void()>;

    Replication(Runtime& runtime, ReplicationOptions options, OnChange on_change, OnStart on_start, OnEnd on_end);
    ~Replication();

    void start();  // reconnects for ever, waiting 0.1 s to 5 s in between
    void stop();

    struct Health {
        bool attached = false;  // the stream runs
        std::string last_error;
        std::uint64_t losses = 0;               // times that it was attached and is not any more
        std::chrono::microseconds delay{0};     // from the commit of the last transaction until it was sent, by the database's clock
        std::chrono::microseconds clock_ahead{0};  // of ours to the database's when it was heard last (each 5 s at least); 0 while detached
    };
    Health health() const;

private:
    struct Parts;
    std::shared_ptr<Parts> parts_;
};

}  // namespace orderline::pg
