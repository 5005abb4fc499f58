// pg/embedded.cpp: the life of a private PostgreSQL: made, started, stopped, found again after a crash.
#include "pg/embedded.hpp"
#include <fcntl.h>
#include <unistd.h>
#include <algorithm>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <thread>
#include "base/log.hpp"
#include "pg/conninfo.hpp"
#include "pg/embedded_files.hpp"
#include "pg/process.hpp"
#include "pg/session.hpp"

namespace orderline::pg {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto start_time_max = 60s, stop_time_max = 30s, quit_time_max = 10s;

}  // namespace

struct Embedded::Parts {
    EmbeddedOptions options;
    Account account;
    EmbeddedFolders folders;
    std::string binaries;
    FolderLock lock;
    pid_t pid = 0;

    ~Parts() { stop(); }

    std::string conninfo(std::string_view user, std::string_view database) const {
        return "host=" + conninfo_value(folders.socket) + " port=5432 user=" + std::string{user} + " dbname=" + std::string{database};
    }

    bool setting_is(std::string_view text) const {
        return std::ranges::find(options.settings, text) != options.settings.end();
    }

    bool says_ready() const;
    Result<void> make_cluster() const;
    Result<void> end_orphan() const;
    Result<void> launch();
    Result<void> bring_up();
    Result<void> make_database() const;
    void stop();
};

/// Into a folder beside it first: one that was broken off is never taken for a whole one.
Result<void> Embedded::Parts::make_cluster() const {
    namespace fs = std::filesystem;
    std::error_code problem;
    if (fs::exists(folders.pgdata + "/PG_VERSION", problem)) return {};
    const auto fresh = folders.pgdata + ".new";
    fs::remove_all(fresh, problem);
    TRY_VOID(make_private(fresh, account));
    Command command{{binaries + "/initdb", "-D", fresh, "-U", "orderline", "-E", "UTF8", "--locale=C.UTF-8",
                     "--auth-local=trust", "--auth-host=reject"}, folders.root, folders.log, account, SIGKILL};
    if (setting_is("fsync=off")) command.arguments.push_back("--no-sync");
    TRY(child, start_process(command));
    const auto status = wait_for_exit(child, start_time_max);
    if (!status) {
        ::kill(child, SIGKILL);
        wait_for_exit(child, quit_time_max);
    }
    if (status != 0) {
        return fail(Code::unavailable, "unavailable", "PostgreSQL's initdb failed. It said: " + tail_of(folders.log, 5));
    }
    fs::rename(fresh, folders.pgdata, problem);
    if (problem) return fail(Code::unavailable, "unavailable", "Cannot make " + folders.pgdata + ": " + problem.message() + ".");
    return {};
}

/// We hold the folder's lock, so whatever postmaster still runs here has lost its orderline.
Result<void> Embedded::Parts::end_orphan() const {
    const auto file = folders.pgdata + "/postmaster.pid";
    pid_t orphan = 0;
    if (std::ifstream in{file}; !(in >> orphan) || orphan <= 1) return {};
    if (!runs_with_argument(orphan, folders.pgdata)) {
        // The number may belong to some other process by now, or to a zombie, and PostgreSQL would take that for a living
        // postmaster. Its children, if there are any left, it finds by their shared memory.
        if (::kill(orphan, 0) == 0 || errno == EPERM) {
            ::unlink(file.c_str());
            ::unlink((folders.socket + "/.s.PGSQL.5432.lock").c_str());
        }
        return {};
    }
    log::warning("ending a PostgreSQL that an earlier crash left behind", {{"pid", std::to_string(orphan)}});
    for (const auto& [number, patience] : {std::pair{SIGINT, std::chrono::seconds{stop_time_max}}, {SIGQUIT, quit_time_max}, {SIGKILL, quit_time_max}}) {
        ::kill(orphan, number);
        if (wait_until_gone(orphan, folders.pgdata, patience)) return {};
    }
    return fail(Code::unavailable, "unavailable", "A PostgreSQL (process " + std::to_string(orphan) + ") on " + folders.pgdata + " does not end.");
}

/// The postmaster writes its state into the eighth line of its pid file; asking by connecting would fill its log.
bool Embedded::Parts::says_ready() const {
    std::ifstream in{folders.pgdata + "/postmaster.pid"};
    std::string line, first;
    for (int i = 0; i < 8 && std::getline(in, line); ++i) {
        if (i == 0) first = line;
    }
    return first == std::to_string(pid) && line.starts_with("ready");
}

