// app/command_schema_doc.cpp: `orderline schema doc`: a schema for people to read or to look at.
#include <fmt/format.h>
#include <memory>
#include "app/command_schema.hpp"
#include "app/schema_drawing.hpp"
#include "app/schema_names.hpp"
#include "app/schema_output.hpp"
#include "app/schema_source.hpp"
#include "codegen/graphviz.hpp"
#include "codegen/html.hpp"
#include "codegen/markdown.hpp"

namespace orderline::app {
namespace {

struct DocOptions {
    SchemaSource source;
    SchemaOutput output{"-", false};
    bool split = false, html = false, svg = false;
    std::vector<std::string> singular;
};

Result<std::string> drawing_of(const schema::Model& model) {
    return draw(codegen::graphviz(codegen::Neighbours{model}, codegen::Titles{model}));
}

Result<std::string> page_of(const schema::Model& model) {
    codegen::HtmlOptions page;
    page.made_by = "orderline schema doc --html";
    if (auto svg = drawing_of(model)) page.svg = *std::move(svg);
    else fmt::print(stderr, "The page is made without its big diagram. {}\n", svg.error().message);
    return codegen::html(model, page).text;
}

Result<Exit> doc(const Config& config, DocOptions options) {
    codegen::DocumentOptions document;
    TRY(overrides, read_overrides(options.singular));
    document.overrides = std::move(overrides);
    document.split = options.split;
    document.made_by = (options.split ? "orderline schema doc --split" : "orderline schema doc") + to_flags(document.overrides);
    TRY(model, read_schema(config, options.source, default_snapshot));
    if (options.split) return deliver(options.output, Output{codegen::document(model, document), {"orderline schema doc --split"}});
    if (!options.html && !options.svg) return deliver(options.output, codegen::document(model, document).front().text);
    TRY(text, options.html ? page_of(model) : drawing_of(model));
    return deliver(options.output, std::move(text));
}

}  // namespace

void add_schema_doc(CLI::App& schema, Chosen& chosen) {
    auto options = std::make_shared<DocOptions>();
    auto* command = schema.add_subcommand("doc", "Describe a schema: Markdown, or a page to look at");
    add_source(*command, options->source, default_snapshot);
    auto* split = command->add_flag("--split", options->split, "a Markdown page for each table, below a folder");
    auto* html = command->add_flag("--html", options->html, "one page to search and to look at, which needs nothing besides itself");
    auto* svg = command->add_flag("--svg", options->svg, "a drawing of all tables");
    html->excludes(split);
    svg->excludes(split)->excludes(html);
    add_output(*command, options->output, "the file, or with --split the folder; - is standard output");
    add_singular(*command, options->singular);
    command->footer(std::string{"Examples:\n"
                                "  orderline schema doc --out docs/schema.md\n"
                                "  orderline schema doc dump.sql --split --out docs/schema\n"
                                "  orderline schema doc postgresql://me@db.example/shop --html --out shop.html\n\n"} + source_help +
                    "\nThe drawing and the diagram of the page are laid out by Graphviz (Debian: apt install graphviz).");
    run_when_chosen(*command, chosen, options, doc);
}

}  // namespace orderline::app
