// pg/dump_tools.cpp: a child, a pipe, and what it said if it failed.
#include "pg/dump_tools.hpp"
#include <fcntl.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include "pg/conninfo.hpp"
#include "pg/embedded_files.hpp"
#include "pg/process.hpp"

namespace orderline::pg {
namespace {

constexpr std::size_t piece_bytes = 1 << 16;
// From the end of its stream until the program has ended. After the last row pg_restore makes all indexes and checks all foreign keys.
constexpr std::chrono::seconds dump_end_max{60};
constexpr std::chrono::hours restore_end_max{24};
constexpr int lines_shown = 3;

std::unexpected<Error> cannot(const std::string& what) {
    return fail(Code::unavailable, "unavailable", "Cannot " + what + ": " + std::strerror(errno) + ".");
}

class File {
public:
    explicit File(int number = -1) : number_{number} {}
    File(File&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
    File& operator=(File&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~File() { close(); }
    int number() const { return number_; }
    void close() {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }

private:
    int number_;
};

/// A running pg_dump or pg_restore. What it says goes to a file of its own, gone with this object.
class Tool {
public:
    static Result<Tool> start(const char* name, std::vector<std::string> arguments, const std::string& conninfo, bool writes) {
        TRY(parsed, Conninfo::parse(conninfo));
        parsed.set_if_missing("application_name", std::string{"orderline "} + name);
        TRY(folder, find_binaries(""));
        Tool tool;
        std::string log = (std::filesystem::temp_directory_path() / "orderline-dump-XXXXXX").string();
        const File made{::mkostemp(log.data(), O_CLOEXEC)};
        if (made.number() < 0) return cannot("make a file in " + std::filesystem::temp_directory_path().string());
        tool.log_ = log;
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) return cannot("make a pipe");
        File read_end{ends[0]}, write_end{ends[1]};

        Command command{.arguments = {folder + "/" + name}, .folder = "/", .log = log, .account = {"", ::geteuid(), ::getegid(), {}}};
        if (::access(command.arguments[0].c_str(), X_OK) != 0) {
            return fail(Code::unavailable, "unavailable", command.arguments[0] + " is missing. Install it: apt-get install postgresql-client-15");
        }
        for (auto& one : arguments) command.arguments.push_back(std::move(one));
        command.arguments.insert(command.arguments.end(), {"--no-password", "--dbname=" + parsed.text_without_password()});
        if (const auto password = parsed.password(); !password.empty()) command.environment.push_back("PGPASSWORD=" + password);
        command.death_signal = SIGTERM;
        (writes ? command.output : command.input) = (writes ? write_end : read_end).number();
        TRY(child, start_process(command));
        tool.child_ = child;
        tool.name_ = name;
        tool.pipe_ = std::move(writes ? read_end : write_end);
        return tool;
    }
    Tool(Tool&& other) noexcept
        : child_{std::exchange(other.child_, -1)}, name_{std::move(other.name_)}, log_{std::exchange(other.log_, "")}, pipe_{std::move(other.pipe_)} {}
    ~Tool() {
        if (child_ > 0) {  // its end was not asked for: it must not take a closed pipe for the end of its input
            ::kill(child_, SIGKILL);
            wait_for_exit(child_, dump_end_max);
        }
        if (!log_.empty()) ::unlink(log_.c_str());
    }

    int pipe() const { return pipe_.number(); }
    Result<void> finish(std::chrono::seconds time_max) {
        pipe_.close();
        const auto status = wait_for_exit(child_, time_max);
        if (!status) return fail(Code::timeout, "timeout", name_ + " does not end.");
        child_ = -1;
        if (*status == 0) return {};
        const auto said = tail_of(log_, lines_shown);
        return fail(Code::unavailable, "unavailable", name_ + " failed" + (said.empty() ? " (status " + std::to_string(*status) + ")." : ": " + said));
    }

private:
    Tool() = default;
    pid_t child_ = -1;
    std::string name_, log_;
    File pipe_;
};

}  // namespace

Result<void> dump(const std::string& conninfo, const std::string& snapshot, const TakeBytes& take) {
    TRY(tool, Tool::start("pg_dump", {"--format=custom", "--snapshot=" + snapshot}, conninfo, true));
    std::string piece(piece_bytes, '\0');
    for (;;) {
        const auto got = ::read(tool.pipe(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return cannot("read what pg_dump writes");
        if (got == 0) return tool.finish(dump_end_max);
        TRY_VOID(take(std::string_view{piece}.substr(0, static_cast<std::size_t>(got))));
    }
}

Result<void> restore(const std::string& conninfo, const NextBytes& next) {
    std::signal(SIGPIPE, SIG_IGN);  // it may end before it has read everything; that is an error of write() then
    TRY(tool, Tool::start("pg_restore", {"--single-transaction", "--exit-on-error", "--no-owner"}, conninfo, false));
    for (;;) {
        TRY(piece, next());
        if (!piece) return tool.finish(restore_end_max);
        for (std::string_view left = *piece; !left.empty();) {
            const auto written = ::write(tool.pipe(), left.data(), left.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) {
                TRY_VOID(tool.finish(dump_end_max));  // it says why it has ended
                return cannot("write to pg_restore");
            }
            left.remove_prefix(static_cast<std::size_t>(written));
        }
    }
}

}  // namespace orderline::pg
