// tests/endpoints/rest/likeness_test.cpp: names that may have been meant.
#include "endpoints/rest/likeness.hpp"
#include <gtest/gtest.h>

namespace orderline::rest {
namespace {

TEST(Likeness, IsTheShareOfLettersThatStay) {
    EXPECT_EQ(likeness("", ""), 1);
    EXPECT_EQ(likeness("orders", "orders"), 1);
    EXPECT_EQ(likeness("Orders", "oRDERS"), 1);
    EXPECT_EQ(likeness("abc", "xyz"), 0);
    EXPECT_EQ(likeness("", "abc"), 0);
    EXPECT_DOUBLE_EQ(likeness("custmers", "customers"), 8.0 / 9);
    EXPECT_DOUBLE_EQ(likeness("kitten", "sitting"), 4.0 / 7);
    EXPECT_EQ(likeness("order_item", "orders"), likeness("orders", "order_item"));
}

TEST(Likeness, NamesTheNearestIfItIsNear) {
    const std::vector<std::string> names{"orders", "order_items", "customers", "calls"};
    EXPECT_EQ(most_like("custmers", names), "customers");
    EXPECT_EQ(most_like("order", names), "orders");
    EXPECT_EQ(most_like("order_itms", names), "order_items");
    EXPECT_EQ(most_like("nothing", names), std::nullopt);
    EXPECT_EQ(most_like("calls", {}), std::nullopt);
    EXPECT_EQ(most_like(std::string(100, 'a'), {std::string(100, 'a')}), std::nullopt) << "no name is so long";
}

}  // namespace
}  // namespace orderline::rest
