// tests/domain/order_test.cpp: every move of an order's status, allowed or not.
#include "domain/order.hpp"
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>

namespace orderline {
namespace {

const std::map<std::string, std::set<std::string>> allowed{
    {"pending", {"user_confirmed", "accepted", "processing", "canceled"}},
    {"user_confirmed", {"accepted", "processing", "canceled"}},
    {"accepted", {"processing", "canceled"}},
    {"processing", {"shipped", "canceled"}},
    {"shipped", {"delivered", "returned"}},
    {"delivered", {"returned"}},
    {"returned", {"refunded"}},
    {"refunded", {}},
    {"canceled", {}},
};

TEST(OrderStatus, MovesOnAsTheTableSays) {
    for (const auto& [from, moves] : allowed) {
        for (const auto& [to, unused] : allowed) {
            const auto moved = check_transition(*parse_order_status(from), *parse_order_status(to));
            EXPECT_EQ(moved.has_value(), from == to || moves.contains(to)) << from << " to " << to;
            if (moved) continue;
            EXPECT_EQ(moved.error().code, Code::conflict);
            EXPECT_EQ(moved.error().reason, "status_not_allowed");
            EXPECT_EQ(moved.error().message, "An order that is " + from + " cannot become " + to + ".");
        }
    }
}

TEST(OrderStatus, HasNamesThatGoBothWays) {
    for (const auto& [name, unused] : allowed) EXPECT_EQ(to_text(*parse_order_status(name)), name);
    EXPECT_FALSE(parse_order_status("cancelled"));
    EXPECT_FALSE(parse_order_status(""));
}

}  // namespace
}  // namespace orderline
