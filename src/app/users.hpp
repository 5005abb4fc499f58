// app/users.hpp: a tenant's users: who they are, what role they have, how they sign in.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "app/work.hpp"
#include "base/id.hpp"

namespace orderline::app {

struct NewUser {
    std::string email, name;         // name: shown to others; empty: the e-mail's local part
    std::vector<std::string> roles;  // names of rows in `roles`
    std::string phone;               // of the agent; may be empty
};

/// The work must be the tenant's. Whoever may make calls becomes an agent, too. Signs nobody in until a password is set.
/// Errors: bad_request (e-mail, role), conflict (exists already).
Result<UserId> create_user(Work& work, TenantId tenant, const NewUser& user);

/// Makes a user of the tenant with the id of somebody who signs in to another one with that address, and lets him change to this
/// tenant. Who was one before gets no other roles. Errors: as create_user; not_found (nobody signs in with it), conflict (he signs in
/// to this tenant; it has another user with that address).
Result<UserId> join_user(Work& work, TenantId tenant, const NewUser& user);

/// Errors: not_found.
Result<UserId> find_user(Work& work, TenantId tenant, std::string_view email);

/// Sets the hash and the login, and ends all of the user's sessions. Errors: bad_request (a weak password), conflict (that
/// e-mail signs in to another tenant: one address, one login).
Result<void> set_password(Work& work, TenantId tenant, UserId user, const std::string& email, std::string_view password);

/// Twenty letters and digits that cannot be mistaken for one another, about 98 bits.
std::string generate_password();

}  // namespace orderline::app
