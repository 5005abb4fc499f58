// auth/api_key.hpp: a tenant's API key: olk_<tenant>_<32 random bytes>. Only its SHA-256 is stored.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include "base/id.hpp"

namespace orderline::auth {

struct NewApiKey {
    std::string text;  // shown once
    std::string hash;  // SHA-256 of the text, hex: api_keys.key
};

NewApiKey new_api_key(TenantId tenant);
/// The tenant that a key's text names: the database is then asked under that tenant's row-level security.
std::optional<TenantId> tenant_of_api_key(std::string_view text);

}  // namespace orderline::auth
