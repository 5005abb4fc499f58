// endpoints/rest/explain.hpp: how PostgreSQL runs a statement, instead of what it gives.
#pragma once
#include "endpoints/rest/asked.hpp"
#include "endpoints/rest/engine.hpp"

namespace orderline::rest {

/// For Accept: application/vnd.pgrst.plan+text or +json, with the options analyze, verbose, settings, buffers and wal. Only reads
/// can be analysed. Refusals: 406 PGRST107: this server shows no plans (Options::plans_on).
Task<Outcome<http::Response>> answer_plan(Engine& engine, const Asked& asked, const Sql& sql, Deadline by);

}  // namespace orderline::rest
