// bench/pool_load.cpp: point reads under row-level security through pg::Pool, in turns with pgbench doing the same
// in its pipelined and its plain form. Run: pool_load [seconds a round] [rounds] [reads that may share a transaction].
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>
#include "pg/embedded.hpp"
#include "pg/pool.hpp"
#include "pg/process.hpp"
#include "pg/session.hpp"
#include "tests/support/run_task.hpp"
#include "tests/support/temp_folder.hpp"

namespace orderline::pg {
namespace {

constexpr int tenants = 50, rows_each = 1000;
constexpr Statement read_item{"item", "SELECT id, name, price FROM items WHERE tenant_id = $1 AND id = $2"};

constexpr const char* schema = R"sql(
SET search_path = public;
CREATE ROLE bench_server LOGIN;
CREATE TABLE items (tenant_id uuid NOT NULL, id int NOT NULL, name text NOT NULL, price bigint NOT NULL, PRIMARY KEY (tenant_id, id));
INSERT INTO items SELECT ('00000000-0000-0000-0000-' || lpad(t::text, 12, '0'))::uuid, i, 'item ' || i, i
  FROM generate_series(1, 50) t, generate_series(1, 1000) i;
ALTER TABLE items ENABLE ROW LEVEL SECURITY;
CREATE POLICY items_tenant ON items USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT ON items TO bench_server;
ANALYZE items;
)sql";

std::string tenant_text(int number) { return fmt::format("00000000-0000-0000-0000-{:012}", number); }

Task<void> read_on(Pool& pool, int seed, const bool& stop, std::int64_t& count, int& running) {
    auto random = static_cast<unsigned>(seed);
    while (!stop) {
        random = random * 1664525U + 1013904223U;
        const auto tenant = tenant_text(1 + static_cast<int>((random >> 8) % tenants));
        const Settings settings{{{"app.tenant_id", tenant}, {"app.actor", ""}}};
        const auto params = Params::of(tenant, 1 + static_cast<int>((random >> 16) % rows_each));
        auto rows = co_await pool.read(settings, read_item, params, Deadline::in(std::chrono::seconds{5}));
        if (!rows || rows->size() != 1) throw std::runtime_error(rows ? "no row" : rows.error().detail);
        ++count;
    }
    --running;
}

double reads_a_second(const std::string& conninfo, int at_once, std::size_t batch_max, double seconds) {
    Runtime runtime;
    PoolOptions options;
    options.conninfo = conninfo;
    options.read_batch_max = batch_max;
    Pool pool{runtime, options};
    pool.start();
    bool stop = false;
    std::int64_t count = 0;
    int running = at_once;
    for (int i = 0; i < at_once; ++i) runtime.spawn("reader", read_on(pool, i, stop, count, running));
    const auto begun = std::chrono::steady_clock::now();
    runtime.io().run_for(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::duration<double>{seconds}));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    const auto done = count;
    stop = true;
    run_until(runtime, [&] { return running == 0; });
    run_task(runtime, pool.stop(Deadline::in(std::chrono::seconds{5})));
    return static_cast<double>(done) / took.count();
}

double pgbench(const std::string& conninfo, const std::string& script, int clients, double seconds) {
    const auto command = fmt::format("/usr/lib/postgresql/15/bin/pgbench -n -M prepared -f {} -c {} -j 1 -T {} \"{}\" 2>&1", script, clients,
                                     static_cast<int>(seconds), conninfo);
    FILE* pipe = ::popen(command.c_str(), "r");
    double tps = 0;
    for (std::array<char, 512> line{}; pipe && std::fgets(line.data(), line.size(), pipe);) std::sscanf(line.data(), "tps = %lf", &tps);
    if (pipe) ::pclose(pipe);
    return tps;
}

