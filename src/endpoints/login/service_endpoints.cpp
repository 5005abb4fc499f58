// endpoints/login/service_endpoints.cpp: what a client wants to know beforehand: settings, health, public keys.
#include "base/json.hpp"
#include "endpoints/login/login.hpp"
#include "endpoints/login/render.hpp"

namespace orderline::login {
namespace {

Answer settings(Login& login, Asked asked) {
    CO_TRY(rules, co_await login.accounts.rules(asked.who.tenant, asked.by));
    co_return json_answer(settings_json(rules));
}

Answer health(Login& login, Asked) {
    JsonWriter out;
    out.open('{').key("version").text(login.version).key("name").text("Orderline");
    co_return json_answer(out.key("description").text("The sign-in of Orderline, in the dialect of Supabase Auth").close('}').take());
}

Answer public_keys(Login& login, Asked) {
    http::Response response;
    response.headers.add("content-type", "application/json; charset=utf-8");
    response.headers.add("cache-control", "public, max-age=600");
    response.body = login.tokens.jwks();
    co_return response;
}

constexpr Endpoint table[] = {
    {http::Method::get, "/settings", Needs::key, settings},
    {http::Method::get, "/health", Needs::nothing, health},
    {http::Method::get, "/.well-known/jwks.json", Needs::nothing, public_keys},
};

}  // namespace

std::span<const Endpoint> service_endpoints() { return table; }

}  // namespace orderline::login
