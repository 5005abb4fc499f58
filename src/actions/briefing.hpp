// actions/briefing.hpp: what an agent reads before speaking, and what a draft is proposed from.
#pragma once
#include <optional>
#include <string>
#include <vector>
#include "actions/desk.hpp"
#include "actions/orders.hpp"
#include "actions/tenants.hpp"
#include "domain/proposal.hpp"

namespace orderline::actions {

/// A product that could be added, with what it costs now.
struct Suggestion {
    Product product;
    Price price;
    std::optional<std::string> thumbnail;  // data URI
};

struct Briefing {
    std::optional<OrderView> last_order;
    std::vector<Suggestion> favorites, specials;
    Currency currency{};
};

class Briefings {
public:
    Briefings(pg::Pool& pool, Tenants& tenants, Orders& orders) : pool_{pool}, tenants_{tenants}, orders_{orders} {}

    /// Of the customer of a draft. A link may read that of its own draft. Errors: forbidden, not_found, timeout, unavailable.
    Task<Result<Briefing>> of_draft(Asker who, DraftId draft, bool thumbnails, Deadline by);
    Task<Result<Briefing>> of_customer(Asker who, CustomerId customer, bool thumbnails, Deadline by);

    /// The lines that a call with this customer starts with.
    Task<Result<std::vector<Line>>> proposal(TenantId tenant, CustomerId customer, Instant at, Deadline by);

    static constexpr int specials_max = 12, favorites_max = 50, orders_looked_at = 12;

private:
    Task<Result<std::vector<Suggestion>>> suggestions(TenantId tenant, std::vector<ProductId> ids, bool only_specials,
                                                      bool thumbnails, Deadline by);

    pg::Pool& pool_;
    Tenants& tenants_;
    Orders& orders_;
};

}  // namespace orderline::actions
