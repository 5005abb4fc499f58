// endpoints/api/api.hpp: /api/v1: the actions as JSON, for our pages, for customers' links and for integrators.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>
#include "actions/call_briefings.hpp"
#include "actions/calls.hpp"
#include "actions/desk.hpp"
#include "actions/drafts.hpp"
#include "actions/orders.hpp"
#include "actions/records.hpp"
#include "actions/tenants.hpp"
#include "auth/factors.hpp"
#include "auth/identify.hpp"
#include "auth/link.hpp"
#include "auth/sessions.hpp"
#include "domain/rights.hpp"
#include "endpoints/api/draft_channels.hpp"
#include "endpoints/api/session_cookies.hpp"
#include "http/rate_limit.hpp"
#include "http/router.hpp"

namespace orderline::api {

/// One thing that the server stands on.
struct HealthCheck {
    std::string_view name;  // "feed"
    Result<void> state;     // an error says what is wrong
    bool needed = true;     // else it can do without for a while
};

/// Everything that the endpoints ask. All of it outlives them.
struct Api {
    pg::Pool& pool;
    auth::Identify& identify;
    auth::Sessions& sessions;
    auth::Factors& factors;
    auth::Links& links;
    actions::Tenants& tenants;
    actions::Records& records;
    actions::Orders& orders;
    actions::CallBriefings& briefings;
    actions::Calls& calls;
    actions::Drafts& drafts;
    actions::Desk& desk;
    DraftChannels& channels;
    SessionCookies cookies;                              // of the console's page
    std::string public_url;                              // "https://orders.example": links begin with it
    std::function<std::vector<HealthCheck>()> health;   // for GET ready
    http::RateLimit requests{0};                         // of one user, key or link
};

struct Asked {
    http::Request request;
    http::PathValues values;
    Deadline by;
    actions::Asker who;  // null for an endpoint that asks for nobody
};

using Answer = Task<Result<http::Response>>;

struct Endpoint {
    http::Method method;
    std::string_view pattern;
    Action action;  // of the table of rights: who is admitted
    Answer (*run)(Api&, Asked);
};

/// Every endpoint of /api/v1: what the router serves, the OpenAPI file describes and the isolation test walks.
std::vector<Endpoint> endpoints();
void add_routes(http::Router& router, Api& api);

/// The document served at /api/v1/openapi.json.
std::string_view openapi_document();

// By subject; each file of that name has them.
std::span<const Endpoint> session_endpoints();
std::span<const Endpoint> record_endpoints();
std::span<const Endpoint> call_endpoints();
std::span<const Endpoint> draft_endpoints();
std::span<const Endpoint> order_endpoints();
std::span<const Endpoint> user_endpoints();
std::span<const Endpoint> user_session_endpoints();
std::span<const Endpoint> factor_endpoints();
std::span<const Endpoint> key_endpoints();
std::span<const Endpoint> audit_endpoints();
std::span<const Endpoint> personal_data_endpoints();
std::span<const Endpoint> allowlist_endpoints();
std::span<const Endpoint> service_endpoints();

/// Who asks, with his session and what it has shown.
Task<Result<auth::Access>> access_of(Api& api, const Asked& asked);
auth::Peer peer_of(const http::Request& request);
/// The id in a path. Errors: not_found: a path that names no id names nothing.
Result<Uuid> id_at(const Asked& asked, std::size_t place);
/// Who did something may see what came of it, also without the right to read calls, drafts or orders in general.
actions::Asker doer_as_reader(const actions::Asker& who);
/// The parameter `name` of the query. Errors: bad_request above 200 bytes or with text that PostgreSQL does not store.
Result<std::optional<std::string>> query_text(const http::Request& request, std::string_view name);
/// The parameter `limit`, 1 to 200. Errors: bad_request.
Result<std::optional<int>> read_limit(const http::Request& request);
/// Errors: bad_request for a wrong limit or cursor.
Result<actions::PageRequest> read_page(const http::Request& request);

}  // namespace orderline::api