double seconds_of(const rusage& usage) {
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// CPU seconds of a server so far: its own, of the children it has buried and of those that live.
double server_cpu(pid_t postmaster) {
    auto pids = children_of(postmaster);
    pids.push_back(postmaster);
    long ticks = 0;
    for (const auto pid : pids) {
        std::ifstream file{fmt::format("/proc/{}/stat", pid)};
        std::string text;
        std::getline(file, text);
        std::istringstream rest{text.substr(std::min(text.size(), text.rfind(')') + 1))};
        std::string skipped;
        for (int i = 0; i < 11; ++i) rest >> skipped;
        long user = 0, system = 0, buried_user = 0, buried_system = 0;
        rest >> user >> system >> buried_user >> buried_system;
        ticks += user + system + (pid == postmaster ? buried_user + buried_system : 0);
    }
    return static_cast<double>(ticks) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

/// Requests a second, and microseconds of CPU for one: of whoever asks, and of the server. The last two bear a busy machine.
struct Figures {
    double rate = 0, asker = 0, server = 0;
};

template <class Work>
Figures measure(pid_t postmaster, double seconds, Work work) {
    rusage self_before{}, self_after{}, children_before{}, children_after{};
    ::getrusage(RUSAGE_SELF, &self_before);
    ::getrusage(RUSAGE_CHILDREN, &children_before);
    const double server_before = server_cpu(postmaster);
    Figures figures{work(), 0, 0};
    ::getrusage(RUSAGE_SELF, &self_after);
    ::getrusage(RUSAGE_CHILDREN, &children_after);
    const double asker = seconds_of(self_after) - seconds_of(self_before) + seconds_of(children_after) - seconds_of(children_before);
    figures.asker = 1e6 * asker / (figures.rate * seconds);
    figures.server = 1e6 * (server_cpu(postmaster) - server_before) / (figures.rate * seconds);
    return figures;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

int compare(double seconds, int rounds, std::size_t batch_max) {
    const TempFolder folder;
    auto server = Embedded::start({folder / "data", "", {}});
    if (!server || !Session::open(server->admin_conninfo()).value().execute(schema)) return 1;
    const auto conninfo = server->admin_conninfo() + " user=bench_server";
    // One tenant only, as a literal: cheaper for the rival than ours, which binds a tenant each time.
    const std::string head = "\\set i random(1, 1000)\n";
    const std::string settings = fmt::format("select set_config('transaction_read_only', 'on', true), set_config('app.tenant_id', '{}', true), "
                                             "set_config('app.actor', '', true);\n", tenant_text(7));
    const std::string item = fmt::format("select id, name, price from items where tenant_id = '{}' and id = :i;\n", tenant_text(7));
    folder.write("implicit.sql", head + "\\startpipeline\n" + settings + item + "\\endpipeline\n");
    folder.write("four.sql", head + "begin;\n" + settings + item + "commit;\n");

    const std::vector<std::pair<std::string, std::function<double()>>> rivals{
        {"pgbench implicit pipelined, 8 clients", [&] { return pgbench(conninfo, folder / "implicit.sql", 8, seconds); }},
        {"pgbench BEGIN…COMMIT, 8 clients", [&] { return pgbench(conninfo, folder / "four.sql", 8, seconds); }},
        {"Pool, 64 at once", [&] { return reads_a_second(conninfo, 64, batch_max, seconds); }},
        {"Pool, 64 at once, none shares", [&] { return reads_a_second(conninfo, 64, 1, seconds); }},
        {"Pool, 16 at once", [&] { return reads_a_second(conninfo, 16, batch_max, seconds); }},
        {"Pool, 1 at once", [&] { return reads_a_second(conninfo, 1, batch_max, seconds); }}};
    std::vector<std::vector<Figures>> figures(rivals.size());
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < rivals.size(); ++i) figures[i].push_back(measure(server->pid(), seconds, rivals[i].second));
    }
    fmt::print("{:40} {:>9} {:>6} {:>11} {:>11}\n", "", "1/s", "ratio", "asker us", "server us");
    for (std::size_t i = 0; i < rivals.size(); ++i) {
        std::vector<double> rates, ratios, askers, servers;
        for (std::size_t round = 0; round < figures[i].size(); ++round) {
            rates.push_back(figures[i][round].rate);
            ratios.push_back(figures[i][round].rate / figures[0][round].rate);
            askers.push_back(figures[i][round].asker);
            servers.push_back(figures[i][round].server);
        }
        fmt::print("{:40} {:9.0f} {:6.2f} {:11.1f} {:11.1f}\n", rivals[i].first, median(rates), median(ratios), median(askers), median(servers));
    }
    return 0;
}

}  // namespace
}  // namespace orderline::pg

int main(int count, char** words) {
    return orderline::pg::compare(count > 1 ? std::atof(words[1]) : 2, count > 2 ? std::atoi(words[2]) : 5,
                                  count > 3 ? std::strtoul(words[3], nullptr, 10) : orderline::pg::PoolOptions{}.read_batch_max);
}
