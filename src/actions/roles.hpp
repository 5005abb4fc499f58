// actions/roles.hpp: roles of a tenant's own: made, changed, deleted.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>
#include "actions/desk.hpp"
#include "domain/access.hpp"
#include "pg/pool.hpp"

namespace orderline::actions {

constexpr int own_roles_max = 50;  // of a tenant
constexpr std::size_t role_name_max = 60, role_description_max = 300;  // characters

struct OwnRole {
    Uuid id{};
    std::string name, description;
    Permissions permissions;
    std::int64_t users = 0;  // who have it
};

/// What is not given stays; a new role needs a name.
struct RoleChange {
    std::optional<std::string> name, description;
    std::optional<Permissions> permissions;
};

/// By name. Errors of all: forbidden (users.manage), timeout, unavailable.
Task<Result<std::vector<OwnRole>>> list_roles(pg::Pool& pool, Asker who, Deadline by);
/// Errors of these: permission_not_held if the role permits, or would permit, what the asker may not; bad_request validation_failed (a
/// name that is empty or too long); conflict: the name is taken, also by a built-in role.
/// Errors: also conflict too_many_roles.
Task<Result<OwnRole>> create_role(pg::Pool& pool, Asker who, RoleChange wanted, Deadline by);
/// Counts at once for everybody who has it. Errors: also not_found.
Task<Result<OwnRole>> change_role(pg::Pool& pool, Asker who, Uuid id, RoleChange change, Deadline by);
/// Errors: also not_found; conflict role_in_use while somebody has it.
Task<Result<void>> delete_role(pg::Pool& pool, Asker who, Uuid id, Deadline by);

}  // namespace orderline::actions
