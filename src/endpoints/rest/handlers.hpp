// endpoints/rest/handlers.hpp: what answers a request, by its method and path; each reads as: plan, SQL, run, reply.
#pragma once
#include "endpoints/rest/asked.hpp"
#include "endpoints/rest/engine.hpp"
#include "http/message.hpp"

namespace orderline::rest {

/// GET and HEAD of a table or view.
Task<Outcome<http::Response>> answer_read(Engine& engine, const Asked& asked, Deadline by);
/// POST, PATCH, PUT and DELETE of a table or view.
Task<Outcome<http::Response>> answer_write(Engine& engine, const Asked& asked, Deadline by);
/// /rpc/<function>
Task<Outcome<http::Response>> answer_call(Engine& engine, const Asked& asked, Deadline by);

}  // namespace orderline::rest
