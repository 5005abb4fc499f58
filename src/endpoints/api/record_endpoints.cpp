// endpoints/api/record_endpoints.cpp: customers with their preferences, products and specials.
#include <algorithm>
#include "actions/catalogue.hpp"
#include "actions/preferences.hpp"
#include "endpoints/api/api.hpp"
#include "endpoints/api/problem.hpp"
#include "endpoints/api/record_body.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

using actions::RecordKind;

std::string one_json(const actions::RecordPage& page, const RecordExtra& extra) {
    JsonWriter out;
    append_record(out, page, 0, extra);
    return out.take();
}

/// What stands beside a record that is not a column of it: of a product the special that it is on now.
template <const RecordKind& kind>
Task<Result<RecordExtra>> extra_of(Api& api, actions::Asker who, const actions::RecordPage& page, Deadline by) {
    if (&kind != &actions::product_kind) co_return RecordExtra{};
    std::vector<ProductId> ids;
    for (int row = 0; row < page.size(); ++row) ids.push_back(page.rows.id<ProductId>(row, 0));
    CO_TRY(priced, co_await actions::read_products(api.pool, who->tenant, ids, by));
    std::vector<Price> prices(ids.size());
    for (const auto& product : priced.products) {
        const auto price = resolve_price(product, priced.specials, page.tenant_currency, now());
        if (price) prices[static_cast<std::size_t>(std::ranges::find(ids, product.id) - ids.begin())] = *price;
    }
    co_return RecordExtra{[prices = std::move(prices), currency = page.tenant_currency](JsonWriter& out, int row) {
        append_special(out, prices[static_cast<std::size_t>(row)], currency);
    }};
}

template <const RecordKind& kind>
Answer get(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(page, co_await api.records.get(asked.who, kind, id, asked.by));
    CO_TRY(extra, co_await extra_of<kind>(api, asked.who, page, asked.by));
    co_return json_response(200, one_json(page, extra));
}

template <const RecordKind& kind>
Answer list(Api& api, Asked asked) {
    CO_TRY(request, read_page(asked.request));
    if (const auto product = http::query_value(asked.request.query, "product_id"); product && &kind == &actions::special_kind) {
        request.filter = parse_uuid(*product);
        if (!request.filter) co_return fail(Code::bad_request, "validation_failed", "product_id must be a UUID.");
    }
    CO_TRY(page, co_await api.records.list(asked.who, kind, std::move(request), asked.by));
    CO_TRY(extra, co_await extra_of<kind>(api, asked.who, page, asked.by));
    co_return json_response(200, page_json(page, extra));
}

template <const RecordKind& kind>
Answer create(Api& api, Asked asked) {
    CO_TRY(body, Body::read(asked.request));
    CO_TRY(facts, co_await api.tenants.facts(asked.who->tenant, asked.by));
    auto columns = read_columns(kind, std::move(body), facts->currency, true);
    if (!columns) co_return problem(columns.error());
    auto row = kind.forms->insert(asked.who->tenant, *std::move(columns));
    if (!row) co_return problem(about_fields(kind, std::move(row).error()));
    CO_TRY(page, co_await api.records.create(asked.who, kind, *std::move(row), asked.by));
    CO_TRY(extra, co_await extra_of<kind>(api, asked.who, page, asked.by));
    auto response = json_response(201, one_json(page, extra));
    response.headers.add("location", asked.request.path + "/" + to_text(page.rows.uuid(0, 0)));
    co_return response;
}

template <const RecordKind& kind>
Answer change(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(body, Body::read(asked.request));
    CO_TRY(facts, co_await api.tenants.facts(asked.who->tenant, asked.by));
    const auto columns = read_columns(kind, std::move(body), facts->currency, false);
    if (!columns) co_return problem(columns.error());
    auto changes = kind.forms->update(asked.who->tenant, id, *columns);
    if (!changes) co_return problem(about_fields(kind, std::move(changes).error()));
    CO_TRY(page, co_await api.records.change(asked.who, kind, *std::move(changes), asked.by));
    CO_TRY(extra, co_await extra_of<kind>(api, asked.who, page, asked.by));
    co_return json_response(200, one_json(page, extra));
}

std::string preferences_json(const actions::Preferences& preferences) {
    JsonWriter out;
    out.open('{').key("personal").raw(preferences.personal).key("business").raw(preferences.business);
    out.key("orders").raw(preferences.orders).key("favorites").raw(preferences.favorites);
    return out.close('}').take();
}

Answer get_preferences(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(preferences, co_await actions::read_preferences(api.pool, std::move(asked.who), CustomerId{id}, asked.by));
    co_return json_response(200, preferences_json(preferences));
}

/// {"order_items": [product id, …]}, at most 200.
void check_favorites(Body& body) {
    if (!body.has("favorites") || body.is_null("favorites")) return;
    Body favorites = body.part("favorites");
    const auto* items = favorites.object().if_contains("order_items");
    if (!items) return;
    if (!items->is_array() || items->get_array().size() > 200) {
        favorites.complain("order_items", "wrong_type", "must be a list of at most 200 product ids");
        return;
    }
    for (const auto& item : items->get_array()) {
        if (!item.is_string() || !parse_uuid(item.get_string())) return favorites.complain("order_items", "wrong_form", "must hold product ids");
    }
}

Answer put_preferences(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(body, Body::read(asked.request));
    constexpr std::size_t bytes_max = 64 * 1024;
    actions::PreferencesChange change{body.maybe_object("personal", bytes_max), body.maybe_object("business", bytes_max),
                                      body.maybe_object("orders", bytes_max), body.maybe_object("favorites", bytes_max)};
    check_favorites(body);
    CO_TRY_VOID(body.finish());
    CO_TRY(preferences, co_await actions::write_preferences(api.pool, std::move(asked.who), CustomerId{id}, std::move(change),
                                                            asked.by));
    co_return json_response(200, preferences_json(preferences));
}

using actions::customer_kind, actions::product_kind, actions::special_kind;

constexpr Endpoint table[] = {
    {http::Method::get, "/api/v1/customers", "listCustomers", list<customer_kind>},
    {http::Method::post, "/api/v1/customers", "createCustomer", create<customer_kind>},
    {http::Method::get, "/api/v1/customers/{id}", "getCustomer", get<customer_kind>},
    {http::Method::patch, "/api/v1/customers/{id}", "changeCustomer", change<customer_kind>},
    {http::Method::get, "/api/v1/customers/{id}/preferences", "getPreferences", get_preferences},
    {http::Method::put, "/api/v1/customers/{id}/preferences", "putPreferences", put_preferences},
    {http::Method::get, "/api/v1/products", "listProducts", list<product_kind>},
    {http::Method::post, "/api/v1/products", "createProduct", create<product_kind>},
    {http::Method::get, "/api/v1/products/{id}", "getProduct", get<product_kind>},
    {http::Method::patch, "/api/v1/products/{id}", "changeProduct", change<product_kind>},
    {http::Method::get, "/api/v1/specials", "listSpecials", list<special_kind>},
    {http::Method::post, "/api/v1/specials", "createSpecial", create<special_kind>},
    {http::Method::get, "/api/v1/specials/{id}", "getSpecial", get<special_kind>},
    {http::Method::patch, "/api/v1/specials/{id}", "changeSpecial", change<special_kind>},
};

}  // namespace

std::span<const Endpoint> record_endpoints() { return table; }

}  // namespace orderline::api
