// endpoints/api/user_session_endpoints.cpp: where a user is signed in, and ending it: his own sessions, or those of one he looks after.
#include "auth/user_sessions.hpp"
#include "endpoints/api/api.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

using Current = std::optional<Uuid>;

/// The session of this request's token; none of a key.
Task<Result<Current>> current_session(Api& api, const Asked& asked) {
    CO_TRY(access, co_await access_of(api, asked));
    co_return access.session;
}

void append_session(JsonWriter& out, const auth::UserSession& session, Current current) {
    const auto append_text = [&](std::string_view name, const std::optional<std::string>& text) {
        out.key(name);
        if (text) out.text(*text);
        else out.null();
    };
    out.open('{').key("id").text(to_text(session.id)).key("created_at").text(to_text(session.created_at));
    append_text("refreshed_at", session.refreshed_at.transform([](Instant at) { return to_text(at); }));
    out.key("expires_at").text(to_text(session.expires_at));
    append_text("address", session.address);
    append_text("user_agent", session.user_agent);
    out.key("current").boolean(session.id == current).close('}');
}

Answer list_of(Api& api, Asked asked, UserId user) {
    CO_TRY(current, co_await current_session(api, asked));
    CO_TRY(sessions, co_await auth::list_sessions(api.pool, asked.who, user, asked.by));
    JsonWriter out;
    out.open('{').key("items").open('[');
    for (const auto& session : sessions) append_session(out, session, current);
    co_return json_response(200, out.close(']').close('}').take());
}

Answer end_of(Api& api, Asked asked, UserId user, auth::SignOutScope scope, Current session) {
    CO_TRY_VOID(co_await auth::end_sessions(api.pool, asked.who, user, scope, session, asked.by));
    api.identify.changed({asked.who->tenant, ActorKind::user, user.bytes});  // the other servers hear of it by the change feed
    http::Response response;
    response.status = 204;
    co_return response;
}

Answer own(Api& api, Asked asked) {
    const UserId user{asked.who->actor};
    co_return co_await list_of(api, std::move(asked), user);
}

Answer end_one(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    const UserId user{asked.who->actor};
    co_return co_await end_of(api, std::move(asked), user, auth::SignOutScope::local, id);
}

Answer end_others(Api& api, Asked asked) {
    CO_TRY(current, co_await current_session(api, asked));
    const UserId user{asked.who->actor};
    co_return co_await end_of(api, std::move(asked), user, auth::SignOutScope::others, current);
}

Answer of_user(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    const UserId user{id};
    co_return co_await list_of(api, std::move(asked), user);
}

Answer end_of_user(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    const UserId user{id};
    co_return co_await end_of(api, std::move(asked), user, auth::SignOutScope::global, std::nullopt);
}

constexpr Endpoint table[] = {
    {http::Method::get, "/api/v1/sessions", "listSessions", own},
    {http::Method::del, "/api/v1/sessions", "endOtherSessions", end_others},
    {http::Method::del, "/api/v1/sessions/{id}", "endSession", end_one},
    {http::Method::get, "/api/v1/users/{id}/sessions", "listUserSessions", of_user},
    {http::Method::del, "/api/v1/users/{id}/sessions", "endUserSessions", end_of_user},
};

}  // namespace

std::span<const Endpoint> user_session_endpoints() { return table; }

}  // namespace orderline::api
