// endpoints/rest/caller.hpp: who asks, as the database will see them.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "endpoints/rest/refusal.hpp"
#include "http/message.hpp"
#include "pg/settings.hpp"

namespace orderline::rest {

struct Caller {
    std::string role;                    // of PostgreSQL: "anon", "authenticated", "service_role", …
    bool anonymous = false;              // what such a role may not do is answered 401, not 403
    std::optional<std::string> tenant;   // its uuid: statements name it
    pg::Settings settings{};             // of the transaction, beside the role: app.tenant_id, app.actor, app.permissions
    std::string claims = "{}";           // JSON: request.jwt.claims
    std::string counted_as;              // whom the rate limit counts: a key, a user, an address
    bool origins_listed = false;         // the tenant names the origins whose pages may ask; the request's is one, if it has any
};

/// From a request's headers to its caller. Refusals: 401 PGRST301 (no valid token or key), PGRST302 (anonymous access is off),
/// PGRST303 (expired, not yet valid …); 403 42501 (not from that address or origin); 503, 504 if that could not be found out.
using Gate = std::function<Task<Outcome<Caller>>(const http::Request&, Deadline)>;

}  // namespace orderline::rest
