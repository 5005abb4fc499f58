// app/keys.cpp: writes API keys.
#include "app/keys.hpp"
#include <fmt/format.h>
#include "actions/api_keys.hpp"
#include "app/sql.hpp"
#include "app/table.hpp"
#include "app/values.hpp"
#include "base/json.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "domain/access.hpp"

namespace orderline::app {

namespace {

/// As JSON.
Result<std::string> permissions_of(Work& work, const NewKey& key) {
    if (key.kind != auth::KeyKind::api) {
        if (!key.permissions.empty()) {
            return fail(Code::bad_request, "usage", fmt::format("A {} key has no permissions of its own.", to_text(key.kind)));
        }
        return "[]";
    }
    if (key.permissions.empty()) {
        TRY(rows, work.run(sql::role_permissions, pg::Params::of("integration")));
        return rows.empty() ? "[]" : std::string{rows.text(0, 0)};
    }
    JsonWriter out;
    out.open('[');
    for (const auto& name : key.permissions) {
        if (name != "*" && !parse_permission(name)) {
            return fail(Code::bad_request, "usage", fmt::format("There is no permission '{}'.", printable(name)));
        }
        out.text(name);
    }
    return out.close(']').take();
}

}  // namespace

Result<CreatedKey> create_key(Work& work, TenantId tenant, const NewKey& key) {
    if (trim(key.name).empty() || !is_storable_text(key.name)) return fail(Code::bad_request, "usage", "A key needs a name.");
    TRY(permissions, permissions_of(work, key));
    TRY(room, work.run(sql::key_room, pg::Params::of(tenant, actions::keys_max)));
    if (!room.boolean(0, 0)) {
        return fail(Code::conflict, "too_many_keys",
                    fmt::format("The tenant has {} keys in force. Revoke those that nobody needs.", actions::keys_max));
    }
    const auto made = auth::new_api_key(tenant, key.kind);
    const auto id = random_uuid();
    TRY_VOID(work.run(sql::key_insert, pg::Params::of(tenant, to_text(id), made.hash, key.name, permissions, key.expires_at, to_text(key.kind))));
    return CreatedKey{id, made.text};
}

Result<Instant> parse_expiry(std::string_view text, Instant at) {
    std::optional<Instant> expires;
    if (text.size() > 1 && (text.back() == 'd' || text.back() == 'h')) {
        const auto count = parse_decimal(text.substr(0, text.size() - 1), 0);
        if (count && *count > 0 && *count <= 100'000) {
            expires = at + std::chrono::hours{text.back() == 'd' ? *count * 24 : *count};
        }
    } else {
        expires = parse_day_or_instant(text);
    }
    if (!expires) return fail(Code::bad_request, "usage", fmt::format("'{}' is no expiry. Write 90d, 12h or 2027-01-31.", printable(text)));
    if (*expires <= at) return fail(Code::bad_request, "usage", "The expiry is in the past.");
    return *expires;
}

}  // namespace orderline::app
