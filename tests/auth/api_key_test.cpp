// tests/auth/api_key_test.cpp: which texts are API keys, and whose.
#include "auth/api_key.hpp"
#include <gtest/gtest.h>
#include "base/encoding.hpp"
#include "base/sha256.hpp"

namespace orderline::auth {
namespace {

const TenantId tenant = *parse_id<TenantId>("ffffffff-ffff-4fff-bfff-ffffffffffff");  // its text is full of '_'

}  // namespace

TEST(ApiKey, NamesItsTenantAndIsKeptAsAHash) {
    const auto one = new_api_key(tenant), other = new_api_key(tenant);
    EXPECT_NE(one.text, other.text);
    EXPECT_EQ(one.text.size(), 70u);
    EXPECT_EQ(one.hash, sha256_hex(one.text));
    EXPECT_EQ(tenant_of_api_key(one.text), tenant);
}

TEST(ApiKey, AnythingElseIsNone) {
    const auto key = new_api_key(tenant).text;
    const auto named = to_base64url(tenant.bytes);
    const std::string random(43, 'A');
    ASSERT_TRUE(tenant_of_api_key("olk_" + named + "_" + random));
    const std::pair<std::string, std::string_view> wrong[] = {
        {"", "nothing"},
        {"olk_", "prefix alone"},
        {"OLK_" + key.substr(4), "capitals"},
        {"olx_" + key.substr(4), "other prefix"},
        {key.substr(0, 69), "cut"},
        {key + "A", "longer"},
        {" " + key.substr(0, 69), "space in front"},
        {key + "=", "padded"},
        {"olk_" + named + "-" + random, "no underscore"},
        {"olk_" + named.substr(0, 21) + "=_" + random, "padded tenant"},
        {"olk_" + named.substr(0, 21) + "B_" + random, "tenant not canonical"},
        {"olk_" + named + "_" + random.substr(0, 42) + "B", "random part not canonical"},
        {"olk_" + named + "_" + random.substr(0, 42) + "+", "not base64url"},
        {"olk_" + named.substr(0, 21) + std::string(1, '\0') + "_" + random, "NUL"},
        {"olk_" + to_text(tenant) + "_" + random, "tenant as a uuid"},
        {std::string(1'000'000, 'o'), "huge"},
    };
    for (const auto& [text, why] : wrong) EXPECT_FALSE(tenant_of_api_key(text)) << why;
}

}  // namespace orderline::auth
