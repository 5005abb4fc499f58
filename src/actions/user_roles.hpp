// actions/user_roles.hpp: the tenant's users, which roles they have, and whether they may sign in.
#pragma once
#include <optional>
#include <string>
#include <vector>
#include "actions/desk.hpp"
#include "pg/pool.hpp"

namespace orderline::actions {

struct UserView {
    Uuid id{};
    std::string email, name, roles;  // roles: a JSON list of names
    bool is_active = true;
    std::optional<Instant> last_sign_in_at;
};

struct UserPage {
    std::vector<UserView> users;
    bool more = false;
};

/// By id; those behind `after`. Errors of all: forbidden (users.manage), timeout, unavailable.
Task<Result<UserPage>> list_users(pg::Pool& pool, Asker who, std::optional<Uuid> after, int limit, Deadline by);
/// The user has these roles and no others. Errors: not_found; bad_request for a role that there is not; permission_not_held if the
/// user may do, or could do with them, what the asker may not; conflict last_owner if nobody would be left who may do everything.
Task<Result<UserView>> set_user_roles(pg::Pool& pool, Asker who, UserId user, std::vector<std::string> roles, Deadline by);
/// The user may sign in, or may not: then he is signed out everywhere, and is no agent to be chosen. Errors: not_found; permission_not_held
/// if the user may do what the asker may not; conflict last_owner if nobody would be left who may do everything.
Task<Result<UserView>> set_user_active(pg::Pool& pool, Asker who, UserId user, bool active, Deadline by);

}  // namespace orderline::actions
