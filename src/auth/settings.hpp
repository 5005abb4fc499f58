// auth/settings.hpp: a Principal as the settings of a Postgres transaction, which row-level security and the audit read.
#pragma once
#include "domain/access.hpp"
#include "pg/settings.hpp"

namespace orderline::auth {

/// app.tenant_id and app.actor, for statements that change rows.
pg::Settings settings_for(const Principal& who);
/// The same for a user of whom only the ids are known.
pg::Settings settings_for(TenantId tenant, UserId user);
/// app.tenant_id alone: reading needs no more, and each setting costs database time.
pg::Settings reading_as(TenantId tenant);

}  // namespace orderline::auth
