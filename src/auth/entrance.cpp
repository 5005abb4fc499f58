// auth/entrance.cpp: an address among networks, an origin among origins.
#include "auth/entrance.hpp"
#include <algorithm>
#include "base/json.hpp"

namespace orderline::auth {
namespace {

std::unexpected<Error> unreadable(std::string_view networks) {
    return fail(Code::internal, "internal", "The list of allowed addresses cannot be read.", "ip_allowlist: " + std::string{networks});
}

bool is_number_of_port(std::string_view text) {
    return !text.empty() && text.size() <= 5 && text.front() != '0' && text.find_first_not_of("0123456789") == text.npos;
}

}  // namespace

Result<void> Entrance::admit(const Whence& from) const {
    if (!networks.empty()) {
        const auto address = parse_ip_address(from.address);
        if (!address || !is_in_any(networks, *address)) {
            return fail(Code::forbidden, "address_not_allowed",
                        "This business lets nobody in from " + std::string{from.address} + ". Ask its administrator.");
        }
    }
    if (origins && !from.origin.empty() && std::ranges::find(*origins, from.origin) == origins->end()) {
        return fail(Code::forbidden, "origin_not_allowed", "This business answers no pages of this origin. Ask its administrator.");
    }
    return {};
}

bool is_origin(std::string_view text) {
    constexpr std::string_view in_hosts = "abcdefghijklmnopqrstuvwxyz0123456789-._";
    const auto scheme_end = text.find("://");
    const auto scheme = text.substr(0, scheme_end);
    if (scheme != "https" && scheme != "http") return false;
    auto host = text.substr(scheme_end + 3);
    std::string_view port;
    if (const auto colon = host.rfind(':'); colon != host.npos && !host.ends_with(']')) {
        port = host.substr(colon + 1);
        host = host.substr(0, colon);
        if (!is_number_of_port(port) || port == (scheme == "https" ? "443" : "80")) return false;
    }
    if (host.starts_with('[') && host.ends_with(']')) {
        const auto address = parse_ip_address(host.substr(1, host.size() - 2));
        return address && !address->is_ipv4() && to_text(*address) == host.substr(1, host.size() - 2);
    }
    return !host.empty() && host.find_first_not_of(in_hosts) == host.npos;
}

Result<Entrance> read_entrance(std::string_view networks, std::string_view origins) {
    Entrance entrance;
    const auto list = parse_json(networks);
    if (!list || !list->is_array()) return unreadable(networks);
    for (const auto& one : list->get_array()) {
        const auto network = one.is_string() ? parse_ip_network(one.get_string()) : Result<IpNetwork>{std::unexpected(Error{})};
        if (!network) return unreadable(networks);
        entrance.networks.push_back(*network);
    }
    const auto said = parse_json(origins);
    if (said && said->is_null()) return entrance;
    entrance.origins.emplace();
    if (!said || !said->is_array()) return entrance;
    for (const auto& one : said->get_array()) {
        if (entrance.origins->size() == Entrance::origins_max) break;
        if (one.is_string()) entrance.origins->emplace_back(std::string_view{one.get_string()});
    }
    return entrance;
}

}  // namespace orderline::auth
