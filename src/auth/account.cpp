// auth/account.cpp: a user as who he acts.
#include "auth/account.hpp"

namespace orderline::auth {

Principal principal_of(const Account& user) {
    Principal who;
    who.tenant = user.tenant;
    who.kind = ActorKind::user;
    who.actor = user.id.bytes;
    who.name = user.name;
    who.permissions = user.permissions;
    return who;
}

}  // namespace orderline::auth
