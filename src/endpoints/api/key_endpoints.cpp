// endpoints/api/key_endpoints.cpp: the tenant's API keys.
#include "actions/api_keys.hpp"
#include "base/text.hpp"
#include "endpoints/api/api.hpp"
#include "endpoints/api/body.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

constexpr std::int64_t overlap_default_hours = 24;

void append_key(JsonWriter& out, const actions::KeyView& key) {
    const auto append_time = [&](std::string_view name, const std::optional<Instant>& at) {
        out.key(name);
        if (at) out.text(to_text(*at));
        else out.null();
    };
    out.key("id").text(to_text(key.id)).key("name").text(key.name).key("kind").text(key.kind);
    out.key("permissions").raw(key.permissions).key("created_at").text(to_text(key.created_at));
    append_time("expires_at", key.expires_at);
    append_time("last_used_at", key.last_used_at);
}

/// This server refuses the key from now on; the others as soon as the change feed tells them.
void forget(Api& api, const Asked& asked, Uuid key) { api.identify.changed({asked.who->tenant, ActorKind::key, key}); }

Answer list(Api& api, Asked asked) {
    CO_TRY(keys, co_await actions::list_keys(api.pool, asked.who, asked.by));
    JsonWriter out;
    out.open('{').key("items").open('[');
    for (const auto& key : keys) {
        out.open('{');
        append_key(out, key);
        out.close('}');
    }
    co_return json_response(200, out.close(']').close('}').take());
}

Result<actions::NewKey> read_new_key(const http::Request& request) {
    TRY(body, Body::read(request));
    actions::NewKey key;
    key.name = trim(body.text("name", 100));
    if (body.has("name") && key.name.empty()) body.complain("name", "missing", "is required");
    if (const auto text = body.maybe_text("kind", 20)) {
        const auto kind = auth::parse_key_kind(*text);
        if (kind) key.kind = *kind;
        else body.complain("kind", "unknown_value", "must be api, publishable or secret");
    }
    key.permissions = body.maybe_permissions("permissions").value_or(Permissions{});
    key.expires_at = body.maybe_instant("expires_at");
    TRY_VOID(body.finish());
    return key;
}

Answer create(Api& api, Asked asked) {
    CO_TRY(wanted, read_new_key(asked.request));
    CO_TRY(made, co_await actions::create_key(api.pool, asked.who, std::move(wanted), asked.by));
    JsonWriter out;
    out.open('{');
    append_key(out, made.key);
    co_return json_response(201, out.key("key").text(made.text).close('}').take());
}

Answer rotate(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(body, Body::read(asked.request));
    const auto hours = body.maybe_integer("overlap_hours", 0, actions::key_overlap_max.count());
    CO_TRY_VOID(body.finish());
    const std::chrono::hours overlap{hours.value_or(overlap_default_hours)};
    CO_TRY(replaced, co_await actions::rotate_key(api.pool, asked.who, id, overlap, asked.by));
    forget(api, asked, id);
    JsonWriter out;
    out.open('{');
    append_key(out, replaced.made.key);
    out.key("key").text(replaced.made.text).key("replaces").open('{').key("id").text(to_text(id));
    out.key("expires_at").text(to_text(replaced.old_ends_at)).close('}');
    co_return json_response(201, out.close('}').take());
}

Answer revoke(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY_VOID(co_await actions::revoke_key(api.pool, asked.who, id, asked.by));
    forget(api, asked, id);
    http::Response response;
    response.status = 204;
    co_return response;
}

constexpr Endpoint table[] = {
    {http::Method::get, "/api/v1/keys", "listKeys", list},
    {http::Method::post, "/api/v1/keys", "createKey", create},
    {http::Method::post, "/api/v1/keys/{id}/rotate", "rotateKey", rotate},
    {http::Method::del, "/api/v1/keys/{id}", "revokeKey", revoke},
};

}  // namespace

std::span<const Endpoint> key_endpoints() { return table; }

}  // namespace orderline::api
