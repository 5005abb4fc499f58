// auth/access.cpp: roles and permissions as the database's settings have them.
#include "auth/access.hpp"

namespace orderline::auth {

std::string_view to_text(Role role) {
    switch (role) {
        case Role::anon: return "anon";
        case Role::authenticated: return "authenticated";
        case Role::service_role: return "service_role";
    }
    return "anon";
}

std::string permissions_setting(const Permissions& permissions) {
    std::string text;
    for (const auto name : permissions.names()) text.append(text.empty() ? "," : "").append(name).append(",");
    return text;
}

}  // namespace orderline::auth
