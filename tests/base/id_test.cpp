// tests/base/id_test.cpp: UUIDs read, written, made and hashed.
#include "base/id.hpp"
#include <gtest/gtest.h>
#include <set>
#include <unordered_set>

namespace orderline {
namespace {

TEST(Uuid, IsReadInEitherCaseAndWrittenInLower) {
    const auto id = parse_uuid("550E8400-e29b-41D4-A716-446655440000");
    ASSERT_TRUE(id);
    EXPECT_EQ(to_text(*id), "550e8400-e29b-41d4-a716-446655440000");
    EXPECT_EQ((*id)[0], std::byte{0x55});
    EXPECT_EQ((*id)[15], std::byte{0x00});
}

TEST(Uuid, HasOneFormOnly) {
    for (const std::string_view bad : {
             "", "550e8400", "550e8400e29b41d4a716446655440000", "{550e8400-e29b-41d4-a716-446655440000}",
             "550e8400-e29b-41d4-a716-44665544000", "550e8400-e29b-41d4-a716-4466554400000",
             "550e8400-e29b-41d4-a716-44665544000g", "550e8400-e29b-41d4-a716_446655440000",
             "550e8400e-29b-41d4-a716-446655440000", "550e8400-e29b-41d4-a716-44665544 000",
             "urn:uuid:550e8400-e29b-41d4-a716-4466", "------------------------------------"}) {
        EXPECT_FALSE(parse_uuid(bad)) << bad;
    }
}

TEST(Uuid, ANewOneIsRandomOfVersionFour) {
    std::set<Uuid> made;
    for (int i = 0; i < 1000; ++i) {
        const auto uuid = random_uuid();
        EXPECT_TRUE(made.insert(uuid).second);
        EXPECT_EQ(to_text(uuid)[14], '4');
        EXPECT_NE(std::string_view{"89ab"}.find(to_text(uuid)[19]), std::string_view::npos);
        EXPECT_EQ(parse_uuid(to_text(uuid)), uuid);
    }
}

TEST(Id, OfOneKindIsComparedHashedAndRead) {
    const auto a = new_id<DraftId>(), b = new_id<DraftId>();
    EXPECT_NE(a, b);
    EXPECT_EQ(parse_id<DraftId>(to_text(a)), a);
    EXPECT_FALSE(parse_id<DraftId>("no id"));
    EXPECT_EQ((std::unordered_set<DraftId>{a, b, a}.size()), 2u);
}

}  // namespace
}  // namespace orderline
