// auth/link.cpp: a link's name and its signature, as text.
#include "auth/link.hpp"
#include <algorithm>
#include <array>
#include "base/encoding.hpp"

namespace orderline::auth {
namespace {

constexpr std::size_t tenant_size = 16, name_size = tenant_size + 8, signature_size = 10;
constexpr std::size_t link_size = name_size + signature_size;
constexpr std::size_t text_size = 46;  // base64url of 34 bytes

void sign(const Hmac& hmac, std::array<std::byte, link_size>& bytes) {
    const Sha256 signature = hmac.sign(as_text(Bytes{bytes}.first<name_size>()));
    std::copy_n(signature.begin(), signature_size, bytes.begin() + name_size);
}

}  // namespace

std::string Links::text(const LinkName& name) const {
    std::array<std::byte, link_size> bytes;
    std::ranges::copy(name.tenant.bytes, bytes.begin());
    for (std::size_t i = 0; i < 8; ++i) {
        bytes[tenant_size + i] = static_cast<std::byte>(static_cast<std::uint64_t>(name.id) >> (56 - 8 * i));
    }
    sign(hmac_, bytes);
    return to_base64url(bytes);
}

std::optional<LinkName> Links::read(std::string_view text) const {
    if (text.size() != text_size) return std::nullopt;
    const auto given = from_base64url(text);
    if (!given || given->size() != link_size) return std::nullopt;
    std::array<std::byte, link_size> bytes;
    std::copy_n(given->begin(), name_size, bytes.begin());
    sign(hmac_, bytes);
    if (!equal_in_constant_time(bytes, *given)) return std::nullopt;
    LinkName name;
    std::copy_n(bytes.begin(), tenant_size, name.tenant.bytes.begin());
    std::uint64_t id = 0;
    for (std::size_t i = 0; i < 8; ++i) id = id << 8 | std::to_integer<std::uint64_t>(bytes[tenant_size + i]);
    name.id = static_cast<std::int64_t>(id);
    return name;
}

}  // namespace orderline::auth
