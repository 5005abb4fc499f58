// app/service.cpp: what the server is made of, in the order in which it is built.
#include "app/service.hpp"
#include <fmt/format.h>
#include <algorithm>
#include <iterator>
#include "actions/briefing.hpp"
#include "actions/call_briefings.hpp"
#include "actions/calls.hpp"
#include "actions/desk.hpp"
#include "actions/drafts.hpp"
#include "actions/mailbox.hpp"
#include "actions/orders.hpp"
#include "actions/records.hpp"
#include "actions/tenants.hpp"
#include "app/audit_jobs.hpp"
#include "app/health.hpp"
#include "app/metrics.hpp"
#include "app/pages.hpp"
#include "app/version.hpp"
#include "auth/access_token.hpp"
#include "auth/account_admin.hpp"
#include "auth/accounts.hpp"
#include "auth/identify.hpp"
#include "auth/link.hpp"
#include "auth/one_time_codes.hpp"
#include "auth/password.hpp"
#include "auth/refresh_token.hpp"
#include "auth/sessions.hpp"
#include "base/log.hpp"
#include "endpoints/api/api.hpp"
#include "endpoints/api/problem.hpp"
#include "endpoints/api/render.hpp"
#include "endpoints/login/error_answer.hpp"
#include "endpoints/login/login.hpp"
#include "endpoints/login/mailbox.hpp"
#include "endpoints/rest/catalogues.hpp"
#include "endpoints/rest/reply.hpp"
#include "endpoints/rest/rest.hpp"
#include "endpoints/rest/tenant_gate.hpp"
#include "http/router.hpp"
#include "live/feed.hpp"

namespace orderline::app {
namespace {

constexpr std::chrono::seconds heartbeat_period{15}, clock_period{1};
constexpr std::chrono::minutes sweep_period{10}, key_uses_period{1};
constexpr std::chrono::seconds sweep_time_max{30};

pg::PoolOptions pool_options(const ServiceOptions& options, const std::string& conninfo) {
    pg::PoolOptions pool;
    pool.conninfo = conninfo;
    pool.read_connections = options.read_connections;
    pool.write_connections = options.write_connections;
    pool.waiting_max = options.waiting_max;
    return pool;
}

Result<auth::SigningKey> signing_key(const auth::Secret& secret, const ServiceOptions& options) {
    if (options.token_key_file.empty()) return auth::SigningKey::hs256(secret);
    return auth::SigningKey::es256(options.token_key_file);
}

Result<std::unique_ptr<redis::Client>> redis_client(Runtime& runtime, const ServiceOptions& options) {
    if (options.redis_url.empty()) return std::unique_ptr<redis::Client>{};
    redis::Options redis;
    TRY(address, redis::parse_url(options.redis_url));
    redis.address = std::move(address);
    redis.ca_file = options.redis_ca;
    return redis::Client::make(runtime, std::move(redis));
}

Task<void> sweep_codes(auth::OneTimeCodes& codes) {
    const auto swept = co_await codes.sweep(Deadline::in(sweep_time_max));
    if (!swept) log::warning("expired codes stay for now", {{"detail", swept.error().detail}});
}

Task<void> write_key_uses(auth::Identify& identify, Deadline by) {
    const auto written = co_await identify.key_uses().write(by);
    if (!written) log::warning("when keys were used last is not written for now", {{"detail", written.error().detail}});
}

Task<void> sweep_call_cache(actions::CallCache& cache) {
    const auto swept = co_await cache.sweep(now(), Deadline::in(sweep_time_max));
    if (!swept) log::warning("what calls started with stays for now", {{"detail", swept.error().detail}});
}

void watch_clock(ClockWatch& watch) {
    const auto set = watch.look(now(), std::chrono::steady_clock::now());
    if (set == set.zero()) return;
    log::warning("the clock of this machine was set", {{"seconds", fmt::format("{:+.1f}", static_cast<double>(set.count()) / 1e6)}});
}

Task<http::Response> answer(const http::Router& router, Metrics& metrics, http::Request request, Deadline by) {
    auto match = router.find(request.method, request.path);
    Metrics::Timing timing{metrics, match.pattern, request.method};
    if (match.handler) {
        auto answered = co_await (*match.handler)(std::move(request), std::move(match.values), by);
        timing.answered(answered.status);
        co_return answered;
    }
    timing.answered(match.allow.empty() ? 404 : 405);
    if (match.allow.empty()) co_return api::problem_page(404, "not_found", "There is nothing at this address.");
    auto response = api::problem_page(405, "method_not_allowed", "This address does not take that method.");
    response.headers.add("allow", match.allow);
    co_return response;
}

/// What the HTTP server itself refuses, in the dialect of who was asked.
http::Response error_page(std::string_view path, int status, std::string_view code, std::string_view sentence) {
    if (path.starts_with("/rest/v1")) return rest::refused_by_server(status, sentence);
    if (path.starts_with("/auth/v1")) return login::refused_by_server(status, sentence);
    return api::problem_page(status, code, sentence);
}

}  // namespace

struct Service::Parts : live::FeedListener {
    Parts(Runtime& loop, const auth::Secret& secret, auth::SigningKey key, std::unique_ptr<redis::Client> redis_client,
          ServiceOptions chosen)
        : runtime{loop},
          options{std::move(chosen)},
          pool{runtime, pool_options(options, options.server_conninfo)},
          rest_pool{runtime, pool_options(options, options.rest_conninfo)},
          offload{options.password_threads, options.passwords_waiting_max},
          passwords{offload, options.breached_passwords ? &*options.breached_passwords : nullptr},
          tokens{std::move(key)},
          links{secret},
          refresh_tokens{secret},
          session_keeper{pool, tokens, refresh_tokens},
          factors{pool, secret, session_keeper, passwords, attempts},
          sessions{pool, session_keeper, refresh_tokens, passwords, attempts, factors, identify},
          codes{pool, secret, session_keeper, attempts, options.test_phones},
          accounts{pool, passwords, session_keeper, codes, attempts},
          account_admin{pool, passwords},
          identify{pool, tokens, links},
          mailbox{pool},
          audit_jobs{runtime, pool, options.audit_months_kept},
          catalogues{runtime, {.conninfo = options.rest_conninfo, .schemas = {"public"}}},
          rest{rest_pool, catalogues, rest::tenant_gate(identify, options.anonymous_tenant), options.rest},
          tenants{pool},
          records{pool, tenants},
          orders{pool, records},
          briefings{pool, tenants, orders},
          redis{std::move(redis_client)},
          call_cache{pool, redis.get(), secret},
          call_briefings{pool, briefings, call_cache, api::show_briefing},
          calls{pool, tenants, briefings},
          drafts{pool, tenants},
          desk{runtime, pool, tenants},
          feed{runtime, {options.admin_conninfo, {"orderline_live", "orderline_access"}}, {{"draft_operations", "draft_id"}}, hub, *this},
          channels{runtime, hub, drafts, identify},
          server{runtime, options.http,
                 [this](http::Request request, Deadline by) { return answer(router, metrics, std::move(request), by); },
                 error_page} {}

