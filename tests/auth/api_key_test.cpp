// tests/auth/api_key_test.cpp: which texts are API keys, and whose.
#include "auth/api_key.hpp"
#include <gtest/gtest.h>
#include <array>
#include "base/encoding.hpp"
#include "base/sha256.hpp"

namespace orderline::auth {
namespace {

const TenantId tenant = *parse_id<TenantId>("ffffffff-ffff-4fff-bfff-ffffffffffff");  // its text is full of '_'

}  // namespace

struct Form {
    KeyKind kind;
    std::string prefix, name;
};
const Form forms[]{{KeyKind::api, "olk_", "api"},
                   {KeyKind::publishable, "sb_publishable_", "publishable"},
                   {KeyKind::secret, "sb_secret_", "secret"}};

TEST(ApiKey, NamesItsKindAndTenantAndIsKeptAsAHash) {
    for (const auto& [kind, prefix, name] : forms) {
        const auto one = new_api_key(tenant, kind), other = new_api_key(tenant, kind);
        EXPECT_NE(one.text, other.text);
        EXPECT_EQ(one.text.substr(0, prefix.size()), prefix);
        EXPECT_EQ(one.text.size(), prefix.size() + 66);
        EXPECT_EQ(one.hash, sha256_hex(one.text));
        EXPECT_EQ(tenant_of_api_key(one.text), tenant);
        EXPECT_EQ(kind_of_api_key(one.text), kind);
    }
    EXPECT_EQ(kind_of_api_key(new_api_key(tenant).text), KeyKind::api);
}

TEST(ApiKey, IsMadeOfItsRandomBytes) {
    std::array<std::byte, key_random_bytes> random{};
    EXPECT_EQ(api_key_text(tenant, KeyKind::secret, random), "sb_secret_" + to_base64url(tenant.bytes) + "_" + std::string(43, 'A'));
}

TEST(ApiKey, KindsHaveTheNamesOfTheColumn) {
    for (const auto& [kind, prefix, name] : forms) {
        EXPECT_EQ(to_text(kind), name);
        EXPECT_EQ(parse_key_kind(name), kind);
    }
    for (const char* none : {"", "API", "public", "secret "}) EXPECT_FALSE(parse_key_kind(none)) << none;
}

// A key of one kind does not become one of another by its prefix: it is another text, with another hash.
TEST(ApiKey, APrefixAloneHasAKindAndNoTenant) {
    for (const auto& [kind, prefix, name] : forms) {
        EXPECT_EQ(kind_of_api_key(prefix), kind);
        EXPECT_FALSE(tenant_of_api_key(prefix));
    }
    for (const char* none : {"", "olk", "sb_", "sb_other_", "SB_SECRET_", " sb_secret_"}) EXPECT_FALSE(kind_of_api_key(none)) << none;
}

TEST(ApiKey, AnythingElseIsNone) {
    const auto key = new_api_key(tenant).text;
    const auto named = to_base64url(tenant.bytes);
    const std::string random(43, 'A');
    const auto secret = new_api_key(tenant, KeyKind::secret).text;
    ASSERT_TRUE(tenant_of_api_key("olk_" + named + "_" + random));
    const std::pair<std::string, std::string_view> wrong[] = {
        {"", "nothing"},
        {"olk_", "prefix alone"},
        {"OLK_" + key.substr(4), "capitals"},
        {"olx_" + key.substr(4), "other prefix"},
        {key.substr(0, 69), "cut"},
        {key + "A", "longer"},
        {" " + key.substr(0, 69), "space in front"},
        {secret.substr(0, 75), "secret, cut"},
        {secret + "A", "secret, longer"},
        {"sb_" + key.substr(4), "no kind"},
        {"sb_secret_" + key, "two prefixes"},
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
