// actions/briefing.cpp: last order, favourites, specials, and the lines proposed from them.
#include "actions/briefing.hpp"
#include <algorithm>
#include "actions/catalogue.hpp"
#include "actions/draft_rows.hpp"
#include "actions/sql.hpp"
#include "auth/settings.hpp"

namespace orderline::actions {
namespace {

std::vector<ProductId> read_ids(const pg::Rows& rows) {
    std::vector<ProductId> ids;
    for (int row = 0; row < rows.size(); ++row) ids.push_back(rows.id<ProductId>(row, 0));
    return ids;
}

void add_once(std::vector<ProductId>& ids, ProductId id) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

}  // namespace

Task<Result<std::vector<Suggestion>>> Briefings::suggestions(TenantId tenant, const std::vector<ProductId>& ids, Instant at,
                                                             bool only_specials, Deadline by) {
    CO_TRY(facts, co_await tenants_.facts(tenant, by));
    CO_TRY(priced, co_await read_products(pool_, tenant, ids, by));
    std::vector<Suggestion> found;
    for (const auto id : ids) {
        const auto product = std::ranges::find(priced.products, id, &Product::id);
        if (product == priced.products.end()) continue;
        auto price = resolve_price(*product, priced.specials, facts->currency, at);
        if (!price || (only_specials && price->origin != PriceOrigin::special)) continue;
        found.push_back({*product, *std::move(price), std::nullopt});
    }
    if (found.empty()) co_return found;
    CO_TRY(rows, co_await pool_.read(auth::reading_as(tenant), sql::thumbnails, pg::Params::of(tenant, ids_text(ids)), by));
    for (int row = 0; row < rows.size(); ++row) {
        const auto one = std::ranges::find(found, rows.id<ProductId>(row, 0), [](const auto& s) { return s.product.id; });
        if (one != found.end()) one->thumbnail = rows.text(row, 1);
    }
    co_return found;
}

Task<Result<BriefingChoice>> Briefings::choose(TenantId tenant, CustomerId customer, Deadline by) {
    const auto settings = auth::reading_as(tenant);
    BriefingChoice choice;
    choice.customer = customer;
    choice.at = now();
    CO_TRY(last, co_await pool_.read(settings, sql::last_order, pg::Params::of(tenant, customer), by));
    if (!last.empty()) choice.last_order = last.id<OrderId>(0, 0);
    CO_TRY(favorites, co_await pool_.read(settings, sql::favorites, pg::Params::of(tenant, customer, favorites_max), by));
    choice.favorites = read_ids(favorites);
    CO_TRY(specials, co_await pool_.read(settings, sql::specials_now, pg::Params::of(tenant, choice.at, specials_max), by));
    choice.specials = read_ids(specials);
    co_return choice;
}

Task<Result<std::string>> Briefings::state(TenantId tenant, const BriefingChoice& choice, Deadline by) {
    CO_TRY(facts, co_await tenants_.facts(tenant, by));
    auto products = choice.favorites;
    products.insert(products.end(), choice.specials.begin(), choice.specials.end());
    const auto params = pg::Params::of(tenant, choice.customer, choice.last_order, ids_text(products), choice.at);
    CO_TRY(rows, co_await pool_.read(auth::reading_as(tenant), sql::briefing_state, params, by));
    std::string state{rows.text(0, 0)};
    state += " " + std::string{to_text(facts->currency)} + " " + ids_text(choice.favorites) + " " + ids_text(choice.specials);
    if (choice.last_order) state += " " + to_text(*choice.last_order);
    co_return state;
}

Task<Result<Briefing>> Briefings::briefing(Asker who, const BriefingChoice& choice, Deadline by) {
    Briefing briefing;
    CO_TRY(facts, co_await tenants_.facts(who->tenant, by));
    briefing.currency = facts->currency;
    if (choice.last_order) {
        auto reader = std::make_shared<Principal>(*who);
        reader->permissions.add(Permission::orders_read);  // part of the briefing, also for those who see no other orders
        reader->only_draft.reset();
        CO_TRY(order, co_await orders_.view(reader, *choice.last_order, by));
        briefing.last_order = std::move(order);
    }
    CO_TRY(liked, co_await suggestions(who->tenant, choice.favorites, choice.at, false, by));
    briefing.favorites = std::move(liked);
    CO_TRY(cheap, co_await suggestions(who->tenant, choice.specials, choice.at, true, by));
    briefing.specials = std::move(cheap);
    co_return std::move(briefing);
}

Task<Result<std::vector<Line>>> Briefings::proposal(TenantId tenant, CustomerId customer, Instant at, Deadline by) {
    const auto settings = auth::reading_as(tenant);
    CO_TRY(facts, co_await tenants_.facts(tenant, by));
    CO_TRY(history, co_await pool_.read(settings, sql::customer_history, pg::Params::of(tenant, customer, orders_looked_at), by));
    CO_TRY(favorites, co_await pool_.read(settings, sql::favorites, pg::Params::of(tenant, customer, favorites_max), by));
    ProposalInput input;
    std::vector<ProductId> ids;
    for (int row = 0; row < history.size(); ++row) {
        input.history.push_back({history.id<ProductId>(row, 2), {history.integer(row, 3)}, history.instant(row, 1)});
        add_once(ids, input.history.back().product);
    }
    input.favorites = read_ids(favorites);
    for (const auto id : input.favorites) add_once(ids, id);
    CO_TRY(priced, co_await read_products(pool_, tenant, ids, by));
    input.products = std::move(priced.products);
    input.specials = std::move(priced.specials);
    input.taxes = facts->taxes;
    input.currency = facts->currency;
    input.at = at;
    co_return propose(input);
}

}  // namespace orderline::actions
