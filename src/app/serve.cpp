// app/serve.cpp: the life of a server process.
#include "app/serve.hpp"
#include <filesystem>
#include <optional>
#include <utility>
#include "app/supervisor.hpp"
#include "base/log.hpp"

namespace orderline::app {
namespace {

constexpr std::chrono::seconds stop_time_max{10};
constexpr std::chrono::milliseconds check_period{500};

ServiceOptions service_options(const Config& config, const Database& database) {
    ServiceOptions options;
    options.server_conninfo = database.server_conninfo();
    options.rest_conninfo = database.rest_conninfo();
    options.admin_conninfo = database.admin_conninfo();
    options.web_dir = config.web_dir;
    options.public_url = config.public_url;
    options.http = server_options(config);
    options.http.always_admitted = {"/api/v1/health", "/api/v1/ready", "/metrics"};
    options.read_connections = config.pool_read_connections;
    options.write_connections = config.pool_write_connections;
    options.waiting_max = config.pool_waiting_max;
    options.password_threads = config.password_threads;
    if (config.es256) options.token_key_file = config.data_dir + "/token_key.pem";
    options.metrics_token = config.metrics_token;
    options.redis_url = config.redis_url;
    options.redis_ca = config.redis_ca;
    options.test_phones = config.test_phones;
    options.audit_months_kept = config.audit_retention_months;
    options.mailbox_page = config.mailbox_page;
    options.rest.plans_on = config.rest_plans;
    options.rest.limits.rows_max = config.rest_rows_max;
    options.rest.limits.requests_per_minute = config.rest_requests_per_minute;
    options.api_requests_per_minute = config.api_requests_per_minute;
    if (const auto tenant = parse_uuid(config.rest_anonymous_tenant)) options.anonymous_tenant = TenantId{*tenant};
    return options;
}

Task<void> stop_all(Runtime& runtime, Service& service) {
    co_await service.stop(Deadline::in(stop_time_max));
    runtime.stop();
}

Result<Exit> run(const Config& config, const ServeHooks& hooks) {
    TRY(secret, installation_secret(config));
    TRY(database, Database::open(config, Database::Use::serve));
    {
        TRY(checked, database.ready_session(config));
    }
    if (hooks.prepare) TRY_VOID(hooks.prepare(database));
    std::optional<Supervisor> supervisor;
    if (auto* own = database.embedded()) supervisor.emplace(*own);
    auto options = service_options(config, database);
    if (!config.breached_passwords.empty()) {
        TRY(breached, auth::BreachedPasswords::open(config.breached_passwords));
        options.breached_passwords = std::move(breached);
    }
    Runtime runtime;
    TRY(service, Service::start(runtime, secret, std::move(options)));
    if (config.mailbox_page) log::warning("everybody's messages are shown", {{"url", service->url() + "/mailbox"}});
    log::info("listening", {{"url", service->url()}, {"port", std::to_string(service->port())}, {"database", database.name()}});
    bool stopping = false;
    const auto stop = [&] {
        if (std::exchange(stopping, true)) return;
        log::info("stopping");
        runtime.spawn("stop", stop_all(runtime, *service));
    };
    runtime.on_stop_signal(stop);
    runtime.every(check_period, [&] {
        if (supervisor && supervisor->given_up()) stop();
    });
    if (hooks.ready) hooks.ready(runtime, *service);
    runtime.run();
    log::info("stopped");
    if (const auto why = supervisor ? supervisor->given_up() : std::nullopt) return std::unexpected(*why);
    return Exit::ok;
}

}  // namespace

Result<auth::Secret> installation_secret(const Config& config) {
    if (!config.secret.empty()) return auth::Secret::parse(config.secret);
    std::error_code ignored;  // what went wrong shows when the file is made
    std::filesystem::create_directories(config.data_dir, ignored);
    return auth::Secret::load_or_create(config.data_dir + "/secret");
}

Exit serve(const Config& config, const ServeHooks& hooks) {
    const auto exit = run(config, hooks);
    return exit ? *exit : complain(exit.error());
}

}  // namespace orderline::app