Result<void> Embedded::Parts::launch() {
    Command command{{binaries + "/postgres", "-D", folders.pgdata}, folders.pgdata, folders.log, account, SIGINT};
    const auto set = [&](std::string setting) {
        command.arguments.push_back("-c");
        command.arguments.push_back(std::move(setting));
    };
    for (const auto* setting : {"listen_addresses=", "port=5432", "unix_socket_permissions=0700", "wal_level=logical",
                                "max_wal_senders=10", "max_replication_slots=10", "cluster_name=orderline",
                                // After a crash every file is synced first; one call for all of them shortens the outage by seconds.
                                "recovery_init_sync_method=syncfs"}) set(setting);
    set("unix_socket_directories=" + folders.socket);
    for (const auto& setting : options.settings) set(setting);

    const auto end = Clock::now() + start_time_max;
    TRY(started, start_process(command));
    pid = started;
    for (;;) {
        if (const auto status = wait_for_exit(pid, 20ms)) {
            pid = 0;
            // After kill -9 of a postmaster its children need a moment to notice; the new one refuses until then.
            const auto said = tail_of(folders.log, 8);
            if (said.find("shared memory block") == std::string::npos || Clock::now() >= end) {
                return fail(Code::unavailable, "unavailable", "PostgreSQL did not start. It said: " + said);
            }
            std::this_thread::sleep_for(100ms);
            TRY(again, start_process(command));
            pid = again;
        }
        if (says_ready() && Session::open(conninfo("orderline", "postgres"))) return {};
        if (Clock::now() >= end) {
            stop();
            return fail(Code::unavailable, "unavailable", "PostgreSQL did not come up within a minute. It said: " + tail_of(folders.log, 8));
        }
    }
}

Result<void> Embedded::Parts::make_database() const {
    TRY(session, Session::open(conninfo("orderline", "postgres")));
    TRY(there, session.query("SELECT 1 FROM pg_database WHERE datname = 'orderline'"));
    if (!there.empty()) return {};
    return session.execute("CREATE DATABASE orderline");
}

Result<void> Embedded::Parts::bring_up() {
    TRY_VOID(end_orphan());
    TRY_VOID(make_private(folders.socket, account));
    return launch();
}

void Embedded::Parts::stop() {
    for (const auto& [number, patience] : {std::pair{SIGINT, std::chrono::seconds{stop_time_max}}, {SIGQUIT, quit_time_max}, {SIGKILL, quit_time_max}}) {
        if (pid == 0) break;
        ::kill(pid, number);
        if (wait_for_exit(pid, patience)) pid = 0;
    }
    pid = 0;
    std::error_code problem;
    // Only one in /tmp: it is empty once the socket is gone, and nothing else tells whose it was.
    if (folders.socket != folders.root + "/socket") std::filesystem::remove(folders.socket, problem);
}

Embedded::Embedded(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
Embedded::Embedded(Embedded&&) noexcept = default;
Embedded::~Embedded() = default;

Result<Embedded> Embedded::start(EmbeddedOptions options) {
    auto parts = std::make_unique<Parts>();
    TRY(account, account_for(options.user, options.data_dir + "/pgdata"));
    parts->account = std::move(account);
    TRY(folders, make_folders(options.data_dir, parts->account));
    parts->folders = std::move(folders);
    parts->options = std::move(options);
    TRY(lock, FolderLock::take(parts->folders.root));
    parts->lock = std::move(lock);
    TRY(binaries, find_binaries(parts->folders.pgdata));
    parts->binaries = std::move(binaries);
    TRY_VOID(parts->make_cluster());
    TRY_VOID(parts->bring_up());
    TRY_VOID(parts->make_database());
    return Embedded{std::move(parts)};
}

std::string Embedded::admin_conninfo() const { return parts_->conninfo("orderline", "orderline"); }
std::string Embedded::server_conninfo() const { return parts_->conninfo("orderline_server", "orderline"); }
std::string Embedded::rest_conninfo() const { return parts_->conninfo("orderline_rest", "orderline"); }
int Embedded::pid() const { return parts_->pid; }

bool Embedded::running() {
    keep_log_small(parts_->folders.log);
    if (parts_->pid != 0 && wait_for_exit(parts_->pid, 0ms)) parts_->pid = 0;  // the number may be another's from here on
    return parts_->pid != 0;
}

void Embedded::kill() {
    if (parts_->pid == 0) return;
    const auto children = children_of(parts_->pid);
    ::kill(parts_->pid, SIGKILL);
    wait_for_exit(parts_->pid, quit_time_max);
    // Its children notice by themselves, but one deep in a query only at its end.
    for (const pid_t child : children) ::kill(child, SIGKILL);
    parts_->pid = 0;
}

Result<void> Embedded::restart() {
    parts_->stop();
    return parts_->bring_up();
}

}  // namespace orderline::pg
