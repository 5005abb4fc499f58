// endpoints/api/service_endpoints.cpp: is it alive, is it ready, and what can it do.
#include "endpoints/api/api.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

Answer health(Api&, Asked) { co_return json_response(200, R"({"status":"ok"})"); }

Answer ready(Api& api, Asked) {
    const auto pool = api.pool.health();
    const auto migrations = api.migrations_ready();
    const auto feed = api.feed_ready();
    const bool database = pool.connected > 0;
    const bool all = database && migrations && feed;
    JsonWriter out;
    const auto call_cache = api.call_cache_ready();
    out.open('{').key("status").text(!all ? "not_ready" : call_cache ? "ready" : "degraded").key("checks").open('{');
    out.key("database").text(database ? "ok" : "The database cannot be reached.");
    out.key("migrations").text(migrations ? "ok" : std::string_view{migrations.error().message});
    out.key("feed").text(feed ? "ok" : std::string_view{feed.error().message});
    out.key("call_cache").text(call_cache ? "ok" : std::string_view{call_cache.error().message});
    auto response = json_response(all ? 200 : 503, out.close('}').close('}').take());
    if (!all) response.headers.add("retry-after", "1");
    co_return response;
}

Answer openapi(Api&, Asked) {
    auto response = json_response(200, std::string{openapi_document()});
    co_return response;
}

constexpr Endpoint table[] = {
    {http::Method::get, "/api/v1/health", "health", health},
    {http::Method::get, "/api/v1/ready", "ready", ready},
    {http::Method::get, "/api/v1/openapi.json", "openapi", openapi},
};

}  // namespace

std::span<const Endpoint> service_endpoints() { return table; }

}  // namespace orderline::api
