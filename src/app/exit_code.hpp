// app/exit_code.hpp: what the program says to a script with its exit status. README.md and --help show this list.
#pragma once
#include "base/result.hpp"

namespace orderline::app {

enum class Exit : int {
    ok = 0,
    failed = 1,    // it was tried and did not work: bad rows in a file, a check that found something, nothing by that name
    usage = 2,     // the command line, the configuration or a value on it is wrong; nothing was tried
    database = 3,  // the database cannot be reached or took too long
    refused = 4,   // it contradicts what is there: exists already, in use by another, not allowed
};

inline constexpr const char* exit_code_help =
    "Exit status: 0 done; 1 failed (bad rows, a check found something, not found); 2 wrong command line or\n"
    "configuration; 3 database not available; 4 refused (exists already, in use, not allowed).";

Exit exit_for(const Error& error);

/// "orderline: <sentence>" on standard error; what only an operator may see (SQLSTATE …) below it. Returns exit_for(error).
Exit complain(const Error& error);

}  // namespace orderline::app
