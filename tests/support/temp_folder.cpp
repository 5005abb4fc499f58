// tests/support/temp_folder.cpp: a folder for one test, gone with it.
#include "tests/support/temp_folder.hpp"
#include <sys/stat.h>
#include <unistd.h>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace orderline {
namespace {

namespace fs = std::filesystem;

/// Test processes that crashed leave theirs behind: the name holds the pid of whose it was.
void sweep() {
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator{"/tmp", problem}) {
        const auto name = entry.path().filename().string();
        constexpr std::string_view prefix = "orderline-test-";
        if (!name.starts_with(prefix)) continue;
        int pid = 0;
        std::from_chars(name.data() + prefix.size(), name.data() + name.size(), pid);
        if (pid > 1 && ::kill(pid, 0) != 0 && errno == ESRCH) fs::remove_all(entry.path(), problem);
    }
}

}  // namespace

TempFolder::TempFolder() {
    static const bool swept = (sweep(), true);
    static_cast<void>(swept);
    std::string pattern = "/tmp/orderline-test-" + std::to_string(::getpid()) + "-XXXXXX";
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    ::chmod(pattern.c_str(), 0711);  // PostgreSQL runs as another user and must pass through
    path_ = pattern;
}

TempFolder::~TempFolder() {
    std::error_code problem;
    fs::remove_all(path_, problem);
}

void TempFolder::write(const std::string& name, const std::string& text) const {
    std::ofstream file{path_ + "/" + name, std::ios::binary};
    file << text;
    if (!file.flush()) throw std::runtime_error("cannot write " + path_ + "/" + name);
}

}  // namespace orderline
