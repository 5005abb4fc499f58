// auth/api_key.cpp: an API key's text.
#include "auth/api_key.hpp"
#include <algorithm>
#include <array>
#include "base/encoding.hpp"
#include "base/random.hpp"
#include "base/sha256.hpp"
#include "domain/names.hpp"

namespace orderline::auth {
namespace {

constexpr Names<3> kind_names{"api", "publishable", "secret"};
constexpr Names<3> prefixes{"olk_", "sb_publishable_", "sb_secret_"};

// Behind the prefix the parts are found by their place, because base64url has '_' too.
constexpr std::size_t tenant_length = 22;  // 16 bytes
constexpr std::size_t random_at = tenant_length + 1, random_length = 43;
constexpr std::size_t length_behind_prefix = random_at + random_length;

}  // namespace

std::string_view to_text(KeyKind kind) { return name_of(kind_names, kind); }

std::optional<KeyKind> parse_key_kind(std::string_view text) { return value_of<KeyKind>(kind_names, text); }

NewApiKey new_api_key(TenantId tenant, KeyKind kind) {
    std::array<std::byte, key_random_bytes> random;
    fill_random(random);
    NewApiKey key;
    key.text = api_key_text(tenant, kind, random);
    key.hash = sha256_hex(key.text);
    return key;
}

std::string api_key_text(TenantId tenant, KeyKind kind, std::span<const std::byte, key_random_bytes> random) {
    return std::string{name_of(prefixes, kind)} + to_base64url(tenant.bytes) + "_" + to_base64url(random);
}

std::optional<KeyKind> kind_of_api_key(std::string_view text) {
    for (const auto kind : {KeyKind::api, KeyKind::publishable, KeyKind::secret}) {
        if (text.starts_with(name_of(prefixes, kind))) return kind;
    }
    return std::nullopt;
}

std::optional<TenantId> tenant_of_api_key(std::string_view text) {
    const auto kind = kind_of_api_key(text);
    if (!kind) return std::nullopt;
    text.remove_prefix(name_of(prefixes, *kind).size());
    if (text.size() != length_behind_prefix || text[random_at - 1] != '_') return std::nullopt;
    const auto tenant = from_base64url(text.substr(0, tenant_length));
    if (!tenant || !from_base64url(text.substr(random_at))) return std::nullopt;
    TenantId id;
    std::ranges::copy(*tenant, id.bytes.begin());
    return id;
}

}  // namespace orderline::auth
