// base/ip_address.cpp: the C library knows how addresses are written; the arithmetic of networks is ours.
#include "base/ip_address.hpp"
#include <arpa/inet.h>
#include <algorithm>
#include <charconv>
#include <cstring>

namespace orderline {
namespace {

constexpr std::array<std::uint8_t, 12> ipv4_begins{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr int ipv4_bits_before = 96;
constexpr std::size_t quoted_max = 60;

/// The first `prefix` bits of an address, the others 0.
IpAddress masked(IpAddress address, int prefix) {
    for (int i = 0; i < 16; ++i) {
        const int bits = std::clamp(prefix - 8 * i, 0, 8);
        address.bytes[static_cast<std::size_t>(i)] &= static_cast<std::uint8_t>(0xff00 >> bits);
    }
    return address;
}

std::unexpected<Error> wrong(std::string_view text, std::string_view why) {
    return fail(Code::bad_request, "validation_failed", "'" + std::string{text.substr(0, quoted_max)} + "' " + std::string{why});
}

}  // namespace

bool IpAddress::is_ipv4() const { return std::ranges::equal(ipv4_begins, std::span{bytes}.first<12>()); }

std::optional<IpAddress> parse_ip_address(std::string_view text) {
    std::array<char, INET6_ADDRSTRLEN> word{};
    if (text.size() >= word.size() || text.contains('\0')) return std::nullopt;
    text.copy(word.data(), text.size());
    IpAddress address;
    if (text.contains(':')) {
        if (::inet_pton(AF_INET6, word.data(), address.bytes.data()) != 1) return std::nullopt;
        return address;
    }
    std::ranges::copy(ipv4_begins, address.bytes.begin());
    if (::inet_pton(AF_INET, word.data(), address.bytes.data() + ipv4_begins.size()) != 1) return std::nullopt;
    return address;
}

std::string to_text(const IpAddress& address) {
    std::array<char, INET6_ADDRSTRLEN> word{};
    const bool ipv4 = address.is_ipv4();
    ::inet_ntop(ipv4 ? AF_INET : AF_INET6, address.bytes.data() + (ipv4 ? ipv4_begins.size() : 0), word.data(), word.size());
    return word.data();
}

bool IpNetwork::contains(const IpAddress& address) const {
    return first.is_ipv4() == address.is_ipv4() && masked(address, prefix) == first;
}

Result<IpNetwork> parse_ip_network(std::string_view text) {
    const auto slash = std::min(text.find('/'), text.size());
    const auto address = parse_ip_address(text.substr(0, slash));
    if (!address) return wrong(text, "is no address and no network, as in 192.0.2.1, 10.0.0.0/8 or 2001:db8::/32.");
    IpNetwork network{*address, 128};
    if (slash == text.size()) return network;
    // Whoever writes an address of IPv4 in the way of IPv6 counts its prefix in that way, too.
    const int before = text.substr(0, slash).contains(':') ? 0 : ipv4_bits_before;
    const auto digits = text.substr(slash + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), network.prefix);
    if (error != std::errc{} || end != digits.data() + digits.size() || network.prefix < 0 || network.prefix > 128 - before) {
        return wrong(text, before ? "needs a prefix from 0 to 32 behind the slash." : "needs a prefix from 0 to 128 behind the slash.");
    }
    network.prefix += before;
    network.first = masked(*address, network.prefix);
    if (network.first != *address) {
        return wrong(text, "names an address within a network. The network is " + to_text(network) + ".");
    }
    return network;
}

std::string to_text(const IpNetwork& network) {
    auto text = to_text(network.first);
    if (network.prefix == 128) return text;
    return text + "/" + std::to_string(network.first.is_ipv4() ? network.prefix - ipv4_bits_before : network.prefix);
}

bool is_in_any(std::span<const IpNetwork> networks, const IpAddress& address) {
    return std::ranges::any_of(networks, [&](const auto& one) { return one.contains(address); });
}

}  // namespace orderline
