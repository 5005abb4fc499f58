// pg/process.cpp: fork, become somebody else, exec.
#include "pg/process.hpp"
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <deque>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

namespace orderline::pg {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds look_again{10};

/// What can be read: a process may end while its file in /proc is being read.
std::string read_all(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// State and parent, behind the name in parentheses (which may hold anything): "12 (name) S 1 …".
std::optional<std::pair<char, pid_t>> state_of(pid_t pid) {
    const auto text = read_all("/proc/" + std::to_string(pid) + "/stat");
    const auto end = text.rfind(") ");
    if (end == std::string::npos || end + 4 >= text.size()) return std::nullopt;
    pid_t parent = 0;
    std::from_chars(text.data() + end + 4, text.data() + text.size(), parent);
    return std::pair{text[end + 2], parent};
}

/// Only what may be called between fork and exec.
[[noreturn]] void become(const Command& command, char* const* arguments, char* const* environment, int log, pid_t parent) {
    const auto give_up = [](const char* what) {
        const char* why = strerrordesc_np(errno);
        for (const char* part : {"cannot ", what, ": ", why ? why : "?", "\n"}) {
            if (::write(STDERR_FILENO, part, std::strlen(part)) < 0) break;
        }
        ::_exit(126);
    };
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const int one : {SIGINT, SIGTERM, SIGQUIT, SIGHUP, SIGPIPE, SIGCHLD, SIGUSR1, SIGUSR2}) ::signal(one, SIG_DFL);
    ::setsid();  // Ctrl-C at the terminal is for us: we stop it when our own work is done
    const int input = command.input >= 0 ? command.input : ::open("/dev/null", O_RDONLY);
    const int output = command.output >= 0 ? command.output : log;
    if (input < 0 || ::dup2(input, STDIN_FILENO) < 0 || ::dup2(output, STDOUT_FILENO) < 0 || ::dup2(log, STDERR_FILENO) < 0) ::_exit(126);
    ::close_range(3, ~0U, 0);  // a child started while we serve must not keep our port and our clients' connections open
    ::umask(077);
    if (::geteuid() == 0) {
        const auto& account = command.account;
        if (::setgroups(account.groups.size(), account.groups.data()) != 0 || ::setgid(account.gid) != 0 ||
            ::setuid(account.uid) != 0) give_up("become the user");
    }
    // After setuid, which clears it. The parent may have died in between.
    if (command.death_signal != 0 && ::prctl(PR_SET_PDEATHSIG, command.death_signal) != 0) give_up("set the death signal");
    if (command.death_signal != 0 && ::getppid() != parent) ::_exit(126);
    if (::chdir(command.folder.c_str()) != 0) give_up("enter the folder (may its user go through all folders above it?)");
    ::execve(arguments[0], arguments, environment);
    give_up("run the program");
    ::_exit(126);
}

Result<Account> account_named(const passwd* entry, const std::string& asked) {
    if (!entry) return fail(Code::bad_request, "bad_request", "There is no user \"" + asked + "\" to run PostgreSQL.");
    if (entry->pw_uid == 0) return fail(Code::bad_request, "bad_request", "PostgreSQL does not run as root. Name another user.");
    Account account{entry->pw_name, entry->pw_uid, entry->pw_gid, {}};
    int count = 64;
    account.groups.resize(static_cast<std::size_t>(count));
    if (::getgrouplist(entry->pw_name, entry->pw_gid, account.groups.data(), &count) < 0) count = 64;
    account.groups.resize(static_cast<std::size_t>(count));
    return account;
}

}  // namespace

Result<Account> account_for(const std::string& user, const std::string& folder) {
    if (::geteuid() != 0) return Account{"", ::geteuid(), ::getegid(), {}};
    if (!user.empty()) return account_named(::getpwnam(user.c_str()), user);
    struct stat owner{};
    if (::stat(folder.c_str(), &owner) == 0 && owner.st_uid != 0) {
        if (const auto* entry = ::getpwuid(owner.st_uid)) return account_named(entry, "");
        return Account{"", owner.st_uid, owner.st_gid, {owner.st_gid}};  // of a container whose user has no name here
    }
    const auto* entry = ::getpwnam("postgres");
    return account_named(entry ? entry : ::getpwnam("nobody"), "nobody");
}

Result<pid_t> start_process(const Command& command) {
    const int log = ::open(command.log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log < 0) return fail(Code::unavailable, "unavailable", "Cannot write " + command.log + ": " + std::strerror(errno) + ".");
    std::vector<char*> arguments;
    for (const auto& one : command.arguments) arguments.push_back(const_cast<char*>(one.c_str()));
    arguments.push_back(nullptr);
    std::vector<char*> environment;
    for (const auto& one : command.environment) environment.push_back(const_cast<char*>(one.c_str()));  // the first of a name counts
    for (char** one = ::environ; *one; ++one) environment.push_back(*one);
    environment.push_back(nullptr);
    const pid_t self = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) become(command, arguments.data(), environment.data(), log, self);
    const int problem = errno;
    ::close(log);
    if (child < 0) return fail(Code::unavailable, "unavailable", std::string{"Cannot start a process: "} + std::strerror(problem) + ".");
    return child;
}

std::optional<int> wait_for_exit(pid_t child, std::chrono::milliseconds limit) {
    const auto end = Clock::now() + limit;
    for (;;) {
        int status = 0;
        const pid_t ended = ::waitpid(child, &status, WNOHANG);
        if (ended == child) return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        if (ended < 0 && errno == ECHILD) return 0;  // somebody else took its status; it is gone
        if (Clock::now() >= end) return std::nullopt;
        std::this_thread::sleep_for(look_again);
    }
}

bool runs_with_argument(pid_t pid, const std::string& argument) {
    const auto state = state_of(pid);
    if (!state || state->first == 'Z' || state->first == 'X') return false;
    const auto line = '\0' + read_all("/proc/" + std::to_string(pid) + "/cmdline");
    return line.find('\0' + argument + '\0') != std::string::npos;
}

bool wait_until_gone(pid_t pid, const std::string& argument, std::chrono::milliseconds limit) {
    const auto end = Clock::now() + limit;
    while (runs_with_argument(pid, argument)) {
        if (Clock::now() >= end) return false;
        std::this_thread::sleep_for(look_again);
    }
    return true;
}

std::vector<pid_t> children_of(pid_t parent) {
    std::vector<pid_t> children;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator{"/proc", problem}) {
        const auto name = entry.path().filename().string();
        pid_t pid = 0;
        if (std::from_chars(name.data(), name.data() + name.size(), pid).ptr != name.data() + name.size()) continue;
        if (const auto state = state_of(pid); state && state->second == parent) children.push_back(pid);
    }
    return children;
}

std::string tail_of(const std::string& file, int lines) {
    std::ifstream in{file};
    std::deque<std::string> last;
    for (std::string line; std::getline(in, line);) {
        last.push_back(std::move(line));
        if (last.size() > static_cast<std::size_t>(lines)) last.pop_front();
    }
    std::string text;
    for (const auto& line : last) text += (text.empty() ? "" : " | ") + line;
    return text;
}

}  // namespace orderline::pg
