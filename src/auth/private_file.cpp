// auth/private_file.cpp: made whole or not at all, and refused when others may touch it.
#include "auth/private_file.hpp"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <system_error>
#include "base/encoding.hpp"
#include "base/random.hpp"

namespace orderline::auth {
namespace {

class File {
public:
    explicit File(int number) : number_{number} {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

private:
    int number_;
};

std::string system_said() { return std::generic_category().message(errno); }

Result<std::string> read_file(const std::string& file, int number) {
    struct stat state {};
    if (::fstat(number, &state) != 0) return wrong_file(file, "cannot be read: " + system_said());
    if (!S_ISREG(state.st_mode)) return wrong_file(file, "is not a plain file");
    if ((state.st_mode & (S_IRWXG | S_IRWXO)) != 0) return wrong_file(file, "is open to others; run: chmod 600 " + file);
    std::string text(4096, '\0');  // more than a key needs, so that a longer file is noticed
    const auto got = ::read(number, text.data(), text.size());
    if (got < 0) return wrong_file(file, "cannot be read: " + system_said());
    text.resize(static_cast<std::size_t>(got));
    return text;
}

bool write_whole(int number, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(number, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(number) == 0;
}

/// Written beside it and then linked to its name: whoever starts at the same moment, and whatever a crash leaves, the
/// file holds the whole text or is not there.
Result<void> create(const std::string& file, std::string_view text) {
    std::array<std::byte, 8> suffix;
    fill_random(suffix);
    const std::string draft = file + ".new-" + to_hex(suffix);
    const File made{::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (!made) return wrong_file(file, "cannot be made: " + system_said());
    const bool whole = write_whole(made.number(), text);
    const bool named = whole && (::link(draft.c_str(), file.c_str()) == 0 || errno == EEXIST);
    const std::string problem = named ? "" : system_said();
    ::unlink(draft.c_str());
    if (!named) return wrong_file(file, "cannot be made: " + problem);
    const auto folder = std::filesystem::path{file}.parent_path();
    if (const File entry{::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)}) {
        ::fsync(entry.number());
    }
    return {};
}

}  // namespace

std::unexpected<Error> wrong_file(const std::string& file, std::string_view what) {
    return fail(Code::unavailable, "unavailable", "The private file " + file + " " + std::string{what} + ".");
}

Result<std::optional<std::string>> read_if_there(const std::string& file) {
    const File opened{::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (!opened && errno == ENOENT) return std::optional<std::string>{};
    if (!opened) return wrong_file(file, "cannot be read: " + system_said());
    TRY(text, read_file(file, opened.number()));
    return std::optional{std::move(text)};
}

Result<std::string> read_or_create(const std::string& file, const std::function<std::string()>& make) {
    TRY(there, read_if_there(file));
    if (there) return *std::move(there);
    TRY_VOID(create(file, make()));
    TRY(made, read_if_there(file));  // by us, or by another at the same moment
    if (!made) return wrong_file(file, "was taken away as soon as it was made");
    return *std::move(made);
}

}  // namespace orderline::auth
