// tests/system/full_disk.cpp: preloaded into PostgreSQL, makes its disk look full while a file says so.
// The file that ORDERLINE_TEST_FULL names holds what is full: "data" (its tables cannot grow), "wal" (no new WAL file can be
// written), or nothing. What the kernel says of a full file system is ENOSPC for whatever makes a file larger; the same here.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

bool says(const char* file, std::string_view word) {
    const int flag = ::open(file, O_RDONLY | O_CLOEXEC);
    if (flag < 0) return false;
    char text[8]{};
    const auto length = ::read(flag, text, sizeof text);
    ::close(flag);
    return length > 0 && std::string_view{text, static_cast<std::size_t>(length)} == word;
}

/// Whether writing up to `end` would make that file larger on a disk that is full.
bool refused(int file, off_t end) {
    static const char* const flag = std::getenv("ORDERLINE_TEST_FULL");
    if (!flag) return false;
    const int before = errno;
    char link[32], path[512];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const auto length = ::readlink(link, path, sizeof path);
    const std::string_view name{path, length > 0 ? static_cast<std::size_t>(length) : 0};
    const bool data = name.find("/pgdata/base/") != name.npos, wal = name.find("/pgdata/pg_wal/") != name.npos;
    struct stat now{};
    const bool grows = (data || wal) && ::fstat(file, &now) == 0 && end > now.st_size;
    const bool full = grows && says(flag, data ? "data" : "wal");
    errno = full ? ENOSPC : before;
    return full;
}

template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

off_t length_of(const iovec* parts, int count) {
    off_t length = 0;
    for (int i = 0; i < count; ++i) length += static_cast<off_t>(parts[i].iov_len);
    return length;
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, std::size_t count) {
    static auto* const real = next<ssize_t(int, const void*, std::size_t)>("write");
    const off_t at = ::lseek(file, 0, SEEK_CUR);
    return at >= 0 && refused(file, at + static_cast<off_t>(count)) ? -1 : real(file, bytes, count);
}

ssize_t pwrite(int file, const void* bytes, std::size_t count, off_t at) {
    static auto* const real = next<ssize_t(int, const void*, std::size_t, off_t)>("pwrite");
    return refused(file, at + static_cast<off_t>(count)) ? -1 : real(file, bytes, count, at);
}

ssize_t pwritev(int file, const iovec* parts, int count, off_t at) {
    static auto* const real = next<ssize_t(int, const iovec*, int, off_t)>("pwritev");
    return refused(file, at + length_of(parts, count)) ? -1 : real(file, parts, count, at);
}

int posix_fallocate(int file, off_t at, off_t length) {
    static auto* const real = next<int(int, off_t, off_t)>("posix_fallocate");
    return refused(file, at + length) ? ENOSPC : real(file, at, length);
}

}  // extern "C"
