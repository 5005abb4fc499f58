// endpoints/rest/zone.hpp: `Prefer: timezone=…` counts if PostgreSQL has a time zone of that very name.
#pragma once
#include "endpoints/rest/asked.hpp"
#include "endpoints/rest/engine.hpp"

namespace orderline::rest {

/// Of a request that has the preference: takes it away if there is no such zone. Refusals: 400 PGRST122 (then with handling=strict).
Task<Outcome<void>> settle_zone(Engine& engine, Asked& asked, Deadline by);

}  // namespace orderline::rest
