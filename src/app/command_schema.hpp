// app/command_schema.hpp: what each file command_schema_*.cpp adds to `orderline schema`.
#pragma once
#include <memory>
#include <CLI/CLI.hpp>
#include "app/command.hpp"

namespace orderline::app {

void add_schema_coverage(CLI::App& schema, Chosen& chosen);
void add_schema_diff(CLI::App& schema, Chosen& chosen);
void add_schema_doc(CLI::App& schema, Chosen& chosen);
void add_schema_lint(CLI::App& schema, Chosen& chosen);

/// `run` gets the configuration and a copy of the options, once the command line is read and it is this command.
template <class Options>
void run_when_chosen(CLI::App& command, Chosen& chosen, std::shared_ptr<Options> options,
                     Result<Exit> (*run)(const Config&, Options)) {
    command.callback([&chosen, options, run] {
        chosen = [options, run](const Config& config) {
            const auto done = run(config, *options);
            return done ? *done : complain(done.error());
        };
    });
}

}  // namespace orderline::app
