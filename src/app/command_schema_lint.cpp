// app/command_schema_lint.cpp: `orderline schema lint` and `coverage`: what a schema should be asked before others rely on it.
#include <fmt/format.h>
#include <algorithm>
#include "app/command_schema.hpp"
#include "app/output_folder.hpp"
#include "app/schema_source.hpp"
#include "schema/coverage.hpp"
#include "schema/lint.hpp"

namespace orderline::app {
namespace {

struct LintCommand {
    SchemaSource source;
    schema::LintOptions rules;
    bool json = false;
};

struct CoverageCommand {
    SchemaSource source;
    double minimum = 0;
    bool json = false;
};

Result<Exit> lint(const Config& config, LintCommand options) {
    TRY(model, read_schema(config, options.source, default_snapshot));
    TRY(findings, schema::lint(model, options.rules));
    TRY_VOID(write_out(options.json ? schema::to_json(findings) : schema::to_text(findings)));
    const auto is_more_than_a_note = [](const schema::Finding& one) { return one.severity != schema::Severity::note; };
    return std::ranges::any_of(findings, is_more_than_a_note) ? Exit::failed : Exit::ok;
}

Result<Exit> coverage(const Config& config, CoverageCommand options) {
    TRY(model, read_schema(config, options.source, default_snapshot));
    const auto found = schema::coverage(model);
    TRY_VOID(write_out(options.json ? schema::to_json(found) : schema::to_text(found)));
    return found.reaches(options.minimum) ? Exit::ok : Exit::failed;
}

std::string rules_help() {
    std::string text = "Rules:\n";
    for (const auto& rule : schema::lint_rules()) text += fmt::format("  {}\n      {}\n", rule.id, rule.reason);
    return text;
}

}  // namespace

void add_schema_lint(CLI::App& schema, Chosen& chosen) {
    auto options = std::make_shared<LintCommand>();
    auto* command = schema.add_subcommand("lint", "Look for what is probably a mistake");
    add_source(*command, options->source, default_snapshot);
    command->add_option("--disable", options->rules.disabled, "a rule, or a rule for some objects: RULE:public.log_*; again for each")
        ->type_name("RULE[:OBJECT]")->allow_extra_args(false);
    command->add_flag("--json", options->json, "print JSON");
    command->footer(std::string{"Example:\n  orderline schema lint --disable missing-comment --disable 'no-primary-key:public.log_*'\n\n"} +
                    source_help + "\nExit status: 1 if there is an error or a warning; notes alone give 0.\n\n" + rules_help());
    run_when_chosen(*command, chosen, options, lint);
}

void add_schema_coverage(CLI::App& schema, Chosen& chosen) {
    auto options = std::make_shared<CoverageCommand>();
    auto* command = schema.add_subcommand("coverage", "Tell how much of a schema has a comment");
    add_source(*command, options->source, default_snapshot);
    command->add_option("--minimum", options->minimum, "exit status 1 if fewer percent have one")->check(CLI::Range(0, 100))->type_name("PERCENT");
    command->add_flag("--json", options->json, "print JSON");
    command->footer(std::string{"Example:\n  orderline schema coverage --minimum 80\n\n"} + source_help);
    run_when_chosen(*command, chosen, options, coverage);
}

}  // namespace orderline::app
