// auth/refresh_token.cpp: a refresh token's parts and its signature, as text.
#include "auth/refresh_token.hpp"
#include <algorithm>
#include <array>
#include "base/encoding.hpp"
#include "base/random.hpp"

namespace orderline::auth {
namespace {

constexpr std::size_t part_size = 16;  // of each of the four: tenant, session, nonce, signature
constexpr std::size_t session_at = part_size, nonce_at = 2 * part_size, signature_at = 3 * part_size;
constexpr std::size_t token_size = 4 * part_size, text_size = 86;

using Parts = std::array<std::byte, token_size>;

void sign(const Hmac& hmac, Parts& parts) {
    const Sha256 signature = hmac.sign(as_text(Bytes{parts}.first<signature_at>()));
    std::copy_n(signature.begin(), part_size, parts.begin() + signature_at);
}

}  // namespace

std::string RefreshTokens::first(const RefreshName& name) const {
    Parts parts;
    std::ranges::copy(name.tenant.bytes, parts.begin());
    std::ranges::copy(name.session, parts.begin() + session_at);
    fill_random(std::span{parts}.subspan<nonce_at, part_size>());
    sign(hmac_, parts);
    return to_base64url(parts);
}

std::optional<RefreshName> RefreshTokens::read(std::string_view text) const {
    if (text.size() != text_size) return std::nullopt;
    const auto given = from_base64url(text);
    if (!given || given->size() != token_size) return std::nullopt;
    Parts parts;
    std::ranges::copy(*given, parts.begin());
    sign(hmac_, parts);
    if (!equal_in_constant_time(parts, *given)) return std::nullopt;
    RefreshName name;
    std::copy_n(parts.begin(), part_size, name.tenant.bytes.begin());
    std::copy_n(parts.begin() + session_at, part_size, name.session.begin());
    return name;
}

std::string RefreshTokens::successor(std::string_view text) const {
    const auto given = from_base64url(text);
    Parts parts;
    std::copy_n(given.value().begin(), nonce_at, parts.begin());
    const Sha256 nonce = successor_.sign(text);
    std::copy_n(nonce.begin(), part_size, parts.begin() + nonce_at);
    sign(hmac_, parts);
    return to_base64url(parts);
}

}  // namespace orderline::auth
