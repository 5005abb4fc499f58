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

/// What a briefing is about, as it was chosen at one moment.
struct BriefingChoice {
    CustomerId customer;
    Instant at;
    std::optional<OrderId> last_order;
    std::vector<ProductId> favorites, specials;
};

class Briefings {
public:
    Briefings(pg::Pool& pool, Tenants& tenants, Orders& orders) : pool_{pool}, tenants_{tenants}, orders_{orders} {}

    /// Errors of all three: timeout, unavailable.
    Task<Result<BriefingChoice>> choose(TenantId tenant, CustomerId customer, Deadline by);
    /// A text that is another one once anything has changed that the briefing of this choice shows.
    Task<Result<std::string>> state(TenantId tenant, const BriefingChoice& choice, Deadline by);
    /// With the prices of the moment of the choice, and with thumbnails.
    Task<Result<Briefing>> briefing(Asker who, const BriefingChoice& choice, Deadline by);

    /// The lines that a call with this customer starts with.
    Task<Result<std::vector<Line>>> proposal(TenantId tenant, CustomerId customer, Instant at, Deadline by);

    static constexpr int specials_max = 12, favorites_max = 50, orders_looked_at = 12;

private:
    Task<Result<std::vector<Suggestion>>> suggestions(TenantId tenant, const std::vector<ProductId>& ids, Instant at,
                                                      bool only_specials, Deadline by);

    pg::Pool& pool_;
    Tenants& tenants_;
    Orders& orders_;
};

}  // namespace orderline::actions
