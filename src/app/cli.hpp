// app/cli.hpp: the command line as a whole.
#pragma once

namespace orderline::app {

/// Runs what the arguments say; returns the exit status (app/exit_code.hpp).
int run_command_line(int count, const char* const* arguments);

}  // namespace orderline::app
