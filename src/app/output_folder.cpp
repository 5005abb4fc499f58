// app/output_folder.cpp: temporary files beside the real ones, then renames.
#include "app/output_folder.hpp"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include "app/output_diff.hpp"

namespace orderline::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t files_synced_alone_max = 20;
constexpr std::size_t header_bytes = 1000;  // where a file says how it was made

std::unexpected<Error> cannot(std::string_view what, const fs::path& path, int number) {
    return fail(Code::internal, "cannot_write", "Cannot " + std::string{what} + " " + path.string() + ": " + std::strerror(number) + ".");
}
std::unexpected<Error> cannot_write(const fs::path& path, int number) { return cannot("write", path, number); }

/// Signals that end the program wait as long as this lives.
class Undisturbed {
public:
    Undisturbed() {
        sigset_t ours;
        sigemptyset(&ours);
        for (const int one : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) sigaddset(&ours, one);
        pthread_sigmask(SIG_BLOCK, &ours, &before_);
    }
    ~Undisturbed() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    Undisturbed(const Undisturbed&) = delete;

private:
    sigset_t before_{};
};

class OpenFile {
public:
    explicit OpenFile(int number) : number_{number} {}
    ~OpenFile() { if (number_ >= 0) ::close(number_); }
    OpenFile(const OpenFile&) = delete;
    int number() const { return number_; }

