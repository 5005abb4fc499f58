// tables/check.hpp: whether a row keeps a CHECK of its table. Internal to tables.
#pragma once
#include "tables/table.hpp"

namespace orderline::tables {

/// False only if PostgreSQL would refuse the row too. What is left out, and what this cannot follow, counts as kept.
bool keeps(const Check& check, const Fields& fields);

}  // namespace orderline::tables
