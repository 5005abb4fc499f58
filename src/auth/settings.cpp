// auth/settings.cpp: the settings of a transaction.
#include "auth/settings.hpp"

namespace orderline::auth {

pg::Settings settings_for(const Principal& who) {
    return {{{"app.tenant_id", to_text(who.tenant)}, {"app.actor", actor_text(who)}}};
}

pg::Settings settings_for(TenantId tenant, UserId user) {
    Principal who;
    who.tenant = tenant;
    who.kind = ActorKind::user;
    who.actor = user.bytes;
    return settings_for(who);
}

pg::Settings reading_as(TenantId tenant) { return {{{"app.tenant_id", to_text(tenant)}}}; }

}  // namespace orderline::auth
