// domain/access.hpp: who asks, and what they may.
#pragma once
#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "base/id.hpp"
#include "base/time.hpp"

namespace orderline {

enum class Permission {
    customers_read, customers_write, products_read, products_write, calls_read, calls_write, drafts_read, drafts_write,
    drafts_accept, prices_override, orders_read, orders_write, tenants_manage, users_manage, keys_manage, audit_read,
    personal_data_manage, count_
};
std::string_view to_text(Permission permission);  // "drafts.write"
std::optional<Permission> parse_permission(std::string_view text);

class Permissions {
public:
    Permissions() = default;
    Permissions(std::initializer_list<Permission> list) { for (const auto one : list) add(one); }
    /// "*" stands for all; unknown names are left out, so that a role of a newer version does no harm.
    static Permissions of(const std::vector<std::string>& names);
    void add(Permission one) { bits_.set(static_cast<std::size_t>(one)); }
    void add(const Permissions& more) { bits_ |= more.bits_; }
    bool has(Permission one) const { return bits_.test(static_cast<std::size_t>(one)); }
    bool has(const Permissions& all) const { return (all.bits_ & ~bits_).none(); }
    std::vector<std::string_view> names() const;
    bool operator==(const Permissions&) const = default;

private:
    std::bitset<static_cast<std::size_t>(Permission::count_)> bits_;
};

enum class ActorKind { user, key, customer, ai, system };
std::string_view to_text(ActorKind kind);

/// Who asks. Every request ends in one of these or in a refusal.
struct Principal {
    TenantId tenant;
    ActorKind kind = ActorKind::system;
    Uuid actor{};                       // the user's, key's or customer's id
    std::string name;                   // shown to others: "Anna Huber"
    Permissions permissions;
    std::optional<DraftId> only_draft;  // a customer's link admits to one draft
    std::optional<CustomerId> customer; // of a link
    std::optional<Instant> expires_at;
};

/// May this principal do that at all (to whatever row of its tenant)? A customer's link never may.
bool may(const Principal& who, Permission permission);
/// May it do that to this draft? A link only to its own.
bool may(const Principal& who, Permission permission, DraftId draft);
/// May this principal give these permissions to somebody, or take them away? Nobody may who has not all of them himself.
bool may_hand_out(const Principal& who, const Permissions& permissions);
/// "user:<uuid>", "key:<uuid>", "customer:<uuid>", "ai:<uuid>", "job:system": what the audit trail records.
std::string actor_text(const Principal& who);

}  // namespace orderline
