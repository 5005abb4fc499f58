// auth/api_key.hpp: a tenant's API key: <prefix>_<tenant>_<32 random bytes>. Only its SHA-256 is stored.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include "base/id.hpp"

namespace orderline::auth {

/// api ("olk_…") acts with the permissions of its row. publishable ("sb_publishable_…") may stand in a browser: the user who
/// signs in counts. secret ("sb_secret_…") does everything in its tenant through /rest/v1.
enum class KeyKind { api, publishable, secret };
std::string_view to_text(KeyKind kind);  // as in api_keys.kind
std::optional<KeyKind> parse_key_kind(std::string_view text);

struct NewApiKey {
    std::string text;  // shown once
    std::string hash;  // SHA-256 of the text, hex: api_keys.key
};

constexpr std::size_t key_random_bytes = 32;

NewApiKey new_api_key(TenantId tenant, KeyKind kind = KeyKind::api);
/// The text of the key with these random bytes.
std::string api_key_text(TenantId tenant, KeyKind kind, std::span<const std::byte, key_random_bytes> random);

/// The tenant that a key's text names: the database is then asked under that tenant's row-level security.
std::optional<TenantId> tenant_of_api_key(std::string_view text);
/// The kind that a text says by its prefix, be the rest a key or not. The row of the key must be of that kind too.
std::optional<KeyKind> kind_of_api_key(std::string_view text);

}  // namespace orderline::auth
