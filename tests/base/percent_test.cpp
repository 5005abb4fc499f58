// tests/base/percent_test.cpp: percent decoding, and what it refuses.
#include "base/percent.hpp"
#include <gtest/gtest.h>

namespace orderline {
namespace {

TEST(Percent, DecodesOnlyWholeEscapes) {
    EXPECT_EQ(percent_decode("a%2Fb%2f", false), "a/b/");
    EXPECT_EQ(percent_decode("a+b", false), "a+b");
    EXPECT_EQ(percent_decode("a+b", true), "a b");
    for (const auto* bad : {"%", "%1", "%g0", "a%", "%0g", "%%41"}) EXPECT_FALSE(percent_decode(bad, false)) << bad;
}

}  // namespace
}  // namespace orderline
