// app/demo_call.hpp: calls of the demo, through the HTTP API, as people would make them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>
#include "async/deadline.hpp"
#include "async/task.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "http/client.hpp"

namespace orderline::app {

/// One of the people: a connection and a bearer token.
struct Person {
    http::Client client;
    std::string token, device;

    http::Headers headers() const;
};

Deadline soon();  // the limit of one request

/// A member of an object; empty or 0 if it is not there.
std::string text_of(const json::value& value, std::string_view key);
std::int64_t integer_of(const json::value& value, std::string_view key);

Task<Result<http::Response>> ask(Person& person, http::Method method, std::string target, std::string body = {},
                                 std::string idempotency_key = {});
/// The same, where only success will do.
Task<Result<json::value>> must(Person& person, http::Method method, std::string target, std::string body = {});

/// From then on `person` asks as that user.
Task<Result<void>> sign_in(Person& person, std::string email, std::string password);

struct Started {
    std::string draft, link_token, link_url;
    std::vector<std::string> products;
    std::int64_t version = 0;
    std::string digest;
};

/// A call with the first customer for whom at least two lines are proposed.
Task<Result<Started>> start_call(Person& agent);

/// Signs in; the customer's link of the newest call if that is still going on, else of a new one: what a visitor opens first.
Task<Result<std::string>> link_to_open(Person& agent, std::string email, std::string password);

}  // namespace orderline::app
