// app/command_schema.cpp: `orderline schema`, and its first command, `pull`.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>
#include "app/command.hpp"
#include "app/command_schema.hpp"
#include "app/schema_output.hpp"
#include "app/schema_source.hpp"
#include "schema/snapshot.hpp"

namespace orderline::app {
namespace {

struct PullOptions {
    SchemaSource source;
    SchemaOutput output{default_snapshot, false};
    std::string sql;
};

Result<Exit> pull(const Config& config, PullOptions options) {
    if (!options.sql.empty()) options.source.text = options.sql;
    TRY(model, read_schema(config, options.source, "migrations"));
    return deliver(options.output, schema::to_snapshot(model));
}

void add_pull(CLI::App& schema, Chosen& chosen) {
    auto options = std::make_shared<PullOptions>();
    auto* command = schema.add_subcommand("pull", "Read a schema and write it as a JSON snapshot");
    add_source(*command, options->source, "migrations");
    command->add_option("--sql", options->sql, "the same as SOURCE: an SQL file")->type_name("FILE")->excludes("source");
    add_output(*command, options->output, "where the snapshot goes; - is standard output");
    command->footer(std::string{"Examples:\n"
                                "  orderline schema pull                                   the migrations, to db/schema.json\n"
                                "  orderline schema pull --database-url postgresql://me@db.example/shop --schema public\n"
                                "  orderline schema pull --sql dump.sql --strict --out shop.json\n\n"} + source_help +
                    "\nA dump runs in a private PostgreSQL that is thrown away, as a role that reaches no files. Rows are not loaded.\n"
                    "What cannot run there (an extension that is not installed, …) is listed with its line and left out.");
    run_when_chosen(*command, chosen, options, pull);
}

}  // namespace

void add_schema(CLI::App& app, Chosen& chosen) {
    auto* schema = app.add_subcommand("schema", "Read a database's schema; describe, compare and check it");
    schema->require_subcommand(1);
    schema->footer(std::string{"Every command of `schema`, and `codegen`, reads a SOURCE. "} + source_help +
                   "\nThe usual way: `orderline schema pull` writes db/schema.json; the other commands read that file.");
    add_pull(*schema, chosen);
    add_schema_doc(*schema, chosen);
    add_schema_diff(*schema, chosen);
    add_schema_lint(*schema, chosen);
    add_schema_coverage(*schema, chosen);
}

}  // namespace orderline::app
