// app/command_schema_doc.cpp: `orderline schema doc`: a schema for people to read or to look at.
#include <fmt/format.h>
#include <memory>
#include "app/command_schema.hpp"
#include "app/schema_names.hpp"
#include "app/schema_output.hpp"
#include "app/schema_source.hpp"
#include "codegen/markdown.hpp"

namespace orderline::app {
namespace {

struct DocOptions {
    SchemaSource source;
    SchemaOutput output{"-", false};
    bool split = false;
    std::vector<std::string> singular;
};

Result<Exit> doc(const Config& config, DocOptions options) {
    TRY(overrides, read_overrides(options.singular));
    TRY(model, read_schema(config, options.source, default_snapshot));
    codegen::DocumentOptions document;
    document.split = options.split;
    document.overrides = std::move(overrides);
    document.made_by = options.split ? "orderline schema doc --split" : "orderline schema doc";
    const auto files = codegen::document(model, document);
    return options.split ? deliver(options.output, files) : deliver(options.output, files.front().text);
}

}  // namespace

void add_schema_doc(CLI::App& schema, Chosen& chosen) {
    auto options = std::make_shared<DocOptions>();
    auto* command = schema.add_subcommand("doc", "Describe a schema: Markdown, or a page to look at");
    add_source(*command, options->source, default_snapshot);
    command->add_flag("--split", options->split, "a Markdown page for each table, below a folder");
    add_output(*command, options->output, "the file, or with --split the folder; - is standard output");
    add_singular(*command, options->singular);
    command->footer(std::string{"Examples:\n"
                                "  orderline schema doc --out docs/schema.md\n"
                                "  orderline schema doc dump.sql --split --out docs/schema\n\n"} + source_help);
    run_when_chosen(*command, chosen, options, doc);
}

}  // namespace orderline::app
