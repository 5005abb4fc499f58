// endpoints/rest/call_reply.hpp: a function's result as a body.
#pragma once
#include "endpoints/rest/asked.hpp"
#include "endpoints/rest/call_result.hpp"
#include "endpoints/rest/reply.hpp"

namespace orderline::rest {

/// A set is a list; what is no set stands alone: a row as an object, a value bare, null if a filter left nothing of it. Of nothing
/// the status is 204. Refusals: 406 PGRST107 (a format that this result does not have), PGRST116 (not one row for an object).
Outcome<http::Response> call_reply(const Asked& asked, const CallResult& result, const Found& found);

}  // namespace orderline::rest
