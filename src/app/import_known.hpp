// app/import_known.hpp: reads what the rows of a file may refer to.
#pragma once
#include "app/import_rows.hpp"
#include "app/tenants.hpp"
#include "app/work.hpp"

namespace orderline::app {

/// Only what the kind needs.
Result<Known> read_known(Work& work, const TenantRow& tenant, ImportKind kind);

}  // namespace orderline::app
