// tests/auth/link_test.cpp: a customer's link is ours in every bit, or it is refused.
#include "auth/link.hpp"
#include <gtest/gtest.h>
#include <limits>
#include <set>
#include "base/encoding.hpp"

namespace orderline::auth {
namespace {

const Links links{*Secret::parse(std::string(64, '7'))};
const LinkName name{*parse_id<TenantId>("0a0a0a0a-0000-4000-8000-0000000000ff"), 0x1122334455667788};

}  // namespace

TEST(Link, IsShortAndNamesItsRow) {
    const auto text = links.text(name);
    EXPECT_EQ(text.size(), 46u);
    EXPECT_EQ(links.read(text), name);
    for (const std::int64_t id : {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::min(),
                                  std::numeric_limits<std::int64_t>::max()}) {
        EXPECT_EQ(links.read(links.text({name.tenant, id})), (LinkName{name.tenant, id}));
    }
}

TEST(Link, WithAnySingleBitFlippedIsRefused) {
    const auto bytes = *from_base64url(links.text(name));
    ASSERT_EQ(bytes.size(), 34u);
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        auto flipped = bytes;
        flipped[bit / 8] ^= std::byte{1} << bit % 8;
        EXPECT_FALSE(links.read(to_base64url(flipped))) << bit;
    }
    const auto text = links.text(name);
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {  // and of the text itself: one spelling for each link
        auto flipped = text;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
        EXPECT_FALSE(links.read(flipped)) << bit;
    }
}

TEST(Link, OfAnotherSecretOrShapeIsRefused) {
    const auto text = links.text(name);
    EXPECT_FALSE(Links{*Secret::parse(std::string(64, '8'))}.read(text));
    for (const auto& wrong : {std::string{}, text.substr(1), text.substr(0, 45), text + "A", text + "=", text + "==", " " + text,
                              std::string(46, 'A'), std::string(46, '='), std::string(46, '\0'), std::string(100'000, 'A')}) {
        EXPECT_FALSE(links.read(wrong)) << wrong.substr(0, 60);
    }
}

TEST(Link, OfAnotherTenantOrIdIsAnother) {
    const auto other = *parse_id<TenantId>("0a0a0a0a-0000-4000-8000-0000000000fe");
    const std::set<std::string> texts{links.text(name), links.text({other, name.id}), links.text({name.tenant, name.id + 1})};
    EXPECT_EQ(texts.size(), 3u);
}

}  // namespace orderline::auth
