// pg/transaction_lease.hpp: what a Transaction is made of. Internal to pg.
#pragma once
#include <string>
#include <utility>
#include <vector>
#include "pg/pool.hpp"
#include "pg/write_lane.hpp"

namespace orderline::pg {

struct Transaction::Lease {
    Lease(Leased leased_connection, std::vector<std::string> opening_statements)
        : connection{std::move(leased_connection)}, opening{std::move(opening_statements)} {}

    Leased connection;
    std::vector<std::string> opening;  // sent together with the first statement: no round trip of its own
    bool failed = false;
};

/// BEGIN and a SET LOCAL for each setting. Errors: internal if a name is not one of a setting.
Result<std::vector<std::string>> opening_of(const Settings& settings, const Leased& connection);

}  // namespace orderline::pg
