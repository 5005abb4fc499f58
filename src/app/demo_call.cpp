// app/demo_call.cpp: requests of the demo's people, and its calls.
#include "app/demo_call.hpp"

namespace orderline::app {

http::Headers Person::headers() const {
    http::Headers headers;
    if (!token.empty()) headers.add("authorization", "Bearer " + token);
    headers.add("content-type", "application/json");
    return headers;
}

Deadline soon() { return Deadline::in(std::chrono::seconds{20}); }

std::string text_of(const json::value& value, std::string_view key) {
    const auto* found = value.is_object() ? value.get_object().if_contains(key) : nullptr;
    return found && found->is_string() ? std::string{found->get_string()} : std::string{};
}

std::int64_t integer_of(const json::value& value, std::string_view key) {
    const auto* found = value.is_object() ? value.get_object().if_contains(key) : nullptr;
    return found && found->is_int64() ? found->get_int64() : 0;
}

Task<Result<http::Response>> ask(Person& person, http::Method method, std::string target, std::string body,
                                 std::string idempotency_key) {
    auto headers = person.headers();
    if (!idempotency_key.empty()) headers.add("idempotency-key", idempotency_key);
    co_return co_await person.client.request(method, std::move(target), std::move(headers), std::move(body), soon());
}

Task<Result<json::value>> must(Person& person, http::Method method, std::string target, std::string body) {
    CO_TRY(response, co_await ask(person, method, target, std::move(body)));
    if (response.status >= 300) {
        co_return fail(Code::internal, "internal", "The server refused " + target + ": " + response.body);
    }
    co_return parse_json(response.body);
}

Task<Result<void>> sign_in(Person& person, std::string email, std::string password) {
    JsonWriter login;
    login.open('{').key("email").text(email).key("password").text(password).close('}');
    CO_TRY(session, co_await must(person, http::Method::post, "/api/v1/session", login.take()));
    person.token = text_of(session, "access_token");
    co_return Result<void>{};
}

Task<Result<Started>> start_call(Person& agent) {
    CO_TRY(customers, co_await must(agent, http::Method::get, "/api/v1/customers?limit=50"));
    for (const auto& customer : customers.at("items").as_array()) {
        CO_TRY(call, co_await must(agent, http::Method::post, "/api/v1/calls",
                                   R"({"customer_id":")" + text_of(customer, "id") + R"("})"));
        const auto& draft = call.at("draft");
        const auto& link = call.at("link");
        Started started{text_of(draft, "id"), text_of(link, "token"), text_of(link, "url"), {}, integer_of(draft, "version"),
                        text_of(draft, "digest")};
        for (const auto& item : draft.at("order_items").as_array()) started.products.push_back(text_of(item, "productId"));
        if (started.products.size() >= 2) co_return started;
    }
    co_return fail(Code::internal, "internal", "No customer of the demo data has a proposed order.");
}

Task<Result<std::string>> link_to_open(Person& agent, std::string email, std::string password) {
    CO_TRY_VOID(co_await sign_in(agent, std::move(email), std::move(password)));
    CO_TRY(calls, co_await must(agent, http::Method::get, "/api/v1/calls?limit=1"));
    for (const auto& last : calls.at("items").as_array()) {
        CO_TRY(call, co_await must(agent, http::Method::get, "/api/v1/calls/" + text_of(last, "id")));
        const bool open = text_of(call, "status") == "in_progress";
        if (open && call.at("link").is_object()) co_return text_of(call.at("link"), "url");
    }
    CO_TRY(started, co_await start_call(agent));
    co_return started.link_url;
}

}  // namespace orderline::app
