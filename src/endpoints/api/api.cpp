// endpoints/api/api.cpp: from the table of endpoints to routes: who asks, run, and an error as a problem.
#include "endpoints/api/api.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "endpoints/api/problem.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

using Taken = std::optional<http::RateLimit::Taken>;

/// Several links may be one customer's.
std::string counted_as(const Principal& who) {
    return who.only_draft ? "link:" + to_text(*who.only_draft) : actor_text(who);
}

Task<Result<http::Response>> run(Api& api, const Endpoint& endpoint, Asked& asked, Taken& taken) {
    if (!endpoint.action->anybody) {
        const auth::Whence from{asked.request.peer};
        CO_TRY(who, co_await api.identify.who(asked.request.headers.get("authorization"), from, asked.by));
        taken = api.requests.take(counted_as(*who), std::chrono::steady_clock::now());
        if (taken->wait.count() > 0) co_return fail(Code::too_many, "too_many_requests", "You have sent too many requests within a minute.");
        asked.who = std::move(who);
        CO_TRY_VOID(admit(*asked.who, *endpoint.action));
    }
    co_return co_await endpoint.run(api, std::move(asked));
}

void log_failure(const Error& error, const std::string& request_id, std::string_view pattern, const actions::Asker& who) {
    if (error.code != Code::internal && error.code != Code::unavailable && error.code != Code::timeout) return;
    log::warning("a request failed", {{"request_id", request_id}, {"route", std::string{pattern}},
                                      {"tenant", who ? to_text(who->tenant) : std::string{}},
                                      {"code", std::string{error.reason}}, {"detail", error.detail}});
}

Task<http::Response> answer(Api& api, Endpoint endpoint, http::Request request, http::PathValues values, Deadline by) {
    const std::string request_id = request.id;
    Asked asked{std::move(request), std::move(values), by, nullptr};
    Taken taken;
    auto outcome = co_await run(api, endpoint, asked, taken);
    if (!outcome) log_failure(outcome.error(), request_id, endpoint.pattern, asked.who);
    auto response = outcome ? *std::move(outcome) : problem(outcome.error());
    if (taken) api.requests.tell(response, *taken);
    co_return response;
}

}  // namespace

std::vector<Endpoint> endpoints() {
    std::vector<Endpoint> all;
    for (const auto part : {session_endpoints(), record_endpoints(), call_endpoints(), draft_endpoints(), order_endpoints(), user_endpoints(), user_session_endpoints(),
                            factor_endpoints(), key_endpoints(), allowlist_endpoints(), audit_endpoints(), personal_data_endpoints(), service_endpoints()}) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

void add_routes(http::Router& router, Api& api) {
    for (const auto& endpoint : endpoints()) {
        router.add(endpoint.method, std::string{endpoint.pattern},
                   [&api, endpoint](http::Request request, http::PathValues values, Deadline by) {
                       return answer(api, endpoint, std::move(request), std::move(values), by);
                   });
    }
}

Task<Result<auth::Access>> access_of(Api& api, const Asked& asked) {
    const auth::Whence from{asked.request.peer};
    co_return co_await api.identify.client("", asked.request.headers.get("authorization"), from, asked.by);
}

auth::Peer peer_of(const http::Request& request) {
    return {request.peer, std::string{request.headers.get("user-agent")}};
}

Result<Uuid> id_at(const Asked& asked, std::size_t place) {
    const auto uuid = parse_uuid(asked.values.at(place));
    if (!uuid) return fail(Code::not_found, "not_found", "There is nothing here. An id is a UUID.");
    return *uuid;
}

actions::Asker doer_as_reader(const actions::Asker& who) {
    auto reader = std::make_shared<Principal>(*who);
    for (const auto one : {Permission::calls_read, Permission::drafts_read, Permission::orders_read}) reader->permissions.add(one);
    return reader;
}

Result<std::optional<std::string>> query_text(const http::Request& request, std::string_view name) {
    auto value = http::query_value(request.query, name);
    if (value && (!is_storable_text(*value) || value->size() > 200)) {
        return fail(Code::bad_request, "validation_failed", std::string{name} + " may have at most 200 characters of valid UTF-8.");
    }
    return value;
}

Result<std::optional<int>> read_limit(const http::Request& request) {
    const auto text = http::query_value(request.query, "limit");
    if (!text) return std::nullopt;
    const auto number = parse_decimal(*text, 0);
    if (!number || *number < 1 || *number > 200) {
        return fail(Code::bad_request, "validation_failed", "limit is a whole number from 1 to 200.");
    }
    return static_cast<int>(*number);
}

Result<actions::PageRequest> read_page(const http::Request& request) {
    actions::PageRequest page;
    TRY(search, query_text(request, "q"));
    TRY(limit, read_limit(request));
    page.search = search.value_or("");
    page.limit = limit.value_or(page.limit);
    if (const auto after = http::query_value(request.query, "after")) {
        page.after = read_cursor(*after);
        if (!page.after) return fail(Code::bad_request, "validation_failed", "after is no cursor of this list.");
    }
    page.extra = http::query_value(request.query, "thumbnails") == "1";
    return page;
}

}  // namespace orderline::api
