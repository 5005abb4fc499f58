// auth/permission_names.hpp: permissions as JSON lists them, in a token and in the database.
#pragma once
#include <string>
#include <string_view>
#include "base/json.hpp"
#include "domain/access.hpp"

namespace orderline::auth {

/// What is no list, or no name in it, gives no permission.
Permissions permissions_of(const json::value& names);
Permissions permissions_of(std::string_view names_json);
/// ["drafts.read","orders.read"]
std::string names_json(const Permissions& permissions);

}  // namespace orderline::auth
