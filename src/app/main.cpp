// app/main.cpp: where the program begins; its last words if all else fails.
#include <fmt/format.h>
#include <exception>
#include "app/cli.hpp"

int main(int count, char** arguments) {
    try {
        return orderline::app::run_command_line(count, arguments);
    } catch (const std::exception& error) {  // a bug, or no memory left
        fmt::print(stderr, "orderline: this should not have happened: {}\n", error.what());
        return 1;
    }
}
