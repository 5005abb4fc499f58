// endpoints/api/session_endpoints.cpp: signing in, staying signed in, signing out, and who I am.
#include "base/text.hpp"
#include "endpoints/api/api.hpp"
#include "endpoints/api/body.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

void append_tenant(JsonWriter& out, const actions::TenantFacts& facts) {
    out.key("tenant").open('{').key("id").text(to_text(facts.id)).key("name").text(facts.name);
    out.key("currency").text(to_text(facts.currency)).key("locale").text(facts.locale);
    out.key("time_zone").text(facts.time_zone).close('}');
}

void append_permissions(JsonWriter& out, const Permissions& permissions) {
    out.key("permissions").open('[');
    for (const auto name : permissions.names()) out.text(name);
    out.close(']');
}

/// Where the refresh token is kept: by the client itself, or for a page of ours by its browser.
enum class Keeper { client, browser };

Task<Result<http::Response>> signed_in(Api& api, auth::SignedIn session, Keeper keeper, Deadline by) {
    CO_TRY(facts, co_await api.tenants.facts(session.user.tenant, by));
    JsonWriter out;
    out.open('{').key("access_token").text(session.access_token).key("token_type").text("Bearer");
    out.key("expires_in").integer(session.expires_in.count());
    if (keeper == Keeper::client) out.key("refresh_token").text(session.refresh_token);
    out.key("user").open('{').key("id").text(to_text(session.user.actor)).key("name").text(session.user.name);
    out.key("email").text(session.email);
    append_permissions(out, session.user.permissions);
    out.close('}');
    append_tenant(out, *facts);
    auto response = json_response(200, out.close('}').take());
    if (keeper == Keeper::browser) api.cookies.keep(response, session.refresh_token);
    co_return response;
}

struct Brought {
    Body body;
    std::string refresh_token;
    Keeper keeper = Keeper::client;
};

/// The refresh token of the body, or else of our page's cookie.
Result<Brought> brought(const Api& api, const http::Request& request) {
    TRY(body, Body::read(request));
    auto text = body.maybe_text("refresh_token", 500);
    TRY_VOID(body.finish());
    if (text) return Brought{std::move(body), std::move(*text)};
    TRY(token, api.cookies.read(request));
    return Brought{std::move(body), std::move(token), Keeper::browser};
}

Answer sign_in(Api& api, Asked asked) {
    CO_TRY(body, Body::read(asked.request));
    auto email = body.text("email", 254);
    auto password = body.text("password", 256);
    auto code = body.maybe_text("code", 40);
    const auto keeper = body.maybe_flag("cookie").value_or(false) ? Keeper::browser : Keeper::client;
    CO_TRY_VOID(body.finish());
    if (keeper == Keeper::browser) CO_TRY_VOID(check_own_page(asked.request));
    auto peer = peer_of(asked.request);
    CO_TRY(session, co_await api.sessions.sign_in(ascii_lower(trim(email)), std::move(password), std::move(code), std::move(peer), asked.by));
    co_return co_await signed_in(api, std::move(session), keeper, asked.by);
}

Answer refresh(Api& api, Asked asked) {
    CO_TRY(known, brought(api, asked.request));
    auto peer = peer_of(asked.request);
    CO_TRY(session, co_await api.sessions.refresh(std::move(known.refresh_token), std::move(peer), asked.by));
    co_return co_await signed_in(api, std::move(session), known.keeper, asked.by);
}

Answer change_tenant(Api& api, Asked asked) {
    CO_TRY(known, brought(api, asked.request));
    const auto to = known.body.id<TenantId>("tenant_id");
    CO_TRY_VOID(known.body.finish());
    auto peer = peer_of(asked.request);
    CO_TRY(session, co_await api.sessions.change_tenant(std::move(known.refresh_token), to, std::move(peer), asked.by));
    co_return co_await signed_in(api, std::move(session), known.keeper, asked.by);
}

Answer own_tenants(Api& api, Asked asked) {
    CO_TRY(access, co_await access_of(api, asked));
    CO_TRY(tenants, co_await api.sessions.tenants(access.tenant, *access.session, asked.by));
    JsonWriter out;
    out.open('{').key("items").open('[');
    for (const auto& one : tenants) {
        out.open('{').key("id").text(to_text(one.id)).key("name").text(one.name).key("current").boolean(one.id == access.tenant).close('}');
    }
    co_return json_response(200, out.close(']').close('}').take());
}

Answer sign_out(Api& api, Asked asked) {
    CO_TRY(known, brought(api, asked.request));
    CO_TRY_VOID(co_await api.sessions.sign_out(std::move(known.refresh_token), asked.by));
    http::Response response;
    response.status = 204;
    if (known.keeper == Keeper::browser) api.cookies.forget(response);
    co_return response;
}

Answer me(Api& api, Asked asked) {
    const Principal& who = *asked.who;
    CO_TRY(facts, co_await api.tenants.facts(who.tenant, asked.by));
    JsonWriter out;
    out.open('{').key("kind").text(to_text(who.kind));
    out.key(who.kind == ActorKind::customer ? "customer" : who.kind == ActorKind::key ? "key" : "user");
    out.open('{').key("id").text(to_text(who.actor)).key("name").text(who.name).close('}');
    append_tenant(out, *facts);
    append_permissions(out, who.permissions);
    if (who.only_draft) out.key("draft_id").text(to_text(*who.only_draft));
    co_return json_response(200, out.close('}').take());
}

constexpr Endpoint table[] = {
    {http::Method::post, "/api/v1/session", "signIn", sign_in},
    {http::Method::post, "/api/v1/session/refresh", "refreshSession", refresh},
    {http::Method::del, "/api/v1/session", "signOut", sign_out},
    {http::Method::post, "/api/v1/session/tenant", "changeTenant", change_tenant},
    {http::Method::get, "/api/v1/tenants", "listOwnTenants", own_tenants},
    {http::Method::get, "/api/v1/me", "whoAmI", me},
};

}  // namespace

std::span<const Endpoint> session_endpoints() { return table; }

}  // namespace orderline::api
