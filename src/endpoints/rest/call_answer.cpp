// endpoints/rest/call_answer.cpp: /rpc/<function>: choose it, call it, answer with what it gave back.
#include <fmt/format.h>
#include "endpoints/rest/call_arguments.hpp"
#include "endpoints/rest/call_reply.hpp"
#include "endpoints/rest/explain.hpp"
#include "endpoints/rest/handlers.hpp"
#include "endpoints/rest/page.hpp"
#include "endpoints/rest/parse.hpp"
#include "endpoints/rest/plan.hpp"

namespace orderline::rest {
namespace {

/// What is called, held together: the plan points into the result's relation, or into the catalogue that `Asked` keeps.
struct Calling {
    const schema::Function* function = nullptr;
    Arguments arguments;
    CallResult result;
    Resource root;
    ReadOptions options;
    Window window;

    bool counts_affected(const Asked& asked) const { return asked.prefer.strict && asked.prefer.rows_max.has_value(); }
};

/// A query that a value can be held against: filters, order and window, but nothing to select.
void select_value(Query& query, const std::string& name) {
    query.select = std::vector<SelectItem>{SelectField{.field = {name, {}}, .alias = {}, .cast = {}, .aggregate = {}, .aggregate_cast = {}}};
}

Outcome<Query> query_of(const Asked& asked, const schema::Name& name) {
    if (!asked.reads()) return parse_query(asked.request.query);
    return parse_query(asked.request.query, [&](std::string_view parameter) { return is_parameter(*asked.catalogue, name, parameter); });
}

Outcome<Calling> plan(const Asked& asked, const Options& options) {
    const schema::Name name{asked.schema, asked.target};
    auto query = query_of(asked, name);
    if (!query) return std::unexpected(query.error());
    auto given = given_of(asked, *query);
    if (!given) return std::unexpected(given.error());
    const auto choice = choose_function(*asked.catalogue, name, given->names, asked.caller.role);
    if (!choice) return std::unexpected(choice.error());
    Calling calling;
    calling.function = choice->function;
    calling.arguments = choice->whole_body ? Arguments{WholeBody{asked.request.body}} : std::move(given->arguments);
    calling.result = result_of(*asked.catalogue, *choice->function);
    if (calling.counts_affected(asked) && !calling.result.set) {
        return refuse(400, "PGRST128", "Function must return SETOF or TABLE when max-affected preference is used with handling=strict");
    }
    const auto window = take_window(asked, *query);
    if (!window) return std::unexpected(window.error());
    calling.window = *window;
    if (calling.result.kind == CallResult::Kind::value) select_value(*query, choice->function->name.name);
    auto root = plan_read(*asked.catalogue, *calling.result.relation, *query, {asked.caller.role, options.aggregates_on});
    if (!root) return std::unexpected(root.error());
    calling.root = *std::move(root);
    calling.options = read_options(asked, options);
    if (asked.prefer.count) calling.options.total = Total::exact;  // the rows are all there: to count them is no more work
    const auto format = asked.accept.format;
    if (format == Format::text || format == Format::octet_stream) calling.options.as_text = true;
    return calling;
}

/// With a total, its rows are looked at twice, but the function is called once.
Sql sql_of(const Calling& calling) {
    Sql sql;
    Source source{call_sql(sql, *calling.function, calling.arguments)};
    if (calling.options.total != Total::none) {
        sql.text = fmt::format("WITH \"called\" AS MATERIALIZED (SELECT {0}.* FROM {1} AS {0}) ", quoted(calling.root.alias), source.sql);
        source.sql = quoted("called");
    }
    append_read(sql, calling.root, source, calling.options);
    return sql;
}

Outcome<http::Response> respond(const Asked& asked, const Calling& calling, const pg::Rows& rows) {
    const auto shape = shape_of(calling.root);
    const auto [found, total] = counted(shape, rows, calling.options);
    if (calling.counts_affected(asked) && total.value_or(found.count) > *asked.prefer.rows_max) {
        return refuse(400, "PGRST124", "Query result exceeds max-affected preference constraint", fmt::format("The query affects {} rows", total.value_or(found.count)));
    }
    auto response = call_reply(asked, calling.result, found);
    if (!response) return response;
    const auto told = tell_range(*response, calling.window, found.count, total);
    if (!told) return std::unexpected(told.error());
    if (asked.prefer.returned == Return::minimal) {
        response->status = 204;
        response->body.clear();
    }
    return response;
}

/// Lists of JSON can be made of every result.
bool may_be_refused(const Asked& asked, const Calling& calling) {
    const bool any_result = asked.accept.format == Format::json || asked.accept.format == Format::array;
    return !any_result || calling.options.total != Total::none || calling.counts_affected(asked);
}

/// Where the answer may refuse the result it is made before the commit: what it refuses must not stay.
Task<Outcome<http::Response>> write(Engine& engine, const Asked& asked, const Calling& calling, const Sql& sql, Deadline by) {
    const bool rolled_back = asked.prefer.end == End::rollback && engine.options().rollback_on;
    if (!rolled_back && !may_be_refused(asked, calling)) {
        const auto rows = co_await engine.write(asked, sql, by);
        if (!rows) co_return std::unexpected(rows.error());
        co_return respond(asked, calling, *rows);
    }
    Outcome<http::Response> response;
    const Engine::Verdict verdict = [&](const pg::Rows& rows) -> Outcome<bool> {
        response = respond(asked, calling, rows);
        if (!response) return std::unexpected(response.error());
        return !rolled_back;
    };
    const auto rows = co_await engine.write_if(asked, sql, verdict, by);
    if (!rows) co_return std::unexpected(rows.error());
    co_return response;
}

}  // namespace

Task<Outcome<http::Response>> answer_call(Engine& engine, const Asked& asked, Deadline by) {
    if (!asked.reads() && asked.request.method != http::Method::post) {
        co_return refuse(405, "PGRST101", fmt::format("Cannot use the {} method on RPC", http::to_text(asked.request.method)));
    }
    const auto planned = plan(asked, engine.options());
    if (!planned) co_return std::unexpected(planned.error());
    const auto& calling = *planned;
    const auto sql = sql_of(calling);
    if (asked.accept.format == Format::plan) co_return co_await answer_plan(engine, asked, sql, by);
    const bool writes = !asked.reads() && calling.function->volatility == schema::Volatility::volatile_;
    if (writes) co_return co_await write(engine, asked, calling, sql, by);
    const auto rows = co_await engine.read(asked, sql, by);
    if (!rows) co_return std::unexpected(rows.error());
    co_return respond(asked, calling, *rows);
}

}  // namespace orderline::rest
