// app/demo_rows.hpp: the rows of a demo tenant, as JSON lists that one statement each inserts. Pure.
#pragma once
#include <string>
#include <vector>
#include "app/demo_catalogue.hpp"
#include "app/demo_history.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/price.hpp"

namespace orderline::app {

struct DemoAgent {
    UserId user;
    Uuid agent{};
    std::string name;
};

/// Ids and prices that the rows share.
struct DemoIds {
    TenantId tenant;
    Currency currency{};
    std::vector<Tax> taxes;
    std::vector<Product> products;       // as DemoTenant::products
    std::vector<Special> specials;       // as DemoTenant::specials
    std::vector<CustomerId> customers;   // as DemoTenant::customers
    std::vector<DemoAgent> agents;       // who calls
};

DemoIds make_demo_ids(const DemoTenant& tenant, TenantId id, Instant at);

std::string product_rows(const DemoTenant& tenant, const DemoIds& ids);
std::string customer_rows(const DemoTenant& tenant, const DemoIds& ids, const DemoHistory& history, Instant at);
std::string special_rows(const DemoTenant& tenant, const DemoIds& ids);

/// Orders by phone come with the call, the draft and its trail, in the form in which accepting leaves them.
struct OrderRows {
    std::string calls, drafts, operations, orders, items;
};
/// Errors: of the domain's rules, which the catalogue would have broken.
Result<OrderRows> order_rows(const DemoTenant& tenant, const DemoIds& ids, const DemoHistory& history);

}  // namespace orderline::app
