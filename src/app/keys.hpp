// app/keys.hpp: API keys of a tenant.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "app/work.hpp"
#include "auth/api_key.hpp"
#include "base/id.hpp"
#include "base/time.hpp"

namespace orderline::app {

struct NewKey {
    std::string name;
    auth::KeyKind kind = auth::KeyKind::api;
    std::vector<std::string> permissions;  // names, of kind api only; none: those of the role `integration`
    std::optional<Instant> expires_at;
};

struct CreatedKey {
    Uuid id{};
    std::string text;  // shown once
};

/// Errors: bad_request (no such permission; permissions of a key of another kind than api), conflict too_many_keys.
Result<CreatedKey> create_key(Work& work, TenantId tenant, const NewKey& key);

/// "90d", "12h" from `at`, or a date or time stamp. Errors: bad_request (unreadable, or in the past).
Result<Instant> parse_expiry(std::string_view text, Instant at);

}  // namespace orderline::app
