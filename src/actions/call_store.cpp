// actions/call_store.cpp: the two stores of what a call starts with.
#include "actions/call_store.hpp"
#include <algorithm>
#include "actions/sql.hpp"
#include "auth/all_tenants.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {
namespace {

std::string name_of(const CallKey& key) { return "orderline:" + to_text(key.tenant) + ":call:" + to_text(key.call); }

Result<redis::Reply> taken(Result<redis::Reply> reply) {
    if (!reply || reply->kind != redis::Reply::Kind::refusal) return reply;
    return fail(Code::forbidden, "forbidden", "Redis does not keep what calls start with.", reply->text);
}

}  // namespace

struct PostgresCallStore::Ids {
    std::string order, special, favorites;
};

/// UUIDs of version 8 (RFC 9562, 5.8): our own, from 122 bits of the digest.
PostgresCallStore::Ids PostgresCallStore::ids_of(const CallKey& key, const std::string& state) const {
    const auto id = [&](std::string_view type) {
        const Sha256 digest = hmac_.sign(name_of(key) + "\n" + state + "\n" + std::string{type});
        Uuid uuid;
        std::copy_n(digest.begin(), uuid.size(), uuid.begin());
        uuid[6] = (uuid[6] & std::byte{0x0f}) | std::byte{0x80};
        uuid[8] = (uuid[8] & std::byte{0x3f}) | std::byte{0x80};
        return to_text(uuid);
    };
    return {id("order"), id("special"), id("favorites")};
}

Task<Result<void>> PostgresCallStore::put(CallKey key, std::string state, CallMaterial material, Deadline by) {
    const auto ids = ids_of(key, state);
    const auto settings = auth::reading_as(key.tenant);
    const auto params = pg::Params::of(key.tenant, key.call, now() + call_material_life, ids.order, material.order, ids.special,
                                       material.special, ids.favorites, material.favorites);
    CO_TRY(done, co_await pool_.write(settings, sql::call_material_put, params, by));
    static_cast<void>(done);
    co_return Result<void>{};
}

Task<Result<std::optional<CallMaterial>>> PostgresCallStore::get(CallKey key, std::string state, Deadline by) {
    const auto ids = ids_of(key, state);
    const auto settings = auth::reading_as(key.tenant);
    const auto params = pg::Params::of(key.tenant, ids.order, ids.special, ids.favorites, now());
    CO_TRY(rows, co_await pool_.read(settings, sql::call_material_get, params, by));
    std::optional<CallMaterial> found;
    if (!rows.null(0, 0) && !rows.null(0, 1) && !rows.null(0, 2)) {
        found.emplace();
        found->order = rows.text(0, 0);
        found->special = rows.text(0, 1);
        found->favorites = rows.text(0, 2);
    }
    co_return found;
}

Task<Result<void>> PostgresCallStore::sweep(Instant at, Deadline by) {
    CO_TRY(tenants, co_await auth::all_tenants(pool_, by));
    for (const auto tenant : tenants) {
        const auto settings = auth::reading_as(tenant);
        const auto params = pg::Params::of(tenant, at);
        for (bool more = true; more;) {
            CO_TRY(gone, co_await pool_.write(settings, sql::call_material_sweep, params, by));
            more = !gone.empty();
        }
    }
    co_return Result<void>{};
}

std::string RedisCallStore::sealed(const std::string& name, const std::string& state, std::string_view body) const {
    return to_hex(hmac_.sign(name + "\n" + state + "\n" + std::string{body}));
}

Task<Result<void>> RedisCallStore::put(CallKey key, std::string state, CallMaterial material, Deadline by) {
    const auto name = name_of(key);
    std::string body = material.order + "\n" + material.special + "\n" + material.favorites;  // JSON of one line each
    const auto value = sealed(name, state, body) + "\n" + body;
    const auto life = std::to_string(std::chrono::milliseconds{call_material_life}.count());
    std::vector<std::string_view> words{"SET", name, value, "PX", life};
    CO_TRY(reply, taken(co_await client_.run(std::move(words), by)));
    static_cast<void>(reply);
    co_return Result<void>{};
}

Task<Result<std::optional<CallMaterial>>> RedisCallStore::get(CallKey key, std::string state, Deadline by) {
    const auto name = name_of(key);
    std::vector<std::string_view> words{"GET", name};
    CO_TRY(reply, taken(co_await client_.run(std::move(words), by)));
    std::optional<CallMaterial> found;
    const std::string_view value = reply.text;
    const auto seal_end = value.find('\n');
    if (seal_end == std::string_view::npos) co_return found;
    const auto body = value.substr(seal_end + 1);
    const auto expected = sealed(name, state, body);
    if (!auth::equal_in_constant_time(as_bytes(value.substr(0, seal_end)), as_bytes(expected))) co_return found;
    const auto first = body.find('\n'), second = body.find('\n', first + 1);
    found.emplace();
    found->order = body.substr(0, first);
    found->special = body.substr(first + 1, second - first - 1);
    found->favorites = body.substr(second + 1);
    co_return found;
}

}  // namespace orderline::actions
