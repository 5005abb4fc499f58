// auth/access.hpp: what a request of a Supabase client may do: the database's role, the tenant, the person or key.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include "base/id.hpp"
#include "domain/access.hpp"

namespace orderline::auth {

/// A role of PostgreSQL that requests of /rest/v1 take on.
enum class Role { anon, authenticated, service_role };
std::string_view to_text(Role role);
using orderline::to_text;  // or ours would hide those of ids and times

struct Access {
    Role role = Role::anon;
    TenantId tenant;
    std::shared_ptr<const Principal> who;  // none for anon
    std::string permissions;               // the setting app.permissions: permissions_setting() of `who`
    std::string claims;                    // the setting request.jwt.claims: a JSON object
    std::optional<Uuid> session;           // of a signed-in user: the claim session_id
    bool second_factor = false;            // he has shown it
    bool second_factor_needed = false;     // he has one and has not shown it: he may do nothing but that
    std::optional<Uuid> key;               // the row of api_keys that the request came with, if any
    bool origins_listed = false;           // the tenant names the origins whose pages may ask; the request's is one, if it has any
};

/// Every name between commas, so that a policy finds one by strpos(): ",drafts.read,orders.read,"; "" for none.
std::string permissions_setting(const Permissions& permissions);

}  // namespace orderline::auth
