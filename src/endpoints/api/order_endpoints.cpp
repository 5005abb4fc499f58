// endpoints/api/order_endpoints.cpp: orders: list, read, move on.
#include "endpoints/api/api.hpp"
#include "endpoints/api/body.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

std::string order_json(const actions::OrderView& view) {
    JsonWriter out;
    append_order(out, view);
    return out.take();
}

Answer list(Api& api, Asked asked) {
    CO_TRY(page_request, read_page(asked.request));
    if (const auto customer = http::query_value(asked.request.query, "customer_id")) {
        page_request.filter = parse_uuid(*customer);
        if (!page_request.filter) co_return fail(Code::bad_request, "validation_failed", "customer_id must be a UUID.");
    }
    CO_TRY(page, co_await api.records.list(std::move(asked.who), actions::order_kind, std::move(page_request), asked.by));
    co_return json_response(200, page_json(page));
}

Answer get(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(view, co_await api.orders.view(std::move(asked.who), OrderId{id}, asked.by));
    co_return json_response(200, order_json(view));
}

Answer change(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    CO_TRY(body, Body::read(asked.request));
    auto status = body.text("status", 40);
    CO_TRY_VOID(body.finish());
    CO_TRY(view, co_await api.orders.set_status(doer_as_reader(asked.who), OrderId{id}, std::move(status), asked.by));
    co_return json_response(200, order_json(view));
}

constexpr Endpoint table[] = {
    {http::Method::get, "/api/v1/orders", "listOrders", list},
    {http::Method::get, "/api/v1/orders/{id}", "getOrder", get},
    {http::Method::patch, "/api/v1/orders/{id}", "changeOrder", change},
};

}  // namespace

std::span<const Endpoint> order_endpoints() { return table; }

}  // namespace orderline::api
