// endpoints/rest/read_answer.cpp: GET and HEAD of a table or view.
#include <fmt/format.h>
#include <algorithm>
#include <memory>
#include "base/json.hpp"
#include "endpoints/rest/handlers.hpp"
#include "endpoints/rest/parse.hpp"
#include "endpoints/rest/plan.hpp"
#include "endpoints/rest/read_sql.hpp"
#include "endpoints/rest/reply.hpp"

namespace orderline::rest {
namespace {

/// What is read, held together: the plan points into the catalogue that `Asked` keeps.
struct Reading {
    Resource root;
    ReadOptions options;
    Window window;
};

Outcome<Reading> plan(const Asked& asked, const Options& options) {
    auto query = parse_query(asked.request.query);
    if (!query) return std::unexpected(query.error());
    const auto range = parse_range(asked.request.headers.get("range"));
    if (!range) return std::unexpected(range.error());
    const auto relation = find_relation(*asked.catalogue, asked.schema, asked.target);
    if (!relation) return std::unexpected(relation.error());
    Reading reading;
    auto& narrowing = query->narrowing[{}];
    reading.window = narrowed(range->value_or(Window{}), narrowing.limit, narrowing.offset);
    narrowing.limit = reading.window.limit;
    if (reading.window.offset > 0) narrowing.offset = reading.window.offset;
    auto root = plan_read(*asked.catalogue, **relation, *query, {asked.caller.role, options.aggregates_on});
    if (!root) return std::unexpected(root.error());
    reading.root = *std::move(root);
    reading.options.rows_max = options.limits.rows_max;
    reading.options.tenant = asked.caller.tenant;
    reading.options.without_nulls = asked.accept.without_nulls;
    reading.options.zone_asked = asked.prefer.timezone.has_value();
    if (asked.prefer.count == Count::exact) reading.options.total = Total::exact;
    if (asked.prefer.count == Count::estimated) reading.options.total = Total::capped;
    return reading;
}

/// What PostgreSQL's planner expects, without a limit.
Task<Outcome<std::int64_t>> planned_total(Engine& engine, const Asked& asked, Resource root, ReadOptions options, Deadline by) {
    root.narrowing.limit = root.narrowing.offset = std::nullopt;
    options.total = Total::none;
    options.rows_max = std::numeric_limits<std::int64_t>::max();
    Sql sql;
    sql.text = "EXPLAIN (FORMAT JSON) ";
    append_read(sql, root, {}, options);
    const auto rows = co_await engine.read(asked, sql, by);
    if (!rows) co_return std::unexpected(rows.error());
    const auto plan = parse_json(rows->text(0, 0));
    if (!plan) co_return refuse(500, "XX000", "PostgreSQL's plan cannot be read.");
    const auto* estimate = plan->as_array().at(0).at("Plan").as_object().if_contains("Plan Rows");
    co_return estimate ? estimate->to_number<std::int64_t>() : 0;
}

Outcome<http::Response> page(const Asked& asked, const Found& found, const Window& window, std::optional<std::int64_t> total) {
    if (total && window.offset > *total) {
        return refuse(416, "PGRST103", "Requested range not satisfiable",
                      fmt::format("An offset of {} was requested, but there are only {} rows.", window.offset, *total));
    }
    auto response = with_rows(asked, found);
    if (!response) return response;
    if (total && found.count < *total && found.count > 0) response->status = 206;
    response->headers.add("content-range", content_range(window.offset, found.count, total));
    const auto& query = asked.request.query;
    response->headers.add("content-location", "/" + asked.target + (query.empty() ? "" : "?" + query));
    return response;
}

}  // namespace

Task<Outcome<http::Response>> answer_read(Engine& engine, const Asked& asked, Deadline by) {
    auto planned = plan(asked, engine.options());
    if (!planned) co_return std::unexpected(planned.error());
    const auto& [root, options, window] = *planned;
    const auto sql = read_sql(root, options);
    const auto rows = co_await engine.read(asked, sql, by);
    if (!rows) co_return std::unexpected(rows.error());

    const auto shape = shape_of(root);
    Found found{shape, *rows, 0, rows->size()};
    std::optional<std::int64_t> total;
    if (options.total != Total::none) {
        found.first_column = 2;
        if (rows->null(0, 1)) found.count = 0;
        total = rows->integer(0, 0);
    }
    const bool beyond = options.total == Total::capped && *total > options.rows_max;
    if (beyond || asked.prefer.count == Count::planned) {
        const auto estimate = co_await planned_total(engine, asked, root, options, by);
        if (!estimate) co_return std::unexpected(estimate.error());
        total = std::max(*estimate, total.value_or(0));
    }
    co_return page(asked, found, window, total);
}

}  // namespace orderline::rest
