// auth/entrance.hpp: from where a tenant's people and keys may come: from which addresses, and from pages of which origins.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include "base/ip_address.hpp"
#include "base/result.hpp"

namespace orderline::auth {

/// Where a request comes from.
struct Whence {
    std::string_view address;   // an IP address
    std::string_view origin{};  // what a browser says of the page that asks, "https://shop.example"; empty: there is none
};

/// What one tenant decided.
struct Entrance {
    std::vector<IpNetwork> networks;                  // none: from any address
    std::optional<std::vector<std::string>> origins;  // nullopt: pages of any origin

    /// Errors: forbidden with the reasons address_not_allowed, origin_not_allowed.
    Result<void> admit(const Whence& from) const;

    static constexpr int networks_max = 500;
    static constexpr std::size_t origins_max = 50;
};

/// "https://shop.example", "http://localhost:5173": as browsers write it (RFC 6454, 6.2), in small letters and without the usual port.
bool is_origin(std::string_view text);

/// From JSON: a list of networks, and tenants.settings.cors.origins ("null" where there is none; the first origins_max
/// count). What is no list of texts there lets no page in. Errors: internal (no list of networks).
Result<Entrance> read_entrance(std::string_view networks, std::string_view origins);

}  // namespace orderline::auth
