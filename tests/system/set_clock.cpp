// tests/system/set_clock.cpp: preloaded, makes a program's wall clock one that a test sets: by the seconds in the first 8 bytes of a file.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>
#include <cstdint>
#include <cstdlib>
#include <ctime>

namespace {

/// How far it is set now. The file stays mapped, so what the test writes is seen at once.
std::int64_t offset() {
    static const volatile std::int64_t* const seconds = [] {
        const char* const name = std::getenv("ORDERLINE_TEST_CLOCK");
        const int file = name ? ::open(name, O_RDONLY | O_CLOEXEC) : -1;
        void* const mapped = file < 0 ? MAP_FAILED : ::mmap(nullptr, sizeof(std::int64_t), PROT_READ, MAP_SHARED, file, 0);
        if (file >= 0) ::close(file);
        return mapped == MAP_FAILED ? nullptr : static_cast<const volatile std::int64_t*>(mapped);
    }();
    return seconds ? *seconds : 0;
}

template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* at) {
    static auto* const real = next<int(clockid_t, timespec*)>("clock_gettime");
    const int result = real(clock, at);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) at->tv_sec += offset();
    return result;
}

int gettimeofday(timeval* at, void* zone) {
    static auto* const real = next<int(timeval*, void*)>("gettimeofday");
    const int result = real(at, zone);
    if (result == 0) at->tv_sec += offset();
    return result;
}

std::time_t time(std::time_t* at) {
    static auto* const real = next<std::time_t(std::time_t*)>("time");
    const std::time_t now = real(nullptr) + offset();
    if (at) *at = now;
    return now;
}

}  // extern "C"
