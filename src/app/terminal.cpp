// app/terminal.cpp: termios and a progress bar.
#include "app/terminal.hpp"
#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>

namespace orderline::app {
namespace {

/// Echo is on again however the question ends.
class Silence {
public:
    Silence() {
        tcgetattr(STDIN_FILENO, &before_);
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~Silence() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }

private:
    termios before_{};
};

}  // namespace

Result<std::string> ask_secret(const std::string& question) {
    if (isatty(STDIN_FILENO) != 1) {
        return fail(Code::bad_request, "usage", "There is no terminal to ask on. Give --password-file FILE, or --generate.");
    }
    fmt::print(stderr, "{}: ", question);
    std::string typed;
    {
        const Silence silence;
        if (!std::getline(std::cin, typed)) return fail(Code::bad_request, "usage", "Nothing was typed.");
    }
    fmt::print(stderr, "\n");
    return typed;
}

Result<std::string> read_first_line(const std::string& path) {
    std::string line;
    std::ifstream file;
    if (path != "-") file.open(path);
    std::istream& in = path == "-" ? std::cin : file;
    if (!in || !std::getline(in, line)) return fail(Code::bad_request, "usage", "Cannot read " + path + ".");
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

Progress::Progress(std::string what) : what_{std::move(what)}, terminal_{isatty(STDERR_FILENO) == 1} {}

Progress::~Progress() {
    if (shown_) fmt::print(stderr, "\r\033[K");
}

void Progress::show(std::uint64_t done, std::uint64_t total) {
    if (!terminal_ || total == 0) return;
    const auto at = std::chrono::steady_clock::now();
    if (at < next_) return;
    next_ = at + std::chrono::milliseconds{100};
    shown_ = true;
    constexpr std::size_t width = 30;
    const auto share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
    const auto full = static_cast<std::size_t>(share * width);
    fmt::print(stderr, "\r{} [{}{}] {:3.0f} %\033[K", what_, std::string(full, '#'), std::string(width - full, ' '), share * 100);
    std::fflush(stderr);
}

}  // namespace orderline::app
