// app/schema_output.hpp: what the commands of the schema toolchain do with what they made: written, printed or compared.
#pragma once
#include <string>
#include "app/exit_code.hpp"
#include "app/output_folder.hpp"
#include "base/result.hpp"

namespace CLI { class App; }

namespace orderline::app {

struct SchemaOutput {
    std::string out;     // a file or a folder; "-" is standard output
    bool check = false;  // write nothing, say what is stale
};

void add_output(CLI::App& command, SchemaOutput& output, const std::string& help);

/// One file, at `output.out`. Exit::failed if it is stale under --check: the difference stands on standard output.
Result<Exit> deliver(const SchemaOutput& output, std::string text);
/// Several, below the folder `output.out`.
Result<Exit> deliver(const SchemaOutput& output, const Output& made);

}  // namespace orderline::app
