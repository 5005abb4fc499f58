// auth/api_key.cpp: an API key's text.
#include "auth/api_key.hpp"
#include <algorithm>
#include <array>
#include "base/encoding.hpp"
#include "base/random.hpp"
#include "base/sha256.hpp"

namespace orderline::auth {
namespace {

// The parts are found by their place, because base64url has '_' too.
constexpr std::string_view prefix = "olk_";
constexpr std::size_t tenant_at = prefix.size(), tenant_length = 22;  // 16 bytes
constexpr std::size_t random_at = tenant_at + tenant_length + 1, random_length = 43;  // 32 bytes
constexpr std::size_t key_length = random_at + random_length;

}  // namespace

NewApiKey new_api_key(TenantId tenant) {
    std::array<std::byte, 32> random;
    fill_random(random);
    NewApiKey key;
    key.text = std::string{prefix} + to_base64url(tenant.bytes) + "_" + to_base64url(random);
    key.hash = sha256_hex(key.text);
    return key;
}

std::optional<TenantId> tenant_of_api_key(std::string_view text) {
    if (text.size() != key_length || !text.starts_with(prefix) || text[random_at - 1] != '_') return std::nullopt;
    const auto tenant = from_base64url(text.substr(tenant_at, tenant_length));
    if (!tenant || !from_base64url(text.substr(random_at))) return std::nullopt;
    TenantId id;
    std::ranges::copy(*tenant, id.bytes.begin());
    return id;
}

}  // namespace orderline::auth
