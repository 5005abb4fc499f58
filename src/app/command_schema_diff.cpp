// app/command_schema_diff.cpp: `orderline schema diff`: what changed between two schemas, and whom it breaks.
#include <fmt/format.h>
#include "app/command_schema.hpp"
#include "app/output_folder.hpp"
#include "app/schema_source.hpp"
#include "schema/diff.hpp"

namespace orderline::app {
namespace {

struct DiffOptions {
    std::string before, after;
    SchemaSource common;
    bool json = false, breaking = false;
};

Result<Exit> compare(const Config& config, const DiffOptions& options) {
    auto source = options.common;
    source.text = options.before;
    TRY(before, read_schema(config, source, default_snapshot));
    source.text = options.after;
    TRY(after, read_schema(config, source, default_snapshot));
    const auto changes = schema::diff(before, after);
    TRY_VOID(write_out(options.json ? schema::to_json(changes) : schema::to_text(changes)));
    const bool counts = options.breaking ? schema::any_breaking(changes) : !changes.empty();
    return counts ? Exit::failed : Exit::ok;
}

/// As with diff(1): 1 says that they differ and nothing else.
Result<Exit> diff(const Config& config, DiffOptions options) {
    auto done = compare(config, options);
    if (done) return done;
    const auto status = complain(done.error());
    return status == Exit::failed ? Exit::usage : status;
}

}  // namespace

void add_schema_diff(CLI::App& schema, Chosen& chosen) {
    auto options = std::make_shared<DiffOptions>();
    auto* command = schema.add_subcommand("diff", "Tell what changed between two schemas");
    command->add_option("before", options->before, "a SOURCE; see below")->required()->type_name("A");
    command->add_option("after", options->after, "a SOURCE; see below")->required()->type_name("B");
    add_source_options(*command, options->common);
    command->add_flag("--json", options->json, "print JSON");
    command->add_flag("--breaking", options->breaking, "exit status 1 only if something breaks those who use it");
    command->footer(std::string{"Examples:\n"
                                "  orderline schema diff db/schema.json migrations\n"
                                "  orderline schema diff db/schema.json postgresql://me@db.example/orderline --breaking\n\n"} + source_help +
                    "\nExit status: 0 the same; 1 they differ; 2 and more as with the other commands.");
    run_when_chosen(*command, chosen, options, diff);
}

}  // namespace orderline::app
