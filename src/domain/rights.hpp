// domain/rights.hpp: the one table of who may do what: the vocabulary, the built-in roles, each action of /api/v1, each table.
// The API admits by it; tests hold openapi.json, the database's grants and policies, and docs/permissions.md to it.
#pragma once
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include "base/result.hpp"
#include "domain/access.hpp"

namespace orderline {

/// What somebody with this permission may do, as a part of a sentence: "read customers and their preferences".
std::string_view meaning_of(Permission permission);

/// A row of the global table `roles` that every installation has.
struct BuiltInRole {
    std::string_view id, name, description;
    std::span<const Permission> permissions;
    bool everything = false;  // "*": also what later versions add
};
std::span<const BuiltInRole> built_in_roles();

/// One action of /api/v1. Without a permission everybody may who says who he is.
struct ActionRight {
    std::string_view name;            // the operationId in openapi.json
    std::optional<Permission> needs;  // of a user or a key
    bool link = false;                // a customer's link may, with its own draft
    bool anybody = false;             // nobody has to say who he is
    bool user = false;                // only who has signed in: neither a key nor a link
};

inline constexpr ActionRight action_rights[]{
    {"signIn", {}, false, true},
    {"refreshSession", {}, false, true},
    {"signOut", {}, false, true},
    {"changeTenant", {}, false, true},
    {"listOwnTenants", {}, false, false, true},
    {"whoAmI", {}, true},
    {"listSessions", {}, false, false, true},
    {"endSession", {}, false, false, true},
    {"endOtherSessions", {}, false, false, true},
    {"listFactors", {}, false, false, true},
    {"beginFactor", {}, false, false, true},
    {"confirmFactor", {}, false, false, true},
    {"removeFactor", {}, false, false, true},
    {"listCustomers", Permission::customers_read},
    {"createCustomer", Permission::customers_write},
    {"getCustomer", Permission::customers_read},
    {"changeCustomer", Permission::customers_write},
    {"getPreferences", Permission::customers_read},
    {"putPreferences", Permission::customers_write},
    {"exportCustomer", Permission::personal_data_manage},
    {"eraseCustomer", Permission::personal_data_manage},
    {"listProducts", Permission::products_read},
    {"createProduct", Permission::products_write},
    {"getProduct", Permission::products_read},
    {"changeProduct", Permission::products_write},
    {"listSpecials", Permission::products_read},
    {"createSpecial", Permission::products_write},
    {"getSpecial", Permission::products_read},
    {"changeSpecial", Permission::products_write},
    {"startCall", Permission::calls_write},
    {"listCalls", Permission::calls_read},
    {"getCall", Permission::calls_read},
    {"endCall", Permission::calls_write},
    {"getDraft", Permission::drafts_read, true},
    {"getBriefing", Permission::drafts_read, true},
    {"editDraft", Permission::drafts_write, true},  // a price of one's own needs prices.override too
    {"presentDraft", Permission::drafts_write},
    {"acceptDraft", Permission::drafts_accept, true},
    {"declineDraft", Permission::drafts_accept, true},
    {"getHistory", Permission::drafts_read, true},
    {"streamDraft", Permission::drafts_read, true},
    {"listOrders", Permission::orders_read},
    {"getOrder", Permission::orders_read, true},
    {"changeOrder", Permission::orders_write},
    {"listRoles", Permission::users_manage},
    {"createRole", Permission::users_manage},
    {"changeRole", Permission::users_manage},
    {"deleteRole", Permission::users_manage},
    {"listUsers", Permission::users_manage},
    {"setUserRoles", Permission::users_manage},
    {"changeUser", Permission::users_manage},
    {"listUserSessions", Permission::users_manage},
    {"endUserSessions", Permission::users_manage},
    {"listKeys", Permission::keys_manage},
    {"createKey", Permission::keys_manage},
    {"rotateKey", Permission::keys_manage},
    {"revokeKey", Permission::keys_manage},
    {"getAllowlist", Permission::tenants_manage},
    {"putAllowlist", Permission::tenants_manage},
    {"listAudit", Permission::audit_read},
    {"health", {}, false, true},
    {"ready", {}, false, true},
    {"openapi", {}, false, true},
};

/// A row of action_rights by its name; a name that is not there does not compile.
class Action {
public:
    consteval Action(const char* name) {  // NOLINT(google-explicit-constructor): a table of endpoints names it
        while (at_ < std::size(action_rights) && action_rights[at_].name != name) ++at_;
        if (at_ == std::size(action_rights)) throw "action_rights has no such action";
    }
    constexpr const ActionRight* operator->() const { return &action_rights[at_]; }
    constexpr const ActionRight& operator*() const { return action_rights[at_]; }

private:
    std::size_t at_ = 0;
};

/// May this principal come in? What a link may do with which draft, the action itself asks.
/// Errors: forbidden; the sentence names the permission that is missing.
Result<void> admit(const Principal& who, const ActionRight& right);

/// Who may do what with a table. Letters stand for statements: s select, i insert, u update, d delete.
struct TableRight {
    std::string_view table;
    std::optional<Permission> reads, writes;  // of a user or key through /rest/v1; none: not at all
    std::string_view secret;                  // of a secret key through /rest/v1
    std::string_view server;                  // of the server itself, whose actions have rules of their own
    std::string_view own = "";                // of a user on his own rows, without any permission
    std::string_view everyone = "";           // of every user and key on every row
    bool global = false;                      // no tenant's: without row-level security
};
std::span<const TableRight> table_rights();

}  // namespace orderline
