// endpoints/rest/nested_answer.hpp: POST of rows that bring rows of other relations along, all inserted or none.
#pragma once
#include "endpoints/rest/asked.hpp"
#include "endpoints/rest/engine.hpp"
#include "http/message.hpp"

namespace orderline::rest {

/// What plan_write has refused, as `refusal`: if it was because members of the body are no columns, but hold the rows of
/// relationships, these are inserted, too. Else it stays refused.
Task<Outcome<http::Response>> answer_nested(Engine& engine, const Asked& asked, const Refusal& refusal, Deadline by);

}  // namespace orderline::rest