    bool write(std::string_view text) const {
        while (!text.empty()) {
            const auto count = ::write(number_, text.data(), text.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) return false;
            text.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }

private:
    int number_;
};

/// The bytes of a file; none if there is no such file.
Result<std::optional<std::string>> bytes_of(const fs::path& path) {
    std::error_code problem;
    const auto status = fs::status(path, problem);
    if (status.type() == fs::file_type::not_found) return std::nullopt;
    if (fs::is_directory(status)) return cannot("write", path, EISDIR);
    std::ifstream file{path, std::ios::binary};
    if (!file) return cannot("read", path, errno);
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

bool is_device(const fs::path& path) {
    std::error_code problem;
    const auto status = fs::status(path, problem);
    return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

/// Where a link leads: the link stays a link.
fs::path target_of(const fs::path& path) {
    std::error_code problem;
    const auto target = fs::canonical(path, problem);
    return problem ? path : target;
}

/// Everything that is on disk and not yet in place; what is left of it goes with the object.
class Batch {
public:
    ~Batch() {
        std::error_code problem;
        for (const auto& one : pending_) fs::remove(one.temporary, problem);
        if (done_) return;
        for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder) fs::remove(*folder, problem);
    }

    Result<void> add(const fs::path& path, const std::string& text) {
        const auto target = target_of(path);
        TRY_VOID(make_folder(target.parent_path()));
        auto name = (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
        const OpenFile file{::mkostemp(name.data(), O_CLOEXEC)};
        if (file.number() < 0) return cannot_write(path, errno);
        pending_.push_back({name, target});
        struct stat before{};
        const bool existed = ::stat(target.c_str(), &before) == 0;
        if (existed && ::access(target.c_str(), W_OK) != 0) return cannot_write(path, errno);
        const auto mask = ::umask(0);
        ::umask(mask);
        if (::fchmod(file.number(), existed ? before.st_mode & 07777 : 0666 & ~mask) != 0) return cannot_write(path, errno);
        if (!file.write(text)) return cannot_write(path, errno);
        return {};
    }

    Result<void> put_in_place() {
        TRY_VOID(sync_files());
        std::set<fs::path> folders;
        while (!pending_.empty()) {
            const auto& one = pending_.back();
            if (::rename(one.temporary.c_str(), one.target.c_str()) != 0) return cannot_write(one.target, errno);
            done_ = true;
            folders.insert(one.target.parent_path());
            pending_.pop_back();
        }
        for (const auto& folder : folders) {
            const OpenFile opened{::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
            if (opened.number() >= 0) ::fsync(opened.number());  // not every file system can; the files are whole anyway
        }
        return {};
    }

private:
    struct Pending {
        std::string temporary;
        fs::path target;
    };

    /// Thousands of files one by one would take longer than the whole of their disk at once.
    Result<void> sync_files() const {
        for (const auto& one : pending_) {
            const OpenFile file{::open(one.temporary.c_str(), O_RDONLY | O_CLOEXEC)};
            const bool all = pending_.size() > files_synced_alone_max;
            if (file.number() < 0 || (all ? ::syncfs(file.number()) : ::fsync(file.number())) != 0) return cannot_write(one.target, errno);
            if (all) break;
        }
        return {};
    }

    Result<void> make_folder(const fs::path& folder) {
        std::error_code problem;
        if (folder.empty() || fs::is_directory(folder, problem)) return {};
        TRY_VOID(make_folder(folder.parent_path()));
        if (::mkdir(folder.c_str(), 0777) != 0) return cannot("make the folder", folder, errno);
        made_.push_back(folder);
        return {};
    }

    std::vector<Pending> pending_;
    std::vector<fs::path> made_;
    bool done_ = false;
};

/// Only in folders that something is made in, and there not below them.
std::set<fs::path> obsolete_files(const std::string& folder, const Output& output) {
    std::set<fs::path> folders, wanted, obsolete;
    for (const auto& file : output.files) {
        wanted.insert(fs::path{folder} / file.path);
        folders.insert((fs::path{folder} / file.path).parent_path());
    }
    const auto is_ours = [&](const fs::path& path) {
        std::string head(header_bytes, '\0');
        std::ifstream file{path, std::ios::binary};
        file.read(head.data(), static_cast<std::streamsize>(head.size()));
        return std::ranges::any_of(output.made_by, [&](const auto& command) { return head.find("Made by `" + command) != std::string::npos; });
    };
    for (const auto& one : folders) {
        std::error_code problem;
        if (output.made_by.empty()) break;
        for (const auto& entry : fs::directory_iterator{one.empty() ? "." : one, problem}) {
            const auto path = one / entry.path().filename();
            if (!wanted.contains(path) && entry.is_regular_file(problem) && is_ours(path)) obsolete.insert(path);
        }
    }
    return obsolete;
}

}  // namespace

Result<Written> write_files(const std::string& folder, const Output& output) {
    const Undisturbed undisturbed;
    Written written;
    Batch batch;
    for (const auto& file : output.files) {
        const auto path = fs::path{folder} / file.path;
        if (is_device(path)) {
            const OpenFile device{::open(path.c_str(), O_WRONLY | O_CLOEXEC)};
            if (device.number() < 0 || !device.write(file.text)) return cannot_write(path, errno);
            ++written.changed;
            continue;
        }
        TRY(before, bytes_of(path));
        if (before == file.text) {
            ++written.unchanged;
            continue;
        }
        TRY_VOID(batch.add(path, file.text));
        ++written.changed;
    }
    TRY_VOID(batch.put_in_place());
    for (const auto& path : obsolete_files(folder, output)) {
        if (::unlink(path.c_str()) != 0) return cannot("remove", path, errno);
        ++written.removed;
    }
    return written;
}

Result<std::string> stale_files(const std::string& folder, const Output& output) {
    std::string diff;
    for (const auto& file : output.files) {
        const auto path = fs::path{folder} / file.path;
        TRY(before, bytes_of(path));
        if (before == file.text) continue;
        diff += unified_diff(before.value_or(""), file.text, before ? path.string() : "/dev/null", path.string() + " (as it should be)");
    }
    for (const auto& path : obsolete_files(folder, output)) {
        TRY(before, bytes_of(path));
        diff += unified_diff(before.value_or(""), "", path.string(), "/dev/null");
    }
    return diff;
}

Result<void> write_out(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
        return fail(Code::internal, "cannot_write", std::string{"Cannot write to standard output: "} + std::strerror(errno) + ".");
    }
    return {};
}

}  // namespace orderline::app
