// endpoints/rest/rest.cpp: who asks, what for, and what answers it.
#include "endpoints/rest/rest.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <memory>
#include <utility>
#include "endpoints/rest/about.hpp"
#include "endpoints/rest/batch.hpp"
#include "endpoints/rest/handlers.hpp"
#include "endpoints/rest/once.hpp"
#include "endpoints/rest/reply.hpp"
#include "endpoints/rest/zone.hpp"
#include "http/cors.hpp"

namespace orderline::rest {
namespace {

constexpr std::string_view call_prefix = "rpc/";

/// What may only seem to be missing, because the catalogue is a moment old.
bool may_be_stale(const Refusal& refusal) {
    static constexpr std::string_view codes[] = {"PGRST200", "PGRST202", "PGRST204", "PGRST205"};
    return std::ranges::find(codes, refusal.code) != std::end(codes);
}

std::string joined(const http::Headers& headers, std::string_view name) {
    std::string text;
    for (const auto& [known, value] : headers.fields()) {
        if (known != name) continue;
        if (!text.empty()) text += ", ";
        text += value;
    }
    return text;
}

/// The schema that the request names, or the first one.
Outcome<std::string> schema_of(const http::Request& request, const Catalogue& catalogue) {
    const bool reads = request.method == http::Method::get || request.method == http::Method::head;
    const auto wanted = request.headers.get(reads ? "accept-profile" : "content-profile");
    const auto& schemas = catalogue.schemas();
    if (wanted.empty()) return schemas.front();
    if (std::ranges::find(schemas, wanted) != schemas.end()) return std::string{wanted};
    return refuse(406, "PGRST106", fmt::format("Invalid schema: {}", wanted), {}, fmt::format("Only the following schemas are exposed: {}", fmt::join(schemas, ", ")));
}

Outcome<Asked> asked_of(const http::Request& request, const Caller& caller, std::shared_ptr<const Catalogue> catalogue, std::string_view target) {
    auto schema = schema_of(request, *catalogue);
    if (!schema) return std::unexpected(schema.error());
    auto prefer = parse_prefer(joined(request.headers, "prefer"));
    if (!prefer) return std::unexpected(prefer.error());
    auto accept = parse_accept(joined(request.headers, "accept"));
    if (!accept) return std::unexpected(accept.error());
    return Asked{request, caller, std::move(catalogue), *std::move(schema), std::string{target}, *std::move(prefer), *std::move(accept)};
}

/// Of the preferences those that mean something for such a request.
Preferences applied_of(const Asked& asked, bool is_call, const Options& options) {
    using http::Method;
    const auto method = asked.request.method;
    auto applied = asked.prefer;
    if (method != Method::post) applied.resolution.reset();
    if (asked.reads() || method == Method::del) applied.missing.reset();
    if (asked.reads()) applied.returned.reset();
    if (!options.rollback_on) applied.end.reset();
    if (!is_call && method != Method::patch && method != Method::del) applied.rows_max.reset();
    return applied;
}

/// The headers that all answers have.
void complete(http::Response& response, const Asked& asked, bool is_call, const Options& options) {
    response.headers.add("vary", "Accept, Prefer, Range");
    const auto applied = applied_of(asked, is_call, options);
    if (auto text = applied.applied(); !text.empty()) response.headers.add("preference-applied", std::move(text));
    if (asked.catalogue->schemas().size() > 1) response.headers.add("content-profile", asked.schema);
}

/// Of a path behind the prefix: whether it is a function's, and its name.
struct Target {
    bool is_call = false;
    std::string_view name;
};

Outcome<Target> target_of(std::string_view path) {
    const bool is_call = path.starts_with(call_prefix);
    const auto name = is_call ? path.substr(call_prefix.size()) : path;
    if (name.find('/') != name.npos || (is_call && name.empty())) return refuse(404, "PGRST125", "Invalid path specified in request URL");
    return Target{is_call, name};
}

Task<Outcome<http::Response>> handle(Engine& engine, const Asked& asked, bool is_call, Deadline by) {
    using http::Method;
    const bool asks_options = asked.request.method == Method::options, is_root = !is_call && asked.target.empty();
    if (is_root) co_return asks_options ? Outcome<http::Response>{root_options()} : answer_root(asked, engine.options());
    if (asks_options) co_return is_call ? function_options(asked) : table_options(asked);
    if (is_call) co_return co_await answer_call(engine, asked, by);
    switch (asked.request.method) {
        case Method::get:
        case Method::head: co_return co_await answer_read(engine, asked, by);
        case Method::post:
        case Method::patch:
        case Method::put:
        case Method::del: co_return co_await answer_write(engine, asked, by);
        default: co_return refuse(405, "PGRST117", "Unsupported HTTP method");
    }
}

Task<Outcome<http::Response>> answer_single(Engine& engine, const Asked& asked, bool is_call, Deadline by) {
    auto response = co_await handle(engine, asked, is_call, by);
    if (response) complete(*response, asked, is_call, engine.options());
    co_return response;
}

/// The origin whose pages may read the answer: any, unless the tenant names those that may.
std::string_view readers_of(const http::Request& request, const Outcome<Caller>& caller) {
    if (caller) return caller->origins_listed ? request.headers.get("origin") : "*";
    return caller.error().details == "origin_not_allowed" ? "" : "*";
}

/// One request of a batch.
Task<Outcome<http::Response>> answer_one(Engine& together, const Asked& whole, const http::Request& request, Deadline by) {
    const auto target = target_of(std::string_view{request.path}.substr(1));
    if (!target) co_return std::unexpected(target.error());
    const auto asked = asked_of(request, whole.caller, whole.catalogue, target->name);
    if (!asked) co_return std::unexpected(asked.error());
    co_return co_await answer_single(together, *asked, target->is_call, by);
}

Task<Outcome<http::Response>> answer_batch(Engine& engine, const Asked& whole, Deadline by) {
    if (whole.request.method != http::Method::post) co_return refuse(405, "PGRST117", "A batch is sent with POST");
    const auto requests = parse_batch(whole.request);
    if (!requests) co_return std::unexpected(requests.error());
    const auto all = [&](Engine& together) -> Task<Outcome<http::Response>> {
        http::Response response;
        response.headers.add("content-type", "application/json; charset=utf-8");
        for (std::size_t index = 0; index < requests->size(); ++index) {
            const auto& request = (*requests)[index];
            auto one = co_await answer_one(together, whole, request, by);
            if (!one) {
                auto refusal = one.error();
                refusal.message = fmt::format("Request {} of the batch: {}", index, refusal.message);
                co_return std::unexpected(std::move(refusal));
            }
            response.body += index == 0 ? '[' : ',';
            append_answer(response.body, *one);
        }
        response.body += ']';
        co_return response;
    };
    co_return co_await engine.together(whole, all, by);
}

}  // namespace

Rest::Rest(pg::Pool& pool, Catalogues& catalogues, Gate gate, Options options)
    : catalogues_{catalogues}, gate_{std::move(gate)}, options_{std::move(options)}, engine_{pool, options_, known_}, rate_{options_.limits.requests_per_minute} {}

void Rest::add_routes(http::Router& router) {
    using http::Method;
    for (const auto method : {Method::get, Method::post, Method::patch, Method::put, Method::del, Method::options}) {
        const auto handler = [this](http::Request request, http::PathValues values, Deadline by) -> Task<http::Response> {
            return answer(std::move(request), values.empty() ? std::string{} : std::move(values.front()), by);
        };
        for (const auto* behind : {"", "/", "/{path...}"}) {
            router.add(method, options_.prefix + behind, handler);
        }
    }
}

Task<http::Response> Rest::answer(http::Request request, std::string path, Deadline by) {
    if (http::is_preflight(request)) co_return http::preflight(request);
    const auto caller = co_await gate_(request, by);
    http::Response response;
    if (!caller) {
        response = refused(caller.error());
    } else {
        const auto taken = rate_.take(caller->counted_as, std::chrono::steady_clock::now());
        if (taken.wait.count() > 0) {
            response = refused({429, "over_request_rate_limit", "Too many requests", fmt::format("{} requests per minute are allowed.", options_.limits.requests_per_minute),
                                fmt::format("Try again in {} ms.", taken.wait.count())});
        } else {
            auto answered = co_await dispatch(request, path, *caller, by);
            response = answered ? *std::move(answered) : refused(answered.error());
        }
        rate_.tell(response, taken);
    }
    http::add_cors(response, readers_of(request, caller));
    co_return response;
}

Task<Outcome<http::Response>> Rest::dispatch(const http::Request& request, std::string_view path, const Caller& caller, Deadline by) {
    const auto target = target_of(path);
    if (!target) co_return std::unexpected(target.error());
    const auto known = catalogues_.now();
    auto answered = co_await answer_with(known, request, caller, target->name, target->is_call, by);
    if (answered || !may_be_stale(answered.error())) co_return answered;
    const auto fresh = co_await catalogues_.fresh(by);
    if (fresh == known) co_return answered;
    co_return co_await answer_with(fresh, request, caller, target->name, target->is_call, by);
}

Task<Outcome<http::Response>> Rest::answer_with(std::shared_ptr<const Catalogue> catalogue, const http::Request& request, const Caller& caller,
                                                std::string_view target, bool is_call, Deadline by) {
    if (!catalogue) co_return refuse(503, "PGRST002", "Could not query the database for the schema cache. Retrying.");
    auto asked = asked_of(request, caller, std::move(catalogue), target);
    if (!asked) co_return std::unexpected(asked.error());
    if (asked->prefer.timezone) {
        const auto settled = co_await settle_zone(engine_, *asked, by);
        if (!settled) co_return std::unexpected(settled.error());
    }
    const auto work = [&](Engine& engine) {
        return !is_call && target == batch_target ? answer_batch(engine, *asked, by) : answer_single(engine, *asked, is_call, by);
    };
    const auto key = once_key(request, caller);
    if (!key) co_return std::unexpected(key.error());
    if (!*key) co_return co_await work(engine_);
    co_return co_await answer_once(engine_, *asked, **key, work, by);
}

}  // namespace orderline::rest
