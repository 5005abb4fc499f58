// app/rest_only.cpp: the pool, the catalogue, the gate and the endpoint, and their life.
#include "app/rest_only.hpp"
#include <utility>
#include "app/database.hpp"
#include "base/log.hpp"
#include "endpoints/rest/catalogues.hpp"
#include "endpoints/rest/claims_gate.hpp"
#include "endpoints/rest/reply.hpp"
#include "endpoints/rest/rest.hpp"
#include "http/router.hpp"
#include "http/server.hpp"
#include "pg/pool.hpp"

namespace orderline::app {
namespace {

constexpr std::chrono::seconds stop_time_max{10}, first_read_time_max{30};

pg::PoolOptions pool_options(const Config& config) {
    pg::PoolOptions pool;
    pool.conninfo = with_option(config.database_url, "TimeZone", "UTC");
    pool.read_connections = config.pool_read_connections;
    pool.write_connections = config.pool_write_connections;
    pool.waiting_max = config.pool_waiting_max;
    return pool;
}

rest::Options rest_options(const Config& config, RestOnlyLogin login) {
    rest::Options options;
    options.search_path = std::move(login.search_path);
    options.sets_search_path = true;
    options.aggregates_on = config.rest_aggregates;
    options.plans_on = config.rest_plans;
    options.limits.rows_max = config.rest_rows_max;
    options.limits.requests_per_minute = config.rest_requests_per_minute;
    return options;
}

http::Response error_page(std::string_view, int status, std::string_view, std::string_view sentence) {
    return rest::refused_by_server(status, sentence);
}

Task<http::Response> answer(const http::Router& router, http::Request request, Deadline by) {
    auto match = router.find(request.method, request.path);
    if (match.handler) co_return co_await (*match.handler)(std::move(request), std::move(match.values), by);
    if (match.allow.empty()) co_return rest::refused({404, "PGRST125", "Invalid path specified in request URL", {}, {}});
    auto response = rest::refused({405, "PGRST117", "Unsupported HTTP method", {}, {}});
    response.headers.add("allow", match.allow);
    co_return response;
}

Task<void> announce(RestOnly& server, std::string database) {
    co_await server.ready(Deadline::in(first_read_time_max));
    log::info("listening", {{"url", server.url()}, {"database", std::move(database)}});
}

Task<void> stop_all(Runtime& runtime, RestOnly& server) {
    co_await server.stop(Deadline::in(stop_time_max));
    runtime.stop();
}

Result<Exit> run(const Config& config) {
    TRY(login, check_rest_only(config));
    Runtime runtime;
    TRY(server, RestOnly::start(runtime, config, std::move(login)));
    runtime.spawn("announce", announce(*server, without_password(config.database_url)));
    bool stopping = false;
    runtime.on_stop_signal([&] {
        if (std::exchange(stopping, true)) return;
        log::info("stopping");
        runtime.spawn("stop", stop_all(runtime, *server));
    });
    runtime.run();
    log::info("stopped");
    return Exit::ok;
}

}  // namespace

struct RestOnly::Parts {
    Parts(Runtime& runtime, const Config& config, RestOnlyLogin login)
        : pool{runtime, pool_options(config)},
          catalogues{runtime, {config.database_url, config.rest_schemas}},
          gate{{config.rest_jwt_secret, config.rest_anon_role, config.rest_jwt_audience}},
          rest{pool, catalogues, gate.gate(), rest_options(config, std::move(login))},
          server{runtime, server_options(config),
                 [this](http::Request request, Deadline by) { return answer(router, std::move(request), by); }, error_page} {
        rest.add_routes(router);
    }

    pg::Pool pool;
    rest::Catalogues catalogues;
    rest::ClaimsGate gate;
    rest::Rest rest;
    http::Router router;
    http::Server server;
    std::string url;
};

RestOnly::RestOnly(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
RestOnly::~RestOnly() = default;

const std::string& RestOnly::url() const { return parts_->url; }

Result<std::unique_ptr<RestOnly>> RestOnly::start(Runtime& runtime, const Config& config, RestOnlyLogin login) {
    std::unique_ptr<RestOnly> server{new RestOnly{std::make_unique<Parts>(runtime, config, std::move(login))}};
    Parts& parts = *server->parts_;
    TRY_VOID(parts.server.listen());
    parts.url = config.public_url.empty() ? parts.server.url() : config.public_url;
    parts.pool.start();
    parts.catalogues.start();
    return server;
}

Task<void> RestOnly::ready(Deadline by) { co_await parts_->catalogues.fresh(by); }

Task<void> RestOnly::stop(Deadline by) {
    co_await parts_->server.stop(by);
    co_await parts_->catalogues.stop(by);
    co_await parts_->pool.stop(by);
}

Exit serve_rest_only(const Config& config) {
    const auto exit = run(config);
    return exit ? *exit : complain(exit.error());
}

}  // namespace orderline::app
