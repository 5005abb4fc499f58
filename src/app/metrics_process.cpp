// app/metrics_process.cpp: what the kernel says of this process.
#include <sys/resource.h>
#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include "app/metrics.hpp"

namespace orderline::app {
namespace {

double resident_bytes() {
    std::ifstream file{"/proc/self/statm"};
    long pages = 0;
    file >> pages >> pages;  // the second number
    return static_cast<double>(pages) * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double open_files() {
    std::error_code error;
    std::filesystem::directory_iterator files{"/proc/self/fd", error};
    // One of them is the folder that is being read.
    return error ? 0 : static_cast<double>(std::distance(begin(files), end(files)) - 1);
}

}  // namespace

std::vector<Reading> process_readings() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    return {{"process_resident_memory_bytes", "Memory that the process has.", Reading::Kind::gauge, resident_bytes(), {}, {}},
            {"process_cpu_seconds_total", "Time of processors that it took.", Reading::Kind::counter,
             seconds(used.ru_utime) + seconds(used.ru_stime), {}, {}},
            {"process_open_fds", "Files and sockets that are open.", Reading::Kind::gauge, open_files(), {}, {}},
            {"process_max_fds", "How many may be.", Reading::Kind::gauge, static_cast<double>(files.rlim_cur), {}, {}}};
}

}  // namespace orderline::app
