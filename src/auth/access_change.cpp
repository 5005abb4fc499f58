// auth/access_change.cpp: the tables that decide who may come in.
#include "auth/access_change.hpp"
#include <string_view>

namespace orderline::auth {
namespace {

std::optional<Uuid> uuid_at(const pg::RowChange& row, std::string_view column) {
    const auto* text = row.value(column);
    return text ? parse_uuid(*text) : std::nullopt;
}

bool is_off(const pg::RowChange& row) {
    const auto* active = row.value("is_active");
    return active && *active == "f";
}

}  // namespace

bool AccessChange::concerns(const Principal& who) const {
    return (!tenant || *tenant == who.tenant) && (!kind || *kind == who.kind) && (!actor || *actor == who.actor);
}

std::optional<AccessChange> access_change_of(const pg::RowChange& row) {
    const std::string_view table = row.relation->table;
    const bool is_new = row.kind == pg::RowKind::insert, gone = row.kind == pg::RowKind::remove;
    if (table == "roles") return is_new ? std::nullopt : std::optional{AccessChange{{}, ActorKind::user, {}}};
    const auto tenant_uuid = uuid_at(row, table == "tenants" ? "id" : "tenant_id");
    if (!tenant_uuid) return std::nullopt;
    const TenantId tenant{*tenant_uuid};
    if (table == "ip_allowlist") return AccessChange{tenant, {}, {}};
    if (table == "user_roles" || table == "user_tenant_roles") return AccessChange{tenant, ActorKind::user, uuid_at(row, "user_id")};
    if (is_new) return std::nullopt;
    if (table == "tenant_roles") return AccessChange{tenant, ActorKind::user, {}};
    if (table == "tenants") return AccessChange{tenant, {}, {}};  // switched off, or its settings say from where pages may ask
    if (table == "api_keys") return AccessChange{tenant, ActorKind::key, uuid_at(row, "id")};
    if (table == "users") {
        return gone || is_off(row) || row.value("banned_until") ? std::optional{AccessChange{tenant, ActorKind::user, uuid_at(row, "id")}}
                                                                : std::nullopt;
    }
    if (!gone && !row.value("revoked_at")) return std::nullopt;
    if (table == "refresh_sessions") return AccessChange{tenant, ActorKind::user, uuid_at(row, "user_id")};
    if (table == "draft_links") return AccessChange{tenant, ActorKind::customer, uuid_at(row, "customer_id")};
    return std::nullopt;
}

}  // namespace orderline::auth
