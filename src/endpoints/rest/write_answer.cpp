// endpoints/rest/write_answer.cpp: POST, PATCH, PUT and DELETE of a table or view.
#include "endpoints/rest/explain.hpp"
#include "endpoints/rest/handlers.hpp"
#include "endpoints/rest/nested_answer.hpp"
#include "endpoints/rest/page.hpp"
#include "endpoints/rest/write_plan.hpp"
#include "endpoints/rest/write_reply.hpp"
#include "endpoints/rest/write_sql.hpp"

namespace orderline::rest {

Task<Outcome<http::Response>> answer_write(Engine& engine, const Asked& asked, Deadline by) {
    const auto planned = plan_write(asked, engine.options());
    if (!planned) co_return co_await answer_nested(engine, asked, planned.error(), by);
    const auto& writing = *planned;
    const auto shape = shape_of(writing.root);
    if (asked.accept.format != Format::plan && !has_format(asked)) co_return no_such_format(asked);
    if (writing.is_idle()) {
        const pg::Rows none;
        co_return respond(asked, writing, written_of(writing, shape, none));
    }

    auto options = read_options(asked, engine.options());
    options.total = Total::none;
    if (writing.back == Writing::Back::key) options.as_text = true;
    const auto sql = write_sql(writing, options);
    if (asked.accept.format == Format::plan) co_return co_await answer_plan(engine, asked, sql, by);

    const bool rolled_back = asked.prefer.end == End::rollback && engine.options().rollback_on;
    const bool may_be_refused = asked.accept.format == Format::object || counts_affected(asked);
    Outcome<http::Response> response;
    if (!rolled_back && (!may_be_refused || writing.is_of_one_row())) {
        const auto rows = co_await engine.write(asked, sql, by);
        if (!rows) co_return std::unexpected(rows.error());
        co_return respond(asked, writing, written_of(writing, shape, *rows));
    }
    const Engine::Verdict verdict = [&](const pg::Rows& rows) -> Outcome<bool> {
        response = respond(asked, writing, written_of(writing, shape, rows));
        if (!response) return std::unexpected(response.error());
        return !rolled_back;
    };
    const auto rows = co_await engine.write_if(asked, sql, verdict, by);
    if (!rows) co_return std::unexpected(rows.error());
    co_return response;
}

}  // namespace orderline::rest
