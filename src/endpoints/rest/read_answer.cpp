// endpoints/rest/read_answer.cpp: GET and HEAD of a table or view.
#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <limits>
#include <memory>
#include <string_view>
#include "endpoints/rest/etag.hpp"
#include "endpoints/rest/explain.hpp"
#include "endpoints/rest/handlers.hpp"
#include "endpoints/rest/page.hpp"
#include "endpoints/rest/parse.hpp"
#include "endpoints/rest/plan.hpp"
#include "endpoints/rest/read_sql.hpp"

namespace orderline::rest {
namespace {

constexpr std::size_t content_location_max = 4096;

/// What is read, held together: the plan points into the catalogue that `Asked` keeps.
struct Reading {
    Resource root;
    ReadOptions options;
    Window window;
};

Outcome<Reading> plan(const Asked& asked, const Options& options) {
    auto query = parse_query(asked.request.query);
    if (!query) return std::unexpected(query.error());
    const auto relation = find_relation(*asked.catalogue, asked.schema, asked.target, asked.caller.role);
    if (!relation) return std::unexpected(relation.error());
    const auto window = take_window(asked, *query);
    if (!window) return std::unexpected(window.error());
    auto root = plan_read(*asked.catalogue, **relation, *query, {asked.caller.role, options.aggregates_on});
    if (!root) return std::unexpected(root.error());
    return Reading{*std::move(root), read_options(asked, options), *window};
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
    // The outermost node's estimate is the first, before the nodes inside of it; how deep they go is not limited.
    const auto plan = rows->text(0, 0);
    constexpr std::string_view name = "\"Plan Rows\": ";
    const auto place = std::min(plan.find(name), plan.size() - name.size()) + name.size();
    std::int64_t estimate = 0;
    std::from_chars(plan.data() + place, plan.data() + plan.size(), estimate);
    co_return estimate;
}

Outcome<http::Response> page(const Asked& asked, const Counted& counted, const Window& window) {
    auto response = with_rows(asked, counted.found);
    if (!response) return response;
    const auto told = tell_range(*response, window, counted.found.count, counted.total);
    if (!told) return std::unexpected(told.error());
    const auto& query = asked.request.query;
    tell_etag(*response, asked, counted.found);
    // Node's clients take 16 KiB of headers; who asks for hundreds of ids by their names knows where they are.
    if (query.size() <= content_location_max) response->headers.add("content-location", "/" + asked.target + (query.empty() ? "" : "?" + query));
    return response;
}

/// Whether the statement depends on nothing but the path, the query string, the role and how nulls are shown.
bool is_plain(const Asked& asked) {
    const auto format = asked.accept.format;
    return !asked.prefer.count && !asked.prefer.timezone && asked.request.headers.get("range").empty() &&
           (format == Format::json || format == Format::object || format == Format::array);
}

/// The plan of a read like this one; nullptr if there can be none, or none worth keeping.
std::shared_ptr<const CompiledRead> compiled_read(Engine& engine, const Asked& asked, const Skeleton& skeleton) {
    if (skeleton.text.size() > CompiledReads::length_max) return nullptr;
    auto key = fmt::format("{}\n{}\n{}\n{}\n{}", asked.caller.role, asked.schema, asked.target, asked.accept.without_nulls, skeleton.text);
    if (auto known = engine.reads().find(asked.catalogue, key)) return known;
    const auto relation = find_relation(*asked.catalogue, asked.schema, asked.target);
    if (!relation) return nullptr;
    auto read = compile(*asked.catalogue, **relation, skeleton, {asked.caller.role, engine.options().aggregates_on}, read_options(asked, engine.options()));
    if (!read) return nullptr;
    auto kept = std::make_shared<const CompiledRead>(*std::move(read));
    engine.reads().put(std::move(key), kept);
    return kept;
}

Task<Outcome<http::Response>> answer_compiled(Engine& engine, const Asked& asked, std::shared_ptr<const CompiledRead> read, const Skeleton& skeleton, Deadline by) {
    const auto sql = statement_of(*read, skeleton.values, asked.caller.tenant);
    const auto rows = co_await engine.read(asked, sql, by);
    if (!rows) co_return std::unexpected(rows.error());
    const Counted all{{read->shape, *rows, 0, rows->size()}, std::nullopt};
    co_return page(asked, all, read->window);
}

}  // namespace

Task<Outcome<http::Response>> answer_read(Engine& engine, const Asked& asked, Deadline by) {
    if (const auto skeleton = is_plain(asked) ? skeleton_of(asked.request.query) : std::nullopt) {
        auto read = compiled_read(engine, asked, *skeleton);
        if (read) co_return co_await answer_compiled(engine, asked, std::move(read), *skeleton, by);
    }
    auto planned = plan(asked, engine.options());
    if (!planned) co_return std::unexpected(planned.error());
    const auto& [root, options, window] = *planned;
    const auto sql = read_sql(root, options);
    if (asked.accept.format == Format::plan) co_return co_await answer_plan(engine, asked, sql, by);
    const auto rows = co_await engine.read(asked, sql, by);
    if (!rows) co_return std::unexpected(rows.error());

    const auto shape = shape_of(root);
    auto result = counted(shape, *rows, options);
    const bool beyond = options.total == Total::capped && *result.total > options.rows_max;
    if (beyond || asked.prefer.count == Count::planned) {
        const auto estimate = co_await planned_total(engine, asked, root, options, by);
        if (!estimate) co_return std::unexpected(estimate.error());
        result.total = std::max(*estimate, result.total.value_or(0));
    }
    co_return page(asked, result, window);
}

}  // namespace orderline::rest
