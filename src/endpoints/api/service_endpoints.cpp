// endpoints/api/service_endpoints.cpp: is it alive, is it ready, and what can it do.
#include <algorithm>
#include "endpoints/api/api.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

Answer health(Api&, Asked) { co_return json_response(200, R"({"status":"ok"})"); }

Answer ready(Api& api, Asked) {
    const auto checks = api.health();
    const bool works = std::ranges::all_of(checks, [](const HealthCheck& one) { return one.state || !one.needed; });
    const bool well = std::ranges::all_of(checks, [](const HealthCheck& one) { return one.state.has_value(); });
    JsonWriter out;
    out.open('{').key("status").text(!works ? "not_ready" : well ? "ready" : "degraded").key("checks").open('{');
    for (const auto& [name, state, needed] : checks) out.key(name).text(state ? "ok" : std::string_view{state.error().message});
    auto response = json_response(works ? 200 : 503, out.close('}').close('}').take());
    if (!works) response.headers.add("retry-after", "1");
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
