// tests/base/memory_test.cpp: what is remembered is limited, and what was used last stays.
#include "base/memory.hpp"
#include <gtest/gtest.h>
#include <string>
#include <string_view>

namespace orderline {

TEST(Memory, PutsOutWhatWasNotUsedForTheLongestTime) {
    Memory<std::string, int, std::string_view> memory{3};
    for (const auto* key : {"one", "two", "three"}) memory.put(key, 1);
    ASSERT_TRUE(memory.find("one"));
    memory.put("four", 4);
    EXPECT_TRUE(memory.find("one"));
    EXPECT_FALSE(memory.find("two"));
    EXPECT_TRUE(memory.find("three"));
    EXPECT_EQ(*memory.find("four"), 4);
    EXPECT_EQ(memory.size(), 3u);
}

TEST(Memory, NeverGrowsBeyondItsSize) {
    Memory<int, int> memory{100};
    for (int i = 0; i < 10'000; ++i) {
        memory.put(i % 777, i);
        ASSERT_LE(memory.size(), 100u);
    }
    EXPECT_EQ(memory.size(), 100u);
}

TEST(Memory, AKeyIsThereOnceAndCanBeForgotten) {
    Memory<std::string, int, std::string_view> memory{3};
    memory.put("one", 1);
    memory.put("one", 2);
    EXPECT_EQ(memory.size(), 1u);
    EXPECT_EQ(*memory.find("one"), 2);
    memory.forget("one");
    memory.forget("never seen");
    EXPECT_FALSE(memory.find("one"));
    EXPECT_EQ(memory.size(), 0u);
}

}  // namespace orderline
