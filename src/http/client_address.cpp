// http/client_address.cpp: X-Forwarded-For, from the right.
#include "http/client_address.hpp"
#include <optional>
#include <ranges>
#include "base/text.hpp"

namespace orderline::http {
namespace {

/// "192.0.2.1" or "2001:db8::1"; some proxies add the port: "192.0.2.1:4711", "[2001:db8::1]:4711".
std::optional<IpAddress> read_hop(std::string_view text) {
    text = trim(text);
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        return end == text.npos ? std::nullopt : parse_ip_address(text.substr(1, end - 1));
    }
    const auto colon = text.find(':');
    return parse_ip_address(text.find('.') < colon && colon == text.rfind(':') ? text.substr(0, colon) : text);
}

}  // namespace

std::string client_address(std::string_view peer, const Headers& headers, std::span<const IpNetwork> trusted) {
    const auto connected = trusted.empty() ? std::nullopt : parse_ip_address(peer);
    if (!connected || !is_in_any(trusted, *connected)) return std::string{peer};
    IpAddress client = *connected;
    for (const auto& [name, value] : std::views::reverse(headers.fields())) {
        if (name != "x-forwarded-for") continue;
        for (std::string_view left = value;;) {
            const auto comma = left.rfind(',');
            const auto hop = read_hop(comma == left.npos ? left : left.substr(comma + 1));
            if (!hop) return to_text(client);
            client = *hop;
            if (!is_in_any(trusted, client)) return to_text(client);
            if (comma == left.npos) break;
            left = left.substr(0, comma);
        }
    }
    return to_text(client);
}

}  // namespace orderline::http
