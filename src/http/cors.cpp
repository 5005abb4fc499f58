// http/cors.cpp: the answers that a browser wants before and after a request to another origin.
#include "http/cors.hpp"
#include <algorithm>

namespace orderline::http {
namespace {

constexpr std::string_view usual_headers =
    "authorization, apikey, content-type, prefer, range, accept-profile, content-profile, x-client-info, x-supabase-api-version, "
    "x-retry-count, traceparent, tracestate, baggage";
constexpr std::string_view exposed_headers =
    "Content-Encoding, Content-Location, Content-Range, Content-Type, Date, Location, Server, Transfer-Encoding, Range-Unit, "
    "Preference-Applied, X-Supabase-Api-Version, X-Sb-Error-Code, X-Total-Count, Link, ETag, Retry-After, Idempotent-Replayed, X-Request-Id, "
    "RateLimit, RateLimit-Policy";
constexpr std::size_t asked_headers_max = 2000;

/// A list of field names (RFC 9110, 5.6.2): what else somebody sends is not sent back.
bool is_list_of_names(std::string_view text) {
    constexpr std::string_view signs = "!#$%&'*+-.^_`|~, ";
    return !text.empty() && text.size() <= asked_headers_max && std::ranges::all_of(text, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || signs.contains(c);
    });
}

}  // namespace

void add_cors(Response& response, std::string_view origin) {
    if (origin.empty()) return;
    response.headers.add("access-control-allow-origin", std::string{origin});
    if (origin != "*") response.headers.add("vary", "Origin");
    response.headers.add("access-control-expose-headers", std::string{exposed_headers});
}

bool is_preflight(const Request& request) {
    return request.method == Method::options && !request.headers.get("access-control-request-method").empty();
}

Response preflight(const Request& request) {
    const auto asked = request.headers.get("access-control-request-headers");
    Response response;
    response.status = 204;
    response.headers.add("access-control-allow-origin", "*");
    response.headers.add("access-control-allow-methods", "GET, HEAD, POST, PATCH, PUT, DELETE, OPTIONS");
    // "*" would leave out Authorization (Fetch standard, 3.3.3), so the list itself is sent back.
    response.headers.add("access-control-allow-headers", std::string{is_list_of_names(asked) ? asked : usual_headers});
    response.headers.add("access-control-max-age", "86400");
    response.headers.add("vary", "Access-Control-Request-Headers");
    return response;
}

}  // namespace orderline::http
