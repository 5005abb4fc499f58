// tests/auth/password_try_test.cpp: which addresses are one network to who counts wrong passwords.
#include "auth/password_try.hpp"
#include <gtest/gtest.h>

namespace orderline::auth {

TEST(NetworkOf, AnIpv6AddressIsItsFirstHalf) {
    constexpr std::pair<std::string_view, std::string_view> cases[] = {
        {"192.0.2.7", "192.0.2.7"},
        {"::ffff:192.0.2.7", "::ffff:192.0.2.7"},  // no network of IPv6: each would be the same
        {"2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"},
        {"2001:db8:1:2:ffff::", "2001:db8:1:2::/64"},
        {"2001:db8:1:3::1", "2001:db8:1:3::/64"},
        {"::1", "::/64"},
        {"", ""},
        {"fe80::1%eth0", "fe80::1%eth0"},
        {"no address", "no address"},
    };
    for (const auto& [address, network] : cases) EXPECT_EQ(network_of(address), network) << address;
}

}  // namespace orderline::auth
