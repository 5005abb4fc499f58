// pg/process.hpp: child processes of ours: started, watched and ended by their own pid. Internal to pg.
#pragma once
#include <sys/types.h>
#include <chrono>
#include <optional>
#include <string>
#include <vector>
#include "base/result.hpp"

namespace orderline::pg {

/// Whom a child runs as. Made before fork(): looking up users is not allowed after it.
struct Account {
    std::string name;
    uid_t uid = 0;
    gid_t gid = 0;
    std::vector<gid_t> groups;
};

/// Ourselves, unless we are root: then `user`, or if that is empty the owner of `folder` (if it is there and is not
/// root), "postgres" or "nobody". Errors: bad_request if there is no such user or it is root.
Result<Account> account_for(const std::string& user, const std::string& folder);

struct Command {
    std::vector<std::string> arguments;  // the first one is the program's full path
    std::string folder;                  // where it runs
    std::string log;                     // where its output is appended
    Account account;
    int death_signal = 0;                // sent to it by the kernel when the thread that started it ends; 0: none
    int input = -1, output = -1;         // open files instead of nothing, and instead of the log for standard output
    std::vector<std::string> environment{};  // "NAME=value", beside ours
};

/// Errors: unavailable. If the program cannot be run at all the log says why and it exits with 126.
Result<pid_t> start_process(const Command& command);

/// Its exit status (128 + signal if one ended it) once it has ended; nullopt if it has not until `limit` passed.
std::optional<int> wait_for_exit(pid_t child, std::chrono::milliseconds limit);

/// Whether the process lives (a zombie does not) and was started with `argument` among its arguments.
bool runs_with_argument(pid_t pid, const std::string& argument);
/// Waits until it does not any more.
bool wait_until_gone(pid_t pid, const std::string& argument, std::chrono::milliseconds limit);
std::vector<pid_t> children_of(pid_t parent);

/// The last lines of a text file, in one line.
std::string tail_of(const std::string& file, int lines);

}  // namespace orderline::pg
