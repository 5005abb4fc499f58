// tests/app/demo_history_test.cpp: the demo's history is the same each time, and its pictures fit.
#include "app/demo_history.hpp"
#include <gtest/gtest.h>
#include <set>
#include "app/table.hpp"

namespace orderline::app {

const Instant today = *parse_instant("2026-11-22T15:00:00Z");

TEST(DemoHistory, OfOneDayIsAlwaysTheSame) {
    for (const auto& tenant : demo_tenants()) {
        const auto a = demo_history(tenant, today), b = demo_history(tenant, today);
        ASSERT_EQ(a.orders.size(), b.orders.size());
        for (std::size_t i = 0; i < a.orders.size(); ++i) {
            EXPECT_EQ(a.orders[i].at, b.orders[i].at);
            EXPECT_EQ(a.orders[i].items.size(), b.orders[i].items.size());
        }
    }
}

TEST(DemoHistory, NoTwoCustomersDoTheSame) {
    for (const auto& tenant : demo_tenants()) {
        const auto history = demo_history(tenant, today);
        std::vector<std::vector<Instant>> times(tenant.customers.size());
        for (const auto& order : history.orders) times[order.customer].push_back(order.at);
        EXPECT_EQ((std::set<std::vector<Instant>>{times.begin(), times.end()}.size()), times.size());
        EXPECT_EQ((std::set<std::vector<std::size_t>>{history.favorites.begin(), history.favorites.end()}.size()), times.size());
    }
}

TEST(DemoHistory, FollowsEachCustomersRhythmOnWorkingDays) {
    for (const auto& tenant : demo_tenants()) {
        const auto history = demo_history(tenant, today);
        std::vector<int> count(tenant.customers.size(), 0);
        for (const auto& order : history.orders) {
            ++count[order.customer];
            EXPECT_LT(order.at, today);
            const std::chrono::weekday day{std::chrono::floor<std::chrono::days>(order.at)};
            EXPECT_NE(day, std::chrono::Sunday);
            EXPECT_FALSE(order.items.empty());
            for (const auto& item : order.items) {
                EXPECT_GT(item.thousandths, 0);
                EXPECT_EQ(item.thousandths % (tenant.products[item.product].multiple * 1000), 0);
                EXPECT_TRUE(tenant.products[item.product].buyers & (1u << tenant.customers[order.customer].kind));
            }
        }
        for (std::size_t i = 0; i < count.size(); ++i) {
            const double expected = static_cast<double>(history_days) / tenant.customers[i].rhythm_days;
            EXPECT_NEAR(count[i], expected, expected * 0.3 + 2) << tenant.customers[i].company;
        }
    }
}

TEST(DemoCatalogue, HasAPictureOfAtMostFourKilobytesForEachProduct) {
    std::set<std::string> pictures;
    std::size_t products = 0, customers = 0;
    for (const auto& tenant : demo_tenants()) {
        std::set<std::string_view> skus;
        for (const auto& product : tenant.products) {
            const auto png = draw_png(product.picture);
            EXPECT_TRUE(png.starts_with("\x89PNG\r\n")) << product.sku;
            EXPECT_LE(png.size(), 4096u) << product.sku;
            pictures.insert(png);
            EXPECT_TRUE(skus.insert(product.sku).second) << product.sku;
        }
        for (const auto& special : tenant.specials) EXPECT_TRUE(skus.contains(special.sku)) << special.sku;
        products += tenant.products.size();
        customers += tenant.customers.size();
    }
    EXPECT_GE(products, 60u);
    EXPECT_GE(customers, 40u);
    EXPECT_EQ(pictures.size(), products) << "two products look the same";
}

TEST(Table, StandsInLineAndCannotPlayWithTheTerminal) {
    Table table{{"id", "full_name"}};
    table.add({"1", "Käse"});
    table.add({"12", std::nullopt});
    table.add({"3", "\x1b[2Jx\n"});
    EXPECT_EQ(table.text(), "ID  FULL NAME\n1   Käse\n12  -\n3   ?[2Jx?\n");
    EXPECT_EQ(table.json(), "[\n {\"id\":\"1\",\"full_name\":\"Käse\"},\n {\"id\":\"12\",\"full_name\":null},\n {\"id\":\"3\",\"full_name\":\"\\u001b[2Jx\\n\"}\n]\n");
    EXPECT_EQ((Table{{"id"}}.json()), "[]\n");
}

}  // namespace orderline::app
