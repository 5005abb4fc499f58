// actions/api_keys.hpp: a tenant's API keys: made, listed, replaced, revoked. The text of a key is shown once.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>
#include "actions/desk.hpp"
#include "auth/api_key.hpp"
#include "domain/access.hpp"
#include "pg/pool.hpp"

namespace orderline::actions {

constexpr int keys_max = 200;  // in force, of a tenant
constexpr std::chrono::hours key_overlap_max{30 * 24};

struct NewKey {
    std::string name;
    auth::KeyKind kind = auth::KeyKind::api;
    Permissions permissions;  // of kind api only
    std::optional<Instant> expires_at;
};

struct KeyView {
    Uuid id{};
    std::string name, kind;
    std::string permissions;  // a JSON list
    Instant created_at;
    std::optional<Instant> expires_at;
    std::optional<Instant> last_used_at;  // up to a minute old
};

struct MadeKey {
    KeyView key;
    std::string text;
};

struct ReplacedKey {
    MadeKey made;
    Instant old_ends_at;
};

/// Those that are not revoked, the oldest first. Errors of all: forbidden (keys.manage), timeout, unavailable.
Task<Result<std::vector<KeyView>>> list_keys(pg::Pool& pool, Asker who, Deadline by);
/// Errors: permission_not_held if the key would be able to do what the asker may not: a secret key can do everything;
/// bad_request; conflict too_many_keys.
Task<Result<MadeKey>> create_key(pg::Pool& pool, Asker who, NewKey wanted, Deadline by);
/// A new key of the same name, kind and permissions, which lives as long as the old one was to; the old one works on for `overlap`.
/// Errors: as create_key, not_found for a key that is not in force.
Task<Result<ReplacedKey>> rotate_key(pg::Pool& pool, Asker who, Uuid id, std::chrono::seconds overlap, Deadline by);
/// Harmless to repeat. Whoever looks after the keys may end each of them, also one that can do more than he: it may have leaked.
/// Errors: not_found.
Task<Result<void>> revoke_key(pg::Pool& pool, Asker who, Uuid id, Deadline by);

}  // namespace orderline::actions
