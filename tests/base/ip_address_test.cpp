// tests/base/ip_address_test.cpp: addresses and networks, read, written and compared.
#include "base/ip_address.hpp"
#include <gtest/gtest.h>
#include "tests/support/seeds.hpp"

namespace orderline {
namespace {

TEST(IpAddress, IsWrittenInItsShortestForm) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"192.0.2.1", "192.0.2.1"},
        {"0.0.0.0", "0.0.0.0"},
        {"255.255.255.255", "255.255.255.255"},
        {"::", "::"},
        {"::1", "::1"},
        {"2001:DB8:0:0:0:0:0:1", "2001:db8::1"},
        {"2001:db8::ffff:192.0.2.1", "2001:db8::ffff:c000:201"},
        {"::ffff:192.0.2.1", "192.0.2.1"},
        {"::FFFF:c000:201", "192.0.2.1"},
        {"::192.0.2.1", "::192.0.2.1"},  // the old compatible form is another address
        {"64:ff9b::192.0.2.1", "64:ff9b::c000:201"},
    };
    for (const auto& [text, written] : cases) {
        const auto address = parse_ip_address(text);
        ASSERT_TRUE(address) << text;
        EXPECT_EQ(to_text(*address), written);
        EXPECT_EQ(address->is_ipv4(), !written.contains(':'));
    }
}

TEST(IpAddress, IsNothingElse) {
    using namespace std::string_view_literals;
    for (const auto text : {""sv, "localhost"sv, "192.0.2"sv, "192.0.2.1.1"sv, "192.0.2.256"sv, "192.0.2.01"sv, "0x7f.0.0.1"sv, "2130706433"sv,
                            " 192.0.2.1"sv, "192.0.2.1 "sv, "192.0.2.1\0"sv, "192.0.2.1:80"sv, "[::1]"sv, "::1%lo"sv, "fe80::1%25eth0"sv, ":::"sv,
                            "1:2:3:4:5:6:7"sv, "1:2:3:4:5:6:7:8:9"sv, "12345::"sv, "::ffff:192.0.2.999"sv, "192.0.2.1/32"sv,
                            "0000:0000:0000:0000:0000:0000:0000:0000:0000:0000"sv}) {
        EXPECT_FALSE(parse_ip_address(text)) << text;
    }
}

TEST(IpNetwork, HoldsItsAddressesAndNoOthers) {
    struct Case {
        std::string_view network, written;
        std::vector<std::string_view> in, out;
    };
    const Case cases[] = {
        {"10.0.0.0/8", "10.0.0.0/8", {"10.0.0.0", "10.255.255.255", "::ffff:10.1.2.3"}, {"9.255.255.255", "11.0.0.0", "::10.0.0.1"}},
        {"192.0.2.128/25", "192.0.2.128/25", {"192.0.2.128", "192.0.2.255"}, {"192.0.2.127"}},
        {"192.0.2.1", "192.0.2.1", {"192.0.2.1", "::ffff:192.0.2.1"}, {"192.0.2.0", "192.0.2.2"}},
        {"192.0.2.1/32", "192.0.2.1", {"192.0.2.1"}, {"192.0.2.3"}},
        {"0.0.0.0/0", "0.0.0.0/0", {"0.0.0.0", "255.255.255.255"}, {"::", "::1", "2001:db8::1"}},
        {"::/0", "::/0", {"::", "ffff::"}, {"192.0.2.1", "::ffff:0.0.0.0"}},
        {"2001:db8::/32", "2001:db8::/32", {"2001:db8::", "2001:db8:ffff::1"}, {"2001:db9::", "192.0.2.1"}},
        {"2001:db8::/33", "2001:db8::/33", {"2001:db8:7fff::"}, {"2001:db8:8000::"}},
        {"::ffff:10.0.0.0/104", "10.0.0.0/8", {"10.9.9.9"}, {"11.0.0.0"}},
        {"::1/128", "::1", {"::1"}, {"::"}},
    };
    for (const auto& one : cases) {
        const auto network = parse_ip_network(one.network);
        ASSERT_TRUE(network) << one.network;
        EXPECT_EQ(to_text(*network), one.written);
        EXPECT_EQ(*parse_ip_network(one.written), *network);
        for (const auto in : one.in) EXPECT_TRUE(network->contains(*parse_ip_address(in))) << one.network << " " << in;
        for (const auto out : one.out) EXPECT_FALSE(network->contains(*parse_ip_address(out))) << one.network << " " << out;
    }
}

