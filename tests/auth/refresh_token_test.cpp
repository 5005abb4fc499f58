// tests/auth/refresh_token_test.cpp: a refresh token names its session, cannot be forged and has one successor.
#include "auth/refresh_token.hpp"
#include <gtest/gtest.h>
#include <set>
#include "base/encoding.hpp"

namespace orderline::auth {
namespace {

const RefreshTokens tokens{*Secret::parse(std::string(64, '7'))};
const RefreshName name{*parse_id<TenantId>("0a0a0a0a-0000-4000-8000-0000000000ff"), *parse_uuid("0c0c0c0c-0000-4000-8000-000000000003")};

}  // namespace

TEST(RefreshToken, NamesItsSessionAndIsNeverTheSameTwice) {
    const auto one = tokens.first(name), other = tokens.first(name);
    EXPECT_NE(one, other);
    EXPECT_EQ(tokens.read(one), name);
    EXPECT_EQ(tokens.read(other), name);
}

TEST(RefreshToken, HasOneSuccessorOfTheSameSession) {
    std::set<std::string> seen;
    auto token = tokens.first(name);
    for (int i = 0; i < 100; ++i) {
        EXPECT_TRUE(seen.insert(token).second) << "a token came twice";
        EXPECT_EQ(tokens.successor(token), tokens.successor(token));
        token = tokens.successor(token);
        ASSERT_EQ(tokens.read(token), name);
    }
    const RefreshTokens elsewhere{*Secret::parse(std::string(64, '8'))};
    EXPECT_NE(elsewhere.successor(token), tokens.successor(token));
}

TEST(RefreshToken, WithAnySingleBitFlippedIsRefused) {
    const auto text = tokens.first(name);
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
        auto flipped = text;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
        EXPECT_FALSE(tokens.read(flipped)) << bit;
    }
    auto bytes = *from_base64url(text);
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        auto flipped = bytes;
        flipped[bit / 8] ^= std::byte{1} << bit % 8;
        EXPECT_FALSE(tokens.read(to_base64url(flipped))) << bit;
    }
}

TEST(RefreshToken, OfAnotherSecretOrShapeIsRefused) {
    const auto text = tokens.first(name);
    EXPECT_FALSE(RefreshTokens{*Secret::parse(std::string(64, '8'))}.read(text));
    for (const auto& wrong : {std::string{}, text.substr(1), text + "A", text + "=", std::string(86, 'A'), std::string(100'000, 'A')}) {
        EXPECT_FALSE(tokens.read(wrong)) << wrong.substr(0, 90);
    }
}

}  // namespace orderline::auth
