// endpoints/rest/explain.cpp: EXPLAIN with the options of Accept.
#include "endpoints/rest/explain.hpp"
#include <fmt/format.h>
#include <algorithm>
#include "base/text.hpp"
#include "endpoints/rest/reply.hpp"

namespace orderline::rest {
namespace {

constexpr std::string_view options_known[] = {"analyze", "verbose", "settings", "buffers", "wal"};

bool is_wanted(const Accepted& accept, std::string_view option) { return std::ranges::find(accept.plan_options, option) != accept.plan_options.end(); }

std::string content_type(const Accepted& accept) {
    auto type = fmt::format("application/vnd.pgrst.plan+{}; for=\"{}\"", accept.plan_as_json ? "json" : "text", accept.plan_for);
    std::string_view before = "; options=";
    for (const auto option : options_known) {
        if (!is_wanted(accept, option)) continue;
        type += fmt::format("{}{}", before, option);
        before = "|";
    }
    return type + "; charset=utf-8";
}

}  // namespace

Task<Outcome<http::Response>> answer_plan(Engine& engine, const Asked& asked, const Sql& sql, Deadline by) {
    if (!engine.options().plans_on) co_return no_such_format(asked);
    Sql explain = sql;
    std::string options = asked.accept.plan_as_json ? "FORMAT JSON" : "FORMAT TEXT";
    for (const auto option : options_known) {
        if (is_wanted(asked.accept, option)) options += fmt::format(", {}", option);
    }
    explain.text.insert(0, fmt::format("EXPLAIN ({}) ", options));
    const auto rows = co_await engine.read(asked, explain, by);
    if (!rows) co_return std::unexpected(rows.error());
    http::Response response;
    response.headers.add("content-type", content_type(asked.accept));
    for (int row = 0; row < rows->size(); ++row) {
        if (row > 0) response.body += '\n';
        response.body += rows->text(row, 0);
    }
    co_return response;
}

}  // namespace orderline::rest