TEST(IpNetwork, SaysWhatIsWrongWithAText) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"", "'' is no address and no network, as in 192.0.2.1, 10.0.0.0/8 or 2001:db8::/32."},
        {"10.0.0/8", "'10.0.0/8' is no address and no network, as in 192.0.2.1, 10.0.0.0/8 or 2001:db8::/32."},
        {"10.0.0.0/33", "'10.0.0.0/33' needs a prefix from 0 to 32 behind the slash."},
        {"10.0.0.0/", "'10.0.0.0/' needs a prefix from 0 to 32 behind the slash."},
        {"10.0.0.0/-1", "'10.0.0.0/-1' needs a prefix from 0 to 32 behind the slash."},
        {"10.0.0.0/+8", "'10.0.0.0/+8' needs a prefix from 0 to 32 behind the slash."},
        {"10.0.0.0/8/8", "'10.0.0.0/8/8' needs a prefix from 0 to 32 behind the slash."},
        {"::/129", "'::/129' needs a prefix from 0 to 128 behind the slash."},
        {"10.1.2.3/8", "'10.1.2.3/8' names an address within a network. The network is 10.0.0.0/8."},
        {"2001:db8::1/32", "'2001:db8::1/32' names an address within a network. The network is 2001:db8::/32."},
    };
    for (const auto& [text, sentence] : cases) {
        const auto network = parse_ip_network(text);
        ASSERT_FALSE(network) << text;
        EXPECT_EQ(network.error().reason, "validation_failed");
        EXPECT_EQ(network.error().message, sentence);
    }
}

/// The same bits, counted one by one.
bool begins_alike(const IpAddress& a, const IpAddress& b, int bits) {
    for (int i = 0; i < bits; ++i) {
        const auto byte = static_cast<std::size_t>(i / 8);
        if (((a.bytes[byte] ^ b.bytes[byte]) >> (7 - i % 8)) & 1) return false;
    }
    return true;
}

IpAddress any_address(Random& random) {
    IpAddress address;
    if (random() % 2) address = *parse_ip_address("0.0.0.0");
    for (std::size_t i = address.is_ipv4() ? 12 : 0; i < 16; ++i) address.bytes[i] = static_cast<std::uint8_t>(random());
    return address;
}

TEST(IpNetwork, IsWhatBeginsWithItsBits) {
    for_seeds(10'000, [](Random& random) {
        const auto one = any_address(random);
        auto other = any_address(random);
        const auto bytes = one.is_ipv4() ? 4u : 16u;
        if (random() % 2) {  // a neighbour
            other = one;
            other.bytes[15 - random() % bytes] ^= static_cast<std::uint8_t>(random());
        }
        const int prefix = 128 - static_cast<int>(random() % (8 * bytes + 1));
        IpNetwork network{one, prefix};
        for (int i = prefix; i < 128; ++i) network.first.bytes[static_cast<std::size_t>(i / 8)] &= static_cast<std::uint8_t>(~(0x80 >> i % 8));
        SCOPED_TRACE(to_text(network) + " " + to_text(one) + " " + to_text(other));
        EXPECT_TRUE(network.contains(one));
        EXPECT_EQ(network.contains(other), begins_alike(one, other, prefix) && one.is_ipv4() == other.is_ipv4());
        EXPECT_EQ(*parse_ip_network(to_text(network)), network);
        EXPECT_EQ(*parse_ip_address(to_text(one)), one);
    });
}

}  // namespace
}  // namespace orderline
