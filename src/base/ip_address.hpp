// base/ip_address.hpp: addresses of the Internet and networks of them, as people write them. Pure.
#pragma once
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include "base/result.hpp"

namespace orderline {

/// IPv6, and IPv4 as ::ffff:a.b.c.d (RFC 4291, 2.5.5.2): however one is written, it is the same one.
struct IpAddress {
    std::array<std::uint8_t, 16> bytes{};

    bool is_ipv4() const;
    auto operator<=>(const IpAddress&) const = default;
};

/// "192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1"; nothing with a zone, a port or white space.
std::optional<IpAddress> parse_ip_address(std::string_view text);
std::string to_text(const IpAddress& address);

struct IpNetwork {
    IpAddress first;
    int prefix = 128;  // of 128 bits: for IPv4 96 more than people write

    /// No network of IPv6 holds an address of IPv4, not even ::/0.
    bool contains(const IpAddress& address) const;
    auto operator<=>(const IpNetwork&) const = default;
};

/// CIDR, "10.0.0.0/8" or "2001:db8::/32", or one address. Errors: bad_request validation_failed, a sentence that quotes the text:
/// it is neither; there are bits set behind the prefix (then it may be an address or another network that was meant).
Result<IpNetwork> parse_ip_network(std::string_view text);
/// As parse_ip_network() reads it; an address alone without its prefix.
std::string to_text(const IpNetwork& network);

bool is_in_any(std::span<const IpNetwork> networks, const IpAddress& address);

}  // namespace orderline
