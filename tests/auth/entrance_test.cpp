// tests/auth/entrance_test.cpp: who may come from where, as one tenant decided it.
#include "auth/entrance.hpp"
#include <gtest/gtest.h>

namespace orderline::auth {
namespace {

std::string told(std::string_view networks, std::string_view origins, Whence from) {
    const auto entrance = read_entrance(networks, origins);
    if (!entrance) return std::string{entrance.error().reason};
    const auto admitted = entrance->admit(from);
    return admitted ? "welcome" : std::string{admitted.error().reason};
}

TEST(Entrance, WithoutAListEverybodyMayCome) {
    EXPECT_EQ(told("[]", "null", {"192.0.2.1"}), "welcome");
    EXPECT_EQ(told("[]", "null", {"no address", "https://anywhere.example"}), "welcome");
}

TEST(Entrance, WithAListOfNetworksOnlyWhoIsInOneOfThem) {
    const auto* list = R"(["192.0.2.0/24", "2001:db8::/32", "203.0.113.9/32"])";
    for (const auto* in : {"192.0.2.1", "::ffff:192.0.2.255", "2001:db8::1", "203.0.113.9"}) EXPECT_EQ(told(list, "null", {in}), "welcome") << in;
    for (const auto* out : {"192.0.3.1", "2001:db9::1", "203.0.113.8", "127.0.0.1", "::1", "", "no address"}) {
        EXPECT_EQ(told(list, "null", {out}), "address_not_allowed") << out;
    }
}

TEST(Entrance, WithAListOfOriginsOnlyTheirPagesAndWhoIsNoPage) {
    const auto* list = R"(["https://shop.example", "http://localhost:5173"])";
    for (const auto* in : {"", "https://shop.example", "http://localhost:5173"}) EXPECT_EQ(told("[]", list, {"192.0.2.1", in}), "welcome") << in;
    for (const auto* out : {"http://shop.example", "https://shop.example:8443", "https://shop.example.evil.example", "https://sub.shop.example",
                            "https://Shop.example", "null", "*"}) {
        EXPECT_EQ(told("[]", list, {"192.0.2.1", out}), "origin_not_allowed") << out;
    }
}

TEST(Entrance, AListThatCannotBeReadLetsNoPageInAndAnEmptyOneNeither) {
    for (const auto* broken : {"[]", "\"https://shop.example\"", "{}", "[17]", "true", "no JSON"}) {
        EXPECT_EQ(told("[]", broken, {"192.0.2.1", "https://shop.example"}), "origin_not_allowed") << broken;
        EXPECT_EQ(told("[]", broken, {"192.0.2.1"}), "welcome") << broken;
    }
    for (const auto* broken : {"", "{}", "[17]", R"(["somewhere"])"}) EXPECT_EQ(told(broken, "null", {"192.0.2.1"}), "internal") << broken;
}

TEST(Entrance, OfALongListOfOriginsTheFirstFiftyCount) {
    std::string list;
    for (int i = 0; i < 51; ++i) list += (list.empty() ? "[\"https://s" : ", \"https://s") + std::to_string(i) + ".example\"";
    EXPECT_EQ(told("[]", list + "]", {"192.0.2.1", "https://s49.example"}), "welcome");
    EXPECT_EQ(told("[]", list + "]", {"192.0.2.1", "https://s50.example"}), "origin_not_allowed");
}

TEST(Entrance, TheAddressIsToldToWhoIsRefused) {
    const auto refused = read_entrance(R"(["10.0.0.0/8"])", "null")->admit({"192.0.2.1"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::forbidden);
    EXPECT_EQ(refused.error().message, "This business lets nobody in from 192.0.2.1. Ask its administrator.");
}

TEST(Origin, IsWhatBrowsersWrite) {
    for (const auto* good : {"https://shop.example", "http://localhost:5173", "https://192.0.2.1", "http://[::1]:8080", "https://xn--mnchen-3ya.example",
                             "https://shop.example:8443", "http://shop.example:443"}) {
        EXPECT_TRUE(is_origin(good)) << good;
    }
    for (const auto* bad : {"", "*", "null", "shop.example", "https://", "https://shop.example/", "https://shop.example:443", "http://shop.example:80",
                            "https://Shop.example", "https://shop.example:", "https://shop.example:080", "https://shop.example:123456", "ftp://shop.example",
                            "https://anna@shop.example", "https://shop.example?x", "https://*.shop.example", "https://[::1", "https://[shop]",
                            "https://[0:0::1]", "https://shop example"}) {
        EXPECT_FALSE(is_origin(bad)) << bad;
    }
}

}  // namespace
}  // namespace orderline::auth
