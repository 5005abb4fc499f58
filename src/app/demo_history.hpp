// app/demo_history.hpp: half a year of believable orders and calls of a demo tenant. Pure: the same day gives the same history.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>
#include "app/demo_catalogue.hpp"
#include "base/time.hpp"

namespace orderline::app {

struct PastItem {
    std::size_t product = 0;       // in DemoTenant::products
    std::int64_t thousandths = 0;
};

struct PastOrder {
    std::size_t customer = 0;      // in DemoTenant::customers
    Instant at{};
    std::vector<PastItem> items;
    bool by_phone = false;         // came from a call and its draft
    std::size_t agent = 0;         // among the tenant's users who call
    int edits = 0;                 // of its draft during the call
    bool by_button = false;        // the customer accepted on their phone; else it was read back
    int call_seconds = 0;
    int delivery_days = 2;
    std::string_view status;
};

struct PastCall {                  // that led to no order
    std::size_t customer = 0;
    Instant at{};
    std::size_t agent = 0;
    std::string_view outcome;      // of enum call_outcome
    int seconds = 0;
    int follow_up_days = -1;       // after `at`; -1: none
};

struct DemoHistory {
    std::vector<PastOrder> orders;                     // oldest first
    std::vector<PastCall> calls;
    std::vector<std::vector<std::size_t>> favorites;   // of each customer, products
};

inline constexpr int history_days = 182;

DemoHistory demo_history(const DemoTenant& tenant, Instant at);

}  // namespace orderline::app
