// endpoints/rest/call_arguments.hpp: what a call gives its function, from the query string or from the body.
#pragma once
#include "endpoints/rest/asked.hpp"
#include "endpoints/rest/call_choice.hpp"
#include "endpoints/rest/call_sql.hpp"
#include "endpoints/rest/query.hpp"

namespace orderline::rest {

struct Given {
    CallNames names;
    Arguments arguments;
};

/// GET: parameters of the query string that a function of that name has, and those that are no filter. POST: the members of
/// the JSON object, the fields of the form; `columns` of the query leaves out others.
/// Refusals: 400 PGRST102: the body is no JSON, or nothing that a call can have.
Outcome<Given> given_of(const Asked& asked, const Query& query);

}  // namespace orderline::rest
