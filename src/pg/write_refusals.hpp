// pg/write_refusals.hpp: how often PostgreSQL, which answers, did not write, and why.
#pragma once
#include <chrono>
#include <cstdint>
#include <string_view>

namespace orderline::pg {

struct WriteRefusals {
    std::uint64_t disk_full = 0, read_only = 0;  // since the start
    std::chrono::steady_clock::time_point last_full{}, last_read_only{};

    void note(std::string_view sqlstate, std::chrono::steady_clock::time_point at) {
        if (sqlstate == "53100") {
            ++disk_full;
            last_full = at;
        } else if (sqlstate == "25006") {
            ++read_only;
            last_read_only = at;
        }
    }
};

}  // namespace orderline::pg
