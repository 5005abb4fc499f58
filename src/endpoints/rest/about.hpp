// endpoints/rest/about.hpp: what can be done here: the answers to OPTIONS, and the root.
#pragma once
#include "endpoints/rest/asked.hpp"
#include "endpoints/rest/engine.hpp"

namespace orderline::rest {

/// OPTIONS of a table or view: 200 with Allow. Refusals: 404 PGRST205.
Outcome<http::Response> table_options(const Asked& asked);
/// OPTIONS of /rpc/<function>. Refusals: 404 PGRST202.
Outcome<http::Response> function_options(const Asked& asked);
/// OPTIONS of the root.
http::Response root_options();

/// GET and HEAD of the root: openapi.hpp's document. Refusals: 405 PGRST117, 406 PGRST107.
Outcome<http::Response> answer_root(const Asked& asked, const Options& options);

}  // namespace orderline::rest
