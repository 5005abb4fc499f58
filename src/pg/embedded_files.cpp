// pg/embedded_files.cpp: folders, programs and the lock.
#include "pg/embedded_files.hpp"
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <sstream>
#include <string_view>
#include <vector>
#include "base/sha256.hpp"

namespace orderline::pg {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t socket_name_bytes_max = 107;  // sockaddr_un
constexpr int version_tested = 15;  // and the oldest that will do
constexpr std::uintmax_t log_bytes_max = 16 << 20;

std::unexpected<Error> cannot(const std::string& what, int number) {
    return fail(Code::unavailable, "unavailable", "Cannot " + what + ": " + std::strerror(number) + ".");
}

/// What "postgres -V" says: "postgres (PostgreSQL) 15.20 (Debian …)"; 0 if there is no such program.
int major_version(const std::string& folder) {
    std::error_code problem;
    if (!fs::exists(folder + "/initdb", problem) || !fs::exists(folder + "/postgres", problem)) return 0;
    if (folder.find('\'') != std::string::npos) return 0;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe{::popen(("'" + folder + "/postgres' -V").c_str(), "re"), &::pclose};
    char text[128] = {};
    if (!pipe || !std::fgets(text, sizeof text, pipe.get())) return 0;
    const std::string_view said = text;
    const auto at = said.find_first_of("0123456789");
    int major = 0;
    if (at != std::string_view::npos) std::from_chars(said.data() + at, said.data() + said.size(), major);
    return major;
}

std::vector<std::pair<int, std::string>> installed() {
    std::vector<std::string> folders;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator{"/usr/lib/postgresql", problem}) folders.push_back(entry.path().string() + "/bin");
    const char* path = std::getenv("PATH");
    for (std::istringstream parts{path ? path : ""}; std::getline(parts, folders.emplace_back(), ':');) {}
    std::vector<std::pair<int, std::string>> found;
    for (const auto& folder : folders) {
        if (const int major = major_version(folder); major >= version_tested) found.emplace_back(major, folder);
    }
    // The version that we are tested with comes first, then the newest.
    std::ranges::sort(found, std::greater{}, [](const auto& one) { return one.first == version_tested ? INT_MAX : one.first; });
    return found;
}

}  // namespace

Result<void> make_private(const std::string& path, const Account& account) {
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return cannot("make the folder " + path, errno);
    struct stat info{};
    if (::lstat(path.c_str(), &info) != 0) return cannot("look at the folder " + path, errno);
    if (!S_ISDIR(info.st_mode) || (info.st_uid != account.uid && info.st_uid != ::geteuid())) {
        return fail(Code::unavailable, "unavailable", path + " is not a folder of the user who runs PostgreSQL.");
    }
    if (info.st_uid != account.uid && ::chown(path.c_str(), account.uid, account.gid) != 0) return cannot("give away the folder " + path, errno);
    if ((info.st_mode & 07777) != 0700 && ::chmod(path.c_str(), 0700) != 0) return cannot("close the folder " + path, errno);
    return {};
}

std::string socket_folder(const std::string& root) {
    auto inside = root + "/socket";
    const bool fits = inside.size() + std::strlen("/.s.PGSQL.5432") <= socket_name_bytes_max;
    if (fits && inside.find(',') == std::string::npos) return inside;  // a comma separates folders in the setting
    return "/tmp/orderline-" + sha256_hex(root).substr(0, 16);
}

void keep_log_small(const std::string& log) {
    std::error_code problem;
    if (fs::file_size(log, problem) <= log_bytes_max || problem) return;
    // PostgreSQL appends to the open file, so it is emptied, not moved: what is written meanwhile stands at its new end.
    fs::copy_file(log, log + ".1", fs::copy_options::overwrite_existing, problem);
    fs::resize_file(log, 0, problem);
}

Result<EmbeddedFolders> make_folders(const std::string& data_dir, const Account& account) {
    std::error_code problem;
    const auto root = fs::weakly_canonical(fs::absolute(data_dir, problem), problem);
    if (problem) return fail(Code::bad_request, "bad_request", "The folder " + data_dir + " cannot be used: " + problem.message() + ".");
    EmbeddedFolders folders{root.string(), (root / "pgdata").string(), socket_folder(root.string()), (root / "postgres.log").string()};
    const bool existed = fs::exists(root, problem);
    fs::create_directories(root.parent_path(), problem);
    // Somebody's full folder keeps its owner and mode; ours, new or empty, is closed to everybody else.
    if (!existed || fs::is_empty(root, problem)) TRY_VOID(make_private(folders.root, account));
    TRY_VOID(make_private(folders.socket, account));
    keep_log_small(folders.log);
    return folders;
}

Result<std::string> find_binaries(const std::string& pgdata) {
    const auto found = installed();
    std::ifstream file{pgdata + "/PG_VERSION"};
    int made_by = 0;
    if (file >> made_by) {
        const auto same = std::ranges::find(found, made_by, &std::pair<int, std::string>::first);
        if (same != found.end()) return same->second;
        return fail(Code::unavailable, "unavailable", "The data in " + pgdata + " need PostgreSQL " + std::to_string(made_by) +
                    ", which is not installed (Debian: apt install postgresql-" + std::to_string(made_by) + ").");
    }
    if (!found.empty()) return found.front().second;
    return fail(Code::unavailable, "unavailable",
                "PostgreSQL 15 or newer is not installed (Debian: apt install postgresql), or name a database that runs elsewhere.");
}

Result<FolderLock> FolderLock::take(const std::string& root) {
    const auto path = root + "/orderline.lock";
    FolderLock lock;
    lock.file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock.file_ < 0) return cannot("open " + path, errno);
    if (::flock(lock.file_, LOCK_EX | LOCK_NB) != 0) {
        char pid[16] = {};
        const auto size = ::pread(lock.file_, pid, sizeof pid - 1, 0);
        return fail(Code::conflict, "conflict", "Another orderline (process " + std::string(pid, static_cast<std::size_t>(std::max<ssize_t>(size, 0))) +
                    ") is running on the folder " + root + ".");
    }
    const auto pid = std::to_string(::getpid());
    if (::ftruncate(lock.file_, 0) != 0 || ::pwrite(lock.file_, pid.data(), pid.size(), 0) < 0) return cannot("write " + path, errno);
    return lock;
}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

FolderLock::~FolderLock() {
    if (file_ >= 0) ::close(file_);
}

}  // namespace orderline::pg
