// endpoints/login/session_endpoints.cpp: signing in, staying signed in, one's own account, signing out.
#include "endpoints/login/login.hpp"
#include "endpoints/login/render.hpp"
#include "endpoints/login/requests.hpp"

namespace orderline::login {
namespace {

Answer sign_in_with_password(Login& login, Asked asked) {
    CO_TRY(grant, read_password_grant(asked.request));
    CO_TRY(session, co_await login.accounts.sign_in(asked.who.tenant, std::move(grant.contact), std::move(grant.password),
                                                    std::move(asked.peer), asked.by));
    co_return json_answer(session_json(session));
}

Answer refresh(Login& login, Asked asked) {
    CO_TRY(refresh_token, read_refresh_grant(asked.request));
    auto session = co_await login.accounts.refresh(asked.who.tenant, std::move(refresh_token), std::move(asked.peer), asked.by);
    if (session) co_return json_answer(session_json(*session));
    auto error = std::move(session).error();
    // A client that hears 4xx here drops its session, so only what stays wrong may be 4xx: not that too many ask.
    if (error.code == Code::too_many) {
        error.code = Code::unavailable;
        error.reason = "unavailable";
    }
    co_return std::unexpected(std::move(error));
}

Answer token(Login& login, Asked asked) {
    const auto grant_type = http::query_value(asked.request.query, "grant_type").value_or("");
    const auto run = grant_type == "password" ? sign_in_with_password : grant_type == "refresh_token" ? refresh : nullptr;
    if (!run) co_return fail(Code::bad_request, "unsupported_grant_type", "grant_type is password or refresh_token.");
    auto answer = co_await run(login, std::move(asked));
    // Who is banned has no token yet, or a valid one that brings no other: 400 here, 403 elsewhere.
    if (!answer && answer.error().reason == "user_banned") answer.error().code = Code::bad_request;
    co_return answer;
}

Answer user(Login& login, Asked asked) {
    CO_TRY(account, co_await login.accounts.user(std::move(asked.who), asked.by));
    co_return json_answer(user_json(account));
}

Answer update_user(Login& login, Asked asked) {
    CO_TRY(change, read_account_change(asked.request));
    CO_TRY(account, co_await login.accounts.update(std::move(asked.who), std::move(change), std::move(asked.peer), asked.by));
    co_return json_answer(user_json(account));
}

Answer sign_out(Login& login, Asked asked) {
    CO_TRY(scope, read_scope(asked.request));
    CO_TRY_VOID(co_await login.accounts.sign_out(std::move(asked.who), scope, asked.by));
    http::Response response;
    response.status = 204;
    co_return response;
}

constexpr Endpoint table[] = {
    {http::Method::post, "/token", Needs::key, token},
    {http::Method::get, "/user", Needs::user, user},
    {http::Method::put, "/user", Needs::user, update_user},
    {http::Method::post, "/logout", Needs::user, sign_out},
};

}  // namespace

std::span<const Endpoint> session_endpoints() { return table; }

}  // namespace orderline::login
