// domain/access.cpp: names of permissions, and who may do what.
#include "domain/access.hpp"
#include "domain/names.hpp"

namespace orderline {
namespace {

constexpr std::size_t permission_count = static_cast<std::size_t>(Permission::count_);

constexpr Names<permission_count> permission_names{
    "customers.read", "customers.write", "products.read",   "products.write", "calls.read",
    "calls.write",    "drafts.read",     "drafts.write",    "drafts.accept",  "prices.override",
    "orders.read",    "orders.write",    "tenants.manage",  "users.manage",   "keys.manage",
    "audit.read",     "personal_data.manage"};
static_assert(!permission_names.back().empty(), "every permission has a name");

constexpr Names<5> actor_names{"user", "key", "customer", "ai", "system"};

}  // namespace

std::string_view to_text(Permission permission) { return name_of(permission_names, permission); }

std::optional<Permission> parse_permission(std::string_view text) { return value_of<Permission>(permission_names, text); }

std::string_view to_text(ActorKind kind) { return name_of(actor_names, kind); }

Permissions Permissions::of(const std::vector<std::string>& names) {
    Permissions permissions;
    for (const auto& name : names) {
        if (name == "*") permissions.bits_.set();
        else if (const auto known = parse_permission(name)) permissions.add(*known);
    }
    return permissions;
}

std::vector<std::string_view> Permissions::names() const {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < permission_count; ++i) {
        if (bits_.test(i)) names.push_back(permission_names[i]);
    }
    return names;
}

bool may(const Principal& who, Permission permission) { return !who.only_draft && who.permissions.has(permission); }

bool may(const Principal& who, Permission permission, DraftId draft) {
    return who.permissions.has(permission) && (!who.only_draft || *who.only_draft == draft);
}

bool may_hand_out(const Principal& who, const Permissions& permissions) {
    return !who.only_draft && who.permissions.has(permissions);
}

std::string actor_text(const Principal& who) {
    if (who.kind == ActorKind::system) return "job:system";
    return std::string{to_text(who.kind)} + ":" + to_text(who.actor);
}

}  // namespace orderline
