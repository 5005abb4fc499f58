// endpoints/login/login.cpp: from the tables of endpoints to routes: who asks, run, and an error in the client's words.
#include "endpoints/login/login.hpp"
#include <fmt/format.h>
#include <array>
#include <memory>
#include "base/json.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "endpoints/login/error_answer.hpp"
#include "http/cors.hpp"

namespace orderline::login {
namespace {

constexpr std::string_view base_path = "/auth/v1";
constexpr std::array all_methods{http::Method::get, http::Method::post, http::Method::put, http::Method::patch,
                                 http::Method::del, http::Method::options, http::Method::other};

/// Of a key. A token of elsewhere may stand in for it, and can have expired.
Error key_error(Error error) {
    if (error.reason == "no_credentials") error.reason = "no_api_key";
    else if (error.reason == "unauthorised") error.reason = "invalid_api_key";
    return error;
}

/// Of a token beside a good key.
Error token_error(Error error) {
    if (error.reason == "no_credentials") error.reason = "no_authorization";
    else if (error.reason == "unauthorised") error.reason = "bad_jwt";
    return error;
}

auth::Whence whence(const http::Request& request) { return {request.peer, request.headers.get("origin")}; }

Task<Result<auth::Access>> by_key(Login& login, const http::Request& request, Deadline by) {
    const auto apikey = request.headers.get("apikey");
    const auto from = whence(request);
    auto access = co_await login.identify.client(apikey, apikey.empty() ? request.headers.get("authorization") : std::string_view{}, from, by);
    if (!access) co_return std::unexpected(key_error(std::move(access).error()));
    co_return access;
}

Task<Result<auth::Access>> by_token(Login& login, const http::Request& request, Deadline by) {
    const auto apikey = request.headers.get("apikey"), authorization = request.headers.get("authorization");
    const auto from = whence(request);
    if (!apikey.empty()) {
        auto key = co_await login.identify.client(apikey, {}, from, by);
        if (!key) co_return std::unexpected(key_error(std::move(key).error()));
    }
    auto access = co_await login.identify.client_of_any_session(apikey, authorization, from, by);
    if (!access) co_return std::unexpected(token_error(std::move(access).error()));
    co_return access;
}

Task<Result<auth::Access>> identify(Login& login, Needs needs, const http::Request& request, Deadline by) {
    if (needs == Needs::nothing) co_return auth::Access{};
    if (needs == Needs::key) co_return co_await by_key(login, request, by);
    if (needs == Needs::user && request.headers.get("authorization").empty()) {
        co_return fail(Code::unauthorised, "no_authorization", "There is no token.");
    }
    CO_TRY(access, co_await by_token(login, request, by));
    if (needs == Needs::service && access.role != auth::Role::service_role) {
        co_return fail(Code::forbidden, "not_admin", "This needs a secret key.");
    }
    if (needs == Needs::user && !access.session) co_return fail(Code::forbidden, "bad_jwt", "This needs a user's token.");
    co_return access;
}

/// `readers`: the origin whose pages may read the answer.
Task<Result<http::Response>> run(Login& login, const Endpoint& endpoint, Asked& asked, std::string& readers) {
    auto who = co_await identify(login, endpoint.needs, asked.request, asked.by);
    if (!who && who.error().reason == "origin_not_allowed") readers.clear();
    if (!who) co_return std::unexpected(std::move(who).error());
    if (who->origins_listed) readers = asked.request.headers.get("origin");
    asked.who = *std::move(who);
    co_return co_await endpoint.run(login, std::move(asked));
}

void log_failure(const Error& error, int status, const std::string& request_id, std::string_view pattern) {
    if (status < 500) return;
    log::warning("a request of /auth/v1 failed", {{"request_id", request_id}, {"route", std::string{pattern}},
                                                  {"code", std::string{error.reason}}, {"detail", error.detail}});
}

Task<http::Response> answer(Login& login, Endpoint endpoint, http::Request request, http::PathValues values, Deadline by) {
    const auto shape = shape_asked_for(request);
    const auto request_id = request.id;
    auth::Peer peer{request.peer, std::string{request.headers.get("user-agent")}};
    Asked asked{std::move(request), std::move(values), by, {}, std::move(peer)};
    std::string readers = "*";
    auto outcome = co_await run(login, endpoint, asked, readers);
    auto response = outcome ? *std::move(outcome) : error_answer(outcome.error(), shape);
    if (!outcome) log_failure(outcome.error(), response.status, request_id, endpoint.pattern);
    http::add_cors(response, readers);
    co_return response;
}

http::Response no_such_route(const http::Router::Match& match, const http::Request& request) {
    const auto shape = shape_asked_for(request);
    const Error not_found{Code::not_found, "not_found", "There is nothing at this address."};
    const Error wrong_method{Code::bad_request, "method_not_allowed", "This address does not take that method."};
    auto response = error_answer(match.allow.empty() ? not_found : wrong_method, shape);
    if (!match.allow.empty()) response.headers.add("allow", match.allow);
    http::add_cors(response);
    return response;
}

Task<http::Response> dispatch(std::shared_ptr<const http::Router> routes, http::Request request, Deadline by) {
    if (request.method == http::Method::options) co_return http::preflight(request);
    auto match = routes->find(request.method, request.path);
    if (match.handler) co_return co_await (*match.handler)(std::move(request), std::move(match.values), by);
    co_return no_such_route(match, request);
}

Task<http::Response> absent(std::string_view prefix, http::Request request) {
    if (request.method == http::Method::options) co_return http::preflight(request);
    http::Response response;
    response.status = 404;
    response.headers.add("content-type", "application/json; charset=utf-8");
    JsonWriter out;
    out.open('{').key("statusCode").text("404").key("error").text("not_found");
    response.body = out.key("message").text(fmt::format("There is no {} here.", prefix)).close('}').take();
    http::add_cors(response);
    co_return response;
}

}  // namespace

void add_routes(http::Router& router, Login& login) {
    auto routes = std::make_shared<http::Router>();
    for (const auto part : {session_endpoints(), address_endpoints(), factor_endpoints(), admin_endpoints(), service_endpoints()}) {
        for (const auto& endpoint : part) {
            routes->add(endpoint.method, fmt::format("{}{}", base_path, endpoint.pattern),
                        [&login, endpoint](http::Request request, http::PathValues values, Deadline by) {
                            return answer(login, endpoint, std::move(request), std::move(values), by);
                        });
        }
    }
    for (const auto method : all_methods) {
        router.add(method, fmt::format("{}/{{rest...}}", base_path),
                   [routes](http::Request request, http::PathValues, Deadline by) { return dispatch(routes, std::move(request), by); });
    }
}

void add_absent_services(http::Router& router) {
    for (const std::string_view prefix : {"/storage/v1", "/functions/v1"}) {
        for (const auto method : all_methods) {
            router.add(method, fmt::format("{}/{{rest...}}", prefix),
                       [prefix](http::Request request, http::PathValues, Deadline) { return absent(prefix, std::move(request)); });
        }
    }
}

}  // namespace orderline::login
