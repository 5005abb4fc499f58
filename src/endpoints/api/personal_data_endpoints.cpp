// endpoints/api/personal_data_endpoints.cpp: everything that is kept of a customer: handed out, or erased.
#include "actions/personal_data.hpp"
#include "endpoints/api/api.hpp"
#include "endpoints/api/render.hpp"

namespace orderline::api {
namespace {

Answer hand_out(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    actions::PersonalData data{api.pool};
    CO_TRY(tables, co_await data.export_customer(asked.who, CustomerId{id}, asked.by));
    JsonWriter out;
    out.open('{').key("customer_id").text(to_text(id)).key("exported_at").text(to_text(now())).key("tables").raw(tables);
    auto response = json_response(200, out.close('}').take());
    response.headers.add("content-disposition", "attachment; filename=\"customer-" + to_text(id) + ".json\"");
    co_return response;
}

Answer erase(Api& api, Asked asked) {
    CO_TRY(id, id_at(asked, 0));
    actions::PersonalData data{api.pool};
    CO_TRY(erased, co_await data.erase_customer(asked.who, CustomerId{id}, asked.by));
    JsonWriter out;
    out.open('{').key("customer_id").text(to_text(id)).key("rows").raw(erased.rows);
    out.key("redacted").integer(erased.redacted);
    co_return json_response(200, out.close('}').take());
}

constexpr Endpoint table[] = {
    {http::Method::get, "/api/v1/customers/{id}/personal-data", "exportCustomer", hand_out},
    {http::Method::del, "/api/v1/customers/{id}/personal-data", "eraseCustomer", erase},
};

}  // namespace

std::span<const Endpoint> personal_data_endpoints() { return table; }

}  // namespace orderline::api
