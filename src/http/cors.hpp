// http/cors.hpp: lets pages of any origin call an API that knows its callers by a key, never by a cookie (Fetch standard).
#pragma once
#include "http/message.hpp"

namespace orderline::http {

/// What a page of another origin may read of the answer. Errors need it as well: without it a page sees no status.
void add_cors(Response& response);

/// Whether a browser asks if it may, before it sends the request itself; it brings no key then.
bool is_preflight(const Request& request);
/// 204 that allows all methods and the headers that were asked for.
Response preflight(const Request& request);

}  // namespace orderline::http
