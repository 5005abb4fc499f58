// app/command_demo.cpp: `orderline demo`: everything with demo data, to try; or one scripted call, to check.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>
#include "app/command.hpp"
#include "app/demo_call.hpp"
#include "app/demo_data.hpp"
#include "app/demo_script.hpp"
#include "app/serve.hpp"
#include "app/service.hpp"
#include "async/one_shot.hpp"
#include "base/log.hpp"

namespace orderline::app {
namespace {

/// A data directory for one run, gone afterwards.
class ScratchFolder {
public:
    static Result<ScratchFolder> make() {
        std::string path = (std::filesystem::temp_directory_path() / "orderline-demo-XXXXXX").string();
        if (!mkdtemp(path.data())) return fail(Code::unavailable, "unavailable", "Cannot make a folder in /tmp.");
        // As root, PostgreSQL runs as another user, who must be able to reach its folder below this one.
        std::filesystem::permissions(path, std::filesystem::perms{0755});
        return ScratchFolder{std::move(path)};
    }
    ScratchFolder(ScratchFolder&& other) noexcept : path_{std::exchange(other.path_, {})} {}
    ~ScratchFolder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    const std::string& path() const { return path_; }

private:
    explicit ScratchFolder(std::string path) : path_{std::move(path)} {}
    std::string path_;
};

/// The first agent whose password is known.
Result<DemoLogin> agent_of(const DemoAccess& access) {
    for (const auto& tenant : access.tenants) {
        for (const auto& login : tenant.logins) {
            if (login.role == "agent" && login.password) return login;
        }
    }
    return fail(Code::not_found, "not_found", "The demo data has no agent to sign in as.");
}

Task<void> script_then_stop(Runtime& runtime, Service& service, DemoScriptOptions options, OneShot<Result<DemoReport>>& done) {
    done.set(co_await run_demo_script(runtime, std::move(options)));
    co_await service.stop(Deadline::in(std::chrono::seconds{5}));
    runtime.stop();
}

Task<void> keep(OneShot<Result<DemoReport>>& done, std::optional<Result<DemoReport>>& report) { report = co_await done.wait(); }

Result<Exit> once(Config config, bool json) {
    TRY(folder, ScratchFolder::make());
    config.data_dir = folder.path();
    config.database_url.clear();
    TRY(secret, installation_secret(config));
    TRY(database, Database::open(config, Database::Use::serve));
    TRY(admin, database.admin_session());
    TRY(access, install_demo_data(admin, secret, now()));
    TRY(agent, agent_of(access));
    Runtime runtime;
    ServiceOptions options;
    options.server_conninfo = database.server_conninfo();
    options.rest_conninfo = database.rest_conninfo();
    options.admin_conninfo = database.admin_conninfo();
    options.http.port = 0;
    TRY(service, Service::start(runtime, secret, std::move(options)));
    OneShot<Result<DemoReport>> done;
    std::optional<Result<DemoReport>> report;
    runtime.spawn("report", keep(done, report));
    runtime.spawn("script", script_then_stop(runtime, *service, {"127.0.0.1", service->port(), agent.email, *agent.password}, done));
    runtime.run();
    if (!report) return fail(Code::internal, "internal", "The scripted call did not come to its end.");
    TRY(found, *std::move(report));
    if (json) {
        fmt::print("{}\n", found.json());
    } else {
        fmt::print("order {} over {} {}, draft version {}, {} events seen, in {:.2f} s\n", found.order_number, found.total,
                   found.currency, found.version, found.events_seen, found.seconds);
        fmt::print("  accept of an older version: {} (409 expected)\n", found.stale_accept_status);
        fmt::print("  accept again gives the same order: {}\n", found.repeat_accept_same_order ? "yes" : "NO");
        fmt::print("  both screens equal the database: {}\n", found.screens_equal ? "yes" : "NO");
    }
    return found.all_held() ? Exit::ok : Exit::failed;
}

/// Prints what to open; a customer's link among it, unless the agents' passwords were changed.
Task<void> welcome(Runtime& runtime, const Service& service, std::string address, const DemoAccess& access) {
    if (address == "0.0.0.0") address = "127.0.0.1";
    if (address == "::") address = "::1";
    std::string link;
    if (const auto login = agent_of(access)) {
        Person agent{http::Client{runtime, address, service.port()}, {}, "demo"};
        auto found = co_await link_to_open(agent, login->email, *login->password);
        if (found) link = *std::move(found);
        else log::warning("no call to show", {{"why", found.error().message}});
    }
    fmt::print("{}\n", describe(access, service.url(), link));
    std::fflush(stdout);
}

Exit serve_demo(Config config) {
    config.mailbox_page = true;
    DemoAccess access;
    ServeHooks hooks;
    hooks.prepare = [&](Database& database) -> Result<void> {
        TRY(secret, installation_secret(config));
        TRY(admin, database.admin_session());
        TRY(installed, install_demo_data(admin, secret, now()));
        access = std::move(installed);
        return {};
    };
    hooks.ready = [&](Runtime& runtime, const Service& service) {
        runtime.spawn("welcome", welcome(runtime, service, config.address, access));
    };
    return serve(config, hooks);
}

}  // namespace

void add_demo(CLI::App& app, Chosen& chosen) {
    struct Options { bool once = false, json = false; };
    const auto options = std::make_shared<Options>();
    auto* demo = app.add_subcommand("demo", "Serve with demo data, or check the whole way with one scripted call");
    auto* once_flag = demo->add_flag("--once", options->once, "one scripted call on a fresh private database, then end");
    demo->add_flag("--json", options->json, "with --once: print the result as a JSON object")->needs(once_flag);
    demo->footer(
        "Two businesses in different trades, currencies and time zones, with pictures, customers, half a year of orders,\n"
        "favourites and specials. Prints what to open and the logins. The data stays in the data directory.\n\n"
        "Examples:\n"
        "  orderline demo --port 9000\n"
        "  orderline demo --once --json      exit status 0 only if every promise held\n");
    demo->callback([&chosen, options] {
        chosen = [options](const Config& config) {
            if (!options->once) return serve_demo(config);
            const auto exit = once(config, options->json);
            return exit ? *exit : complain(exit.error());
        };
    });
}

}  // namespace orderline::app
