// endpoints/api/user_endpoints.cpp: the tenant's users, whether they may sign in, and their roles, also roles of its own.
#include "actions/roles.hpp"
#include "actions/user_roles.hpp"
#include "auth/permission_names.hpp"
#include "base/text.hpp"
#include "endpoints/api/api.hpp"
#include "endpoints/api/body.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

constexpr int page_default = 50;
constexpr std::size_t roles_max = 20;

void append_user(JsonWriter& out, const actions::UserView& user) {
    out.open('{').key("id").text(to_text(user.id)).key("email").text(user.email).key("name").text(user.name);
    out.key("roles").raw(user.roles).key("is_active").boolean(user.is_active).key("last_sign_in_at");
    if (user.last_sign_in_at) out.text(to_text(*user.last_sign_in_at));
    else out.null();
    out.close('}');
}

void append_built_in(JsonWriter& out, const BuiltInRole& role) {
    out.open('{').key("id").null().key("name").text(role.name).key("description").text(role.description).key("permissions").open('[');
    if (role.everything) out.text("*");
    for (const auto one : role.permissions) out.text(to_text(one));
    out.close(']').key("built_in").boolean(true).key("users").null().close('}');
}

void append_own(JsonWriter& out, const actions::OwnRole& role) {
    out.open('{').key("id").text(to_text(role.id)).key("name").text(role.name).key("description").text(role.description);
    out.key("permissions").raw(auth::names_json(role.permissions)).key("built_in").boolean(false).key("users").integer(role.users).close('}');
}

/// The built-in ones of the table of rights: what else stands in the global table `roles` is for nobody in particular to see.
Answer roles(Api& api, Asked asked) {
    CO_TRY(own, co_await actions::list_roles(api.pool, asked.who, asked.by));
    JsonWriter out;
    out.open('{').key("items").open('[');
    for (const auto& role : built_in_roles()) append_built_in(out, role);
    for (const auto& role : own) append_own(out, role);
    co_return json_response(200, out.close(']').close('}').take());
}

Result<actions::RoleChange> read_role(const http::Request& request, bool is_new) {
    TRY(body, Body::read(request));
    actions::RoleChange change;
    if (is_new) change.name = trim(body.text("name", actions::role_name_max));
    else if (const auto name = body.maybe_text("name", actions::role_name_max)) change.name = trim(*name);
    if (change.name && change.name->empty() && (!is_new || body.has("name"))) body.complain("name", "missing", "is required");
    change.description = body.maybe_text("description", actions::role_description_max);
    change.permissions = body.maybe_permissions("permissions");
    TRY_VOID(body.finish());
    return change;
}

http::Response role_response(int status, const actions::OwnRole& role) {
    JsonWriter out;
    append_own(out, role);
    return json_response(status, out.take());
}

Answer create_role(Api& api, Asked asked) {
    CO_TRY(wanted, read_role(asked.request, true));
    CO_TRY(made, co_await actions::create_role(api.pool, asked.who, std::move(wanted), asked.by));
    co_return role_response(201, made);
}

Answer change_role(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(change, read_role(asked.request, false));
    CO_TRY(changed, co_await actions::change_role(api.pool, asked.who, id, std::move(change), asked.by));
    api.identify.changed({asked.who->tenant, ActorKind::user, {}});  // whoever has it; the other servers hear of it by the change feed
    co_return role_response(200, changed);
}

Answer delete_role(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY_VOID(co_await actions::delete_role(api.pool, asked.who, id, asked.by));
    http::Response response;
    response.status = 204;
    co_return response;
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

http::Response user_response(Api& api, const Asked& asked, const actions::UserView& user) {
    api.identify.changed({asked.who->tenant, ActorKind::user, user.id});  // the other servers hear of it by the change feed
    JsonWriter out;
    append_user(out, user);
    return json_response(200, out.take());
}

Answer change(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(body, Body::read(asked.request));
    const bool active = body.flag("is_active");
    CO_TRY_VOID(body.finish());
    CO_TRY(user, co_await actions::set_user_active(api.pool, asked.who, UserId{id}, active, asked.by));
    co_return user_response(api, asked, user);
}

Answer set_roles(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(body, Body::read(asked.request));
    auto names = body.texts("roles", roles_max, actions::role_name_max);
    CO_TRY_VOID(body.finish());
    CO_TRY(user, co_await actions::set_user_roles(api.pool, asked.who, UserId{id}, std::move(names), asked.by));
    co_return user_response(api, asked, user);
}

constexpr Endpoint table[] = {
    {http::Method::get, "/api/v1/roles", "listRoles", roles},
    {http::Method::post, "/api/v1/roles", "createRole", create_role},
    {http::Method::patch, "/api/v1/roles/{id}", "changeRole", change_role},
    {http::Method::del, "/api/v1/roles/{id}", "deleteRole", delete_role},
    {http::Method::get, "/api/v1/users", "listUsers", users},
    {http::Method::put, "/api/v1/users/{id}/roles", "setUserRoles", set_roles},
    {http::Method::patch, "/api/v1/users/{id}", "changeUser", change},
};

}  // namespace

std::span<const Endpoint> user_endpoints() { return table; }

}  // namespace orderline::api
