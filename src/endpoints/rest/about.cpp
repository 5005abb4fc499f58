// endpoints/rest/about.cpp: methods by what a relation or a function can do.
#include "endpoints/rest/about.hpp"
#include <fmt/format.h>
#include <algorithm>
#include "endpoints/rest/call_choice.hpp"
#include "endpoints/rest/openapi.hpp"
#include "endpoints/rest/plan.hpp"
#include "endpoints/rest/reply.hpp"

namespace orderline::rest {
namespace {

http::Response allow(std::string methods) {
    http::Response response;
    response.headers.add("allow", std::move(methods));
    return response;
}

}  // namespace

Outcome<http::Response> table_options(const Asked& asked) {
    const auto found = find_relation(*asked.catalogue, asked.schema, asked.target, asked.caller.role);
    if (!found) return std::unexpected(found.error());
    const auto& relation = **found;
    std::string methods = "OPTIONS,GET,HEAD";
    if (relation.insertable) methods += ",POST";
    if (relation.insertable && relation.updatable && relation.primary_key) methods += ",PUT";
    if (relation.updatable) methods += ",PATCH,DELETE";
    return allow(std::move(methods));
}

Outcome<http::Response> function_options(const Asked& asked) {
    const schema::Name name{asked.schema, asked.target};
    bool found = false, reads = false;
    for (const auto& function : asked.catalogue->functions(name)) {
        if (!is_callable(function)) continue;
        found = true;
        reads = reads || function.volatility != schema::Volatility::volatile_;
    }
    if (!found) return std::unexpected(choose_function(*asked.catalogue, name, {}, asked.caller.role).error());
    return allow(reads ? "OPTIONS,GET,HEAD,POST" : "OPTIONS,POST");
}

http::Response root_options() { return allow("OPTIONS,GET,HEAD"); }

Outcome<http::Response> answer_root(const Asked& asked, const Options& options) {
    if (!asked.reads()) return refuse(405, "PGRST117", fmt::format("Unsupported HTTP method: {}", http::to_text(asked.request.method)));
    const auto format = asked.accept.format;
    if (format != Format::json && format != Format::openapi) return no_such_format(asked);
    http::Response response;
    response.headers.add("content-type", format == Format::openapi ? "application/openapi+json; charset=utf-8" : "application/json; charset=utf-8");
    response.body = openapi({*asked.catalogue, asked.schema, asked.caller.role, asked.request.headers.get("host"), options.prefix});
    return response;
}

}  // namespace orderline::rest
