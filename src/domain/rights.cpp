// domain/rights.cpp: what permissions mean, the built-in roles, and the rights to tables.
#include "domain/rights.hpp"
#include <string>
#include "domain/names.hpp"

namespace orderline {
namespace {

using enum Permission;

constexpr Names<static_cast<std::size_t>(count_)> meanings{
    "read customers and their preferences",
    "make and change customers and their preferences",
    "read products, their groups and specials",
    "make and change products, their groups and specials",
    "read calls, what they start with, and the agents",
    "start and end calls",
    "read drafts, their history and their live stream",
    "change drafts and show them to the customer",
    "accept or decline a draft for the customer",
    "put a price of one's own on a line",
    "read orders",
    "move orders on",
    "change what the tenant decides: its numbers and the networks that it admits",
    "see the tenant's users and their sessions, end those, disable users, give and take roles, make roles of its own; make and change its agents",
    "see the tenant's API keys, make, rotate and revoke them",
    "read the audit trail: every row's old and new content",
    "hand out or erase everything that is kept of a customer",
};
static_assert(!meanings.back().empty(), "every permission has a meaning");

constexpr Permission manager[]{customers_read, customers_write, products_read, products_write,  calls_read,  calls_write,
                               drafts_read,    drafts_write,    drafts_accept, prices_override, orders_read, orders_write,
                               users_manage,   audit_read};
constexpr Permission agent[]{customers_read, customers_write, products_read, calls_read, calls_write,
                             drafts_read,    drafts_write,    drafts_accept, orders_read};
constexpr Permission viewer[]{customers_read, products_read, calls_read, drafts_read, orders_read};
constexpr Permission integration[]{customers_read, customers_write, products_read, products_write,
                                   calls_read,     drafts_read,     orders_read,   orders_write};

constexpr BuiltInRole roles[]{
    {"00000000-0000-4000-8000-000000000001", "owner", "May do everything in the tenant", {}, true},
    {"00000000-0000-4000-8000-000000000002", "manager", "Runs the daily business and its users", manager},
    {"00000000-0000-4000-8000-000000000003", "agent", "Calls customers and takes their orders", agent},
    {"00000000-0000-4000-8000-000000000004", "viewer", "Reads, changes nothing", viewer},
    {"00000000-0000-4000-8000-000000000005", "integration", "A connected system, such as an ERP", integration},
};

constexpr TableRight tables[]{
    {"customers", customers_read, customers_write, "siud", "siud"},
    {"customer_preferences", customers_read, customers_write, "siud", "siud"},
    {"products", products_read, products_write, "siud", "siud"},
    {"product_types", products_read, products_write, "siud", "siud"},
    {"product_categories", products_read, products_write, "siud", "siud"},
    {"product_specials", products_read, products_write, "siud", "siud"},
    {"call_logs", calls_read, calls_write, "siud", "siud"},
    {"proposed_orders_data", calls_read, calls_write, "siud", "siud"},
    {"agents", calls_read, users_manage, "siud", "siud"},
    {"access_phones", tenants_manage, tenants_manage, "siud", "siud"},
    {"ip_allowlist", tenants_manage, tenants_manage, "siud", "siud"},
    // Business is done by the actions, not by writing tables.
    {"orders", orders_read, {}, "siud", "siud"},
    {"order_items", orders_read, {}, "siud", "siud"},
    {"proposed_orders", drafts_read, {}, "siud", "siud"},
    // The trails grow by themselves.
    {"draft_operations", drafts_read, {}, "s", "si"},
    {"audit_logs", audit_read, {}, "s", "si"},
    // Rights are given through /rest/v1 with a secret key only.
    {"api_keys", keys_manage, {}, "siud", "siud"},
    {"users", users_manage, {}, "siud", "siud", "s"},
    {"user_roles", users_manage, {}, "siud", "siud", "s"},
    {"tenant_roles", users_manage, {}, "siud", "siud"},
    {"user_tenant_roles", users_manage, {}, "siud", "siud", "s"},
    {"user_preferences", {}, {}, "siud", "siud", "siud"},
    {"messages", {}, {}, "siud", "siud", "siud", "s"},
    {"tenants", {}, {}, "s", "s", "", "s", true},
    {"roles", {}, {}, "s", "s", "", "s", true},
    {"industries", {}, {}, "s", "s", "", "s", true},
    // Nothing of these leaves through /rest/v1.
    {"logins", {}, {}, "", "siud", "", "", true},
    {"memberships", {}, {}, "", "s", "", "", true},
    {"audit_heads", {}, {}, "", "siu"},
    {"audit_seals", {}, {}, "", "si"},
    {"draft_links", {}, {}, "", "siu"},
    {"idempotency_keys", {}, {}, "", "siud"},
    {"key_uses", {}, {}, "", "siu"},
    {"one_time_codes", {}, {}, "", "siud"},
    {"order_numbers", {}, {}, "", "siu"},
    {"outbox", {}, {}, "", "siud"},
    {"refresh_sessions", {}, {}, "", "siud"},
    {"user_factors", {}, {}, "", "siud"},
};

}  // namespace

std::string_view meaning_of(Permission permission) { return name_of(meanings, permission); }
std::span<const BuiltInRole> built_in_roles() { return roles; }
std::span<const TableRight> table_rights() { return tables; }

Result<void> admit(const Principal& who, const ActionRight& right) {
    if (right.anybody) return {};
    if (who.only_draft) {
        if (right.link) return {};
        return fail(Code::forbidden, "forbidden", "A customer's link is for its own draft only.");
    }
    if (right.user && who.kind != ActorKind::user) {
        return fail(Code::forbidden, "forbidden", "Only a user who has signed in may do this.");
    }
    if (!right.needs || who.permissions.has(*right.needs)) return {};
    return fail(Code::forbidden, "forbidden", "You may not do this: the permission " + std::string{to_text(*right.needs)} + " is missing.");
}

}  // namespace orderline
