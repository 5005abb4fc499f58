// tests/base/encoding_test.cpp: hex, base64, base64url and SHA-256, known values and round trips.
#include "base/encoding.hpp"
#include <gtest/gtest.h>
#include "base/sha256.hpp"
#include "tests/support/seeds.hpp"

namespace orderline {
namespace {

struct EncodingCase {
    std::string_view text, hex, base64, base64url;
};
void PrintTo(const EncodingCase& c, std::ostream* out) { *out << '"' << c.text << '"'; }
class Encoding : public testing::TestWithParam<EncodingCase> {};

TEST_P(Encoding, IsThatOfTheStandard) {
    const auto bytes = as_bytes(GetParam().text);
    EXPECT_EQ(to_hex(bytes), GetParam().hex);
    EXPECT_EQ(to_base64(bytes), GetParam().base64);
    EXPECT_EQ(to_base64url(bytes), GetParam().base64url);
}

// RFC 4648, 10; the last row has both letters in which the two alphabets differ.
INSTANTIATE_TEST_SUITE_P(Base, Encoding, testing::Values(
    EncodingCase{"", "", "", ""}, EncodingCase{"f", "66", "Zg==", "Zg"}, EncodingCase{"fo", "666f", "Zm8=", "Zm8"},
    EncodingCase{"foo", "666f6f", "Zm9v", "Zm9v"}, EncodingCase{"foob", "666f6f62", "Zm9vYg==", "Zm9vYg"},
    EncodingCase{"fooba", "666f6f6261", "Zm9vYmE=", "Zm9vYmE"},
    EncodingCase{"foobar", "666f6f626172", "Zm9vYmFy", "Zm9vYmFy"},
    EncodingCase{"\xfb\xff\xbe", "fbffbe", "+/++", "-_--"}
));

TEST(Encoding, OfBase64urlHasOneSpelling) {
    for (const std::string_view bad : {"Z", "Zg==", "Zh", "Zm9=", "Zm9", "Zm9v ", "+/++", "Zm9vY", "Z\xc3\xa4", "A.AA"}) {
        EXPECT_FALSE(from_base64url(bad)) << bad;
    }
    EXPECT_TRUE(from_base64url(""));
}

TEST(Encoding, OfHexTakesBothCasesAndWholeBytes) {
    EXPECT_EQ(from_hex("fBFf"), from_hex("fbff"));
    for (const std::string_view bad : {"f", "fg", "0x", " f", "f ", "fff"}) EXPECT_FALSE(from_hex(bad)) << bad;
    EXPECT_EQ(hex_value('g'), -1);
    EXPECT_EQ(hex_value('F'), 15);
}

TEST(EncodingLaw, DecodingWhatWasEncodedGivesItBack) {
    for_seeds(3000, [](Random& random) {
        std::vector<std::byte> bytes(static_cast<std::size_t>(any_of(random, 0, 80)));
        for (auto& one : bytes) one = static_cast<std::byte>(any_of(random, 0, 255));
        EXPECT_EQ(from_hex(to_hex(bytes)), bytes);
        EXPECT_EQ(from_base64url(to_base64url(bytes)), bytes);
    });
}

TEST(EncodingLaw, WhateverIsReadHasExactlyThatSpelling) {
    static constexpr std::string_view letters = "AQgwZ-_=+/";
    for_seeds(5000, [](Random& random) {
        std::string text(static_cast<std::size_t>(any_of(random, 0, 9)), ' ');
        for (auto& letter : text) letter = letters[static_cast<std::size_t>(any_of(random, 0, letters.size() - 1))];
        if (const auto bytes = from_base64url(text)) {
            EXPECT_EQ(to_base64url(*bytes), text);
        }
    });
}

TEST(Sha256, IsThatOfTheStandard) {
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace orderline
