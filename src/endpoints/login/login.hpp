// endpoints/login/login.hpp: /auth/v1: signing up and in, staying signed in and the users of a tenant, as Supabase Auth does it.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "auth/access.hpp"
#include "auth/account_admin.hpp"
#include "auth/accounts.hpp"
#include "auth/factors.hpp"
#include "auth/identify.hpp"
#include "auth/one_time_codes.hpp"
#include "http/router.hpp"

namespace orderline::login {

/// What the endpoints ask. All of it outlives them.
struct Login {
    pg::Pool& pool;
    auth::Identify& identify;
    auth::Accounts& accounts;
    auth::OneTimeCodes& codes;
    auth::AccountAdmin& admin;
    auth::Factors& factors;
    auth::AccessTokens& tokens;
    std::string version;  // of the program, for GET /health
};

/// What a request must bring. The tenant is always that of the key or the token.
enum class Needs {
    nothing,
    key,     // a tenant's API key; a bearer token beside it is not looked at: it may have expired
    user,    // the token of a signed-in user, who may not have shown his second factor yet
    service  // a tenant's secret key
};

struct Asked {
    http::Request request;
    http::PathValues values;
    Deadline by;
    auth::Access who;  // a default one for Needs::nothing
    auth::Peer peer;
};

using Answer = Task<Result<http::Response>>;

struct Endpoint {
    http::Method method;
    std::string_view pattern;  // behind /auth/v1
    Needs needs;
    Answer (*run)(Login&, Asked);
};

/// Every path below /auth/v1 and every method has an answer: also the browser's question before a request, and 404 and 405
/// in the shape that the client reads.
void add_routes(http::Router& router, Login& login);

/// /storage/v1 and /functions/v1, which createClient() derives from the same address: 404 as JSON.
void add_absent_services(http::Router& router);

// By subject; each file of that name has them.
std::span<const Endpoint> session_endpoints();
std::span<const Endpoint> address_endpoints();
std::span<const Endpoint> factor_endpoints();
std::span<const Endpoint> admin_endpoints();
std::span<const Endpoint> service_endpoints();

}  // namespace orderline::login
