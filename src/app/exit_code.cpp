// app/exit_code.cpp: errors as exit statuses and sentences.
#include "app/exit_code.hpp"
#include <fmt/format.h>

namespace orderline::app {

Exit exit_for(const Error& error) {
    switch (error.code) {
        case Code::bad_request: return Exit::usage;
        case Code::not_found:
        case Code::unsupported:
        case Code::too_large:
        case Code::internal: return Exit::failed;
        case Code::conflict:
        case Code::unauthorised:
        case Code::forbidden:
        case Code::too_many: return Exit::refused;
        case Code::timeout:
        case Code::unavailable: return Exit::database;
    }
    return Exit::failed;
}

Exit complain(const Error& error) {
    fmt::print(stderr, "orderline: {}\n", error.message);
    // Whoever runs this may read the whole database: the detail tells them nothing that they must not know.
    if (!error.detail.empty()) fmt::print(stderr, "  ({})\n", error.detail);
    return exit_for(error);
}

}  // namespace orderline::app
