// actions/mailbox.hpp: the messages for people that stand in the outbox, of all tenants: for development, where nobody sends them.
#pragma once
#include <cstddef>
#include <string>
#include <vector>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "pg/pool.hpp"

namespace orderline::actions {

struct OutboxMessage {
    std::string tenant;   // its name
    std::string channel;  // "email" or "sms"
    std::string recipient, subject, body, purpose;
    Instant created_at{};
};

class Mailbox {
public:
    static constexpr std::int64_t tenants_max = 20;

    explicit Mailbox(pg::Pool& pool) : pool_{pool} {}

    /// The newest first, of the newest tenants. Whoever calls it sees everybody's codes. Errors: as Pool::read.
    Task<Result<std::vector<OutboxMessage>>> newest(std::size_t count_max, Deadline by);

private:
    pg::Pool& pool_;
};

}  // namespace orderline::actions
