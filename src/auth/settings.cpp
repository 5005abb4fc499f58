// auth/settings.cpp: the two settings of a transaction.
#include "auth/settings.hpp"

namespace orderline::auth {

pg::Settings settings_for(const Principal& who) {
    return {{{"app.tenant_id", to_text(who.tenant)}, {"app.actor", actor_text(who)}}};
}

pg::Settings reading_as(TenantId tenant) { return {{{"app.tenant_id", to_text(tenant)}}}; }

}  // namespace orderline::auth
