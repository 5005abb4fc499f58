// http/cors.hpp: lets pages of other origins call an API that knows its callers by a key, never by a cookie (Fetch standard).
#pragma once
#include "http/message.hpp"

namespace orderline::http {

/// Lets pages of `origin` ("*": of any; "": of none) read the answer. Errors need it as well: without it a page sees no status.
void add_cors(Response& response, std::string_view origin = "*");

/// Whether a browser asks if it may, before it sends the request itself; it brings no key then.
bool is_preflight(const Request& request);
/// 204 that allows all origins, methods and the headers that were asked for: whose key will come is not known yet, so whether the
/// page may ask is decided when it asks (docs/decisions/0038-from-where.md).
Response preflight(const Request& request);

}  // namespace orderline::http
