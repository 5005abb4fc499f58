// app/schema_drawing.cpp: runs `dot -Tsvg` with its input and output in memory.
#include "app/schema_drawing.hpp"
#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <optional>
#include <thread>

namespace orderline::app {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::minutes time_max{2};

/// A file that has no name and lives in memory.
class MemoryFile {
public:
    explicit MemoryFile(const char* name) : number_{::memfd_create(name, MFD_CLOEXEC)} {}
    ~MemoryFile() { if (number_ >= 0) ::close(number_); }
    MemoryFile(const MemoryFile&) = delete;
    int number() const { return number_; }

    bool write(const std::string& text) const {
        for (std::size_t done = 0; done < text.size();) {
            const auto count = ::write(number_, text.data() + done, text.size() - done);
            if (count < 0) return false;
            done += static_cast<std::size_t>(count);
        }
        return ::lseek(number_, 0, SEEK_SET) == 0;
    }
    std::string read() const {
        std::string text(static_cast<std::size_t>(std::max<off_t>(::lseek(number_, 0, SEEK_END), 0)), '\0');
        const auto count = ::pread(number_, text.data(), text.size(), 0);
        text.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
        return text;
    }

private:
    int number_;
};

/// Its exit status; none if it had to be ended.
std::optional<int> wait_for(pid_t child) {
    const auto end = Clock::now() + time_max;
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (Clock::now() >= end) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, 0);
            return std::nullopt;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::unexpected<Error> failed(const std::string& what) { return fail(Code::internal, "drawing_failed", what); }

}  // namespace

Result<std::string> draw(const std::string& dot) {
    const MemoryFile in{"dot-in"}, out{"dot-out"}, said{"dot-said"};
    if (in.number() < 0 || out.number() < 0 || said.number() < 0 || !in.write(dot)) {
        return failed(std::string{"There is no memory for the drawing: "} + std::strerror(errno) + ".");
    }
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in.number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, out.number(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, said.number(), STDERR_FILENO);
    std::string program = "dot", format = "-Tsvg";
    char* arguments[] = {program.data(), format.data(), nullptr};
    pid_t child = 0;
    const int problem = ::posix_spawnp(&child, "dot", &files, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&files);
    if (problem == ENOENT) {
        return fail(Code::unsupported, "no_graphviz", "The drawing needs Graphviz, which is not installed (Debian: apt install graphviz).");
    }
    if (problem != 0) return failed(std::string{"Graphviz cannot be started: "} + std::strerror(problem) + ".");
    const auto status = wait_for(child);
    if (!status) return failed("Graphviz did not finish the drawing in two minutes.");
    if (*status != 0) return failed("Graphviz failed. It said: " + said.read().substr(0, 500));
    return out.read();
}

}  // namespace orderline::app