    // What happened while the feed was away is not known: whoever watches must prove that he still may.
    void on_attached() override {
        identify.feed_attached(now());
        channels.access_changed({});
    }
    void on_lost() override { identify.feed_detached(); }
    void on_row(const pg::RowChange& row) override {
        const auto change = auth::access_change_of(row);
        if (!change) return;
        identify.changed(*change);
        channels.access_changed(*change);
    }

    Surroundings surroundings() const {
        return {pool.health(), rest_pool.health(), feed.health(), call_cache.ready(), clock_watch.steps()};
    }

    std::vector<Reading> readings() const;
    Task<http::Response> metrics_page(bool allowed) const;

    Runtime& runtime;
    ServiceOptions options;
    std::string url;
    pg::Pool pool, rest_pool;
    Offload offload;
    auth::Passwords passwords;
    auth::AccessTokens tokens;
    auth::Links links;
    auth::RefreshTokens refresh_tokens;
    auth::SessionKeeper session_keeper;
    auth::Attempts attempts;
    auth::Factors factors;
    auth::Sessions sessions;
    auth::OneTimeCodes codes;
    auth::Accounts accounts;
    auth::AccountAdmin account_admin;
    auth::Identify identify;
    actions::Mailbox mailbox;
    AuditJobs audit_jobs;
    rest::Catalogues catalogues;
    rest::Rest rest;
    actions::Tenants tenants;
    actions::Records records;
    actions::Orders orders;
    actions::Briefings briefings;
    std::unique_ptr<redis::Client> redis;  // none: the call cache is in PostgreSQL alone
    actions::CallCache call_cache;
    actions::CallBriefings call_briefings;
    actions::Calls calls;
    actions::Drafts drafts;
    actions::Desk desk;
    live::Hub hub;
    live::Feed feed;
    api::DraftChannels channels;
    Metrics metrics;
    ClockWatch clock_watch{now(), std::chrono::steady_clock::now()};
    http::Router router;
    http::Server server;
    std::unique_ptr<Pages> pages;
    std::unique_ptr<api::Api> api;
    login::Login login{pool, identify, accounts, codes, account_admin, factors, tokens, ORDERLINE_VERSION};
};

std::vector<Reading> Service::Parts::readings() const {
    using enum Reading::Kind;
    const auto load = server.load();
    const auto& cached = call_cache.counts();
    const auto number = [](auto value) { return static_cast<double>(value); };
    std::vector<Reading> all{
        {"orderline_build_info", "Which release this is.", gauge, 1, "version", ORDERLINE_VERSION},
        {"orderline_connections", "Connections of clients that are open.", gauge, number(load.connections), {}, {}},
        {"orderline_streams", "Event streams that are open.", gauge, number(load.streams), {}, {}},
        {"orderline_handling", "Requests under way.", gauge, number(load.handling), {}, {}},
        {"orderline_handling_max", "How many may be now.", gauge, number(load.handling_max), {}, {}},
        {"orderline_refused_total", "Requests refused at once because too many were under way.", counter, number(load.refused), {}, {}},
        {"orderline_held_bytes", "Of requests that come and answers that go.", gauge, number(load.held_bytes), {}, {}},
        {"orderline_feed_topics", "Drafts that somebody watches.", gauge, number(hub.topics()), {}, {}},
        {"orderline_call_cache_total", "Questions to the call cache.", counter, number(cached.hits), "result", "hit"},
        {"orderline_call_cache_total", "", counter, number(cached.misses), "result", "miss"},
        {"orderline_call_cache_fallbacks_total", "Times that PostgreSQL stood in for Redis.", counter, number(cached.fallbacks), {}, {}},
        {"orderline_call_cache_failures_total", "Times that no store could be used.", counter, number(cached.failures), {}, {}}};
    if (redis) all.push_back({"orderline_redis_up", "1 while Redis works.", gauge, call_cache.ready() ? 1.0 : 0.0, {}, {}});
    std::ranges::move(readings_of(surroundings()), std::back_inserter(all));
    std::ranges::move(process_readings(), std::back_inserter(all));
    return all;
}

Task<http::Response> Service::Parts::metrics_page(bool allowed) const {
    if (!allowed) co_return api::problem_page(403, "forbidden", "The metrics are for this machine, or for who has the metrics token.");
    http::Response response;
    response.headers.add("content-type", "text/plain; version=0.0.4; charset=utf-8");
    response.headers.add("cache-control", "no-store");
    response.body = metrics.text(readings());
    co_return response;
}

Service::Service(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
Service::~Service() = default;

std::uint16_t Service::port() const { return parts_->server.port(); }
const std::string& Service::url() const { return parts_->url; }

Result<std::unique_ptr<Service>> Service::start(Runtime& runtime, const auth::Secret& secret, ServiceOptions options) {
    TRY(key, signing_key(secret, options));
    TRY(redis, redis_client(runtime, options));
    std::unique_ptr<Service> service{
        new Service{std::make_unique<Parts>(runtime, secret, std::move(key), std::move(redis), std::move(options))}};
    Parts& parts = *service->parts_;
    TRY_VOID(parts.server.listen());
    parts.url = parts.options.public_url;
    if (parts.url.empty()) parts.url = parts.server.url();
    parts.tokens.set_public_url(parts.url);
    parts.api = std::make_unique<api::Api>(
        api::Api{parts.pool, parts.identify, parts.sessions, parts.factors, parts.links, parts.tenants, parts.records, parts.orders,
                 parts.call_briefings, parts.calls, parts.drafts, parts.desk, parts.channels,
                 api::SessionCookies{secret, parts.url.starts_with("https://")}, parts.url,
                 [&parts] { return judge(parts.surroundings(), std::chrono::steady_clock::now()); }});
    parts.api->requests = http::RateLimit{parts.options.api_requests_per_minute};
    api::add_routes(parts.router, *parts.api);
    login::add_routes(parts.router, parts.login);
    login::add_absent_services(parts.router);
    if (parts.options.mailbox_page) login::add_mailbox(parts.router, parts.mailbox);
    parts.rest.add_routes(parts.router);
    parts.router.add(http::Method::get, "/metrics", [&parts](http::Request request, http::PathValues, Deadline) {
        return parts.metrics_page(may_read_metrics(request, parts.options.metrics_token));
    });
    if (!parts.options.web_dir.empty()) {
        TRY(pages, Pages::read(parts.options.web_dir));
        parts.pages = std::make_unique<Pages>(std::move(pages));
        parts.pages->add_routes(parts.router);
    }
    parts.pool.start();
    parts.rest_pool.start();
    parts.catalogues.start();
    parts.feed.start();
    parts.audit_jobs.start();
    if (parts.redis) parts.redis->start();
    runtime.every(sweep_period, [&runtime, &parts] {
        runtime.spawn("code sweep", sweep_codes(parts.codes));
        runtime.spawn("call cache sweep", sweep_call_cache(parts.call_cache));
    });
    runtime.every(key_uses_period, [&runtime, &parts] { runtime.spawn("key uses", write_key_uses(parts.identify, Deadline::in(sweep_time_max))); });
    runtime.every(clock_period, [&parts] { watch_clock(parts.clock_watch); });
    runtime.every(heartbeat_period, [&parts] { parts.channels.heartbeat(); });
    return service;
}

Task<void> Service::stop(Deadline by) {
    parts_->channels.close();
    co_await parts_->server.stop(by);
    parts_->feed.stop();
    if (parts_->redis) parts_->redis->stop();
    co_await write_key_uses(parts_->identify, by);
    co_await parts_->catalogues.stop(by);
    co_await parts_->rest_pool.stop(by);
    co_await parts_->pool.stop(by);
}

}  // namespace orderline::app
