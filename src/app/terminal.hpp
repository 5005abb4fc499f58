// app/terminal.hpp: the person at the terminal: is there one, what is their password, how far are we.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include "base/result.hpp"

namespace orderline::app {

/// Asks on the terminal, without showing what is typed. Errors: bad_request if there is no terminal.
Result<std::string> ask_secret(const std::string& question);

/// The first line of a file; "-" is standard input. Errors: bad_request.
Result<std::string> read_first_line(const std::string& path);

/// A bar on standard error, if that is a terminal; at most ten times a second.
class Progress {
public:
    explicit Progress(std::string what);
    ~Progress();  // removes the bar
    Progress(const Progress&) = delete;
    void show(std::uint64_t done, std::uint64_t total);

private:
    std::string what_;
    bool terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point next_{};
};

}  // namespace orderline::app
