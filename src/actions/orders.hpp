// actions/orders.hpp: an order with its lines, and moving its status on.
#pragma once
#include <optional>
#include <string>
#include <vector>
#include "actions/records.hpp"
#include "domain/order.hpp"

namespace orderline::actions {

struct OrderLine {
    std::optional<ProductId> product;
    std::string sku, description, unit;
    Quantity quantity;
    std::int64_t unit_price_minor = 0, line_total_minor = 0, tax_minor = 0;
};

struct OrderView {
    RecordPage order;  // one row
    std::vector<OrderLine> lines;
};

class Orders {
public:
    Orders(pg::Pool& pool, Records& records) : pool_{pool}, records_{records} {}

    /// A link may read the order that its own draft became. Errors: forbidden, not_found, timeout, unavailable.
    Task<Result<OrderView>> view(Asker who, OrderId id, Deadline by);
    /// Errors: as view, bad_request for an unknown status, conflict status_not_allowed, or if it changed meanwhile.
    Task<Result<OrderView>> set_status(Asker who, OrderId id, std::string status, Deadline by);

private:
    pg::Pool& pool_;
    Records& records_;
};

}  // namespace orderline::actions
