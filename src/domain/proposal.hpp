// domain/proposal.hpp: which lines a call starts with, and why each.
#pragma once
#include <vector>
#include "base/time.hpp"
#include "domain/draft.hpp"
#include "domain/price.hpp"

namespace orderline {

/// One product of one past order.
struct PastLine {
    ProductId product;
    Quantity quantity;
    Instant ordered_at;
};

struct ProposalInput {
    std::vector<PastLine> history;             // newest order first; all lines of recent orders (say 12 orders)
    std::vector<ProductId> favorites;
    std::vector<Product> products;             // every product that is named here; missing or inactive ones are left out
    std::vector<Special> specials;
    std::vector<Tax> taxes;
    Currency currency{};
    Instant at{};
    std::string zone_name;                     // unused for rules; dates in reasons are written as ISO dates in UTC
};

/// Lines of the last order with their quantities; products of older orders that are due by their own rhythm (at least
/// three orders, median gap, due within the next quarter of the gap), favourites and specials are suggestions, not lines:
/// except that a favourite in the last order stays, and a special on an ordered product shows in its price and reason.
/// At most `lines_max`. Quantities are rounded up to the product's step. Products that cannot be priced are left out.
/// The order is: last order's order, then rhythm by how long they are due.
/// Lines of the same instant are one order; a product twice in it is one line with the sum. A rhythm is at least a day;
/// who left a product out for more than two gaps beyond the due day has given it up.
std::vector<Line> propose(const ProposalInput& input);

}  // namespace orderline
