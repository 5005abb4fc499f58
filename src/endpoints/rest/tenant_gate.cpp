// endpoints/rest/tenant_gate.cpp: what auth knows of a request, as the database will see it.
#include "endpoints/rest/tenant_gate.hpp"
#include "auth/access.hpp"
#include "endpoints/rest/reply.hpp"

namespace orderline::rest {
namespace {

Caller caller_of(const auth::Access& access, const http::Request& request) {
    Caller caller;
    caller.role = auth::to_text(access.role);
    caller.anonymous = access.role == auth::Role::anon;
    caller.tenant = to_text(access.tenant);
    caller.claims = access.claims;
    caller.origins_listed = access.origins_listed;
    auto& settings = caller.settings.values;
    settings.emplace_back("app.tenant_id", *caller.tenant);
    if (access.who) settings.emplace_back("app.actor", actor_text(*access.who));
    if (access.role == auth::Role::authenticated) settings.emplace_back("app.permissions", access.permissions);
    // Many people share a publishable key: each address has its own count.
    caller.counted_as = access.who ? actor_text(*access.who) : *caller.tenant + " " + request.peer;
    return caller;
}

Refusal refusal_of_access(const Error& error) {
    if (error.code == Code::forbidden) return {403, "42501", error.message, std::string{error.reason}, {}};
    if (error.code != Code::unauthorised) return refusal_of(error, true);
    if (error.reason == "no_credentials") return {401, "PGRST302", "Anonymous access is disabled", {}, {}};
    if (error.reason == "token_expired") return {401, "PGRST303", "JWT expired", {}, {}};
    return {401, "PGRST301", "No suitable key or wrong key type", "The key or the token is not valid here.", {}};
}

Task<Outcome<Caller>> identified(auth::Identify& identify, std::optional<TenantId> anonymous, const http::Request& request, Deadline by) {
    const auth::Whence from{request.peer, request.headers.get("origin")};
    const auto access = co_await identify.client(request.headers.get("apikey"), request.headers.get("authorization"), from, by);
    if (access) co_return caller_of(*access, request);
    if (!anonymous || access.error().reason != "no_credentials") co_return std::unexpected(refusal_of_access(access.error()));
    const auto entrance = co_await identify.admit(*anonymous, from, by);
    if (!entrance) co_return std::unexpected(refusal_of_access(entrance.error()));
    auth::Access nobody;
    nobody.tenant = *anonymous;
    nobody.claims = R"({"role":"anon"})";
    nobody.origins_listed = (*entrance)->origins.has_value();
    co_return caller_of(nobody, request);
}

}  // namespace

Gate tenant_gate(auth::Identify& identify, std::optional<TenantId> anonymous) {
    return [&identify, anonymous](const http::Request& request, Deadline by) { return identified(identify, anonymous, request, by); };
}

}  // namespace orderline::rest
