// pg/throwaway.cpp: a folder that outlives no process, and a server in it.
#include "pg/throwaway.hpp"
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <string>
#include <thread>
#include <utility>

namespace orderline::pg {
namespace {

std::unexpected<Error> cannot(const std::string& what) {
    return fail(Code::unavailable, "unavailable", "Cannot " + what + ": " + std::strerror(errno) + ".");
}

/// What the child does: waits until nobody holds the other end of the pipe, then removes the folder. If its parent died, the
/// server was told so by the kernel and is stopping; an initdb that was broken off may still write, hence the attempts.
[[noreturn]] void remove_when_alone(int pipe, const std::string& folder) {
    for (const int one : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) ::signal(one, SIG_IGN);
    ::setsid();
    const int nothing = ::open("/dev/null", O_RDWR);  // who reads our output must not wait for this child
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nothing, standard);
    char byte = 0;
    while (::read(pipe, &byte, 1) < 0 && errno == EINTR) {}
    namespace fs = std::filesystem;
    constexpr auto pause = std::chrono::milliseconds{100};
    std::error_code problem;
    for (int i = 0; i < 100 && fs::exists(folder + "/pgdata/postmaster.pid", problem); ++i) std::this_thread::sleep_for(pause);
    for (int i = 0; i < 10; ++i) {
        fs::remove_all(folder, problem);
        if (!fs::exists(folder, problem)) break;
        std::this_thread::sleep_for(pause);
    }
    ::_exit(0);
}

}  // namespace

Result<Throwaway::Folder> Throwaway::Folder::make() {
    std::string path = "/tmp/orderline-throwaway-" + std::to_string(::getpid()) + "-XXXXXX";
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return cannot("make a pipe");
    if (!::mkdtemp(path.data())) return cannot("make a folder in /tmp");
    const auto child = ::fork();
    if (child == 0) {
        ::close(ends[1]);
        remove_when_alone(ends[0], path);
    }
    ::close(ends[0]);
    Folder folder;
    folder.path_ = std::move(path);
    folder.pipe_ = ends[1];
    folder.child_ = child;
    if (child < 0) {
        std::filesystem::remove(folder.path_);
        return cannot("start a process");
    }
    return folder;
}

Throwaway::Folder::Folder(Folder&& other) noexcept
    : path_{std::move(other.path_)}, pipe_{std::exchange(other.pipe_, -1)}, child_{std::exchange(other.child_, 0)} {}

Throwaway::Folder::~Folder() {
    if (pipe_ >= 0) ::close(pipe_);
    if (child_ > 0) ::waitpid(child_, nullptr, 0);
}

Throwaway::~Throwaway() = default;

Result<Throwaway> Throwaway::start() {
    TRY(folder, Folder::make());
    Throwaway throwaway{std::move(folder)};
    EmbeddedOptions options;
    options.data_dir = throwaway.folder_.path();
    options.settings = {"fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off",
                        "max_wal_senders=0", "wal_level=minimal", "shared_buffers=64MB", "max_locks_per_transaction=1024"};
    TRY(server, Embedded::start(std::move(options)));
    throwaway.server_.emplace(std::move(server));
    return throwaway;
}

}  // namespace orderline::pg
