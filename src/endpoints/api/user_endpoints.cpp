// endpoints/api/user_endpoints.cpp: the tenant's users and their roles.
#include "actions/user_roles.hpp"
#include "endpoints/api/api.hpp"
#include "endpoints/api/body.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

constexpr int page_default = 50;
constexpr std::size_t roles_max = 20, role_name_max = 100;

void append_user(JsonWriter& out, const actions::UserView& user) {
    out.open('{').key("id").text(to_text(user.id)).key("email").text(user.email).key("name").text(user.name);
    out.key("roles").raw(user.roles).key("is_active").boolean(user.is_active).key("last_sign_in_at");
    if (user.last_sign_in_at) out.text(to_text(*user.last_sign_in_at));
    else out.null();
    out.close('}');
}

/// Those of the table of rights: what else stands in the global table `roles` is for nobody in particular to see.
Answer roles(Api&, Asked) {
    JsonWriter out;
    out.open('{').key("items").open('[');
    for (const auto& role : built_in_roles()) {
        out.open('{').key("name").text(role.name).key("description").text(role.description).key("permissions").open('[');
        if (role.everything) out.text("*");
        for (const auto one : role.permissions) out.text(to_text(one));
        out.close(']').close('}');
    }
    co_return json_response(200, out.close(']').close('}').take());
}

Answer users(Api& api, Asked asked) {
    CO_TRY(limit, read_limit(asked.request));
    CO_TRY(cursor, query_text(asked.request, "after"));
    const auto after = cursor ? parse_uuid(*cursor) : std::nullopt;
    if (cursor && !after) co_return fail(Code::bad_request, "validation_failed", "after is no cursor of this list.");
    CO_TRY(page, co_await actions::list_users(api.pool, asked.who, after, limit.value_or(page_default), asked.by));
    JsonWriter out;
    out.open('{').key("items").open('[');
    for (const auto& user : page.users) append_user(out, user);
    out.close(']').key("next");
    if (page.more) out.text(to_text(page.users.back().id));
    else out.null();
    co_return json_response(200, out.close('}').take());
}

Answer set_roles(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(body, Body::read(asked.request));
    auto names = body.texts("roles", roles_max, role_name_max);
    CO_TRY_VOID(body.finish());
    CO_TRY(user, co_await actions::set_user_roles(api.pool, asked.who, UserId{id}, std::move(names), asked.by));
    api.identify.changed({asked.who->tenant, ActorKind::user, id});  // the other servers hear of it by the change feed
    JsonWriter out;
    append_user(out, user);
    co_return json_response(200, out.take());
}

constexpr Endpoint table[] = {
    {http::Method::get, "/api/v1/roles", "listRoles", roles},
    {http::Method::get, "/api/v1/users", "listUsers", users},
    {http::Method::put, "/api/v1/users/{id}/roles", "setUserRoles", set_roles},
};

}  // namespace

std::span<const Endpoint> user_endpoints() { return table; }

}  // namespace orderline::api
