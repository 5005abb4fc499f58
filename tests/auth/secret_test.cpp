// tests/auth/secret_test.cpp: the secret's file, the keys made of it, and HMAC.
#include "auth/secret.hpp"
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include "tests/support/temp_folder.hpp"

namespace orderline::auth {
namespace {

const std::string hex(64, 'a');

std::string content(const std::string& file) {
    std::ifstream stream{file};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

mode_t mode_of(const std::string& file) {
    struct stat state {};
    EXPECT_EQ(::stat(file.c_str(), &state), 0);
    return state.st_mode & 0777;
}

}  // namespace

TEST(Secret, IsSixtyFourHexDigitsAndAnErrorDoesNotShowIt) {
    ASSERT_TRUE(Secret::parse(hex));
    for (const std::string& wrong : {std::string{}, hex.substr(1), hex + "aa", std::string(63, 'a') + "g", hex + "\n"}) {
        const auto secret = Secret::parse(wrong);
        ASSERT_FALSE(secret) << wrong;
        EXPECT_EQ(secret.error().code, Code::bad_request);
        EXPECT_EQ((secret.error().message + secret.error().detail).find("aaaa"), std::string::npos);
    }
}

TEST(Secret, IsMadeOnceForItsOwnerAlone) {
    const TempFolder folder;
    const auto file = folder / "secret";
    const auto first = Secret::load_or_create(file);
    ASSERT_TRUE(first) << first.error().message;
    EXPECT_EQ(mode_of(file), 0600u);
    EXPECT_EQ(content(file).size(), 65u);
    EXPECT_EQ(content(file).back(), '\n');

    const auto again = Secret::load_or_create(file);
    ASSERT_TRUE(again);
    EXPECT_EQ(first->key_for("link"), again->key_for("link"));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder.path()}, {}), 1);  // nothing half made is left
}

TEST(Secret, AFileThatOthersMayTouchIsRefused) {
    const TempFolder folder;
    for (const mode_t mode : {0640u, 0620u, 0604u, 0602u, 0660u, 0666u, 0610u}) {
        folder.write("secret", hex + "\n");
        ASSERT_EQ(::chmod((folder / "secret").c_str(), mode), 0);
        const auto secret = Secret::load_or_create(folder / "secret");
        ASSERT_FALSE(secret) << std::oct << mode;
        EXPECT_EQ(secret.error().code, Code::unavailable);
        EXPECT_NE(secret.error().message.find("chmod 600"), std::string::npos);
    }
    for (const mode_t mode : {0600u, 0400u}) {
        ASSERT_EQ(::chmod((folder / "secret").c_str(), mode), 0);
        EXPECT_TRUE(Secret::load_or_create(folder / "secret")) << std::oct << mode;
    }
}

TEST(Secret, AWrongFileIsNeitherUsedNorReplaced) {
    const TempFolder folder;
    for (const std::string& wrong : {std::string{}, std::string{"secret\n"}, hex + hex, hex + "\n" + hex, std::string(5000, 'a')}) {
        folder.write("secret", wrong);
        ::chmod((folder / "secret").c_str(), 0600);
        const auto secret = Secret::load_or_create(folder / "secret");
        ASSERT_FALSE(secret);
        EXPECT_EQ(secret.error().code, Code::unavailable);
        EXPECT_EQ(secret.error().message.find("aaaa"), std::string::npos);
        EXPECT_EQ(content(folder / "secret"), wrong);
    }
    EXPECT_EQ(Secret::load_or_create(folder.path()).error().code, Code::unavailable);
    EXPECT_EQ(Secret::load_or_create(folder / "missing/secret").error().code, Code::unavailable);
    EXPECT_EQ(Secret::load_or_create(folder / "secret/below").error().code, Code::unavailable);
}

TEST(Secret, EachPurposeHasItsOwnKeyAndEachSecretToo) {
    const auto one = *Secret::parse(hex), other = *Secret::parse(std::string(64, 'b'));
    EXPECT_EQ(one.key_for("link"), one.key_for("link"));
    EXPECT_NE(one.key_for("link"), one.key_for("access_token"));
    EXPECT_NE(one.key_for("link"), other.key_for("link"));
}

TEST(Hmac, IsThatOfTheStandard) {
    Sha256 key{};  // RFC 4231, 4.2: 20 bytes; HMAC fills a key up with zeros
    std::fill_n(key.begin(), 20, std::byte{0x0b});
    const Hmac hmac{key};
    for (int i = 0; i < 2; ++i) {  // the prepared context is not used up
        EXPECT_EQ(to_hex(hmac.sign("Hi There")), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }
}

TEST(Hmac, TakesAKeyLongerThanABlock) {
    const std::string key(131, '\xaa');  // RFC 4231, 4.7
    const Hmac hmac{as_bytes(key)};
    EXPECT_EQ(to_hex(hmac.sign("Test Using Larger Than Block-Size Key - Hash Key First")),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(ConstantTime, ComparesLikeAnyOther) {
    EXPECT_TRUE(equal_in_constant_time(as_bytes("same"), as_bytes("same")));
    EXPECT_TRUE(equal_in_constant_time({}, {}));
    EXPECT_FALSE(equal_in_constant_time(as_bytes("same"), as_bytes("samf")));
    EXPECT_FALSE(equal_in_constant_time(as_bytes("same"), as_bytes("same ")));
}

}  // namespace orderline::auth
